"""Suggestions of the ratings that the desk has refused: a word of a corpus, for which none comes back.

They are kept apart from what was learned: whoever learns from the ratings again finds them refused.
"""

from collections.abc import Iterable

import pandas as pd

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.exchange import read_rows
from corpus.desk.items import Item
from corpus.desk.tables import CORPUS, REFUSED, SHORT
from corpus.desk.texts import check_text

#: What the screen calls a column otherwise.
_HEADS = {"word or phrase": "term"}


def read_refusals(desk: Desk, corpus: str) -> pd.DataFrame:
    """Return the refused words of a corpus, by the corpus's key, in their order: the columns of `tables.REFUSED`."""
    return desk.read(REFUSED, corpus=corpus).sort_values("term", ignore_index=True)


def refuse(desk: Desk, corpus: str, term: str, *, by: str = "") -> None:
    """Refuse what is suggested for a word, now and later; one that is refused already stays so.

    Raises
    ------
    DeskError
        It cannot be kept.
    """
    row = {"corpus": check_text(corpus, what="the corpus", most=CORPUS), **check_refusal({"term": term})}
    if items.find(desk, REFUSED, **row) is None:
        items.add(desk, REFUSED, row, by=by)


def take_back(desk: Desk, corpus: str, term: str, *, by: str = "") -> None:
    """Let a word have suggestions again; one that is not refused stays so.

    Raises
    ------
    DeskError
        The database cannot be written.
    """
    seen = items.find(desk, REFUSED, corpus=corpus, term=term)
    if seen is not None:
        items.remove(desk, REFUSED, int(seen["id"]), version=int(seen["version"]), by=by)


def check_refusal(values: Item) -> Item:
    """Return a refused word as it is kept.

    Raises
    ------
    DeskError
        It is empty or too long.
    """
    return {"term": check_text(str(values["term"]), what="the word", most=SHORT, needed=True)}


def read_csv(text: str) -> list[Item]:
    r"""Return the refused words that CSV text holds; see `exchange.read_rows`.

    Examples
    --------
    >>> read_csv("Word or phrase,By\ngood,Ann\n")
    [{'term': 'good'}]
    """
    return read_rows(text, needed=["term"], heads=_HEADS, check=check_refusal)


def merge(desk: Desk, corpus: str, entries: Iterable[Item], *, by: str = "") -> int:
    """Refuse words besides those that are refused; return how many were not before."""
    before = desk.stamp()
    for entry in entries:
        refuse(desk, corpus, entry["term"], by=by)
    return desk.stamp() - before
