"""Dates in any usual spelling, read as calendar dates. What only resembles a date is left unread, never guessed."""

import datetime
import re

import numpy as np
import pandas as pd

from corpus.reading.cleaning import spell_cells

UNREADABLE = "unreadable"
DAY_FIRST = "day/month/year"
MONTH_FIRST = "month/day/year"

#: There were no films before; a later year is a slip or a placeholder such as 9999.
_EARLIEST, _LATEST = 1888, 2100
#: No spelling of a date is longer.
_LONGEST = 60

_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october"]
_MONTHS += ["november", "december"]
_MONTH_NUMBERS = {name[:length]: number for number, name in enumerate(_MONTHS, 1) for length in (3, len(name))}
_MONTH_NUMBERS["sept"] = 9

_MONTH = rf"(?P<name>{'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_ZONE = r"(?: ?(?:z|utc|gmt|[a-z]{3,4}|[+-][0-9]{2}:?[0-9]{2}))?"
_TIME = rf"(?:(?:t|,? (?:at )?)[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:[.,][0-9]{{1,9}})?)?(?: ?[ap]\.?m\.?)?{_ZONE})?"
_YEAR = r"(?P<year>[0-9]{4})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"

#: The forms in which the parts of a date are in a fixed order; a missing month or day is the first.
_FORMS = {
    "ISO date": [
        rf"{_YEAR}([-/.])(?P<month>[0-9]{{1,2}})\2(?P<day>[0-9]{{1,2}}){_TIME}",
        rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
    ],
    "month by name": [
        rf"{_WEEKDAY}(?:the )?{_DAY}(?: of)?[ -]?{_MONTH}[ ,-]{{1,2}}{_YEAR}{_TIME}",
        rf"{_WEEKDAY}{_MONTH}[ -]?{_DAY}[ ,-]{{1,2}}{_YEAR}{_TIME}",
        rf"{_WEEKDAY}{_MONTH} {_DAY} [0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}{_ZONE} {_YEAR}",
        rf"{_YEAR}[ -]{_MONTH}[ -]{_DAY}",
    ],
    "month alone": [rf"{_YEAR}-(?P<month>[0-9]{{1,2}})", rf"(?P<month>[0-9]{{1,2}})/{_YEAR}", rf"{_MONTH},? {_YEAR}"],
    "year alone": [rf"{_YEAR}(?:\.0)?"],
}
_FIXED = [(read_as, re.compile(form)) for read_as, forms in _FORMS.items() for form in forms]
_EITHER_ORDER = re.compile(rf"{_WEEKDAY}([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2{_YEAR}{_TIME}")
#: Milliseconds and seconds since 1970, recognised by the number of digits that moments since September 2001 have.
_EPOCHS = {13: ("epoch milliseconds", 1000), 10: ("epoch seconds", 1)}


def parse_dates(given: pd.Series) -> pd.DataFrame:
    """Read each date as a calendar date.

    Read are ISO dates and times, dates with an English month name (`3 Mar 2025`, `March 3rd, 2025`, with or without
    weekday and time), a month or a year alone (as its first day), and three numbers. Times and time zones are dropped:
    the date is the one written. Years have four digits, from 1888 to 2100.

    In `03/04/2025` either number may be the day. The order is decided once for the whole column, by most of the dates
    that can be read in one order only; without any, the day is taken to come first.

    Numbers of seconds or milliseconds since 1970 are read where the whole column holds nothing else.

    Parameters
    ----------
    given : Series
        The dates of one source as it writes them, or of a datetime dtype.

    Returns
    -------
    DataFrame
        With the index of `given`: `published` (datetime64[s] at midnight, NaT where unreadable or empty) and `read_as`
        (str: "ISO date", "month by name", "day/month/year", "month/day/year", "month alone", "year alone", "epoch
        milliseconds", "epoch seconds", "date" for a datetime column, "unreadable", or "" for an empty cell).

    Examples
    --------
    >>> parse_dates(pd.Series(["3/4/2025", "4/25/2025", "in May"])).astype("str").values.tolist()
    [['2025-03-04', 'month/day/year'], ['2025-04-25', 'month/day/year'], [nan, 'unreadable']]
    """
    if pd.api.types.is_datetime64_any_dtype(given):
        return _of_datetimes(given)
    codes, spellings = pd.factorize(spell_cells(given))
    counts = np.bincount(codes, minlength=len(spellings))
    texts = [_normal(spelling) for spelling in spellings]
    votes = _votes(texts, counts)
    epoch = _epoch(texts)
    order = _likelier(votes)
    readings = [_read(text, order=order, epoch=epoch) for text in texts]
    days = np.array([day for day, _ in readings], dtype="datetime64[D]").astype("datetime64[s]")
    table = pd.DataFrame({"published": days, "read_as": pd.Series([kind for _, kind in readings], dtype="str")})
    return table.iloc[codes].set_axis(given.index)


