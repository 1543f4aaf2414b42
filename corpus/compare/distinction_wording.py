"""Signature words, as the tables of `distinction` have them, in one sentence."""

import pandas as pd

from corpus.wording import number, plural

#: Where the reviews of a group are: by a critic, in an outlet, and of anything else.
_WHERE = {"critic": "by", "outlet": "in"}


def describe_distinction(table: pd.DataFrame, name: str, *, unit: str, other: str = "", noun: str = "film") -> str:
    """Return the term that sets one group apart the most, in one sentence.

    Parameters
    ----------
    table : DataFrame
        From `distinction.distinguish_two`.
    name : str
        The group.
    unit : str
        What was counted, in the singular ("review").
    other : str
        The group that it is compared with, if it is to be named.
    noun : str
        What a group is, in the singular; names of films are put in quotation marks.

    Examples
    --------
    >>> describe_distinction(table, "Salt", unit="review")  # doctest: +SKIP
    'The signature of “Salt” is “slow burn”: in 7 of 9 reviews, against 1 of the 55 others.'
    """
    own = _name(name, noun)
    rest = f" beside {_name(other, noun)}" if other else ""
    uses = table[(table["group"] == name) & table["significant"]]
    if len(uses):
        row = uses.iloc[0]
        return f"The signature of {own}{rest} is “{row['term']}”: {_count(row, unit)}, {_count_rest(row, other, noun)}."
    lacks = table[(table["group"] != name) & table["significant"]]
    if len(lacks):
        row = lacks.iloc[0]
        return f"{own} has no clear signature words, but rarely uses “{row['term']}”: {_count(row, unit)}."
    return f"{own} has no clear signature words{rest}."


def describe_distinctions(table: pd.DataFrame, *, noun: str, unit: str, many: int) -> str:
    """Return the clearest of all terms that set a group apart, in one sentence.

    Parameters
    ----------
    table : DataFrame
        From `distinction.distinguish_each`.
    noun, unit : str
        What a group is ("film") and what was counted ("review"), in the singular.
    many : int
        How many groups were compared.
    """
    findings = table[table["significant"]]
    if findings.empty:
        return f"None of the {plural(many, noun)} has clear signature words."
    row = findings.sort_values("p", kind="stable").iloc[0]
    where = f"{_count(row, unit)} {_WHERE.get(noun, 'of')} {_name(row['group'], noun)}"
    return f"The clearest signature word is “{row['term']}”: {where}, {_count_rest(row, '', noun)}."


def describe_lacking(table: pd.DataFrame, *, noun: str, many: int) -> str:
    """Say how many groups have clear signature words, for a caption; empty where none has any.

    Parameters
    ----------
    table, noun, many
        As `describe_distinctions` has them.
    """
    distinct = table.loc[table["significant"], "group"].nunique()
    if not distinct:
        return ""
    if distinct == many:
        return f"All {plural(many, noun)} have clear signature words."
    have = "has" if distinct == 1 else "have"
    return f"{number(distinct)} of {plural(many, noun)} {have} clear signature words."


def _count(row: pd.Series, unit: str) -> str:
    return f"in {number(row['reviews'])} of {plural(int(row['n']), unit)}"


def _count_rest(row: pd.Series, other: str, noun: str) -> str:
    """Say in how many of those that it is compared with a term is."""
    of = f"the {number(row['rest_n'])} of {_name(other, noun)}" if other else f"the {number(row['rest_n'])} others"
    return f"against {number(row['rest_reviews']) if row['rest_reviews'] else 'none'} of {of}"


def _name(group: object, noun: str) -> str:
    return f"“{group}”" if noun == "film" else str(group)
