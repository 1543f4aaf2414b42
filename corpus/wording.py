"""Numbers, dates, lists and comparatives as a reader sees them, the same on every screen, figure and report.

A missing number or date is written as an en dash, never as "nan".
"""

import math
import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date as calendar_date
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

MINUS = "\N{MINUS SIGN}"
UNKNOWN = "\N{EN DASH}"
#: What a period of so many months is called.
PERIODS = {1: "month", 3: "quarter", 12: "year"}
#: What reviews with the higher numbers are called, and those with the lower, by the column of the numbers.
COMPARATIVES = {
    "polarity": ("more positive", "more negative"),
    "house_polarity": ("more positive", "more negative"),
    "rating": ("rated higher", "rated lower"),
}

#: Why a range may miss 0, and the verdict is still that there is no clear difference.
_LUCK = "Among so many, some ranges miss 0 by luck alone: “no clear difference” allows for that."

#: Takes a half past the middle, and leaves any number below a billion what it is.
_A_TRIFLE_MORE = 1 + 1e-12
_QUOTED = "“[^“”]*”"
#: Quotations of which a sentence says that they are banned.
_BANNED = re.compile(
    rf"({_QUOTED} \(banned\)|{_QUOTED}(?= is banned\b)|(?<=\bbanned; ){_QUOTED}|(?<=\bbanned here: ){_QUOTED}"
    rf"(?: and {_QUOTED})?)"
)


def number(value: float, *, decimals: int = 0) -> str:
    """Return a number with thousands separated and a true minus; a half is rounded away from zero.

    Parameters
    ----------
    value : float
        Any number; NaN, infinity and NA are missing.
    decimals : int
        Digits after the point.

    Examples
    --------
    >>> number(1204), number(-7.25, decimals=1)
    ('1,204', '−7.3')
    """
    if not _known(value):
        return UNKNOWN
    # Python rounds 1.25 to the even 1.2 and 8.75 to 8.8, and a half that has no exact float as that lies.
    shown = f"{abs(value) * _A_TRIFLE_MORE:,.{decimals}f}"
    return MINUS + shown if value < 0 and shown.strip("0,.") else shown


def stars(value: float) -> str:
    """Return a rating as a critic gave it, a whole one without a decimal.

    Examples
    --------
    >>> stars(10.0), stars(7.5)
    ('10', '7.5')
    """
    return number(value, decimals=0 if _known(value) and float(value).is_integer() else 1)


def writer_of(values: Iterable[float]) -> Callable[[float], str]:
    """Return how numbers that stand together are written: with as many digits as they carry, and signs if any need one.

    That is one digit after the point at most; where all are small, two or three.

    Examples
    --------
    >>> writer_of([21.0, 1204.0])(1204), writer_of([7.25, 10.0])(10), writer_of([-0.125, 0.5])(0.5)
    ('1,204', '10.0', '+0.50')
    """
    known = [float(value) for value in values if _known(value)]
    largest = max(map(abs, known), default=0.0)
    most = 1 if largest >= 2 else 2 if largest >= 0.1 else 3
    decimals = next((few for few in range(most) if all(value == round(value, few) for value in known)), most)
    return partial(signed if min(known, default=0.0) < 0 else number, decimals=decimals)


def signed(value: float, *, decimals: int = 2) -> str:
    """Return a number with its sign, + or −; zero has none.

    Examples
    --------
    >>> signed(-0.12), signed(0.5), signed(-0.001)
    ('−0.12', '+0.50', '0.00')
    """
    shown = number(value, decimals=decimals)
    positive = _known(value) and value > 0 and shown.strip("0,.")
    return f"+{shown}" if positive else shown


def percent(share: float, *, decimals: int = 0) -> str:
    """Return a share of 1 as a percentage, with a narrow no-break space before the sign.

    Examples
    --------
    >>> percent(0.125, decimals=1).replace("\N{NARROW NO-BREAK SPACE}", " ")
    '12.5 %'
    """
    return f"{number(share * 100, decimals=decimals)}\N{NARROW NO-BREAK SPACE}%" if _known(share) else UNKNOWN


def chance(probability: float) -> str:
    """Return a p or q value with three decimals, never as nothing: what is smaller is "< 0.001".

    Examples
    --------
    >>> chance(0.0312), chance(4e-9)
    ('0.031', '< 0.001')
    """
    return "< 0.001" if _known(probability) and probability < 0.001 else number(probability, decimals=3)


def ranges(
    low: Iterable[float], high: Iterable[float], write: Callable[[float], str] = number, *, unknown: str = ""
) -> list[str]:
    """Return each range as text; `unknown` where an end is missing.

    Examples
    --------
    >>> ranges([-0.1, np.nan], [0.25, np.nan], signed)
    ['−0.10 to +0.25', '']
    """
    ends = zip(low, high, strict=True)
    return [f"{write(a)} to {write(b)}" if pd.notna(a) and pd.notna(b) else unknown for a, b in ends]


