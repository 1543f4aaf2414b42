"""Histories in the desk's database: a row a step, each with the changes made together, of a word list or of terms.

The rows are the changes that are not undone. What was undone stands in the desk's history.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import Table

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.items import EditedSince, Item
from corpus.errors import DeskError
from corpus.history import Change, Changed

#: So often a change is tried again where somebody else has made one of another word at the same moment.
TRIES = 20


T = TypeVar("T", bound=Changed[Any])


class Kept(NamedTuple, Generic[T]):
    """What the desk keeps: `signed` has who made each of its steps, as far as they said."""

    house: T
    signed: Mapping[int, str]


@dataclass(frozen=True)
class Histories(Generic[T]):
    """The histories of all corpora in one table.

    Attributes
    ----------
    table : Table
        `corpus`, `step` and `changes`.
    make : callable
        Gives what has a history, of its changes.
    read, write : callable
        Turn the values of a kept change, with its step, into a change, and back.
    called : str
        What it is called in a sentence.
    """

    table: Table
    make: Callable[[tuple[Any, ...]], T]
    read: Callable[[Item, int], Change[Any]]
    write: Callable[[Any], Item]
    called: str

    def find(self, desk: Desk, corpus: str) -> Kept[T]:
        """Return what is kept of a corpus, by the corpus's key; without a change where nothing was."""
        rows = desk.read(self.table, corpus=corpus).sort_values("step")
        history = tuple(
            self.read(change, step) for step, made in zip(rows["step"], rows["changes"], strict=True) for change in made
        )
        return Kept(self.make(history), dict(zip(rows["step"].tolist(), rows["changed_by"].tolist(), strict=True)))

    def change(self, desk: Desk, corpus: str, change: Callable[[T], T], *, seen: T | None = None, by: str = "") -> T:
        """Change what is kept of a corpus, and return it; what others have changed meanwhile is kept.

        Parameters
        ----------
        desk : Desk
        corpus : str
            The corpus's key.
        change : callable
            Gives the new one, of that which stands there.
        seen : optional
            The one that the reader has seen; without it, nobody is asked.
        by : str
            Who changes it.

        Raises
        ------
        EditedSince
            Somebody has changed one of the same words since, or would have their change undone; `now` has the
            `settings` of these words.
        CorpusError
            The change cannot be made, or the database not be written.
        """
        for _ in range(TRIES):
            now = self.find(desk, corpus)
            wanted = change(now.house)
            if seen is not None:
                self._compare(seen, now, wanted)
            try:
                self._write(desk, corpus, now.house, wanted, by=by)
            except EditedSince:
                continue
            return wanted
        raise DeskError(f"Others are changing {self.called} all the time. Nothing was changed. Try again in a moment.")

    def replace(self, desk: Desk, corpus: str, wanted: T, *, by: str = "") -> None:
        """Put another history in the place of a corpus's, with its own steps and days."""
        rows = [{"corpus": corpus, **row} for row in self._list_steps(wanted.history)]
        items.replace_all(desk, self.table, rows, by=by, corpus=corpus)

    def _compare(self, seen: T, now: Kept[T], wanted: T) -> None:
        """Refuse a change of words that somebody else has changed since they were seen."""
        house, undone = now.house, len(wanted.history) < len(now.house.history)
        if undone:
            words = set() if seen.history[-1:] == house.history[-1:] else {house.history[-1].term}
        else:
            touched = {each.term for each in wanted.history[len(house.history) :]}
            words = {
                each for each in touched if self._get(seen, each) != self._get(house, each) != self._get(wanted, each)
            }
        if words:
            last = max((each.step for each in house.history if each.term in words), default=0)
            settings = {each: self._get(house, each) for each in sorted(words)}
            raise EditedSince({"settings": settings, "changed_by": now.signed.get(last, "")})

    def _write(self, desk: Desk, corpus: str, now: T, wanted: T, *, by: str) -> None:
        if len(wanted.history) < len(now.history):
            last = items.find(desk, self.table, corpus=corpus, step=now.history[-1].step)
            if last is None:
                raise EditedSince(None)
            items.remove(desk, self.table, int(last["id"]), version=int(last["version"]), by=by)
        else:
            for row in self._list_steps(wanted.history[len(now.history) :]):
                items.add(desk, self.table, {"corpus": corpus, **row}, by=by)

    def _get(self, house: T, term: str) -> Any:
        return house.settings.get(term, house.plain)

    def _list_steps(self, history: Iterable[Any]) -> list[Item]:
        return [
            {"step": step, "changes": [self.write(each) for each in made]}
            for step, made in groupby(history, key=lambda change: change.step)
        ]
