"""A comparison of groups in words: a finding, what a table of it leaves open, and a title for the figure."""

from collections.abc import Collection
from typing import Any

import pandas as pd

from corpus.compare.ends import Ends, list_clear_pairs
from corpus.schema import REVIEWS
from corpus.statistics.differences import ALIKE
from corpus.statistics.groups import ENOUGH
from corpus.wording import COMPARATIVES, date, listed, number, plural, signed

#: Up to so many groups of too few values are named; more are counted.
MOST_NAMED = 4
#: What a group is called, by the column of groups.
_NOUNS = {"reviewer": "critic", "genres": "genre", "published_year": "year"}
#: What is said of the highest group and of the lowest, in a finding and in a title, by the column of numbers.
_FINDING = {
    "rating": ("is rated best", "worst"),
    "polarity": ("has the most positive reviews", "the most negative"),
}
_TITLE = {"rating": ("Rated best", "worst"), "polarity": ("Most positive", "most negative")}


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
    noun = _name_groups(by)
    if unit == "sentence":
        return f"There are too few reviews to compare {noun}s, so their sentences are compared."
    if ends.others < 1:
        return f"Too few reviews to compare: at least two {noun}s with {ENOUGH} reviews each are needed."
    highest, lowest = (_pick(groups, key) for key in (ends.highest, ends.lowest))
    if ends.others == 1 and highest is not None and lowest is not None:
        return _describe_two(highest, lowest, pairs, by=by, value=value)
    if highest is None and lowest is None:
        return f"No clear difference between the {plural(ends.others + 1, noun)}."
    best, worst = _FINDING.get(value, (f"is highest in {value}", "lowest"))
    higher, lower = _find_comparatives(value)
    clauses: list[str] = []
    for row, word, comparative, side in ((highest, best, higher, "max"), (lowest, worst, lower, "min")):
        if row is None:
            continue
        if not _is_extreme(row, groups, side):
            # Clearly above the others, though one of few reviews may have a mean that is higher still.
            word = f"is clearly {comparative} than the others"
        elif not clauses and row is lowest:
            word = word if word.startswith("is ") else _start_with_lowest(value, word)
        first = not clauses
        known = _write_value(row["mean"], value, first=first, expected=expected)
        known += f", {plural(int(row['n']), unit)}" if first else ""
        clauses.append(f"{_name(row['group'], by)} {word} ({known})")
    return f"{', '.join(clauses)}."


def describe_exceptions(
    groups: pd.DataFrame, pairs: pd.DataFrame, *, by: str, unit: str = "review", compared: int
) -> str:
    """Return what the finding leaves out: pairs without a clear difference, and groups that are not compared.

    Parameters
    ----------
    groups, pairs, by, unit
        As in `describe_comparison`.
    compared : int
        How many groups were compared; fewer than there are, where there are very many.
    """
    noun, sentences = _name_groups(by), []
    tested, alike = int(pairs["p"].notna().sum()), int((pairs["conclusion"] == ALIKE).sum())
    if 0 < alike < tested:
        shows = "shows" if alike == 1 else "show"
        sentences.append(
            f"{number(alike)} of the {plural(tested, 'pair')} of {noun}s {shows} no clear difference between the two."
        )
    elif tested > 1:
        differ = f"All {plural(tested, 'pair')} of {noun}s differ clearly."
        of = "the sentences of " if unit == "sentence" else ""
        sentences.append(f"No clear difference between {of}any two {noun}s." if alike else differ)
    small = [_name(key, by) for key in groups.loc[groups["n"] < ENOUGH, "group"]]
    if small:
        verb = "has" if len(small) == 1 else "have"
        # Of more, the first names of an alphabet say nothing.
        named = listed(small) if len(small) <= MOST_NAMED else plural(len(small), noun)
        sentences.append(f"{named} {verb} fewer than {ENOUGH} {unit}s: too few to compare.")
    if compared < len(groups):
        sentences.append(f"Of {plural(len(groups), noun)}, the {number(compared)} with the most {unit}s are compared.")
    return " ".join(sentences)


