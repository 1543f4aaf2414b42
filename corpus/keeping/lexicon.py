"""The house lexicon of a corpus in the desk's database; see `histories`."""

from datetime import date

from corpus.desk.items import Item
from corpus.desk.tables import LEXICON
from corpus.history import Change
from corpus.keeping import histories
from corpus.keeping.histories import Histories
from corpus.polarity.entries import Setting
from corpus.polarity.house import House

Kept = histories.Kept[House]


def _write(change: Change[Setting]) -> Item:
    return {
        "on": change.on.isoformat(),
        "term": change.term,
        "before": change.before,
        "after": change.after,
        "origin": change.origin,
    }


def _read(kept: Item, step: int) -> Change[Setting]:
    return Change(date.fromisoformat(kept["on"]), kept["term"], kept["before"], kept["after"], kept["origin"], step)


LEXICONS = Histories(LEXICON, House, _read, _write, "the word list")
read_lexicon, change_lexicon, replace_lexicon = LEXICONS.find, LEXICONS.change, LEXICONS.replace
