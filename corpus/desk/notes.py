"""Notes and tags on reviews, films, critics and phrases of a corpus: one note each, which all edit."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.exchange import read_rows
from corpus.desk.items import Item
from corpus.desk.tables import CORPUS, LONG, NOTES, SHORT, SUBJECT, SUBJECTS
from corpus.desk.texts import check_text
from corpus.errors import DeskError

Kind = Literal["review", "film", "critic", "phrase"]
#: The most tags on one thing.
MOST_TAGS = 20
#: What the screen calls a column otherwise.
_HEADS = {"note": "text", "its key": "subject"}


def read_notes(desk: Desk, corpus: str, *, kind: Kind | None = None) -> pd.DataFrame:
    """Return the notes of a corpus, one row each: the columns of `tables.NOTES`."""
    return desk.read(NOTES, corpus=corpus, **({} if kind is None else {"kind": kind}))


def find_note(desk: Desk, corpus: str, kind: Kind, subject: str) -> Item | None:
    """Return the note on a review (by its id), a film, a critic or a phrase (by its id); None where there is none."""
    return items.find(desk, NOTES, corpus=corpus, kind=kind, subject=subject)


def write_note(
    desk: Desk,
    corpus: str,
    kind: Kind,
    subject: str,
    *,
    text: str,
    tags: str = "",
    seen: Item | None = None,
    by: str = "",
) -> Item | None:
    """Write the note on something; one without text and tags is removed.

    Parameters
    ----------
    desk : Desk
    corpus : str
        The corpus's key.
    kind : {"review", "film", "critic", "phrase"}
    subject : str
        The id of the review or the phrase, or the name.
    text : str
    tags : str
        Between commas.
    seen : dict, optional
        The note that the writer has seen; None where there was none.
    by : str
        Who writes.

    Returns
    -------
    dict or None
        The note as it is now.

    Raises
    ------
    EditedSince
        Somebody has written meanwhile.
    DeskError
        A text is too long, or the subject is none.
    """
    if kind not in SUBJECTS:
        raise DeskError(f"A note is on a review, a film, a critic or a phrase, not on “{str(kind)[:40]}”.")
    values = {"text": check_text(text, what="the note", most=LONG), "tags": ", ".join(split_tags(tags))}
    if seen is not None and not any(values.values()):
        items.remove(desk, NOTES, int(seen["id"]), version=int(seen["version"]), by=by)
        return None
    if seen is not None:
        return items.change(desk, NOTES, int(seen["id"]), values, version=int(seen["version"]), by=by)
    if not any(values.values()):
        return None
    key = {
        "corpus": check_text(corpus, what="the corpus", most=CORPUS, needed=True),
        "kind": kind,
        "subject": check_text(subject, what="what the note is on", most=SUBJECT, needed=True),
    }
    return items.add(desk, NOTES, key | values, by=by)


def read_csv(text: str) -> list[Item]:
    r"""Return the notes that CSV text holds: `kind`, `subject`, `text`, `tags`; see `exchange.read_rows`.

    Examples
    --------
    >>> read_csv("kind,subject,note\nfilm,Dusk,See page 3.\n")
    [{'kind': 'film', 'subject': 'Dusk', 'text': 'See page 3.', 'tags': ''}]
    """
    return read_rows(text, needed=("kind", "subject"), others=("text", "tags"), heads=_HEADS, check=_check)


def merge(desk: Desk, corpus: str, entries: Sequence[Item], *, by: str = "") -> int:
    """Write notes, in place of those on the same things; return how many that changed."""
    before = desk.stamp()
    for entry in entries:
        seen = find_note(desk, corpus, entry["kind"], entry["subject"])
        write_note(desk, corpus, **entry, seen=seen, by=by)
    return desk.stamp() - before


def _check(row: Item) -> Item:
    """Return a row of a file as a note, if it can be one."""
    kind, subject = row["kind"].strip().lower(), row["subject"]
    if kind not in SUBJECTS:
        raise DeskError(f"A note is on a review, a film, a critic or a phrase, not on “{kind[:40]}”.")
    return {
        "kind": kind,
        "subject": check_text(subject, what="what the note is on", most=SUBJECT, needed=True),
        "text": check_text(row.get("text", ""), what="the note", most=LONG),
        "tags": ", ".join(split_tags(row.get("tags", ""))),
    }


def split_tags(written: str) -> list[str]:
    """Return the tags in a text, between commas, each once, in the alphabet's order.

    Raises
    ------
    DeskError
        One is too long, or there are too many.

    Examples
    --------
    >>> split_tags("awards , long read,Awards")
    ['awards', 'long read']
    """
    given = check_text(written, what="the tags", most=LONG).split(",")
    tags = sorted({" ".join(tag.casefold().split()) for tag in given} - {""})
    if len(tags) > MOST_TAGS:
        raise DeskError(f"There are {len(tags)} tags; one note has at most {MOST_TAGS}.")
    for tag in tags:
        check_text(tag, what="a tag", most=SHORT)
    return tags
