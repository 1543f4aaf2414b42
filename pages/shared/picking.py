"""Two reviews to be set side by side, each picked by its film and then by its critic and day."""

import pandas as pd
import streamlit as st

from corpus.reuse.pairs import suggest_pair
from corpus.wording import date
from pages.shared.address import read_value
from pages.shared.opening import View

#: Films, and reviews of a film, that are offered: the first by name, and the latest.
OFFERED = 400
UNNAMED = "Film not named"
_SIDES = {"a": "First", "b": "Second"}


def complete(view: View, of: str, a: str, b: str) -> tuple[str, str]:
    """Return two that a link asks for; of reviews, those that are missing are suggested."""
    if of != "reviews" or (a and b):
        return a, b
    known = view.corpus.reviews
    chosen = known[known["review_id"].isin([a, b])]
    among = pd.concat([view.reviews, chosen]).drop_duplicates("review_id")
    if a or b:
        one, other = suggest_pair(among, view.corpus.duplicates, one=a or b)
        return (one, other) if a else (other, one)
    return suggest_pair(among, view.corpus.duplicates)


def pick_two(view: View) -> tuple[str, str]:
    """Show the pickers of both reviews, and return what is picked."""
    picked = dict(zip("ab", complete(view, "reviews", *(read_value(side, "") for side in "ab")), strict=True))
    columns = ["review_id", "film", "reviewer", "outlet", "published", "excerpt"]
    chosen = view.corpus.reviews[view.corpus.reviews["review_id"].isin(picked.values())]
    known = pd.concat([view.reviews[columns], chosen[columns]]).drop_duplicates("review_id")
    known = known.assign(film=known["film"].fillna(UNNAMED))
    for place, side in zip(st.columns(2, gap="large"), "ab", strict=True):
        with place:
            _pick(known, side, picked)
    return picked["a"], picked["b"]


def _pick(known: pd.DataFrame, side: str, picked: dict[str, str]) -> None:
    """Show the pickers of one side: a film where there are several, and a review of it."""
    other = picked["b" if side == "a" else "a"]
    known = known[known["review_id"] != other]
    film = known.loc[known["review_id"] == picked[side], "film"].iloc[0]
    films = sorted(known["film"].unique(), key=str.casefold)
    if len(films) > 1:
        st.session_state[f"film-{side}"] = film
        st.selectbox(
            f"{_SIDES[side]} film",
            [*films[:OFFERED], *([film] if film in films[OFFERED:] else [])],
            key=f"film-{side}",
            on_change=_take_film,
            args=(known, side, picked),
        )
    ours = known[known["film"] == film].sort_values("published", ascending=False, kind="stable")
    offered = pd.concat([ours.head(OFFERED), ours[ours["review_id"] == picked[side]]]).drop_duplicates("review_id")
    names = dict(zip(offered["review_id"], [_name(review) for review in offered.itertuples()], strict=True))
    st.session_state[f"pick-{side}"] = picked[side]
    st.selectbox(
        f"{_SIDES[side]} review",
        list(names),
        format_func=names.__getitem__,
        key=f"pick-{side}",
        on_change=_take,
        args=(side, picked),
    )


def _name(review: tuple) -> str:
    """Return what tells a review from others of its film: its critic or outlet and its day, else its first words."""
    who = review.reviewer if pd.notna(review.reviewer) else review.outlet
    parts = [str(who)] if pd.notna(who) else []
    parts += [date(review.published)] if pd.notna(review.published) else []
    return ", ".join(parts) or f"“{review.excerpt[:60]} …”"


def _take(side: str, picked: dict[str, str]) -> None:
    """Put both reviews into the address, where the reader has picked one; a callback."""
    st.session_state.update({**picked, side: st.session_state[f"pick-{side}"], "passage": 0})


def _take_film(known: pd.DataFrame, side: str, picked: dict[str, str]) -> None:
    """Put the latest review of a film into the address, where the reader has picked the film; a callback."""
    ours = known[known["film"] == st.session_state[f"film-{side}"]].sort_values("published", ascending=False)
    st.session_state.update({**picked, side: ours["review_id"].iloc[0], "passage": 0})