def describe_dates(given: pd.Series, parsed: pd.DataFrame) -> list[str]:
    """Return in sentences what `parse_dates` had to decide, and what it could not read.

    Parameters
    ----------
    given : Series
        The dates that were given to `parse_dates`.
    parsed : DataFrame
        Its result.

    Returns
    -------
    list of str
        Empty when every date could be read in one way only.

    Examples
    --------
    >>> dates = pd.Series(["3/4/2025", "4/25/2025"])
    >>> describe_dates(dates, parse_dates(dates))
    ['1 date such as 3/4/2025 was read as month/day/year, because 1 other can only be read so.']
    """
    read_as = parsed["read_as"]
    spellings = pd.Series(spell_cells(given), index=given.index, dtype=object)
    sentences = []
    numeric = spellings[read_as.isin([DAY_FIRST, MONTH_FIRST]).to_numpy()]
    counts = numeric.value_counts()
    texts = [_normal(spelling) for spelling in counts.index]
    unclear = np.array([len(set(_orders(text).values())) == 2 for text in texts], dtype=bool)
    if unclear.any():
        example = counts.index[unclear][0]
        votes = _votes(texts, counts.to_numpy())
        order = _likelier(votes)
        against = min(votes.values())
        reason = "nothing in the column says otherwise"
        if votes[order]:
            reason = f"{_counted(votes[order], 'other')} can only be read so"
        doubt = f", although {against:,} can only be read the other way" if against else ""
        what = _counted(int(counts[unclear].sum()), "date")
        verb = "was" if counts[unclear].sum() == 1 else "were"
        sentences.append(f"{what} such as {example} {verb} read as {order}, because {reason}{doubt}.")
    for kind, first in ("month alone", "the first of the month"), ("year alone", "the first of January"):
        count = int((read_as == kind).sum())
        if count:
            verb = "was" if count == 1 else "were"
            sentences.append(f"{_counted(count, 'date')} gave only a {kind.split()[0]} and {verb} taken as {first}.")
    for kind, _ in _EPOCHS.values():
        if (read_as == kind).any():
            sentences.append(f"The dates were read as {kind.removeprefix('epoch ')} since 1970.")
    unread = spellings[(read_as == UNREADABLE).to_numpy()]
    if len(unread):
        different = unread.value_counts().index
        more = f" and {len(different) - 5:,} more spellings" if len(different) > 5 else ""
        examples = ", ".join(spelling[:_LONGEST] for spelling in different[:5])
        sentences.append(
            f"{_counted(len(unread), 'date')} could not be read: {examples}{more}. "
            f"A month is read as a number or by its English name, a year of four digits from {_EARLIEST} to {_LATEST}."
        )
    return sentences


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _normal(spelling: str) -> str:
    return " ".join(spelling.casefold().split()) if len(spelling) <= _LONGEST else spelling


def _of_datetimes(given: pd.Series) -> pd.DataFrame:
    moments = given.dt.tz_localize(None).dt.normalize()
    kept = moments.where(moments.dt.year.between(_EARLIEST, _LATEST))
    kind = np.where(kept.notna(), "date", np.where(given.notna(), UNREADABLE, ""))
    return pd.DataFrame(
        {"published": kept.astype("datetime64[s]"), "read_as": pd.Series(kind, index=given.index, dtype="str")}
    )


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None


def _orders(text: str) -> dict[str, datetime.date]:
    """Return the dates that three numbers can mean, by the order of day and month."""
    match = _EITHER_ORDER.fullmatch(text)
    if not match:
        return {}
    first, second, year = int(match[1]), int(match[3]), int(match["year"])
    days = {DAY_FIRST: _day(year, second, first), MONTH_FIRST: _day(year, first, second)}
    return {order: day for order, day in days.items() if day}


def _votes(texts: list[str], counts: np.ndarray) -> dict[str, int]:
    """Count the dates that can be read in one order only."""
    votes = {DAY_FIRST: 0, MONTH_FIRST: 0}
    for text, count in zip(texts, counts, strict=True):
        orders = _orders(text)
        if len(orders) == 1:
            votes[next(iter(orders))] += int(count)
    return votes


def _likelier(votes: dict[str, int]) -> str:
    return MONTH_FIRST if votes[MONTH_FIRST] > votes[DAY_FIRST] else DAY_FIRST


def _epoch(texts: list[str]) -> tuple[str, int] | None:
    """Return the unit of a column of nothing but long numbers, and how many of it make a second."""
    filled = [text for text in texts if text]
    if not all(text.isascii() and text.isdigit() for text in filled):
        return None
    for digits, epoch in _EPOCHS.items():
        # Moments before September 2001 are one digit shorter.
        if all(len(text) in (digits - 1, digits) for text in filled) and any(len(text) == digits for text in filled):
            return epoch
    return None


def _read(text: str, *, order: str, epoch: tuple[str, int] | None) -> tuple[datetime.date | None, str]:
    if not text:
        return None, ""
    if epoch:
        kind, per_second = epoch
        day = datetime.date(1970, 1, 1) + datetime.timedelta(seconds=int(text) // per_second)
        return (day, kind) if day.year <= _LATEST else (None, UNREADABLE)
    for kind, form in _FIXED:
        if match := form.fullmatch(text):
            parts = match.groupdict()
            month = _MONTH_NUMBERS[parts["name"]] if parts.get("name") else int(parts.get("month") or 1)
            named = _day(int(parts["year"]), month, int(parts.get("day") or 1))
            return (named, kind) if named else (None, UNREADABLE)
    orders = _orders(text)
    if orders:
        kind = order if order in orders else next(iter(orders))
        return orders[kind], kind
    return None, UNREADABLE
