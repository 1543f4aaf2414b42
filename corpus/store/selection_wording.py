"""A selection in words, with its size: "38 reviews of 4 films, 2024–2025, rated 6 or more"."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from corpus.aspects.values import SAID
from corpus.search.parsing import summarise_query
from corpus.store.selection import JUDGED, Range, Selection, group_conditions
from corpus.wording import date, listed, plural, signed

#: So many chosen names are written out; the others are counted.
_NAMED_AT_MOST = 3


def describe_selection(selection: Selection, selected: pd.DataFrame) -> str:
    """Return a selection and its size in words: "38 reviews of 4 films, 2024–2025, rated 6 or more".

    Parameters
    ----------
    selection : Selection
    selected : DataFrame
        The reviews that the selection keeps.
    """
    conditions = group_conditions(selection.where)
    clauses = [
        _describe_size(selection, selected),
        _list_names(selection.genre, last="or"),
        *(f"{column}: {_list_names(values, last='or')}" for column, values in conditions.items()),
        _describe_range(selection.dates, date, "since {}", "until {}") or _describe_years(selected["published"]),
        _describe_range(selection.rating, "{:g}".format, "{} or more", "{} or less", prefix="rated "),
        _describe_range(selection.polarity, signed, "{} or more", "{} or less", prefix="with a tone of "),
        summarise_query(selection.words) if selection.words else "",
    ]
    return ", ".join(filter(None, clauses))


def name_selection(selection: Selection) -> str:
    """Return which reviews are meant, as words that follow “reviews”; "" for all of them.

    Examples
    --------
    >>> name_selection(Selection(critic=("Ann",), outlet=("The Post",), rating=(6.0, None)))
    'by Ann, in The Post, rated 6 or more'
    >>> name_selection(Selection(praise=("acting",), blame=("story", "pace")))
    'that praise the acting and blame the story or the pace'
    """
    named = (
        ("of", [f"“{film}”" for film in selection.film]),
        ("by", selection.critic),
        ("in", selection.outlet),
        ("in", selection.genre),
    )
    conditions = group_conditions(selection.where)
    clauses = [
        _describe_judged(selection),
        *(f"{word} {_list_names(names)}" for word, names in named if names),
        *(f"{column}: {_list_names(values, last='or')}" for column, values in conditions.items()),
        _name_dates(selection.dates),
        _describe_range(selection.rating, "{:g}".format, "{} or more", "{} or less", prefix="rated "),
        _describe_range(selection.polarity, signed, "{} or more", "{} or less", prefix="with a tone of "),
        summarise_query(selection.words) if selection.words else "",
    ]
    return ", ".join(filter(None, clauses))


def _name_dates(dates: Range) -> str:
    """Return a range of days as it follows a noun: "in 2025", "from 3 Mar 2025 to 4 May 2025", "since 3 Mar 2025"."""
    first, last = dates
    if first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"in {first.year}" if first.year == last.year else f"from {first.year} to {last.year}"
    if first and last and first == last:
        return f"of {date(first)}"
    return _describe_range(dates, date, "since {}", "until {}", prefix="from " if first and last else "")


def _describe_size(selection: Selection, selected: pd.DataFrame) -> str:
    """Return how many reviews there are, of which films, by which critics and in which outlets."""
    films = selected["film"].nunique()
    size, origin = [plural(len(selected), "review")], []
    if judged := _describe_judged(selection, one=len(selected) == 1):
        size.append(judged)
    if selection.film and len(selection.film) <= _NAMED_AT_MOST:
        origin.append(f"of {listed(selection.film)}")
    elif films:
        origin.append(f"of {plural(films, 'film')}")
    if selection.critic:
        origin.append(f"by {_list_names(selection.critic)}")
    if selection.outlet:
        origin.append(f"in {_list_names(selection.outlet)}")
    # “the story of 4 films” would be something else.
    return (", " if judged and origin else " ").join(filter(None, [" ".join(size), " ".join(origin)]))


def _describe_judged(selection: Selection, *, one: bool = False) -> str:
    """Return what reviews praise and blame, as it follows their number: "that praise the acting"; "" for nothing."""
    said = [
        f"{verb}{'s' if one else ''} {listed([SAID[part] for part in parts], last='or')}"
        for verb in JUDGED
        if (parts := getattr(selection, verb))
    ]
    return f"that {listed(said)}" if said else ""


def _list_names(names: Sequence[str], *, last: str = "and") -> str:
    return listed(names, most=_NAMED_AT_MOST, last=last)


def _describe_years(published: pd.Series) -> str:
    """Return the years from the first day to the last, as "2024–2025"; "" where no day is known."""
    if published.isna().all():
        return ""
    first, last = published.min().year, published.max().year
    return str(first) if first == last else f"{first}–{last}"


def _describe_range(ends: Range, write: Callable[[Any], str], above: str, below: str, *, prefix: str = "") -> str:
    """Return a range in words, in the form `above` or `below` where one end is open; "" where both are."""
    low, high = (None if end is None else write(end) for end in ends)
    if low is None and high is None:
        return ""
    if high is None:
        return prefix + above.format(low)
    if low is None:
        return prefix + below.format(high)
    return prefix + (low if low == high else f"{low} to {high}")
