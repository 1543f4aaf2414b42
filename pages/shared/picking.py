"""Two reviews to be set side by side, each picked by its film and then by its critic and day."""

from textwrap import shorten
from typing import NamedTuple

import pandas as pd
import streamlit as st

from corpus.reuse.pairs import suggest_pair
from corpus.wording import date
from pages.shared.address import read_value
from pages.shared.viewing import View

#: Films, and reviews of a film, that are offered: those with most reviews, by name; and the latest.
OFFERED = 250
UNNAMED = "Film not named"
#: The first letters by which a review is known of which nothing else is.
BEGINNING = 60
_SIDES = {"a": "First", "b": "Second"}


class Offer(NamedTuple):
    """What one side can be: the `films`, of which `film` is shown, and what each of its reviews is called, by id."""

    films: list[str]
    film: str
    names: dict[str, str]


def complete(view: View, of: str, a: str, b: str) -> tuple[str, str]:
    """Return two that a link asks for; of reviews, those that are missing are suggested."""
    return (a, b) if of != "reviews" or (a and b) else _suggest(*view.about, a, b, _view=view)


def pick_two(view: View) -> tuple[str, str]:
    """Show the pickers of both reviews, and return what is picked."""
    picked = dict(zip("ab", complete(view, "reviews", *(read_value(side, "") for side in "ab")), strict=True))
    for place, side in zip(st.columns(2, gap="large"), "ab", strict=True):
        with place:
            _pick(view, side, picked)
    return picked["a"], picked["b"]


@st.cache_resource(max_entries=128, show_spinner=False)
def _suggest(version: str, selection: str, a: str, b: str, *, _view: View) -> tuple[str, str]:
    """Return two reviews of which one may be chosen; see `pairs.suggest_pair`."""
    known = _view.corpus.reviews
    chosen = known[(known["review_id"] == a) | (known["review_id"] == b)]
    among = pd.concat([_view.reviews, chosen]).drop_duplicates("review_id")
    if a or b:
        one, other = suggest_pair(among, _view.corpus.duplicates, one=a or b)
        return (one, other) if a else (other, one)
    return suggest_pair(among, _view.corpus.duplicates)


@st.cache_resource(max_entries=128, show_spinner=False)
def _offer(version: str, selection: str, one: str, other: str, *, _view: View) -> Offer:
    """Return what the side of one review can be, beside another."""
    columns = ["review_id", "film", "reviewer", "outlet", "published", "excerpt"]
    known = _view.corpus.reviews
    chosen = known.loc[known["review_id"] == one, columns]
    known = pd.concat([_view.reviews[columns], chosen]).drop_duplicates("review_id")
    known = known[known["review_id"] != other].assign(film=lambda rows: rows["film"].fillna(UNNAMED))
    film = known.loc[known["review_id"] == one, "film"].iloc[0]
    films = sorted({film, *known["film"].value_counts().index[:OFFERED]}, key=str.casefold)
    ours = known[known["film"] == film].sort_values("published", ascending=False, kind="stable")
    offered = pd.concat([ours.head(OFFERED), ours[ours["review_id"] == one]]).drop_duplicates("review_id")
    names = dict(zip(offered["review_id"], [_name(review) for review in offered.itertuples()], strict=True))
    return Offer(films, film, names)


def _pick(view: View, side: str, picked: dict[str, str]) -> None:
    """Show the pickers of one side: a film where there are several, and a review of it."""
    other = picked["b" if side == "a" else "a"]
    films, film, names = _offer(*view.about, picked[side], other, _view=view)
    if len(films) > 1:
        st.session_state[f"film-{side}"] = film
        st.selectbox(
            f"{_SIDES[side]} film", films, key=f"film-{side}", on_change=_take_film, args=(view, side, picked, other)
        )
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
    return ", ".join(parts) or f"“{shorten(review.excerpt, BEGINNING, placeholder=' …')}”"


def _take(side: str, picked: dict[str, str]) -> None:
    """Put both reviews into the address, where the reader has picked one; a callback."""
    st.session_state.update({**picked, side: st.session_state[f"pick-{side}"], "passage": 0})


def _take_film(view: View, side: str, picked: dict[str, str], other: str) -> None:
    """Put the latest review of a film into the address, where the reader has picked the film; a callback."""
    known = view.reviews[view.reviews["review_id"] != other]
    ours = known[known["film"].fillna(UNNAMED) == st.session_state[f"film-{side}"]]
    latest = ours.sort_values("published", ascending=False, kind="stable")["review_id"]
    st.session_state.update({**picked, side: next(iter(latest), picked[side]), "passage": 0})
