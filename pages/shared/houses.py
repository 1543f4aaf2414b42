"""The house lexicon of a corpus as the desk keeps it: read again for each screen when the database has changed."""

from pathlib import Path

import streamlit as st

from corpus.desk import items
from corpus.desk.tables import CORPUS
from corpus.errors import CorpusError
from corpus.keeping.lexicon import Kept, read_lexicon
from corpus.keeping.moving import find_waiting, move_files
from corpus.polarity.house import House, house_path
from corpus.store.corpus import Corpus
from pages.shared import desks

_NOTHING = Kept(House(), {})


def read_house(corpus: Corpus) -> tuple[House, str]:
    """Return the word list (house lexicon) of a corpus, and why it could not be read; then the list is empty."""
    kept, wrong = read_kept(corpus)
    return kept.house, wrong


def read_kept(corpus: Corpus) -> tuple[Kept, str]:
    """Return the word list of a corpus with who made its changes, and what went wrong with reading it."""
    try:
        wrong = move_waiting(corpus.path).get(house_path(corpus.path), "")
        kept = desks.read(_read, _NOTHING, corpus.path.name)
    except CorpusError as error:
        return _NOTHING, f"{error} Until then, our word list is not used."
    return kept, f"{wrong} Until it is corrected or moved away, that word list is not used." if wrong else ""


def move_waiting(path: Path) -> dict[Path, str]:
    """Move the small files of before into the database; return those that cannot be, each with the reason.

    Raises
    ------
    DeskError
        The database cannot be written.
    """
    waiting = find_waiting(path)
    return _move(path, tuple((file, file.stat().st_mtime_ns) for file in waiting)) if waiting else {}


def move_key(former: str, key: str) -> None:
    """Keep what was decided on a corpus under another key: one that is removed must leave nothing to its successor.

    Raises
    ------
    DeskError
        The database cannot be written.
    """
    if desks.is_there():
        items.move_corpus(desks.find_desk(), former[-CORPUS:], key[-CORPUS:])


# What cannot be read is read again when it has changed.
@st.cache_resource(max_entries=64, show_spinner="Moving the word list into the database")
def _move(path: Path, waiting: tuple[tuple[Path, int], ...]) -> dict[Path, str]:
    return move_files(desks.find_desk(), path)


@st.cache_resource(max_entries=8, show_spinner=False)
def _read(url: str, changes: int, corpus: str) -> Kept:
    return read_lexicon(desks.find_desk(), corpus)
