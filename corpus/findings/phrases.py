"""Findings about phrases: those that most reviews use, and the one that a single critic keeps using."""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from corpus.findings.exhibit import Exhibit
from corpus.findings.finding import Finding
from corpus.phrases.phrase_list import describe_spread
from corpus.wording import listed, number, plural

#: So many of the first phrases of the list, the biggest clichés, are looked at.
FIRST = 8
#: A phrase in fewer reviews comes back, but is no habit.
FEWEST = 3
#: Of fewer reviews two that share a phrase are told of.
MANY = 10
#: So many clichés are said after the first, if a sentence of so many words and letters holds them.
MOST_OTHERS, _WORDS, _LETTERS = 3, 25, 170
COUNTED = "A phrase counts once a review, with its variants; a fragment of a longer phrase is not listed by itself."
_ON_CLICHÉS = (
    f"{COUNTED} A cliché has at least two words that say something, and reviews of several films use it; the screen "
    "Phrases lists the others too."
)
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
    """Yield the one of the biggest clichés that is in most reviews.

    Parameters
    ----------
    phrases : DataFrame
        The clichés of the selection (`Evidence.clichés`), the biggest first.
    reviews : DataFrame
        The selection: `film`, `reviewer`.
    least, below : float
        Only where it is in such a share of the reviews at least, and in less than such a share.
    """
    first, share = _pick_first(phrases, reviews)
    for _, phrase in first[(share >= least) & (share < below)].head(1).iterrows():
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
            )._replace(of=len(phrases), noun="cliché", part="the biggest"),
            method=_ON_CLICHÉS,
        )


def find_others(phrases: pd.DataFrame, reviews: pd.DataFrame, quote: Callable[[str], str]) -> Iterator[Finding]:
    """Yield what comes after the cliché in most reviews: as many others as one sentence holds, each where it is used.

    Parameters
    ----------
    phrases, reviews : DataFrame
        As in `find_widespread`.
    quote : callable
        Returns the words around a phrase, by its id.
    """
    first, share = _pick_first(phrases, reviews)
    others = first[share >= WIDESPREAD].iloc[1:]
    sentences = [_list_others(others.head(size)) for size in range(MOST_OTHERS, 0, -1)] if len(others) else []
    for sentence in [each for each in sentences if len(each.split()) <= _WORDS and len(each) <= _LETTERS][:1]:
        named = others.head(MOST_OTHERS)
        rows = pd.DataFrame(
            {
                "label": [
                    f"“{phrase}”, {plural(int(n), 'review')}"
                    for phrase, n in zip(named["said"], named["reviews"], strict=True)
                ],
                "text": [quote(phrase_id) for phrase_id in named["phrase_id"]],
            }
        )
        yield Finding(
            "clichés",
            sentence,
            "phrases",
            {},
            int(named["reviews"].max()),
            float(named["reviews"].iloc[0]),
            exhibit=Exhibit(
                "passages",
                rows,
                {"label": "Phrase", "text": "Where it is first used"},
                "one use of each",
                noun="cliché",
            ),
            method=COUNTED,
        )


def pick_biggest(phrases: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return the biggest clichés that are used often enough, those in most reviews first.

    Parameters
    ----------
    phrases, reviews : DataFrame
        As in `find_widespread`.
    """
    fewest = FEWEST if len(reviews) >= MANY else 2
    return phrases[phrases["reviews"] >= fewest].head(FIRST).sort_values("reviews", ascending=False, kind="stable")


def _pick_first(phrases: pd.DataFrame, reviews: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Return the biggest clichés with their share of the reviews."""
    first = pick_biggest(phrases, reviews)
    return first, first["reviews"] / max(len(reviews), 1)


def _list_others(others: pd.DataFrame) -> str:
    """Return the sentence on some clichés."""
    said = [f"“{phrase}”" for phrase in others["said"]]
    counts = [plural(int(others["reviews"].iloc[0]), "review"), *map(number, others["reviews"].iloc[1:])]
    if len(said) == 1:
        return f"Another cliché is {said[0]}{' in some form' * bool(others['varied'].iloc[0])}, in {counts[0]}."
    forms = ", in any form" if others["varied"].any() else ""
    return f"Other clichés are {listed([f'{phrase} in {n}' for phrase, n in zip(said, counts, strict=True)])}{forms}."


def find_own(
    phrases: pd.DataFrame, owners: pd.DataFrame, reviews: pd.DataFrame, *, among: pd.Series | bool = True
) -> Iterator[Finding]:
    """Yield the phrase that one critic alone uses, in more reviews than any other such phrase.

    Parameters
    ----------
    phrases : DataFrame
        The list of phrases of the selection, from `phrase_list.add_owners`.
    owners : DataFrame
        From `ownership.find_owners`, a row for each phrase in their order.
    reviews : DataFrame
        The selection: `reviewer`. Where one has none, nobody can be said to be alone.
    among : Series of bool, optional
        Which of the phrases are worth saying; all by default.
    """
    if reviews["reviewer"].isna().any() or reviews["reviewer"].nunique() < 2:
        return
    own = phrases.assign(owner=owners["owner"].to_numpy(), q=owners["q"].to_numpy())
    own = own[(owners["kind"] == "own").to_numpy() & (among & (phrases["reviewers"] == 1)).to_numpy()]
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
            f"Only {phrase['owner']} writes “{phrase['said']}”: in {number(phrase['reviews'])} of "
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
            "label": phrases["said"].to_numpy(),
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
