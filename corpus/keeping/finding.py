"""The database of a corpus, its house lexicon and terms, for commands: they make no database, and move no files."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from corpus.aspects.house_terms import HouseTerms, terms_path
from corpus.desk.database import Desk, find_beside, open_desk
from corpus.keeping.lexicon import read_lexicon
from corpus.keeping.terms import find_decided
from corpus.polarity.house import House, house_path

#: What is read of the database.
Decided = TypeVar("Decided")


def read_decided(path: Path, read: Callable[[Desk], Decided], nothing: Decided) -> Decided:
    """Return what the desk has decided: in the database of REFRAIN_DATABASE, or beside the corpora; else `nothing`.

    Raises
    ------
    DeskError
        The database cannot be opened or read.
    """
    url = os.environ.get("REFRAIN_DATABASE") or find_beside(path)
    if not url:
        return nothing
    with contextlib.closing(open_desk(url)) as desk:
        return read(desk)


def find_house(path: Path) -> House | None:
    """Return the house lexicon of a corpus, as screens show it; None where nothing was changed.

    Raises
    ------
    CorpusError
        The database cannot be opened, or the file that is to be moved into it cannot be read.
    """
    path = path.resolve()
    # What is to be moved into the database goes before what is in it: see `moving`.
    if house_path(path).is_file():
        return House.read(house_path(path))
    house = read_decided(path, lambda desk: read_lexicon(desk, path.name).house, House())
    return house if house.history else None


def find_terms(path: Path) -> HouseTerms | None:
    """Return the house's terms of a corpus, as screens show them; None where nobody has ever decided on any here.

    Raises
    ------
    CorpusError
        As for `find_house`.
    """
    path = path.resolve()
    if terms_path(path).is_file():
        return HouseTerms.read(terms_path(path))
    decided = read_decided(path, lambda desk: find_decided(desk, path.name), None)
    return None if decided is None else decided.house
