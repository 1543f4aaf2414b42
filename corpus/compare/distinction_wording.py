"""What sets groups apart, as the tables of `distinction` have it, in one sentence."""

import pandas as pd

from corpus.wording import listed, number, plural


def describe_distinction(table: pd.DataFrame, name: str, *, unit: str, other: str = "") -> str:
    """Return the terms that set one group apart, in one sentence.

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

    Examples
    --------
    >>> describe_distinction(table, "Salt", unit="review")  # doctest: +SKIP
    '“Salt” is set apart by “slow burn” (7 of 9 reviews, against 1 of 55), “ash” and “quarry”.'
    """
    rest = f" from “{other}”" if other else ""
    uses = table[(table["group"] == name) & table["significant"]]
    if len(uses):
        return (
            f"“{name}” is set apart{rest} by {_describe_term(uses.iloc[0], unit)}{_add_terms(uses['term'].iloc[1:3])}."
        )
    lacks = table[(table["group"] != name) & table["significant"]]
    if len(lacks):
        row = lacks.iloc[0]
        of = f"{number(row['rest_reviews'])} of {plural(int(row['rest_n']), unit)}"
        return (
            f"“{name}” is set apart{rest} only by what it seldom says: “{row['term']}” "
            f"({number(row['reviews'])} of {number(row['n'])}, against {of})."
        )
    return f"Nothing sets “{name}” apart{rest} beyond what chance would do."


def describe_distinctions(table: pd.DataFrame, *, noun: str, unit: str, many: int) -> str:
    """Return how many groups are set apart by something, and the clearest of them, in one sentence.

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
        return f"No word or phrase sets any of {plural(many, noun)} apart beyond what chance would do."
    distinct = findings["group"].nunique()
    clearest = findings.sort_values("p", kind="stable").iloc[0]
    lead = "Each of" if distinct == many else f"{number(distinct)} of"
    return (
        f"{lead} {plural(many, noun)} {'is' if distinct == 1 or distinct == many else 'are'} set apart; "
        f"“{clearest['group']}” most clearly, by {_describe_term(clearest, unit)}."
    )


def _describe_term(row: pd.Series, unit: str) -> str:
    of = f"{number(row['reviews'])} of {plural(int(row['n']), unit)}"
    return f"“{row['term']}” ({of}, against {number(row['rest_reviews'])} of {number(row['rest_n'])})"


def _add_terms(terms: pd.Series) -> str:
    quoted = [f"“{term}”" for term in terms]
    return f", {listed(quoted)}" if len(quoted) > 1 else f" and {listed(quoted)}" if quoted else ""
