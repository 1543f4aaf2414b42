"""The small files in which a corpus's word list, verdicts and suggestions were kept, moved into the desk's database.

A file that was moved stays beside the corpus as ``….moved``: it is a copy, and is not read any more. One that cannot be
read stays as it is, and is named. What `build --lexicon` and `--terms` leave beside a corpus comes in the same way.
"""

import filecmp
import glob
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from corpus.aspects.house_terms import HouseTerms, terms_path
from corpus.desk.database import Desk
from corpus.errors import CorpusError, DeskError, StoreError
from corpus.keeping.lexicon import read_lexicon, replace_lexicon
from corpus.keeping.suggestions import Learned, keep_learned, read_learned
from corpus.keeping.terms import read_terms, replace_terms
from corpus.keeping.verdicts import merge_verdicts
from corpus.polarity.house import House, house_path
from corpus.polarity.learning import suggestions_path
from corpus.polarity.verdicts import read_verdicts, verdicts_path
from corpus.sidecar import lock_sidecar


def find_waiting(path: Path) -> list[Path]:
    """Return the files beside a corpus that are not moved yet."""
    waiting = (house_path(path), terms_path(path), verdicts_path(path), suggestions_path(path))
    return [file for file in waiting if file.exists()]


def move_files(desk: Desk, path: Path) -> dict[Path, str]:
    """Move the files beside a corpus into the database, under the name of its folder.

    It may be stopped at any moment, and begun again: what is there already is not added a second time.

    Parameters
    ----------
    desk : Desk
    path : Path
        The corpus's folder.

    Returns
    -------
    dict of Path to str
        The files that could not be moved, each with the reason; they are where they were.

    Raises
    ------
    DeskError
        The database cannot be written; the files are where they were.
    """
    moves: dict[Path, Callable[[Desk, Path], None]] = {
        house_path(path): _move_lexicon,
        terms_path(path): _move_terms,
        verdicts_path(path): _move_verdicts,
        suggestions_path(path): _move_suggestions,
    }
    wrong: dict[Path, str] = {}
    for file, move in moves.items():
        if not file.exists():
            continue
        try:
            with lock_sidecar(file):
                # Another process may just have moved it.
                if file.exists():
                    move(desk, path)
                    _put_aside(file)
        except DeskError:
            raise
        except OSError as error:
            wrong[file] = f"{file.name} cannot be moved into the desk’s database: {error.strerror}."
        except CorpusError as error:
            wrong[file] = str(error)
    return wrong


def _move_lexicon(desk: Desk, path: Path) -> None:
    given, known = House.read(house_path(path)), read_lexicon(desk, path.name).house
    if _makes_way(known, given, path, "lexicon"):
        replace_lexicon(desk, path.name, given)


def _move_terms(desk: Desk, path: Path) -> None:
    given, known = HouseTerms.read(terms_path(path)), read_terms(desk, path.name).house
    if _makes_way(known, given, path, "terms"):
        replace_terms(desk, path.name, given)


def _makes_way(known: House | HouseTerms, given: House | HouseTerms, path: Path, name: str) -> bool:
    """Return whether what is in the database makes way; it is written beside the corpus then, never lost."""
    if known.history and known.digest == given.digest:
        return False
    if known.history:
        known.write(_find_free(f"{path.name}.{name}.former", path.parent, ".csv"))
    return True


def _move_verdicts(desk: Desk, path: Path) -> None:
    merge_verdicts(desk, path.name, read_verdicts(path))


def _move_suggestions(desk: Desk, path: Path) -> None:
    """Move what was learned, unless something was learned later."""
    file = suggestions_path(path)
    try:
        text = file.read_text(encoding="utf-8")
        learned = Learned(datetime.fromtimestamp(file.stat().st_mtime, UTC), text)
    except UnicodeDecodeError as error:
        raise StoreError(f"{file.name} is no text: move it away, and learn from the ratings again.") from error
    known = read_learned(desk, path.name)
    if known is None or known.at < learned.at:
        keep_learned(desk, path.name, learned)


def _put_aside(file: Path) -> None:
    """Keep a file that was moved as a copy, unless there is such a copy."""
    known = file.parent.glob(f"{glob.escape(file.name)}.moved*")
    if any(filecmp.cmp(file, other, shallow=False) for other in known):
        file.unlink()
    else:
        file.rename(_find_free(f"{file.name}.moved", file.parent))


def _find_free(name: str, folder: Path, suffix: str = "") -> Path:
    """Return a path in a folder that is not taken: the name, a number where it is needed, and the suffix."""
    places = (folder / f"{name}{mark}{suffix}" for mark in chain([""], map("-{}".format, count(2))))
    return next(place for place in places if not place.exists())
