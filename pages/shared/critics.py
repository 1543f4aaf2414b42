"""What the Critics screen asks of critics, remembered by (corpus as built and weighed, selection)."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import streamlit as st

from corpus.compare import agreement, harshness, readability
from corpus.compare.colleagues import build_panel, measure_scale_use
from corpus.statistics import keyness
from corpus.statistics.intervals import estimate_means
from corpus.store.selection import Selection
from corpus.text.tokens import tokenise
from pages.shared import queries
from pages.shared.listed_occurrences import printed
from pages.shared.opening import View

#: So many of the findings may be false.
FALSE = 0.05
_SMALL = {"max_entries": 64, "show_spinner": False}


class Desk(NamedTuple):
    """The critics of a selection, by one measure.

    `standing` is `harshness.measure_harshness`; `critics` has a row for every critic, also for those who share no film;
    `pairs` and `alpha` are of `agreement`.
    """

    standing: pd.DataFrame
    critics: pd.DataFrame
    pairs: pd.DataFrame
    alpha: agreement.Alpha


@st.cache_data(**_SMALL)
def desk(version: str, selection: Selection, value: str, *, _view: View) -> Desk:
    """Return the critics of the selection, compared by a measure."""
    reviews = _view.reviews
    standing = harshness.measure_harshness(reviews, value=value)
    signed = reviews[reviews["reviewer"].notna()]
    written = signed.groupby("reviewer").agg(written=("review_id", "size"), words=("words", "sum"))
    used = measure_scale_use(signed, value=value, span=_view.warmth.span if value == "polarity" else (0.0, 10.0))
    means = estimate_means(signed, by="reviewer", value=value).rename(columns={"group": "critic"})
    critics = written.rename_axis("critic").reset_index()
    critics = critics.merge(standing, on="critic", how="left")
    critics = critics.merge(means[["critic", "mean"]], on="critic", how="left")
    critics = critics.merge(used.drop(columns="n"), on="critic", how="left")
    critics = critics.merge(voices(version, selection, _view=_view), on="critic", how="left")
    critics = critics.merge(_favourites(_view), on="critic", how="left")
    critics["verdict"] = critics["verdict"].fillna(harshness.TOO_FEW)
    return Desk(
        standing,
        critics,
        agreement.compare_critics(reviews, value=value),
        agreement.measure_alpha(reviews, value=value),
    )


@st.cache_data(**_SMALL)
def voices(version: str, selection: Selection, *, _view: View) -> pd.DataFrame:
    """Return how varied and how easy each critic writes: `variety`, `reading_ease`; each's `_low`, `_high`, `_n`."""
    measured = _measured(_view.corpus.version, _view=_view)[_view.keep].assign(critic=_view.reviews["reviewer"])
    columns = {}
    for name in ("variety", "reading_ease"):
        means = estimate_means(measured, by="critic", value=name).set_index("group")
        told = {"": "mean", "_low": "low", "_high": "high", "_n": "n"}
        columns |= {f"{name}{end}": means[each] for end, each in told.items()}
    return pd.DataFrame(columns).rename_axis("critic").reset_index()


@st.cache_data(max_entries=4, show_spinner="Reading how the critics write")
def _measured(corpus_version: str, *, _view: View) -> pd.DataFrame:
    texts = _view.corpus.texts(_view.corpus.reviews["review_id"].tolist())
    return readability.measure_readability(tokenise(texts.tolist())).set_index(_view.corpus.reviews.index)


def tics(view: View) -> pd.DataFrame:
    """Return the phrases of the selection that are one critic's own, the most printed first; the critic in `whose`."""
    found = queries.owners(*view.about, gathered=True, fragments=False, _view=view)
    return found[found["owned"] == "own"].sort_values(["reviews", "words"], ascending=False, kind="stable")


@st.cache_data(**_SMALL)
def favourites(version: str, selection: Selection, critic: str, *, _view: View) -> pd.DataFrame:
    """Return the phrases that a critic uses more than the others do, the most telling first (`measure_keyness`).

    `verdict` is "own" for a tic, "more than others" for what is beyond chance, else "may be chance".
    """
    named = _view.reviews[_view.reviews["reviewer"].notna()]
    side = (named["reviewer"] == critic).map({True: "own", False: "rest"})
    found = keyness.measure_keyness(keyness.count_features(printed(_view), named), side)
    found = found[found["group"] == "own"].rename(columns={"feature": "phrase_id"}).astype({"phrase_id": "str"})
    listed = queries.recurring(version, selection, _view=_view)[["phrase_id", "phrase"]]
    found = found.merge(listed, on="phrase_id")
    own = tics(_view)
    mine = found["phrase_id"].isin(own.loc[own["whose"] == critic, "phrase_id"])
    sure = np.select([mine, found["q"] <= FALSE], [2, 1], 0)
    found = found.assign(verdict=np.array(["may be chance", "more than others", "own"])[sure], sure=sure)
    return found.sort_values(["sure", "z"], ascending=False, kind="stable", ignore_index=True)


def films_of(view: View, critic: str, value: str) -> pd.DataFrame:
    """Return what a critic and the colleagues gave the films that they have in common, the farthest apart first."""
    shared = build_panel(view.reviews, value=value)
    place = shared.critics.get_indexer([critic])[0]
    given = pd.DataFrame(
        {
            "film": shared.films[shared.film],
            "critic": shared.critic,
            "value": shared.value,
            "mean": shared.colleague_means,
        }
    )
    own = given[given["critic"] == place].drop(columns="critic")
    others = given[(given["critic"] != place) & given["film"].isin(own["film"])]
    told = others.groupby("film")["value"].agg(["size", "min", "max"])
    told = told.set_axis(["others", "lowest", "highest"], axis=1)
    mine = view.reviews[(view.reviews["reviewer"] == critic) & view.reviews[value].notna()]
    found = own.merge(told, on="film").merge(mine.groupby("film")["review_id"].first(), on="film")
    found["difference"] = found["value"] - found["mean"]
    return found.sort_values("difference", key=abs, ascending=False, kind="stable", ignore_index=True)


def _favourites(view: View) -> pd.DataFrame:
    """Return each critic's most printed phrase of their own."""
    first = tics(view).drop_duplicates("whose")[["whose", "phrase"]]
    return first.rename(columns={"whose": "critic", "phrase": "favourite"})
