"""What sets groups apart, as `distinction` tells it, said in a sentence."""

import pandas as pd

from corpus.wording import listed, number, plural


def describe_group(table: pd.DataFrame, name: str, *, unit: str, other: str = "") -> str:
    """Say what sets one group apart, from the table of `between`; `other` names the one that it is compared with.

    Examples
    --------
    >>> describe_group(table, "Salt", unit="review")  # doctest: +SKIP
    '“Salt” is set apart by “slow burn” (7 of 9 reviews, against 1 of 55), “ash” and “quarry”.'
    """
    rest = f" from “{other}”" if other else ""
    mine = table[(table["group"] == name) & table["found"]]
    if len(mine):
        return f"“{name}” is set apart{rest} by {_said(mine.iloc[0], unit)}{_also(mine['term'].iloc[1:3])}."
    lacks = table[(table["group"] != name) & table["found"]]
    if len(lacks):
        row = lacks.iloc[0]
        of = f"{number(row['rest_reviews'])} of {plural(int(row['rest_n']), unit)}"
        return (
            f"“{name}” is set apart{rest} only by what it seldom says: “{row['term']}” "
            f"({number(row['reviews'])} of {number(row['n'])}, against {of})."
        )
    return f"Nothing sets “{name}” apart{rest} beyond what chance would do."


def describe_groups(table: pd.DataFrame, *, noun: str, unit: str, many: int) -> str:
    """Say of how many groups something was found, and what sets apart most clearly, from the table of `of_each`.

    Parameters
    ----------
    table : DataFrame
    noun, unit : str
        What a group is ("film") and what was counted ("review").
    many : int
        How many groups were compared.
    """
    found = table[table["found"]]
    if found.empty:
        return f"No word or phrase sets any of {plural(many, noun)} apart beyond what chance would do."
    own = found["group"].nunique()
    clearest = found.sort_values("p", kind="stable").iloc[0]
    lead = "Each of" if own == many else f"{number(own)} of"
    return (
        f"{lead} {plural(many, noun)} {'is' if own == 1 or own == many else 'are'} set apart; "
        f"“{clearest['group']}” most clearly, by {_said(clearest, unit)}."
    )


def _said(row: pd.Series, unit: str) -> str:
    of = f"{number(row['reviews'])} of {plural(int(row['n']), unit)}"
    return f"“{row['term']}” ({of}, against {number(row['rest_reviews'])} of {number(row['rest_n'])})"


def _also(terms: pd.Series) -> str:
    quoted = [f"“{term}”" for term in terms]
    return f", {listed(quoted)}" if len(quoted) > 1 else f" and {listed(quoted)}" if quoted else ""
