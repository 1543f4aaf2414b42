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
_ON_OWN = (
    "A phrase is a critic’s habit where chance would hardly deal so many of its uses to one, corrected for all phrases "
    "and critics. It may be a column’s fixed title."
)
#: A phrase in such a share of the reviews is a finding before all others; in a smaller one it comes after those that
#: are sure. In less than the least share it is none: who reads a hundred reviews may never meet it.
WIDESPREAD, COMMON = 0.05, 0.01


def find_widespread(
    phrases: pd.DataFrame, reviews: pd.DataFrame, *, least: float = WIDESPREAD, below: float = 1.1
) -> Iterator[Finding]:
    """Yield the biggest clichés, those in most reviews first.

    Parameters
    ----------
    phrases : DataFrame
        The list of phrases of the selection, from `phrase_list.add_owners`, the biggest clichés first.
    reviews : DataFrame
        The selection: `film`, `reviewer`.
    least, below : float
        Only those that are in such a share of the reviews at least, and in less than such a share.
    """
    first = phrases.head(FIRST).sort_values("reviews", ascending=False, kind="stable")
    share = first["reviews"] / max(len(reviews), 1)
    for _, phrase in first[(share >= least) & (share < below)].iterrows():
        yield Finding(
            "cliché",
            describe_spread(phrase, reviews),
            "phrase",
            {"phrase": phrase["phrase_id"]},
            int(phrase["reviews"]),
            float(phrase["reviews"]),
            exhibit=_rank(
                first,
                phrase,
                f"reviews that use it, of {number(len(reviews))}",
            )._replace(of=len(phrases), noun="recurring phrase", part="the biggest"),
            method=COUNTED,
        )


def find_own(phrases: pd.DataFrame, owners: pd.DataFrame, reviews: pd.DataFrame) -> Iterator[Finding]:
    """Yield the phrase that one critic alone uses, in more reviews than any other such phrase.

    Parameters
    ----------
    phrases : DataFrame
        As in `find_widespread`.
    owners : DataFrame
        From `ownership.find_owners`, a row for each phrase in their order.
    reviews : DataFrame
        The selection: `reviewer`. Where one has none, nobody can be said to be alone.
    """
    if reviews["reviewer"].isna().any() or reviews["reviewer"].nunique() < 2:
        return
    own = phrases.assign(owner=owners["owner"].to_numpy(), q=owners["q"].to_numpy())
    own = own[(owners["kind"] == "own").to_numpy() & (phrases["reviewers"] == 1).to_numpy()]
    own = own.sort_values("reviews", ascending=False, kind="stable")
    for _, phrase in own.head(1).iterrows():
        written = reviews["reviewer"].value_counts()
        each = own.drop_duplicates("owner")
        of = written.loc[each["owner"]].to_numpy("int64")
        exhibit = _rank(each.assign(of=of).head(FIRST), phrase, "reviews in which one critic, and nobody else, uses it")
        heads = {"label": "Phrase", "critic": "Critic", "n": "Reviews with it", "of": "Of the critic’s"}
        more = f"; {number(len(each) - 1)} more critics have such a phrase" if len(each) > 2 else ""
        yield Finding(
            "tic",
            f"Only {phrase['owner']} writes “{_say(phrase)}”: in {number(phrase['reviews'])} of "
            f"{plural(int(of[0]), 'review')}{more}.",
            "phrase",
            {"phrase": phrase["phrase_id"]},
            int(of[0]),
            float(phrase["reviews"]),
            float(phrase["q"]),
            exhibit=exhibit._replace(heads=heads, of=len(each), noun="such phrase"),
            method=_ON_OWN,
        )


def _rank(phrases: pd.DataFrame, named: pd.Series, unit: str) -> Exhibit:
    """Return phrases by the reviews that use them."""
    rows = pd.DataFrame(
        {
            "label": [_say(row) for _, row in phrases.iterrows()],
            "value": phrases["reviews"].astype("float64").to_numpy(),
            "low": np.nan,
            "high": np.nan,
            "n": phrases["reviews"].to_numpy("int64"),
            "named": (phrases["phrase_id"] == named["phrase_id"]).to_numpy(),
            "films": phrases["films"].to_numpy("int64"),
            "critics": phrases["reviewers"].to_numpy("int64"),
        }
    )
    if "owner" in phrases:
        rows = rows.assign(critic=phrases["owner"].to_numpy(), of=phrases["of"].to_numpy("int64"))
    heads = {"label": "Phrase", "n": "Reviews", "films": "Films"}
    if phrases["reviewers"].any():
        heads["critics"] = "Critics"
    return Exhibit("ranking", rows, heads, unit)


def _say(phrase: pd.Series) -> str:
    return say_phrase(phrase["phrase"], variants=phrase["kind"] != "single")
