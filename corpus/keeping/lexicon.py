"""The house lexicon of a corpus in the desk's database: a row a step, each with the changes made together.

The rows are the changes that are not undone. What was undone stands in the desk's history.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.items import EditedSince, Item
from corpus.desk.tables import LEXICON
from corpus.polarity.changes import Change
from corpus.polarity.entries import TEXTBLOB
from corpus.polarity.house import House
from corpus.schema import DeskError

#: So often a change is tried again where somebody else has made one of another word at the same moment.
TRIES = 20


class Kept(NamedTuple):
    """A house lexicon as the desk keeps it: `signed` has who made each of its steps, as far as they said."""

    house: House
    signed: Mapping[int, str]


def read_lexicon(desk: Desk, corpus: str) -> Kept:
    """Return the house lexicon of a corpus, by the corpus's key; an empty one where nothing was changed."""
    rows = desk.read(LEXICON, corpus=corpus).sort_values("step")
    history = tuple(
        _read(change, step) for step, made in zip(rows["step"], rows["changes"], strict=True) for change in made
    )
    return Kept(House(history), dict(zip(rows["step"].tolist(), rows["changed_by"].tolist(), strict=True)))


def change_lexicon(
    desk: Desk, corpus: str, change: Callable[[House], House], *, seen: House | None = None, by: str = ""
) -> House:
    """Change the house lexicon of a corpus, and return the new one; what others have changed meanwhile is kept.

    Parameters
    ----------
    desk : Desk
    corpus : str
        The corpus's key.
    change : callable
        Gives the new lexicon, of that which stands there.
    seen : House, optional
        The lexicon that the reader has seen; without it, nobody is asked.
    by : str
        Who changes it.

    Raises
    ------
    EditedSince
        Somebody has changed one of the same words since, or would have their change undone; `now` has the `settings` of
        these words.
    CorpusError
        The change cannot be made, or the database not be written.
    """
    for _ in range(TRIES):
        now = read_lexicon(desk, corpus)
        wanted = change(now.house)
        if seen is not None:
            _compare(seen, now, wanted)
        try:
            _write(desk, corpus, now.house, wanted, by=by)
        except EditedSince:
            continue
        return wanted
    raise DeskError("Others are changing the word list all the time. Nothing was changed. Try again in a moment.")


def replace_lexicon(desk: Desk, corpus: str, house: House, *, by: str = "") -> None:
    """Put another house lexicon in the place of a corpus's, with its own steps and days."""
    rows = [{"corpus": corpus, **row} for row in _list_steps(house.history)]
    items.replace_all(desk, LEXICON, rows, by=by, corpus=corpus)


def _compare(seen: House, now: Kept, wanted: House) -> None:
    """Refuse a change of words that somebody else has changed since they were seen."""
    house, undone = now.house, len(wanted.history) < len(now.house.history)
    if undone:
        words = set() if seen.history[-1:] == house.history[-1:] else {house.history[-1].term}
    else:
        touched = {each.term for each in wanted.history[len(house.history) :]}
        words = {each for each in touched if _get(seen, each) != _get(house, each) != _get(wanted, each)}
    if words:
        last = max((each.step for each in house.history if each.term in words), default=0)
        settings = {each: _get(house, each) for each in sorted(words)}
        raise EditedSince({"settings": settings, "changed_by": now.signed.get(last, "")})


def _write(desk: Desk, corpus: str, now: House, wanted: House, *, by: str) -> None:
    if len(wanted.history) < len(now.history):
        last = items.find(desk, LEXICON, corpus=corpus, step=now.history[-1].step)
        if last is None:
            raise EditedSince(None)
        items.remove(desk, LEXICON, int(last["id"]), version=int(last["version"]), by=by)
    else:
        for row in _list_steps(wanted.history[len(now.history) :]):
            items.add(desk, LEXICON, {"corpus": corpus, **row}, by=by)


def _get(house: House, term: str) -> Any:
    return house.settings.get(term, TEXTBLOB)


def _list_steps(history: Iterable[Change]) -> list[Item]:
    return [
        {"step": step, "changes": [_write_change(each) for each in made]}
        for step, made in groupby(history, key=lambda change: change.step)
    ]


def _write_change(change: Change) -> Item:
    return {
        "on": change.on.isoformat(),
        "term": change.term,
        "before": change.before,
        "after": change.after,
        "origin": change.origin,
    }


def _read(kept: Item, step: int) -> Change:
    return Change(date.fromisoformat(kept["on"]), kept["term"], kept["before"], kept["after"], kept["origin"], step)
