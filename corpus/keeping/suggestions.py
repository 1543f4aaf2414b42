"""What the ratings of a corpus suggest for its house lexicon, as it was learned last, in the desk's database."""

from datetime import UTC, datetime
from typing import NamedTuple

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.tables import SUGGESTED


class Learned(NamedTuple):
    """What was learned, as CSV text, and the moment that it was learned from the reviews of."""

    at: datetime
    suggestions: str


def read_learned(desk: Desk, corpus: str) -> Learned | None:
    """Return what was learned last from a corpus, by the corpus's key; None where nothing was."""
    kept = items.find(desk, SUGGESTED, corpus=corpus)
    return Learned(datetime.fromisoformat(kept["learned"]), kept["suggestions"]) if kept else None


def keep_learned(desk: Desk, corpus: str, learned: Learned, *, by: str = "") -> None:
    """Keep what was learned from a corpus, in place of what was learned before."""
    at = learned.at.astimezone(UTC).isoformat(timespec="milliseconds")
    row = {"corpus": corpus, "learned": at, "suggestions": learned.suggestions}
    items.replace_all(desk, SUGGESTED, [row], by=by, corpus=corpus)
