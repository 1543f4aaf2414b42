"""What a build was given of the house's decisions, left beside the corpus until the desk's database takes it in."""

import contextlib
from collections.abc import Callable
from itertools import chain, count
from pathlib import Path

from corpus.aspects.house_terms import HouseTerms, terms_path
from corpus.errors import CorpusError
from corpus.polarity.house import House, house_path
from corpus.sidecar import lock_sidecar


def keep_decided(house: House | None, terms: HouseTerms | None, path: Path) -> None:
    """Put a house lexicon and terms, as far as they were given, beside a corpus, from where they come into the desk."""
    if house:
        _keep(house, house_path(path), House.read)
    if terms:
        _keep(terms, terms_path(path), HouseTerms.read)


def _keep(given: House | HouseTerms, place: Path, read: Callable[[Path], House | HouseTerms]) -> None:
    """Write a file beside a corpus; another that is there is renamed, never lost."""
    with lock_sidecar(place):
        if place.is_file():
            # Whenever and by whom it was changed, it has the same effect.
            with contextlib.suppress(CorpusError):
                if read(place).digest == given.digest:
                    return
            names = (f"{place.stem}.former{mark}.csv" for mark in chain([""], map("-{}".format, count(2))))
            place.replace(next(aside for name in names if not (aside := place.with_name(name)).exists()))
        given.write(place)
