"""A comparison of groups in words: a sentence that says what differs, and a title for the figure."""

from collections.abc import Collection
from itertools import combinations
from typing import Any

import pandas as pd

from corpus.compare.ends import Ends, find_ends, list_clear_pairs
from corpus.schema import REVIEWS
from corpus.statistics.differences import ABOVE_REST, ALIKE, BELOW_REST
from corpus.statistics.groups import ENOUGH
from corpus.wording import COMPARATIVES, date, listed, number, plural

#: Up to so many groups are named pair by pair in the sentence; of more, it names those that differ from all others.
MOST_NAMED = 4
#: What a group is called, by the column of groups.
_NOUNS = {"reviewer": "critic", "genres": "genre", "published_year": "year"}


def describe_comparison(
    groups: pd.DataFrame, rest: pd.DataFrame, pairs: pd.DataFrame, *, by: str, value: str, unit: str = "review"
) -> str:
    """Return which groups differ from all others, or from which other ones, by how much, and which do not.

    Parameters
    ----------
    groups, rest, pairs : DataFrame
        From `intervals.estimate_means`, `differences.compare_with_rest` and `differences.compare_pairs`.
    by, value : str
        The columns of groups and of numbers. The groups of "film" are in quotation marks.
    unit : str
        What is counted, in the singular.

    Returns
    -------
    str
        Plain text: names are in it letter for letter, and may hold anything.
    """
    known = groups[groups["n"] >= ENOUGH].sort_values("mean", ascending=False, kind="stable")
    names, comparatives = {key: _name(key, by) for key in groups["group"]}, _find_comparatives(value)
    if len(known) < 2:
        return f"There is too little to compare: two groups of at least {plural(ENOUGH, unit)} are needed."
    if len(known) > MOST_NAMED:
        sentence = ". ".join(_describe_many(rest, pairs, find_ends(groups, pairs, rest), names, comparatives)) + "."
    else:
        sentence = "; ".join(_describe_few(known, rest, pairs, names, comparatives, unit)) + "."
    small = [names[key] for key in groups.loc[groups["n"] < ENOUGH, "group"]]
    if not small:
        return sentence
    verb = "has" if len(small) == 1 else "have"
    return f"{sentence} {listed(small, most=MOST_NAMED)} {verb} fewer than {plural(ENOUGH, unit)}, too few to compare."


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
    noun, (higher, lower) = _NOUNS.get(by, by), _find_comparatives(value)
    if unit == "sentence":
        return f"Too few reviews of each {noun} to compare: each dot is a sentence"
    if len(groups) == 1:
        return f"One {noun}: there is nothing to compare it with"
    if ends.others < 1:
        return f"{plural(len(groups), noun)}: too few reviews of each to compare"
    if ends.highest is None and ends.lowest is None:
        return f"No {noun} is clearly {higher} than the others"
    highest, lowest = (_name(key, by) for key in (ends.highest, ends.lowest))
    if ends.others == 1:
        return f"{highest} is clearly {higher} than {lowest}"
    clauses, than = [], f" than the {number(ends.others)} others together"
    if ends.highest is not None and ends.highest in drawn:
        clauses.append(f"{highest} is clearly {higher}{than}")
    if ends.lowest is not None and ends.lowest in drawn:
        clauses.append(f"{lowest} is clearly {lower}{'' if clauses else than}")
    return "; ".join(clauses)


def _find_comparatives(value: str) -> tuple[str, str]:
    return COMPARATIVES.get(value, (f"higher in {value}", f"lower in {value}"))


def _name(key: Any, by: str) -> str:
    """Return a group as the sentence names it."""
    if by == "film":
        return f"“{key}”"
    plain = date(key) if isinstance(key, pd.Timestamp) else str(key)
    # A value of a column that we do not know ("True") says nothing without the column's name.
    return plain if by in REVIEWS or by == "published_year" else f"{by} {plain}"


def _name_pairs(ranked: list[Any], names: dict[Any, str], above: set[tuple[Any, Any]], higher: str) -> list[str]:
    """Say which groups are higher than which; those that are higher than the same ones share a clause."""
    by_lower: dict[tuple[Any, ...], list[str]] = {}
    for key in ranked:
        lower = tuple(other for other in ranked if (key, other) in above)
        by_lower.setdefault(lower, []).append(names[key])
    return [
        f"{listed(uppers)} {'is' if len(uppers) == 1 else 'are'} {higher} than {listed([names[key] for key in lower])}"
        for lower, uppers in by_lower.items()
        if lower
    ]


