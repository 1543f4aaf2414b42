"""A comparison of groups in words: a finding, what a table of it leaves open, and a title for the figure."""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from corpus.aspects.values import SAID, find_aspect
from corpus.compare.ends import Ends
from corpus.compare.pair_conclusions import (
    describe_doubt,
    describe_two,
    find_comparatives,
    name_group,
    name_noun,
    title_two,
)
from corpus.statistics.differences import ALIKE
from corpus.statistics.groups import ENOUGH
from corpus.wording import listed, number, plural, signed

#: Up to so many groups of too few values are named; more are counted.
MOST_NAMED = 4
#: What is said of the highest group and of the lowest, in a finding and in a title, by the column of numbers.
_FINDING = {
    "rating": ("is rated best", "worst"),
    "polarity": ("has the most positive reviews", "the most negative"),
}
_TITLE = {"rating": ("Rated best", "worst"), "polarity": ("Most positive", "most negative")}
#: With what a group is compared, where it is not above or below each other one.
_TOGETHER = " than all others together"


def describe_comparison(
    groups: pd.DataFrame,
    ends: Ends,
    pairs: pd.DataFrame,
    *,
    by: str,
    value: str,
    unit: str = "review",
    expected: bool = False,
) -> str:
    """Return the finding: which group is the highest and which the lowest, where that is clear.

    Parameters
    ----------
    groups, pairs : DataFrame
        From `intervals.estimate_means` and `differences.compare_pairs`.
    ends : Ends
        Of these groups.
    by, value : str
        The columns of groups and of numbers. The groups of "film" are in quotation marks.
    unit : str
        What is counted, in the singular.
    expected : bool
        Whether polarity is shown as the rating to expect of it.

    Returns
    -------
    str
        Plain text: names are in it letter for letter, and may hold anything.
    """
    noun = name_noun(by)
    if unit == "sentence":
        return f"There are too few reviews to compare {noun}s, so their sentences are compared."
    if ends.others < 1:
        few = f"{ENOUGH} reviews{_say_subject(value)} each"
        return f"Too few reviews to compare: at least two {noun}s with {few} are needed."
    if ends.others == 1:
        return describe_two(pairs, by=by, value=value, expected=expected)
    highest, lowest = (_pick(groups, key) for key in (ends.highest, ends.lowest))
    if highest is None and lowest is None:
        return f"No clear difference between the {plural(ends.others + 1, noun)}."
    best, worst = _FINDING.get(value, (f"is highest in {value}", "lowest"))
    if subject := _say_subject(value):
        best, worst = f"is most positive{subject}", "most negative"
    higher, lower = find_comparatives(value)
    clauses: list[str] = []
    for row, word, comparative, side in ((highest, best, higher, "max"), (lowest, worst, lower, "min")):
        if row is None:
            continue
        if not _is_extreme(row, groups, side):
            # Though not above each of them: one of few reviews may have a mean that is higher still.
            word = f"is {_say_clearly(comparative, clauses)}"
        elif not clauses and row is lowest:
            word = word if word.startswith("is ") else _start_with_lowest(value, word)
        first = not clauses
        known = _write_value(row["mean"], value, first=first, expected=expected)
        known += f", {plural(int(row['n']), unit)}" if first else ""
        clauses.append(f"{name_group(row['group'], by)} {word} ({known})")
    return f"{', '.join(clauses)}."


def describe_exceptions(
    groups: pd.DataFrame,
    pairs: pd.DataFrame,
    *,
    by: str,
    value: str,
    unit: str = "review",
    compared: int,
    tests: int,
) -> str:
    """Return what the finding leaves out: pairs without a clear difference, and groups that are not compared.

    Parameters
    ----------
    groups, pairs, by, value, unit
        As in `describe_comparison`.
    compared : int
        How many groups were compared; fewer than there are, where there are very many.
    tests : int
        Among how many pairs these were judged.
    """
    noun, sentences = name_noun(by), []
    tested, alike = int(pairs["p"].notna().sum()), int((pairs["conclusion"] == ALIKE).sum())
    if tested == 1 and (doubt := describe_doubt(pairs, by=by, tests=tests)):
        sentences.append(doubt)
    elif 0 < alike < tested:
        shows = "shows" if alike == 1 else "show"
        sentences.append(
            f"{number(alike)} of the {plural(tested, 'pair')} of {noun}s {shows} no clear difference between the two."
        )
    elif tested > 1:
        differ = f"All {plural(tested, 'pair')} of {noun}s differ clearly."
        of = "the sentences of " if unit == "sentence" else ""
        sentences.append(f"No clear difference between {of}any two {noun}s." if alike else differ)
    small = [name_group(key, by) for key in groups.loc[groups["n"] < ENOUGH, "group"]]
    if small:
        verb = "has" if len(small) == 1 else "have"
        # Of more, the first names of an alphabet say nothing.
        named = listed(small) if len(small) <= MOST_NAMED else plural(len(small), noun)
        sentences.append(f"{named} {verb} fewer than {ENOUGH} {unit}s{_say_subject(value)}: too few to compare.")
    if compared < len(groups):
        sentences.append(f"Of {plural(len(groups), noun)}, the {number(compared)} with the most {unit}s are compared.")
    return " ".join(sentences)


