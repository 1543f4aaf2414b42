"""The database of a corpus, its house lexicon and terms, for commands: they make no database, and move no files."""

import os
from pathlib import Path

from corpus.aspects.house_terms import HouseTerms, terms_path
from corpus.desk.database import Desk, find_beside, open_desk
from corpus.keeping.lexicon import read_lexicon
from corpus.keeping.terms import find_decided
from corpus.polarity.house import House, house_path


def find_desk(path: Path) -> Desk | None:
    """Return the desk's database of a corpus: that of REFRAIN_DATABASE, or the one beside it; None where there is none.

    Raises
    ------
    DeskError
        It cannot be opened.
    """
    url = os.environ.get("REFRAIN_DATABASE") or find_beside(path)
    return open_desk(url) if url else None


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
    desk = find_desk(path)
    house = House() if desk is None else read_lexicon(desk, path.name).house
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
    desk = find_desk(path)
    decided = None if desk is None else find_decided(desk, path.name)
    return None if decided is None else decided.house