def _find_alike(ranked: list[Any], above: set[tuple[Any, Any]]) -> list[tuple[Any, ...]]:
    """Return the largest sets of groups of which no two differ."""
    sets: list[tuple[Any, ...]] = []
    for size in range(len(ranked), 1, -1):
        for some in combinations(ranked, size):
            differs = any(pair in above or pair[::-1] in above for pair in combinations(some, 2))
            if not differs and not any(set(some) <= set(larger) for larger in sets):
                sets.append(some)
    return sets


def _describe_few(
    known: pd.DataFrame,
    rest: pd.DataFrame,
    pairs: pd.DataFrame,
    names: dict[Any, str],
    comparatives: tuple[str, str],
    unit: str,
) -> list[str]:
    """Say of a few groups which are higher than which, by name, and which do not differ."""
    ranked, above = known["group"].tolist(), list_clear_pairs(pairs)
    clauses = _name_pairs(ranked, names, above, comparatives[0])
    if len(ranked) == 2 and above:
        clauses = [f"{clauses[0]}, {_describe_difference(pairs[pairs['p'].notna()].iloc[0])}"]
    # What differs from the others together, though from none of them by itself.
    paired = {key for pair in above for key in pair}
    lone = rest[~rest["group"].isin(paired)]
    if len(ranked) > 2:
        clauses += _name_differing(lone, names, comparatives, len(ranked) - 1)
    sizes = dict(zip(known["group"], known["n"], strict=True))
    for alike in _find_alike(ranked, above):
        between = listed([names[key] for key in alike])
        counts = listed([number(sizes[key]) for key in alike])
        clauses.append(f"{'no' if clauses else 'No'} clear difference between {between}, with {counts} {unit}s")
    return clauses


def _describe_many(
    rest: pd.DataFrame, pairs: pd.DataFrame, ends: Ends, names: dict[Any, str], comparatives: tuple[str, str]
) -> list[str]:
    """Say of many groups which are higher and lower than all others together, and how many pairs do not differ."""
    # Those at the ends first, then those that lie farthest off.
    ordered = rest.assign(end=rest["group"].isin([ends.highest, ends.lowest]), far=rest["difference"].abs())
    ordered = ordered.sort_values(["end", "far"], ascending=False, kind="stable")
    sentences = _name_differing(ordered, names, comparatives, ends.others)
    tested, alike = int(pairs["p"].notna().sum()), int((pairs["conclusion"] == ALIKE).sum())
    if alike == tested:
        return [*sentences, f"There is no clear difference between any two of the {number(ends.others + 1)}"]
    if not alike:
        return [*sentences, f"All {plural(tested, 'pair')} differ clearly"]
    shows = "shows" if alike == 1 else "show"
    return [*sentences, f"{number(alike)} of the {plural(tested, 'pair')} {shows} no clear difference"]


def _name_differing(rest: pd.DataFrame, names: dict[Any, str], comparatives: tuple[str, str], others: int) -> list[str]:
    """Say of groups which are higher and which are lower than all others together, the first of each with its size."""
    clauses: list[str] = []
    for conclusion, word in zip((ABOVE_REST, BELOW_REST), comparatives, strict=True):
        some = rest[rest["conclusion"] == conclusion]
        if some.empty:
            continue
        than = "" if clauses else f" than the {number(others)} others together"
        clause = f"{names[some['group'].iloc[0]]} is {word}{than}, {_describe_difference(some.iloc[0])}"
        if len(some) > 1:
            clause += f"; so is {names[some['group'].iloc[1]]}" if len(some) == 2 else f"; so are {len(some) - 1} more"
        clauses.append(clause)
    return clauses


def _describe_difference(row: pd.Series) -> str:
    """Return the size of one difference, from the higher side."""
    by = f"by {number(abs(row['difference']), decimals=2)}"
    if pd.isna(row["low"]):
        return by
    low, high = sorted([abs(row["low"]), abs(row["high"])])
    return f"{by} (between {number(low, decimals=2)} and {number(high, decimals=2)})"
