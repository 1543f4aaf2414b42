"""The dated changes of a house lexicon, and the table that they are kept in: one line a change.

An editor can read the table, mail it, and write one with a spreadsheet.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from corpus.errors import CorpusError
from corpus.history import Change
from corpus.polarity.entries import (
    NEGATES,
    OPTION,
    TEXTBLOB,
    Setting,
    check_entry,
    normalise_term,
    read_setting,
    write_setting,
)
from corpus.reading.cleaning import remove_unseen
from corpus.reading.small_tables import SmallTable
from corpus.wording import listed, plural

#: The largest house lexicon.
MOST_ENTRIES = 20_000
MOST_CHANGES = 100_000

Origin = Literal["editor", "stars", "import"]
ORIGINS: tuple[Origin, ...] = ("editor", "stars", "import")
TABLE = SmallTable("word list", ("date", "term", "before", "after", "origin", "step"), needed=("term", "after"))
# The option in a file, where contractions are left to TextBlob.
_IGNORED = "ignored"


def record_change(
    history: list[Change[Setting]],
    entries: dict[str, Setting],
    given: str,
    setting: Setting,
    *,
    on: date,
    origin: Origin,
    step: int,
) -> None:
    """Append a change to a history, and make it in `entries`; one that changes nothing is not recorded.

    Parameters
    ----------
    history : list of Change
        Is appended to.
    entries : dict of str to Setting
        The settings after that history; is changed.
    given : str
        The term as it was written.
    setting : Setting
        The new one.
    on, origin, step
        As in `Change`.

    Raises
    ------
    CorpusError
        The term or the setting cannot be used, or the lexicon would grow beyond its limits.
    """
    term, after = check_entry(given, setting)
    before = entries.get(term, TEXTBLOB)
    if before == after:
        return
    if after == TEXTBLOB:
        entries.pop(term)
    else:
        entries[term] = after
    history.append(Change(on, term, before, after, origin, step))
    if len(entries) > MOST_ENTRIES:
        raise CorpusError(f"A word list has room for {plural(MOST_ENTRIES, 'word')}: undo some first.")
    if len(history) > MOST_CHANGES:
        raise CorpusError(f"A word list keeps at most {plural(MOST_CHANGES, 'change')}.")


def to_csv(history: Iterable[Change[Setting]]) -> str:
    """Return a history as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(TABLE.columns)
    for each in history:
        before, after = (_write_cell(each.term, setting) for setting in (each.before, each.after))
        writer.writerow([each.on.isoformat(), each.term, before, after, each.origin, each.step])
    return out.getvalue()


def from_csv(text: str) -> list[Change[Setting]]:
    """Return the history that CSV text holds, with commas, semicolons or tabs.

    `term` and `after` are enough: changes without a date are of today, those without an origin were imported, and those
    that have neither date, origin nor step are one.

    Raises
    ------
    CorpusError
        A line cannot be used; the message has its number, what it has and what is allowed.
    """
    history: list[Change[Setting]] = []
    entries: dict[str, Setting] = {}
    former = None

    def make(row: Mapping[str, str]) -> None:
        nonlocal former
        # Steps are numbered anew: a number only shows which changes belong together.
        this = (row["step"].strip(), row["origin"], row["date"])
        step = (history[-1].step if history else 1) + (former not in (None, this))
        read = _read_option if normalise_term(row["term"]) == OPTION else read_setting
        setting, origin = read(row["after"]), _read_origin(row["origin"])
        record_change(history, entries, row["term"], setting, on=_read_day(row["date"]), origin=origin, step=step)
        former = this

    TABLE.use_rows(text, make)
    return history


def _write_cell(term: str, setting: Setting) -> str:
    return _IGNORED if term == OPTION and setting == TEXTBLOB else write_setting(setting)


def _read_option(written: str) -> Setting:
    plain = written.strip().lower()
    if plain not in (NEGATES, _IGNORED):
        raise CorpusError(
            f"“{remove_unseen(plain)[:60]}” cannot be read: for “{OPTION}”, write “{NEGATES}” or “{_IGNORED}”."
        )
    return NEGATES if plain == NEGATES else TEXTBLOB


def _read_origin(written: str) -> Origin:
    plain = written.strip().lower() or "import"
    for origin in ORIGINS:
        if plain == origin:
            return origin
    raise CorpusError(f"“{remove_unseen(plain)[:60]}” is not an origin: write {listed(ORIGINS, last='or')}.")


def _read_day(written: str) -> date:
    if not written.strip():
        return date.today()
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise CorpusError(f"“{remove_unseen(written)[:60]}” is not a date: write 2025-03-31, or nothing.") from None