def describe_ends(groups: pd.DataFrame, ends: Ends, *, by: str, value: str, unit: str, drawn: Collection[Any]) -> str:
    """Return which of the groups in a figure is highest and which is lowest, as its title.

    Parameters
    ----------
    groups : DataFrame
        From `intervals.estimate_means`.
    ends : Ends
        Of these groups.
    by, value, unit : str
        As in `describe_comparison`.
    drawn : collection
        The groups in the figure.

    Returns
    -------
    str
        Plain text; empty where neither is drawn.
    """
    noun, (higher, lower) = _name_groups(by), _find_comparatives(value)
    if unit == "sentence":
        return f"How positive each sentence is, {noun} by {noun}"
    if len(groups) == 1:
        return f"One {noun}: there is nothing to compare it with"
    if ends.others < 1:
        return f"{plural(len(groups), noun)}: too few reviews of each to compare"
    if ends.highest is None and ends.lowest is None:
        return f"No {noun} is clearly {higher} than the others"
    highest, lowest = (_name(key, by) for key in (ends.highest, ends.lowest))
    if ends.others == 1:
        return f"{highest} is clearly {higher} than {lowest}"
    best, worst = _TITLE.get(value, (f"Highest in {value}", "lowest"))
    clauses = []
    for key, name, word, comparative, side in (
        (ends.highest, highest, best, higher, "max"),
        (ends.lowest, lowest, worst, lower, "min"),
    ):
        row = _pick(groups, key)
        if row is None or key not in drawn:
            continue
        word = word if _is_extreme(row, groups, side) else f"clearly {comparative} than the others"
        clauses.append(f"{word}: {name}")
    title = "; ".join(clauses)
    return f"{title[:1].upper()}{title[1:]}"


def _pick(groups: pd.DataFrame, key: Any | None) -> pd.Series | None:
    """Return a group's row; None without a group."""
    return None if key is None else groups[groups["group"] == key].iloc[0]


def _is_extreme(row: pd.Series, groups: pd.DataFrame, side: str) -> bool:
    """Whether no group with enough values has a mean that is farther out."""
    return bool(row["mean"] == groups.loc[groups["n"] >= ENOUGH, "mean"].agg(side))


def _start_with_lowest(value: str, word: str) -> str:
    return f"is rated {word}" if value == "rating" else f"has {word} reviews" if value == "polarity" else f"is {word}"


def _describe_two(highest: pd.Series, lowest: pd.Series, pairs: pd.DataFrame, *, by: str, value: str) -> str:
    """Say by how much one of two groups is higher than the other."""
    names = _name(highest["group"], by), _name(lowest["group"], by)
    row = pairs[pairs["p"].notna()].iloc[0]
    decimals = 1 if value == "rating" else 2
    amount = number(abs(row["difference"]), decimals=decimals)
    points = f"{amount} points" if value == "rating" else amount
    spread = ""
    if pd.notna(row["low"]) and len(list_clear_pairs(pairs)):
        low, high = sorted([abs(row["low"]), abs(row["high"])])
        spread = f" (between {number(low, decimals=decimals)} and {number(high, decimals=decimals)})"
    return f"{names[0]} is {_find_comparatives(value)[0]} than {names[1]}, by {points}{spread}."


def _write_value(mean: float, value: str, *, first: bool, expected: bool) -> str:
    """Write a mean; the first of a sentence with its unit."""
    if expected and value == "polarity":
        return f"{'expected rating ' if first else ''}{number(mean, decimals=1)}"
    if value == "rating":
        return f"{number(mean, decimals=1)}{' of 10' if first else ''}"
    if value == "polarity":
        return f"{'tone ' if first else ''}{signed(mean)}"
    return number(mean, decimals=2)


def _find_comparatives(value: str) -> tuple[str, str]:
    return COMPARATIVES.get(value, (f"higher in {value}", f"lower in {value}"))


def _name_groups(by: str) -> str:
    return _NOUNS.get(by, by)


def _name(key: Any, by: str) -> str:
    """Return a group as the sentence names it."""
    if by == "film":
        return f"“{key}”"
    plain = date(key) if isinstance(key, pd.Timestamp) else str(key)
    # A value of a column that we do not know ("True") says nothing without the column's name.
    return plain if by in REVIEWS or by == "published_year" else f"{by} {plain}"
