"""The house's terms for parts of the film, of a corpus, in the desk's database; see `histories`."""

from datetime import date
from typing import Any

from corpus.aspects.house_terms import HouseTerms
from corpus.aspects.term_entries import Meaning, State
from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.items import Item
from corpus.desk.tables import TERMS
from corpus.history import Change
from corpus.keeping import histories
from corpus.keeping.histories import Histories

Kept = histories.Kept[HouseTerms]


def _write(change: Change[State]) -> Item:
    before, after = (list(each) if isinstance(each, Meaning) else each for each in (change.before, change.after))
    return {
        "on": change.on.isoformat(), "term": change.term, "before": before, "after": after, "origin": change.origin,
    }  # fmt: skip


def _read(kept: Item, step: int) -> Change[State]:
    before, after = (read_state(kept[name]) for name in ("before", "after"))
    return Change(date.fromisoformat(kept["on"]), kept["term"], before, after, kept["origin"], step)


def read_state(kept: Any) -> State:
    """Return what was made of a term, as the database has it."""
    return kept if isinstance(kept, str) else Meaning(*kept)  # type: ignore[return-value]


HOUSE_TERMS = Histories(TERMS, HouseTerms, _read, _write, "the terms")
read_terms, change_terms, replace_terms = HOUSE_TERMS.find, HOUSE_TERMS.change, HOUSE_TERMS.replace


def find_decided(desk: Desk, corpus: str) -> Kept | None:
    """Return what the desk has decided on the terms of a corpus; None where it never has.

    Where all is undone again, that is decided too. Where nothing ever was, as for a folder that was copied here, the
    terms that the corpus was built with count.
    """
    kept = read_terms(desk, corpus)
    if kept.house.history:
        return kept
    return None if items.list_history(desk, table=TERMS, corpus=corpus).empty else kept


def adopt_terms(desk: Desk, corpus: str, built: HouseTerms, *, by: str) -> None:
    """Take the terms that a corpus was built with into the desk, where it has never decided on any."""
    if built.history and find_decided(desk, corpus) is None:
        replace_terms(desk, corpus, built, by=by)
