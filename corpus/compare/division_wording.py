"""Split opinions in words: which groups' reviews lie clearly farther apart, or closer together, than the others'."""

import pandas as pd

from corpus.compare.division import CLOSER, TOO_FEW, WIDER
from corpus.statistics.groups import ENOUGH
from corpus.wording import listed, number, plural, signed

#: Up to so many groups of too few reviews are named; more are counted.
MOST_NAMED = 4
#: Where the reviews of a group are: by a critic, in an outlet, and of anything else.
_WHERE = {"critic": "by", "outlet": "in"}


def describe_division(
    table: pd.DataFrame, *, value: str, noun: str = "film", voters: str = "critics", expected: bool = False
) -> str:
    """Return in one sentence which group's reviews lie clearly farther apart than the others'.

    Parameters
    ----------
    table : DataFrame
        From `division.measure_division`.
    value : str
        The column of numbers. Of ratings it is said that a film splits its critics; of tone, that reviews differ in it.
    noun : str
        What a group is, in the singular; names of films are put in quotation marks.
    voters : str
        Who wrote the reviews, where no critic is named.
    expected : bool
        Whether polarity is shown as the rating to expect of it.

    Returns
    -------
    str
        Plain text: names are in it letter for letter, and may hold anything.
    """
    known = table[table["conclusion"] != TOO_FEW]
    if known.empty:
        return f"Too few reviews to say: at least two {noun}s with {ENOUGH} reviews each are needed."
    is_rating = value == "rating"
    split = known[known["conclusion"] == WIDER].sort_values(["sd", "n"], ascending=False, kind="stable")
    if len(split):
        first, more = split.iloc[0], len(split) - 1
        name, span = _name(first["group"], noun), write_span(first, rated=is_rating or expected)
        reviews = plural(int(first["n"]), "review")
        others = f"; {number(more)} more {noun}{'s' if more > 1 else ''} too" if more else ""
        if is_rating and noun == "film":
            return f"{name} split the {voters}: its {reviews} rate it from {span}{others}."
        what = "Ratings" if is_rating else "Reviews"
        differ = f"differ most{'' if is_rating else ' in tone'}"
        return f"{what} {_WHERE.get(noun, 'of')} {name} {differ}: from {span}, {reviews}{others}."
    agreed = known[known["conclusion"] == CLOSER].sort_values(["sd", "n"], ascending=[True, False], kind="stable")
    most = ""
    if len(agreed):
        first = agreed.iloc[0]
        closest = "they agreed most on" if noun == "film" and is_rating else "closest together:"
        most = f"; {closest} {_name(first['group'], noun)}"
    if is_rating and noun == "film":
        return f"No film clearly split the {voters}{most}."
    what = "ratings" if is_rating else "reviews"
    return f"No {noun}’s {what} differ clearly more {'' if is_rating else 'in tone '}than those of the others{most}."


def describe_split(able: pd.DataFrame, *, noun: str) -> str:
    """Say which group is clearly the most split and which clearly agrees the most, as the title of a figure.

    Parameters
    ----------
    able : DataFrame
        From `division.measure_division`, the most split first, without the groups of too few values.
    noun : str
        What a group is, in the singular.
    """
    wide, close = (able.loc[able["conclusion"] == conclusion, "group"] for conclusion in (WIDER, CLOSER))
    parts = [f"most split: {_name(wide.iloc[0], noun)}"] if len(wide) else []
    parts += [f"closest together: {_name(close.iloc[-1], noun)}"] if len(close) else []
    title = "; ".join(parts) or f"no {noun} is clearly more split than the others"
    return f"{title[0].upper()}{title[1:]}"


def describe_left_out(table: pd.DataFrame, *, noun: str = "film") -> str:
    """Say which groups have too few values to be drawn; empty where none has."""
    few = table.loc[table["conclusion"] == TOO_FEW, "group"].tolist()
    if not few:
        return ""
    named = listed([_name(group, noun) for group in few]) if len(few) <= MOST_NAMED else plural(len(few), noun)
    have, are = ("has", "is") if len(few) == 1 else ("have", "are")
    return f"{named} {have} fewer than {ENOUGH} reviews and {are} not drawn."


def write_span(row: pd.Series, *, rated: bool) -> str:
    """Return the lowest and the highest value of a group: "1 to 10"."""
    write = _write_rating if rated else signed
    low, high = write(row["lowest"]), write(row["highest"])
    return low if low == high else f"{low} to {high}"


def _write_rating(value: float) -> str:
    """Write a rating without a decimal that says nothing: "10", "7.5"."""
    return number(value, decimals=0 if float(value).is_integer() else 1)


def _name(group: object, noun: str) -> str:
    return f"“{group}”" if noun == "film" else str(group)
