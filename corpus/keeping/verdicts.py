"""The verdicts on misleading words of a corpus in the desk's database: a row a word in a review."""

from datetime import date

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.items import EditedSince
from corpus.desk.tables import WORD_VERDICTS
from corpus.polarity.verdicts import Ruling, Verdict, Verdicts


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


def merge_verdicts(desk: Desk, corpus: str, verdicts: Verdicts) -> None:
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
    items.add_all(desk, WORD_VERDICTS, rows, by="")