def date(day: calendar_date | pd.Timestamp | np.datetime64 | str | None) -> str:
    """Return a calendar day as editors write it.

    Parameters
    ----------
    day : date, Timestamp, datetime64, ISO text, or a missing value

    Examples
    --------
    >>> date("2025-03-03"), date(pd.NaT)
    ('3 Mar 2025', '–')
    """
    stamp = pd.Timestamp(day)  # type: ignore[arg-type]  # None gives NaT
    return UNKNOWN if pd.isna(stamp) else f"{stamp.day} {stamp:%b %Y}"


def month(day: calendar_date | pd.Timestamp | np.datetime64 | str | None) -> str:
    """Return the month of a day.

    Examples
    --------
    >>> month("2025-03-03")
    'Mar 2025'
    """
    stamp = pd.Timestamp(day)  # type: ignore[arg-type]  # None gives NaT
    return UNKNOWN if pd.isna(stamp) else f"{stamp:%b %Y}"


def period(start: calendar_date | pd.Timestamp | str, months: int) -> str:
    """Return a month, a quarter or a year by its first day.

    Examples
    --------
    >>> period("2025-03-01", 1), period("2025-01-01", 3), period("2025-01-01", 12)
    ('Mar 2025', 'Jan to Mar 2025', '2025')
    """
    stamp = pd.Timestamp(start)
    if months == 12:
        return f"{stamp.year}"
    return month(stamp) if months == 1 else f"{stamp:%b} to {month(stamp + pd.DateOffset(months=months - 1))}"


def byline(review: pd.Series | Mapping[Hashable, Any]) -> list[str]:
    """Return the film, the critic and the day of a review, those of them that are known.

    Examples
    --------
    >>> byline(pd.Series({"film": "Dusk", "reviewer": None, "published": pd.Timestamp("2025-03-03")}))
    ['Dusk', '3 Mar 2025']
    """
    known = [str(review[name]) for name in ("film", "reviewer") if pd.notna(review[name])]
    return [*known, date(review["published"])] if pd.notna(review["published"]) else known


def name_reviews(reviews: pd.DataFrame, ids: Iterable[str]) -> dict[str, str]:
    """Return what some reviews are called: film, critic and day, as far as they are known, else by their id.

    Parameters
    ----------
    reviews : DataFrame
        `review_id`, `film`, `reviewer`, `published`.
    ids : iterable of str
        Those that are no review's are left out.

    Examples
    --------
    >>> reviews = pd.DataFrame({"review_id": ["a", "b"], "film": ["Dusk", None], "reviewer": None, "published": pd.NaT})
    >>> name_reviews(reviews, ["b", "a", "z"])
    {'a': 'Dusk', 'b': 'b'}
    """
    named = reviews[reviews["review_id"].isin(list(ids))]
    return {review["review_id"]: ", ".join(byline(review)) or review["review_id"] for _, review in named.iterrows()}


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun.

    Parameters
    ----------
    count : int
    one, many : str
        The noun for one, and for more where that is not `one` with an s.

    Examples
    --------
    >>> plural(1, "review"), plural(1204, "review"), plural(0, "story", "stories")
    ('1 review', '1,204 reviews', '0 stories')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def listed(items: Sequence[str], *, most: int | None = None, last: str = "and") -> str:
    """Return several names as one phrase, with commas and a last "and".

    Parameters
    ----------
    items : sequence of str
    most : int, optional
        Name at most so many, and count the rest.
    last : str
        The word before the last name.

    Examples
    --------
    >>> listed(["A", "B", "C"]), listed(["A", "B", "C", "D"], most=2)
    ('A, B and C', 'A, B and 2 more')
    """
    names = list(items)
    if most is not None and len(names) > most:
        names = [*names[:most], f"{number(len(names) - most)} more"]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def say_banned(said: str, banned: bool) -> str:
    """Return a phrase as it is named where it may be red: with the word, for those who see no red.

    Examples
    --------
    >>> say_banned("a romp", True), say_banned("a romp", False)
    ('a romp (banned)', 'a romp')
    """
    return f"{said} (banned)" if banned else said


def split_banned(text: str) -> list[tuple[str, bool]]:
    """Return the parts of a sentence in their order, each with whether it quotes a phrase that is said to be banned.

    Examples
    --------
    >>> split_banned("“A romp” (banned) is in 2 reviews.")
    [('“A romp” (banned)', True), (' is in 2 reviews.', False)]
    >>> split_banned("“A romp” is banned, and 2 reviews use it.")[0]
    ('“A romp”', True)
    >>> split_banned("2 phrases in this draft are banned here: “a romp” and “a ride”.")[1:]
    [('“a romp” and “a ride”', True), ('.', False)]
    """
    parts = _BANNED.split(text)
    return [(part, place % 2 == 1) for place, part in enumerate(parts) if part]


def _known(value: float) -> bool:
    return value is not None and value is not pd.NA and math.isfinite(value)


def explain_luck(low: pd.Series, high: pd.Series, clear: pd.Series) -> str:
    """Say why a range that misses 0 is no clear difference; empty where no reader sees such a one.

    Parameters
    ----------
    low, high : Series of float
        The 95 % range of each difference.
    clear : Series of bool
        Which differences hold after correction for their number.

    Examples
    --------
    >>> explain_luck(pd.Series([0.2]), pd.Series([1.4]), pd.Series([True]))
    ''
    """
    return _LUCK if (((low > 0) | (high < 0)) & ~clear).any() else ""
