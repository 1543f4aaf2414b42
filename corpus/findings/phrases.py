"""Findings about phrases: those that most reviews use, and the one that a single critic keeps using."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from corpus.findings.exhibit import Exhibit
from corpus.findings.finding import Finding
from corpus.phrases.phrase_list import describe_spread
from corpus.phrases.spoken import say_phrase
from corpus.wording import number, plural

#: So many of the first phrases of the list, the biggest clichés, are looked at.
FIRST = 8
COUNTED = "A phrase counts once a review, with its variants; a fragment of a longer phrase is not listed by itself."
#: A phrase that is in a smaller share of the reviews is a finding only where there are few others.
WIDESPREAD = 0.05


def find_widespread(phrases: pd.DataFrame, reviews: pd.DataFrame, *, rare: bool = False) -> Iterator[Finding]:
    """Yield the biggest clichés, those in most reviews first.

    Parameters
    ----------
    phrases : DataFrame
        The list of phrases of the selection, from `phrase_list.add_owners`, the biggest clichés first.
    reviews : DataFrame
        The selection: `film`, `reviewer`.
    rare : bool
        Those that are in fewer than a share of `WIDESPREAD` of the reviews, instead of the others.
    """
    first = phrases.head(FIRST).sort_values("reviews", ascending=False, kind="stable")
    for _, phrase in first[(first["reviews"] < WIDESPREAD * len(reviews)) == rare].iterrows():
        yield Finding(
            "cliché",
            describe_spread(phrase, reviews),
            "phrase",
            {"phrase": phrase["phrase_id"]},
            int(phrase["reviews"]),
            float(phrase["reviews"]),
            exhibit=_rank(first, phrase, f"reviews that use it, of {number(len(reviews))}"),
            method=COUNTED,
        )


def find_own(phrases: pd.DataFrame, reviews: pd.DataFrame) -> Iterator[Finding]:
    """Yield the phrase that one critic alone uses, in more reviews than any other such phrase.

    Parameters
    ----------
    phrases : DataFrame
        As in `find_widespread`.
    reviews : DataFrame
        The selection: `reviewer`. Where one has none, nobody can be said to be alone.
    """
    if reviews["reviewer"].isna().any() or reviews["reviewer"].nunique() < 2:
        return
    own = phrases[(phrases["owned"] == "own") & (phrases["reviewers"] == 1)]
    for _, phrase in own.sort_values("reviews", ascending=False, kind="stable").head(1).iterrows():
        mine = own[own["whose"] == phrase["whose"]].sort_values("reviews", ascending=False, kind="stable")
        written = int((reviews["reviewer"] == phrase["whose"]).sum())
        quoted = say_phrase(phrase["phrase"], variants=phrase["kind"] != "single")
        yield Finding(
            "tic",
            f"Only {phrase['whose']} writes “{quoted}”: in {number(phrase['reviews'])} of {plural(written, 'review')}.",
            "phrase",
            {"phrase": phrase["phrase_id"]},
            int(phrase["reviews"]),
            float(phrase["reviews"]),
            exhibit=_rank(mine.head(FIRST), phrase, f"reviews that use it, of {plural(written, 'review')}"),
            method=f"{COUNTED} One critic’s own is what chance would hardly give to one alone.",
        )


def _rank(phrases: pd.DataFrame, named: pd.Series, unit: str) -> Exhibit:
    """Return phrases by the reviews that use them."""
    rows = pd.DataFrame(
        {
            "label": [say_phrase(row["phrase"], variants=row["kind"] != "single") for _, row in phrases.iterrows()],
            "value": phrases["reviews"].astype("float64").to_numpy(),
            "low": np.nan,
            "high": np.nan,
            "n": phrases["reviews"].to_numpy("int64"),
            "named": (phrases["phrase_id"] == named["phrase_id"]).to_numpy(),
            "films": phrases["films"].to_numpy("int64"),
            "critics": phrases["reviewers"].to_numpy("int64"),
        }
    )
    heads = {"label": "Phrase", "n": "Reviews", "films": "Films"}
    if phrases["reviewers"].any():
        heads["critics"] = "Critics"
    return Exhibit("ranking", rows, heads, unit)
