"""Findings about phrases: those that most reviews use, and the one that a single critic keeps using."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from corpus.findings.finding import Finding
from corpus.wording import number, plural

#: So many of the first phrases of the list, the biggest clichés, are looked at.
FIRST = 8
#: A phrase that is in a smaller share of the reviews is a finding only where there are no others.
WIDESPREAD = 0.05


def find_widespread(phrases: pd.DataFrame, reviews: pd.DataFrame, *, rare: bool = False) -> Iterator[Finding]:
    """Yield the biggest clichés, those in most reviews first.

    Parameters
    ----------
    phrases : DataFrame
        The list of phrases of the selection, the biggest clichés first: `phrase_id`, `phrase`, `kind`, `reviews`,
        `reviewers`; and `printed`, how each is printed most often, where that is known.
    reviews : DataFrame
        The selection: `reviewer`.
    rare : bool
        Those that are in fewer than a share of `WIDESPREAD` of the reviews, instead of the others.
    """
    first = phrases.head(FIRST).sort_values("reviews", ascending=False, kind="stable")
    critics, total = reviews["reviewer"].nunique(), len(reviews)
    for phrase in first.to_dict("records"):
        if (phrase["reviews"] < WIDESPREAD * total) == rare:
            sentence = f"{_count_reviews(phrase['reviews'], total)} “{quote_phrase(phrase)}”"
            if critics > 1 and phrase["reviewers"] == critics:
                sentence += f", and {'both' if critics == 2 else f'all {number(critics)}'} critics do"
            yield Finding(
                "cliché",
                f"{sentence}.",
                "phrase",
                {"phrase": phrase["phrase_id"]},
                phrase["reviews"],
                phrase["reviews"],
            )


def find_own(phrases: pd.DataFrame, reviews: pd.DataFrame) -> Iterator[Finding]:
    """Yield the phrase that one critic alone uses, in more reviews than any other such phrase.

    Parameters
    ----------
    phrases : DataFrame
        As in `find_widespread`, with `owned` and `whose` of `phrase_list.add_owners`.
    reviews : DataFrame
        The selection: `reviewer`. Where one has none, nobody can be said to be alone.
    """
    if reviews["reviewer"].isna().any() or reviews["reviewer"].nunique() < 2:
        return
    own = phrases[(phrases["owned"] == "own") & (phrases["reviewers"] == 1)]
    for phrase in own.sort_values("reviews", ascending=False, kind="stable").head(1).to_dict("records"):
        written = int((reviews["reviewer"] == phrase["whose"]).sum())
        yield Finding(
            "tic",
            f"Only {phrase['whose']} writes “{quote_phrase(phrase)}”: in {number(phrase['reviews'])} of "
            f"{plural(written, 'review')}.",
            "phrase",
            {"phrase": phrase["phrase_id"]},
            phrase["reviews"],
            phrase["reviews"],
        )


def quote_phrase(phrase: Mapping[Any, Any]) -> str:
    """Return a phrase as a sentence quotes it: as it is mostly printed, with three points for a gap or a film's title.

    Examples
    --------
    >>> quote_phrase({"phrase": "hauntingly beautiful *"})
    'hauntingly beautiful …'
    >>> quote_phrase({"phrase": "credits roll/rolled", "printed": "credits rolled"})
    'credits rolled'
    """
    printed = phrase.get("printed")
    return re.sub(r"\*|«\w+»", "…", str(phrase["phrase"] if pd.isna(printed) else printed))


def pick_printed(printed: Iterable[str]) -> str:
    """Return how a phrase is mostly printed, of how it is printed in each place; of equals, the shortest.

    Examples
    --------
    >>> pick_printed(["Credits rolled", "credits rolled", "credits  rolled", "credits roll"])
    'credits rolled'
    """
    spellings = Counter(" ".join(each.split()) for each in printed)
    forms = Counter[str]()
    for spelling, count in spellings.items():
        forms[spelling.casefold()] += count
    form = min(forms, key=lambda each: (-forms[each], len(each), each))
    # "I have seen" and "i have seen": as most have it, but not for standing first in a sentence.
    alike = [spelling for spelling in spellings if spelling.casefold() == form]
    return min(alike, key=lambda each: (each[:1].isupper() and not each.startswith("I"), -spellings[each], each))


def _count_reviews(reviews: int, total: int) -> str:
    if reviews == total:
        return f"{'Both' if total == 2 else f'All {number(total)}'} reviews say"
    return f"{number(reviews)} of {number(total)} reviews {'says' if reviews == 1 else 'say'}"
