"""What the comparison of two groups comes to, in words: the same whether they are picked or read in a list of pairs.

A pair is judged among all pairs of a selection. One that differs clearly by itself, and no longer among so many, is
called higher "perhaps", and it is said why.
"""

from typing import Any

import numpy as np
import pandas as pd

from corpus.aspects.values import SAID, find_aspect
from corpus.schema import REVIEWS
from corpus.statistics.differences import A_HIGHER, ALIKE, B_HIGHER, judge_alone
from corpus.statistics.groups import ENOUGH
from corpus.wording import COMPARATIVES, date, number, plural, signed

#: How sure it is that the higher of two groups is higher, where it is not `ALIKE`.
CLEAR, PERHAPS = "clearly", "perhaps"
#: The columns of a pair that have the other sign when its groups change places.
_SIGNED = ["difference", "low", "high", "delta"]
#: What a group is called, by the column of groups.
_NOUNS = {"reviewer": "critic", "genres": "genre", "published_year": "year"}


def list_conclusions(pairs: pd.DataFrame, *, by: str, value: str) -> pd.DataFrame:
    """Return the pairs that could be compared, the higher group first, each with its conclusion in words.

    Parameters
    ----------
    pairs : DataFrame
        From `differences.compare_pairs`.
    by, value : str
        The columns of groups and of numbers.

    Returns
    -------
    DataFrame
        The columns of `pairs`: those that are clear first, then those that are perhaps; of either the largest
        difference first. `difference` is 0 or more, and `conclusion` names the higher group:
        "“A” is clearly rated higher", "“A” is perhaps rated higher", or "no clear difference".
    """
    turned = _turn(pairs)
    place = turned["how"].map({how: place for place, how in enumerate((CLEAR, PERHAPS, ALIKE))})
    turned = turned.assign(place=place).sort_values(
        ["place", "difference"], ascending=[True, False], kind="stable", ignore_index=True
    )
    names, higher = [name_group(key, by) for key in turned["a"]], find_comparatives(value)[0]
    said = {CLEAR: f"{{}} is clearly {higher}", PERHAPS: f"{{}} is perhaps {higher}", ALIKE: ALIKE}
    conclusions = [said[how].replace("{}", name) for how, name in zip(turned["how"], names, strict=True)]
    return turned.drop(columns=["how", "place"]).assign(conclusion=pd.Series(conclusions, dtype="str"))


def describe_pairs(pairs: pd.DataFrame, *, by: str, unit: str = "review", tests: int, groups: int = 0) -> str:
    """Say how many pairs a list holds and why, in which order, where a range is missing, and what "perhaps" means.

    Parameters
    ----------
    pairs : DataFrame
        From `differences.compare_pairs`.
    by : str
    unit : str
        What is counted of a group, in the singular.
    tests : int
        Among how many pairs they were judged.
    groups : int
        How many groups could be compared: of more than the pairs are of, these have the most.
    """
    known = _turn(pairs)
    among = f", judged among all {plural(tests, 'pair')}" if tests > len(known) else ""
    some, nouns = len({*known["a"], *known["b"]}), f"{name_noun(by)}s"
    which = (
        f"the {number(some)} {nouns} with most {unit}s" if some < groups else f"{nouns} with {ENOUGH} {unit}s or more"
    )
    order = "" if len(known) < 2 else " Clear ones first, the largest difference on top."
    bare = f" No range (–) where all {unit}s of one have the same value." if known["low"].isna().any() else ""
    held = f"{plural(len(known), 'pair')} of {which}{among}.{order}{bare}"
    if not (known["how"] == PERHAPS).any():
        return held
    return (
        f"{held} “Perhaps”: clear for the two by themselves, but among {plural(tests, 'pair')} chance could produce "
        "one like it."
    )


def describe_two(pairs: pd.DataFrame, *, by: str, value: str, expected: bool = False) -> str:
    """Say by how much one of two groups is higher than the other, and how sure that is.

    Parameters
    ----------
    pairs : DataFrame
        From `differences.compare_pairs`, of which one could be compared.
    by, value : str
    expected : bool
        Whether polarity is shown as the rating to expect of it.
    """
    row = _turn(pairs).iloc[0]
    first, second, higher = name_group(row["a"], by), name_group(row["b"], by), find_comparatives(value)[0]
    if not row["difference"]:
        return f"No clear difference between {first} and {second}: their averages are the same."
    alike, decimals = row["how"] == ALIKE, 1 if value == "rating" or expected else 2
    points = f"{number(row['difference'], decimals=decimals)}{' points' if value == 'rating' or expected else ''}"
    low, high = ((signed if alike else number)(row[end], decimals=decimals) for end in ("low", "high"))
    if alike:
        # A range without 0 in it, where the ranks of the values are what is unsure, would seem to say otherwise.
        spread = f" ({low} to {high})" if row["low"] <= 0 <= row["high"] else ""
        return f"{first} is {higher} than {second} by {points}, but that could be chance{spread}."
    spread = f" (between {low} and {high})" if pd.notna(row["low"]) else ""
    return f"{first} is {row['how']} {higher} than {second}, by {points}{spread}."


def title_two(pairs: pd.DataFrame, *, by: str, value: str) -> str:
    """Return which of two groups is higher, as the title of a figure."""
    row = _turn(pairs).iloc[0]
    first, second = name_group(row["a"], by), name_group(row["b"], by)
    if row["how"] == ALIKE:
        return f"No clear difference between {first} and {second}"
    return f"{first} is {row['how']} {find_comparatives(value)[0]} than {second}"


def describe_doubt(pairs: pd.DataFrame, *, by: str, tests: int) -> str:
    """Say why one of two groups is higher only perhaps; empty where that is not so."""
    if not (_turn(pairs)["how"] == PERHAPS).any():
        return ""
    return (
        f"Clear for these two by themselves; among all {plural(tests, 'pair')} of {name_noun(by)}s, chance could "
        "produce a difference like it."
    )


def ask_second(group: str, *, by: str) -> str:
    """Ask for another group to set beside the one that is chosen."""
    return f"Pick a second {name_noun(by)} to compare with {name_group(group, by)}."


def find_comparatives(value: str) -> tuple[str, str]:
    """Return the words for the higher and for the lower of two groups, by the column of numbers."""
    if aspect := find_aspect(value):
        higher, lower = COMPARATIVES["polarity"]
        return f"{higher} on {SAID[aspect]}", f"{lower} on {SAID[aspect]}"
    return COMPARATIVES.get(value, (f"higher in {value}", f"lower in {value}"))


def name_noun(by: str) -> str:
    """Return what a group is called, in the singular, by the column of groups."""
    return _NOUNS.get(by, by)


def name_group(key: Any, by: str) -> str:
    """Return a group as a sentence names it."""
    if by == "film":
        return f"“{key}”"
    plain = date(key) if isinstance(key, pd.Timestamp) else str(key)
    # A value of a column that we do not know ("True") says nothing without the column's name.
    return plain if by in REVIEWS or by == "published_year" else f"{by} {plain}"


def _turn(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs that could be compared, the higher group first, and in `how` how sure that is."""
    known = pairs[pairs["p"].notna()]
    alone = judge_alone(known).isin([A_HIGHER, B_HIGHER])
    how = np.select([known["conclusion"] != ALIKE, alone], [CLEAR, PERHAPS], ALIKE)
    swapped = known.rename(columns={"a": "b", "b": "a", "n_a": "n_b", "n_b": "n_a", "low": "high", "high": "low"})
    swapped[_SIGNED] = -swapped[_SIGNED]
    return known.where(known["difference"] >= 0, swapped[known.columns], axis=0).assign(how=how)
