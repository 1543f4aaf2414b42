"""A comparison of groups in words: a sentence that says what differs, and a title for the figure."""

from collections.abc import Collection
from itertools import combinations
from typing import Any

import pandas as pd

from corpus.compare.ends import Ends, find_ends, list_clear_pairs
from corpus.schema import REVIEWS
from corpus.statistics.differences import A_HIGHER, B_HIGHER
from corpus.statistics.groups import ENOUGH
from corpus.wording import COMPARATIVES, date, listed, number, plural

#: Up to so many groups are named in the sentence; of more, it counts the pairs.
MOST_NAMED = 4
#: What a group is called, by the column of groups.
_NOUNS = {"reviewer": "critic", "genres": "genre", "published_year": "year"}


def describe_comparison(pairs: pd.DataFrame, groups: pd.DataFrame, *, by: str, value: str, unit: str = "review") -> str:
    """Return which groups differ, by how much, and which do not, in one sentence.

    Parameters
    ----------
    pairs, groups : DataFrame
        From `differences.compare_pairs` and `intervals.estimate_means`, of the same groups.
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
    names, (higher, lower) = {key: _name(key, by) for key in groups["group"]}, _find_comparatives(value)
    ranked = known["group"].tolist()
    above = list_clear_pairs(pairs)
    if len(ranked) < 2:
        clauses = [f"There is too little to compare: two groups of at least {plural(ENOUGH, unit)} are needed"]
    elif len(ranked) > MOST_NAMED:
        clauses = _count_pairs(ranked, names, above, (higher, lower), find_ends(groups, pairs))
    else:
        clauses = _name_pairs(ranked, names, above, higher)
        if len(ranked) == 2 and above:
            clauses = [f"{clauses[0]}, {_describe_difference(pairs)}"]
        sizes = dict(zip(known["group"], known["n"], strict=True))
        clauses += [
            f"{listed([names[key] for key in alike])} cannot be told apart with "
            f"{listed([number(sizes[key]) for key in alike])} {unit}s"
            for alike in _find_alike(ranked, above)
        ]
    small = [names[key] for key in groups.loc[groups["n"] < ENOUGH, "group"]]
    if small and len(ranked) >= 2:
        verb = "has" if len(small) == 1 else "have"
        clauses.append(f"{listed(small, most=MOST_NAMED)} {verb} fewer than {plural(ENOUGH, unit)}, too few to compare")
    return "; ".join(clauses) + "."


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
    if ends.highest is None:
        return f"No {noun} is clearly {higher} than another"
    highest, lowest = (_name(key, by) for key in (ends.highest, ends.lowest))
    if ends.others == 1:
        return f"{highest} is clearly {higher} than {lowest}"
    clauses, of = [], f" of the {number(ends.others)} others"
    if ends.highest in drawn:
        clauses.append(f"{highest} is clearly {higher} than {number(ends.above)}{of}")
    if ends.lowest in drawn and ends.below > 1:
        clauses.append(f"{lowest} is clearly {lower} than {number(ends.below)}{'' if clauses else of}")
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


def _count_pairs(
    ranked: list[Any], names: dict[Any, str], above: set[tuple[Any, Any]], comparatives: tuple[str, str], ends: Ends
) -> list[str]:
    """Say of many groups which are higher and which is lower than most, and how many pairs do not differ."""
    total = len(ranked) * (len(ranked) - 1) // 2
    if not above:
        return [f"No two of the {number(len(ranked))} can be told apart"]
    higher, lower = comparatives
    below = pd.Series([key for key, _ in above]).value_counts().reindex(ranked, fill_value=0)
    first, *others = below[below > 0].sort_values(ascending=False, kind="stable").head(3).items()
    uppers = [f"{names[first[0]]} is {higher} than {number(first[1])} of the {number(len(ranked) - 1)} others"]
    clauses = [listed([*uppers, *(f"{names[key]} than {number(count)}" for key, count in others)])]
    # The lowest is worth a name where it is below several; one that is below the first alone is not.
    if ends.below > 1:
        clauses.append(f"{names[ends.lowest]} is {lower} than {number(ends.below)}")
    if len(above) == total:
        return [*clauses, "every two can be told apart"]
    return [*clauses, f"{number(total - len(above))} of the {plural(total, 'pair')} cannot be told apart"]


def _describe_difference(pairs: pd.DataFrame) -> str:
    """Return the size of the one difference, from the higher side."""
    row = pairs[pairs["conclusion"].isin([A_HIGHER, B_HIGHER])].iloc[0]
    low, high = sorted([row["low"], row["high"]], key=abs)
    by = f"by {number(abs(row['difference']), decimals=2)}"
    return by if pd.isna(low) else f"{by} ({number(abs(low), decimals=2)} to {number(abs(high), decimals=2)})"
