"""The house's terms: the table that comes with Refrain, with an editor's changes.

A term is added, made to mean something else, or removed. Every change is dated, and the last can be undone. The desk's
database keeps the changes (`keeping.terms`), and a corpus those by which its statements were found; as a file it is the
table itself, one line a term.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from corpus.aspects.term_entries import (
    PLAIN,
    REMOVED,
    TABLE,
    Meaning,
    State,
    check_term,
    list_shipped,
    make_entry,
    normalise_term,
    read_table,
    write_table,
)
from corpus.aspects.terms import Terms, load_shipped_terms
from corpus.errors import CorpusError
from corpus.history import Change, Changed
from corpus.sidecar import sidecar_path, write_whole
from corpus.wording import plural

#: So many terms may a house change.
MOST_CHANGED = 20_000

Origin = Literal["editor", "import"]


@dataclass(frozen=True)
class HouseTerms(Changed[State]):
    """The terms of a house: what it has made of each that is not as it comes with Refrain.

    Examples
    --------
    >>> house = HouseTerms().change("Set-pieces", Meaning("direction"), on=date(2025, 3, 3))
    >>> house.change("plot", "removed", on=date(2025, 3, 4)).settings
    {'set pieces': Meaning(aspect='direction', polarity=0.0, note='', weak=False), 'plot': 'removed'}
    >>> house.undo().settings
    {}
    """

    plain = PLAIN

    @cached_property
    def table(self) -> Mapping[str, Meaning]:
        """All terms, those of Refrain first."""
        whole = {**list_shipped(), **self.settings}
        return {term: state for term, state in whole.items() if isinstance(state, Meaning)}

    @cached_property
    def terms(self) -> Terms:
        """The terms as texts are searched for them."""
        if not self.settings:
            return load_shipped_terms()
        return Terms.of(make_entry(*each) for each in self.table.items())

    @cached_property
    def digest(self) -> str:
        """A hash of the table: equal where the same statements are found, whatever the histories and the notes."""
        lines = (f"{term}\0{meaning._replace(note='')}" for term, meaning in sorted(self.table.items()))
        return hashlib.blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()

    def get(self, term: str) -> State:
        """Return what a term is, `REMOVED` where it is not in the table."""
        return self.table.get(normalise_term(term), REMOVED)

    def change(self, term: str, state: State, *, on: date) -> "HouseTerms":
        """Give a term a meaning, remove it, or leave it as it comes with Refrain (`PLAIN`).

        Raises
        ------
        CorpusError
            The term or its meaning cannot be used; the message has what was given and what is allowed.
        """
        return self.change_all({term: state}, on=on)

    def change_all(self, states: Mapping[str, State], *, on: date, origin: Origin = "editor") -> "HouseTerms":
        """Make several changes that are undone together; one that changes nothing is not recorded.

        Raises
        ------
        CorpusError
            As for `change`, or too many terms would be changed.
        """
        settings, made = dict(self.settings), []
        for given, wanted in states.items():
            term, after = check_term(given, wanted)
            if after == list_shipped().get(term, REMOVED):
                after = PLAIN
            if (before := settings.get(term, PLAIN)) != after:
                settings[term] = after
                made.append(Change(on, term, before, after, origin, self.next_step))
        changed = HouseTerms((*self.history, *made))
        if len(changed.settings) > MOST_CHANGED:
            raise CorpusError(f"A table of terms has room for {plural(MOST_CHANGED, 'change')}: undo some first.")
        return changed

    def merge(self, states: Mapping[str, State], *, on: date) -> "HouseTerms":
        """Make what a file says of its terms so here, in one step; the other terms stay as they are."""
        return self.change_all(states, on=on, origin="import")

    def as_csv(self) -> str:
        """Return the whole table as CSV, what is removed of it included: it is exported and imported."""
        return write_table({**list_shipped(), **self.settings}.items())

    def write(self, path: Path) -> None:
        """Write the table to a file, whole or not at all.

        Raises
        ------
        StoreError
            The file cannot be written; the former one is unchanged.
        """
        write_whole(path, self.as_csv())

    def as_settings(self) -> dict[str, Any]:
        """Return what is changed as plain values for JSON."""
        return {term: list(state) if isinstance(state, Meaning) else state for term, state in self.settings.items()}

    @classmethod
    def of_settings(cls, written: Mapping[str, Any], *, on: date = date.min) -> "HouseTerms":
        """Return the terms that `as_settings` has written, as changes of one day: their own are not known."""
        states: dict[str, State] = {
            term: state if isinstance(state, str) else Meaning(*state)  # type: ignore[misc]
            for term, state in written.items()
        }
        return cls().merge(states, on=on)

    @classmethod
    def read(cls, path: Path) -> "HouseTerms":
        """Read a table of terms from a file, as changes of today; see `read_states`."""
        return cls().merge(read_states(path), on=date.today())


def read_states(path: Path) -> dict[str, State]:
    """Read a table of terms from a file; see `parse_states`.

    Raises
    ------
    SourceError
        There is no such file, or one of its lines cannot be used: the message has the line and what is allowed.
    """
    return parse_states(TABLE.load(path), name=path.name)


def parse_states(data: bytes, *, name: str) -> dict[str, State]:
    """Read a table of terms from the bytes of a file; `name` is the file's, for messages.

    Raises
    ------
    SourceError
        As for `read_states`.
    """
    return TABLE.parse(data, read_table, name=name)


def terms_path(corpus: Path) -> Path:
    """Return the path of a table of terms that waits beside a corpus to be moved into the desk's database."""
    return sidecar_path(corpus, "terms.csv")
