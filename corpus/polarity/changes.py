"""The dated changes of a house lexicon, and the table that they are kept in: one line a change.

An editor can read it, mail it, and write it with a spreadsheet.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.polarity.entries import NEGATES, OPTION, TEXTBLOB, Setting, checked, normal, read_setting, said
from corpus.reading.cleaning import remove_unseen
from corpus.schema import CorpusError
from corpus.wording import plural

#: What a house lexicon holds at most.
MOST_ENTRIES = 20_000
MOST_CHANGES = 100_000

Origin = Literal["editor", "stars", "import"]
ORIGINS: tuple[Origin, ...] = ("editor", "stars", "import")
#: What a file must tell of each change; the rest may be left out.
_NEEDED = ("term", "after")
_COLUMNS = ("date", "term", "before", "after", "origin", "step")
# What the file says of the option where it is left to TextBlob.
_IGNORED = "ignored"


@dataclass(frozen=True)
class Change:
    """One change: of which term, from what to what, on which day, and who made it.

    Changes with one `step` were made, and are undone, together.
    """

    on: date
    term: str
    before: Setting
    after: Setting
    origin: Origin
    step: int


def record(
    history: list[Change],
    held: dict[str, Setting],
    given: str,
    setting: Setting,
    *,
    on: date,
    origin: Origin,
    step: int,
) -> None:
    """Add a change to a history, and to the entries that it leads to; one that changes nothing leaves no trace.

    Raises
    ------
    CorpusError
        The term or the setting cannot be used, or the lexicon would grow beyond its limits.
    """
    term, after = checked(given, setting)
    before = held.get(term, TEXTBLOB)
    if before == after:
        return
    if after == TEXTBLOB:
        held.pop(term)
    else:
        held[term] = after
    history.append(Change(on, term, before, after, origin, step))
    if len(held) > MOST_ENTRIES:
        raise CorpusError(f"A house lexicon holds at most {plural(MOST_ENTRIES, 'term')}.")
    if len(history) > MOST_CHANGES:
        raise CorpusError(f"A house lexicon keeps at most {plural(MOST_CHANGES, 'change')}.")


def to_csv(history: Iterable[Change]) -> str:
    """Return the table of a history."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for each in history:
        before, after = (_written(each.term, setting) for setting in (each.before, each.after))
        writer.writerow([each.on.isoformat(), each.term, before, after, each.origin, each.step])
    return out.getvalue()


def from_csv(text: str) -> list[Change]:
    """Return the history that a table holds.

    `term` and `after` are enough: changes without a date are of today, those without an origin were imported, and those
    that have neither date, origin nor step are one.

    Raises
    ------
    CorpusError
        A line cannot be used: says its number, what was found and what is allowed.
    """
    history: list[Change] = []
    held: dict[str, Setting] = {}
    former = None
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        for row in _rows(reader):
            # The numbers of steps are given anew: they only say which changes belong together.
            this = (row["step"].strip(), row["origin"], row["date"])
            step = (history[-1].step if history else 1) + (former not in (None, this))
            read = _option if normal(row["term"]) == OPTION else read_setting
            setting, origin = read(row["after"]), _origin(row["origin"])
            record(history, held, row["term"], setting, on=_day(row["date"]), origin=origin, step=step)
            former = this
    except (CorpusError, csv.Error) as error:
        raise CorpusError(f"line {reader.line_num or 1}: {error}") from error
    return history


def _rows(lines: Iterator[list[str]]) -> Iterator[dict[str, str]]:
    """Yield the cells of each line that is not empty, by column."""
    names = [name.strip().lower() for name in next(lines, [])]
    if missing := [name for name in _NEEDED if name not in names]:
        others = ", ".join(name for name in _COLUMNS if name not in _NEEDED)
        raise CorpusError(
            f"this is no lexicon: its first line must name the columns {' and '.join(_NEEDED)}, and may name {others}; "
            f"“{missing[0]}” is missing."
        )
    for cells in lines:
        if len(cells) > len(names):
            raise CorpusError(f"{plural(len(cells), 'cell')}, where the first line names {len(names)}.")
        if any(map(str.strip, cells)):
            yield dict.fromkeys(_COLUMNS, "") | dict(zip(names, cells, strict=False))


def _written(term: str, setting: Setting) -> str:
    return _IGNORED if term == OPTION and setting == TEXTBLOB else said(setting)


def _option(written: str) -> Setting:
    plain = written.strip().lower()
    if plain not in (NEGATES, _IGNORED):
        raise CorpusError(
            f"“{remove_unseen(plain)[:60]}” cannot be read: of “{OPTION}” a lexicon says “{NEGATES}” or “{_IGNORED}”."
        )
    return NEGATES if plain == NEGATES else TEXTBLOB


def _origin(written: str) -> Origin:
    plain = written.strip().lower() or "import"
    for origin in ORIGINS:
        if plain == origin:
            return origin
    raise CorpusError(f"“{remove_unseen(plain)[:60]}” is no origin: it is one of {', '.join(ORIGINS)}, or empty.")


def _day(written: str) -> date:
    if not written.strip():
        return date.today()
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise CorpusError(f"“{remove_unseen(written)[:60]}” is no date: write 2025-03-31, or nothing.") from None