def describe_ends(
    groups: pd.DataFrame,
    ends: Ends,
    pairs: pd.DataFrame,
    *,
    by: str,
    value: str,
    unit: str,
    drawn: Collection[Any],
) -> str:
    """Return which of the groups in a figure is highest and which is lowest, as its title.

    Parameters
    ----------
    groups : DataFrame
        From `intervals.estimate_means`.
    ends : Ends
        Of these groups.
    pairs, by, value, unit
        As in `describe_comparison`.
    drawn : collection
        The groups in the figure.

    Returns
    -------
    str
        Plain text; empty where neither is drawn.
    """
    noun, (higher, lower) = name_noun(by), find_comparatives(value)
    if unit == "sentence":
        return f"How positive each sentence is, {noun} by {noun}"
    if len(groups) == 1:
        return f"One {noun}: there is nothing to compare it with"
    if ends.others < 1:
        return f"{plural(len(groups), noun)}: too few reviews of each to compare"
    if ends.others == 1:
        return title_two(pairs, by=by, value=value)
    if ends.highest is None and ends.lowest is None:
        return f"No {noun} is clearly {higher}{_TOGETHER}"
    highest, lowest = (name_group(key, by) for key in (ends.highest, ends.lowest))
    best, worst = _TITLE.get(value, (f"Highest in {value}", "lowest"))
    if subject := _say_subject(value):
        best, worst = f"Most positive{subject}", "most negative"
    clauses: list[str] = []
    for key, name, word, comparative, side in (
        (ends.highest, highest, best, higher, "max"),
        (ends.lowest, lowest, worst, lower, "min"),
    ):
        row = _pick(groups, key)
        if row is None or key not in drawn:
            continue
        if not _is_extreme(row, groups, side):
            word = _say_clearly(comparative, clauses)
        clauses.append(f"{word}: {name}")
    title = "; ".join(clauses)
    return f"{title[:1].upper()}{title[1:]}"


def _pick(groups: pd.DataFrame, key: Any | None) -> pd.Series | None:
    """Return a group's row; None without a group."""
    return None if key is None else groups[groups["group"] == key].iloc[0]


def _is_extreme(row: pd.Series, groups: pd.DataFrame, side: str) -> bool:
    """Whether no other group with enough values has a mean that is as far out."""
    means = groups.loc[(groups["n"] >= ENOUGH) & (groups["group"] != row["group"]), "mean"]
    return bool((means < row["mean"] if side == "max" else means > row["mean"]).all())


def _say_clearly(comparative: str, clauses: Sequence[str]) -> str:
    """Say that a group is above, or below, all others; with whom it is compared is said in one of the clauses."""
    return f"clearly {comparative}{'' if any(_TOGETHER in clause for clause in clauses) else _TOGETHER}"


def _start_with_lowest(value: str, word: str) -> str:
    if value == "rating":
        return f"is rated {word}"
    return f"has {word} reviews" if value == "polarity" else f"is {word}{_say_subject(value)}"


def _say_subject(value: str) -> str:
    """Say what of the film the numbers are about, where it is an aspect: " on the story"."""
    aspect = find_aspect(value)
    return f" on {SAID[aspect]}" if aspect else ""


def _write_value(mean: float, value: str, *, first: bool, expected: bool) -> str:
    """Write a mean; the first of a sentence with its unit."""
    if expected and value == "polarity":
        return f"{'expected rating ' if first else ''}{number(mean, decimals=1)}"
    if value == "rating":
        return f"{number(mean, decimals=1)}{' of 10' if first else ''}"
    if value == "polarity" or find_aspect(value):
        return f"{'tone ' if first else ''}{signed(mean)}"
    return number(mean, decimals=2)
