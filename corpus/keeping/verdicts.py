"""The verdicts on misleading words of a corpus in the desk's database: a row a word in a review."""

from datetime import date

import pandas as pd

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.exchange import read_rows
from corpus.desk.items import EditedSince, Item
from corpus.desk.tables import SHORT, WORD_VERDICTS
from corpus.desk.texts import check_text
from corpus.errors import DeskError
from corpus.polarity.verdicts import Ruling, Verdict, Verdicts

#: What a ruling is called on a screen and in a file.
LABELS: dict[Ruling, str] = {"confirmed": "misleading here", "dismissed": "fair here"}
_RULINGS = {label: ruling for ruling, label in LABELS.items()}
#: What the screen calls a column otherwise.
_HEADS = {"review id": "review", "verdict": "ruling"}
#: What a verdict is on.
_NAMED = ("review", "word")


def list_verdicts(desk: Desk, corpus: str) -> pd.DataFrame:
    """Return the verdicts of a corpus, one row a word in a review: the columns of `tables.WORD_VERDICTS`."""
    return desk.read(WORD_VERDICTS, corpus=corpus).sort_values(["word", "review"], ignore_index=True)


def read_verdicts(desk: Desk, corpus: str) -> Verdicts:
    """Return the verdicts on the words of a corpus, by the corpus's key, the oldest first."""
    rows = desk.read(WORD_VERDICTS, corpus=corpus).sort_values(["day", "id"])
    columns = (rows["review"], rows["word"], rows["ruling"], rows["day"])
    return Verdicts(
        tuple(
            Verdict(review, word, ruling, date.fromisoformat(day))
            for review, word, ruling, day in zip(*columns, strict=True)
        )
    )


def give_verdict(
    desk: Desk,
    corpus: str,
    review_id: str,
    word: str,
    ruling: Ruling | None,
    *,
    seen: Ruling | None,
    on: date,
    by: str = "",
) -> None:
    """Keep a verdict on a word in a review, or take it back.

    Parameters
    ----------
    desk : Desk
    corpus : str
        The corpus's key.
    review_id, word : str
    ruling : {"confirmed", "dismissed"} or None
        The new verdict; None for none.
    seen : {"confirmed", "dismissed"} or None
        The one that the reader has seen.
    on : date
        The day of the decision.
    by : str
        Who decides.

    Raises
    ------
    EditedSince
        Somebody has decided otherwise since.
    CorpusError
        A text cannot be kept, there are too many verdicts, or the database cannot be written.
    """
    item = items.find(desk, WORD_VERDICTS, corpus=corpus, review=review_id, word=word)
    now = item["ruling"] if item else None
    if now == ruling:
        return
    if now != seen:
        raise EditedSince(item)
    values = {"ruling": ruling, "day": on.isoformat()}
    if ruling is not None:
        # The checks are those of the verdicts themselves.
        read_verdicts(desk, corpus).add(review_id, word, ruling, on=on)
    if item is None:
        items.add(desk, WORD_VERDICTS, {"corpus": corpus, "review": review_id, "word": word, **values}, by=by)
    elif ruling is None:
        items.remove(desk, WORD_VERDICTS, int(item["id"]), version=int(item["version"]), by=by)
    else:
        items.change(desk, WORD_VERDICTS, int(item["id"]), values, version=int(item["version"]), by=by)


def check_verdict(values: Item) -> Item:
    """Return a verdict of a file as it is kept.

    Raises
    ------
    DeskError
        Something in it cannot be used; the message says what is allowed.

    Examples
    --------
    >>> check_verdict({"review": "r1", "word": "terrifying", "ruling": "Fair here"})
    {'review': 'r1', 'word': 'terrifying', 'ruling': 'dismissed'}
    """
    said = str(values["ruling"]).strip().lower()
    if said not in _RULINGS:
        raise DeskError(f"A word is {' or '.join(_RULINGS)}, not “{said[:40]}”.")
    review, word = (check_text(str(values[name]), what=f"the {name}", most=SHORT, needed=True) for name in _NAMED)
    return {"review": review, "word": word, "ruling": _RULINGS[said]}


def read_csv(text: str) -> list[Item]:
    r"""Return the verdicts that CSV text holds; see `exchange.read_rows`.

    Examples
    --------
    >>> read_csv("Review id,Word,Verdict\nr1,terrifying,fair here\n")
    [{'review': 'r1', 'word': 'terrifying', 'ruling': 'dismissed'}]
    """
    return read_rows(text, needed=[*_NAMED, "ruling"], heads=_HEADS, check=check_verdict)


def merge(desk: Desk, corpus: str, entries: list[Item], *, on: date, by: str = "") -> None:
    """Add the verdicts of a file on words of which there is none yet, together or not at all."""
    last = {
        (each["review"], each["word"]): Verdict(each["review"], each["word"], each["ruling"], on) for each in entries
    }
    merge_verdicts(desk, corpus, Verdicts(tuple(last.values())), by=by)


def merge_verdicts(desk: Desk, corpus: str, verdicts: Verdicts, *, by: str = "") -> None:
    """Add verdicts on words of which there is none yet, together or not at all."""
    known = read_verdicts(desk, corpus)
    new = [each for each in verdicts.entries if known.ruling(each.review_id, each.word) is None]
    rows = [
        {
            "corpus": corpus,
            "review": each.review_id,
            "word": each.word,
            "ruling": each.ruling,
            "day": each.on.isoformat(),
        }
        for each in new
    ]
    items.add_all(desk, WORD_VERDICTS, rows, by=by)
