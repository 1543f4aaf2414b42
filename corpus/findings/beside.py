"""What a brief is compared with: the same selection but for one field, or the same of another corpus."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

import pandas as pd

from corpus.errors import SelectionError
from corpus.findings.evidence import Evidence
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import NAMED, Selection, list_choices
from corpus.store.selection_wording import name_selection
from corpus.wording import date as write_date
from corpus.wording import listed

#: The parameters of the address: which field is another, its value, and of days the first and the last.
WHAT, VALUE, SINCE, UNTIL = "beside", "other", "since", "until"
#: As long a period before the one that is selected; any other one; another corpus.
FORMER, DATES, CORPUS = "before", "dates", "corpus"
#: The fields whose value can be another.
FIELDS = (*NAMED, "genre")


#: Returns a corpus by its name, and as its words are scored.
OpenOther = Callable[[str], tuple[Corpus, ScoredCorpus]]


class Beside(NamedTuple):
    """What a brief is compared with, as it is asked for.

    Attributes
    ----------
    what : str
        `FORMER`, `DATES`, `CORPUS` or one of `FIELDS`; empty for nothing.
    value : str
        The other value of the field, or the other corpus.
    since, until : str
        The first and the last day, as 2025-03-31.
    """

    what: str = ""
    value: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def read(cls, given: Callable[[str], str]) -> "Beside":
        """Return what an address asks for, nothing where it does not say all of it.

        Parameters
        ----------
        given : callable
            Returns the value of a parameter of the address, "" where it has none.
        """
        what = given(WHAT)
        if what == DATES:
            asked = cls(what, "", given(SINCE), given(UNTIL))
            return asked if asked.since and asked.until else cls()
        if what in (CORPUS, *FIELDS):
            asked = cls(what, given(VALUE))
            return asked if asked.value else cls()
        return cls(what)

    @classmethod
    def parse(cls, written: str) -> "Beside":
        """Return what a command asks for.

        Raises
        ------
        SelectionError
            It cannot be understood.

        Examples
        --------
        >>> Beside.parse("outlet=The Post").value, Beside.parse("dates=2025-01-01..2025-03-31").until
        ('The Post', '2025-03-31')
        """
        what, _, value = written.partition("=")
        if what not in (FORMER, DATES, CORPUS, *FIELDS) or (what != FORMER) != bool(value):
            raise SelectionError(
                f"“{written[:80]}” is nothing to compare with. It is “{FORMER}”, for as long a period before; "
                f"{DATES}=2025-01-01..2025-03-31; or {listed([f'{each}=NAME' for each in FIELDS], last='or')}; or "
                f"{CORPUS}=DIR, for another corpus."
            )
        if what != DATES:
            return cls(what, value)
        since, _, until = value.partition("..")
        return cls(what, "", since, until)


def find_other(
    this: Evidence, selection: Selection, asked: Beside, *, open_other: OpenOther
) -> tuple[Evidence, Selection] | None:
    """Return the reviews that a brief is compared with, and their selection; None where nothing is asked for.

    Parameters
    ----------
    this : Evidence
        Of the reviews that `selection` keeps.
    selection : Selection
    asked : Beside
    open_other : callable
        Returns another corpus by its name, and as its words are scored; raises a CorpusError where there is none.

    Raises
    ------
    SelectionError
        There is nothing such, or it holds the same reviews.
    """
    if not asked.what:
        return None
    if asked.what not in (FORMER, DATES, CORPUS, *FIELDS):
        raise SelectionError(f"“{asked.what[:40]}” is nothing to compare with.")
    corpus, scored = this.corpus, this.scored
    if asked.what == CORPUS:
        corpus, scored = open_other(asked.value)
        chosen = fit_selection(selection, corpus.reviews)
    else:
        chosen = select_other(asked, selection, corpus.reviews)
    other = Evidence(corpus, scored, corpus.mask(chosen), chosen.words)
    if not other.keep.any():
        raise SelectionError(f"There are no reviews {name_selection(chosen)} to compare with.".replace("  ", " "))
    if corpus.version == this.corpus.version and (other.keep == this.keep).all():
        raise SelectionError("Both would be the same reviews: choose something else to compare with.")
    return other, chosen


def select_other(asked: Beside, selection: Selection, reviews: pd.DataFrame) -> Selection:
    """Return the selection that is asked for, of the same corpus.

    Parameters
    ----------
    asked : Beside
        Of anything but a corpus.
    selection : Selection
        The one that is to be compared.
    reviews : DataFrame
        Of the corpus.

    Raises
    ------
    SelectionError
        There is no such thing, or it is the selection itself.
    """
    if asked.what == FORMER:
        return replace(selection, dates=find_former(selection, reviews))
    if asked.what == DATES:
        days = read_day(asked.since), read_day(asked.until)
        _refuse_overlap(days, selection)
        return replace(selection, dates=(min(days), max(days)))
    if asked.value not in list_choices(reviews, asked.what):
        raise SelectionError(f"This corpus has no {asked.what} “{asked.value[:60]}” to compare with.")
    if getattr(selection, asked.what) == (asked.value,):
        raise SelectionError(f"“{asked.value}” is selected already: choose another {asked.what} to compare with.")
    other: dict[str, Any] = {asked.what: (asked.value,)}
    return replace(selection, **other)


def find_former(selection: Selection, reviews: pd.DataFrame) -> tuple[date, date]:
    """Return as long a period before the one that is selected: as many months where these are whole, else days.

    Raises
    ------
    SelectionError
        No first day is selected, or no day is before it.
    """
    first, last = selection.dates
    if first is None:
        raise SelectionError("Choose days first, since when reviews are looked at: nothing is before all of them.")
    if first == date.min:
        raise SelectionError("The days selected begin with the calendar: nothing is before them.")
    last = last or reviews["published"].max().date()
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        months = 12 * (last.year - first.year) + last.month - first.month + 1
        year, month = divmod(12 * first.year + first.month - 1 - months, 12)
        start = date(year, month + 1, 1) if year > 0 else date.min
    else:
        start = date.fromordinal(max(2 * first.toordinal() - last.toordinal() - 1, 1))
    return start, first - timedelta(days=1)


def fit_selection(selection: Selection, reviews: pd.DataFrame) -> Selection:
    """Return a selection without what another corpus does not have: its films, its critics, its days."""
    fits: dict[str, Any] = {}
    for name in dict(selection.to_query()):
        alone, notices = Selection.from_query(
            {name: [value for field, value in selection.to_query() if field == name]}, reviews
        )
        if not notices:
            fits[name] = getattr(alone, name)
    return Selection(**fits)


def read_day(written: str) -> date:
    """Return a day.

    Raises
    ------
    SelectionError
        It is none.
    """
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise SelectionError(f"“{written[:40]}” is not a day such as 2025-03-31 to compare with.") from None


def _refuse_overlap(days: tuple[date, date], selection: Selection) -> None:
    """Refuse days that are selected already; where none are selected, all other days are compared with them."""
    low, high = selection.dates
    if low is None and high is None:
        return
    first, last = max(min(days), low or min(days)), min(max(days), high or max(days))
    if first <= last:
        both = write_date(first) if first == last else f"{write_date(first)} to {write_date(last)}"
        raise SelectionError(f"Both periods have {both}: choose days before those selected, or after them.")
