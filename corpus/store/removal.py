"""A corpus taken out of its library, to be restored by who took it out, or deleted after a day.

It waits in a hidden folder among the others, `.KEY.removed-TIME`, together with copies of the small files that were
beside it. One move takes the corpus out, and one puts it back. While such a move is under way the folder is called
`.KEY.removing-TIME`: if the process is killed, the next writer under this key finishes the move.
"""

import contextlib
import filecmp
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.errors import StoreError
from corpus.sidecar import sidecar_path
from corpus.store.manifest import flush_to_disk

#: How long a removed corpus can be put back, in seconds.
KEPT = 24 * 3_600
_WAITING, _MOVING, _LEAVING = ".removed-", ".removing-", ".deleting-"
_CORPUS, _BESIDE = "corpus", "beside"

#: Moves what is kept of a corpus elsewhere, from one name to another; raises a `CorpusError` where it has not.
Along = Callable[[str, str], object]


def leave(former: str, key: str) -> None:
    """Move nothing else along."""


def take_out(path: Path, files: Sequence[str], *, along: Along = leave) -> str:
    """Take a corpus out of its library; only inside `folder.writing(path)`.

    Parameters
    ----------
    path : Path
        The corpus's folder.
    files : sequence of str
        Which files beside it go with it, as "lexicon.csv".
    along : callable
        Moves what is kept of it elsewhere; where that cannot be moved, neither is the corpus.

    Returns
    -------
    str
        The name of the folder in which it waits, for `put_back`.

    Raises
    ------
    CorpusError
        It cannot be moved; it is where it was.
    """
    stamp = time.time_ns()
    waiting = f".{path.name}{_WAITING}{stamp}"
    moving = path.with_name(f".{path.name}{_MOVING}{stamp}")
    try:
        (moving / _BESIDE).mkdir(parents=True)
        for name in files:
            if sidecar_path(path, name).is_file():
                _copy(sidecar_path(path, name), moving / _BESIDE / name)
        along(path.name, waiting)
        path.rename(moving / _CORPUS)
    except OSError as error:
        raise StoreError(f"The corpus in {path} could not be removed: {error.strerror}.") from error
    finally:
        settle_removal(path)
    return waiting


def put_back(waiting: Path, path: Path, *, along: Along = leave) -> None:
    """Put a corpus back that was taken out, with the files beside it; only inside `folder.writing(path)`.

    Parameters
    ----------
    waiting : Path
        Where it waits.
    path : Path
        The corpus's folder, as it was or under another key.
    along : callable
        Moves what is kept of it elsewhere; where that cannot be moved, neither is the corpus.

    Raises
    ------
    CorpusError
        It waits no longer, or cannot be moved; then it still waits.
    """
    moving = path.with_name(f".{path.name}{_MOVING}{waiting.name.rpartition(_WAITING)[2]}")
    try:
        waiting.rename(moving)
    except OSError:
        raise StoreError(
            "This corpus is not kept any more: it was brought back already, or deleted for good."
        ) from None
    try:
        for file in (moving / _BESIDE).iterdir():
            _copy(file, sidecar_path(path, file.name))
        along(waiting.name, path.name)
        (moving / _CORPUS).rename(path)
    except OSError as error:
        raise StoreError(f"The corpus could not be brought back to {path}: {error.strerror}.") from error
    finally:
        settle_removal(path)


def settle_removal(path: Path) -> None:
    """Finish the move of a process that was killed under this key; only inside `folder.writing(path)`.

    Where the corpus is in the hidden folder, it stays removed, and the files beside its former place are deleted, or a
    new corpus of this key would take them for its own. Where it is not, it was never moved or is back.
    """
    for moving, key, stamp in _stamped(path.parent, _MOVING):
        if key != path.name:
            continue
        if not (moving / _CORPUS).is_dir():
            shutil.rmtree(moving, ignore_errors=True)
            continue
        with contextlib.suppress(OSError):
            for copy in (moving / _BESIDE).iterdir():
                left = sidecar_path(path, copy.name)
                if left.is_file() and filecmp.cmp(left, copy, shallow=False):
                    left.unlink()
            moving.rename(path.with_name(f".{key}{_WAITING}{stamp}"))


def find_unsettled(folder: Path) -> list[str]:
    """Return the keys under which a move was interrupted."""
    return sorted({key for _, key, _ in _stamped(folder, _MOVING)})


def parse_key(waiting: str) -> str:
    """Return the key of a corpus from the name of the folder in which it waits.

    Examples
    --------
    >>> parse_key(".dusk.removed-1700000000000000000")
    'dusk'
    """
    return waiting[1:].rpartition(_WAITING)[0]


def locate_corpus(waiting: Path) -> Path:
    """Return the folder of the corpus itself inside the folder in which it waits."""
    return waiting / _CORPUS


def delete_expired(folder: Path, *, now: float) -> None:
    """Delete the corpora that were taken out more than a day before `now`, a time in seconds since 1970."""
    for waiting, key, stamp in _stamped(folder, _WAITING):
        if stamp / 1e9 < now - KEPT:
            # Renamed first, so that nobody can put half of it back.
            with contextlib.suppress(OSError):
                waiting.rename(folder / f".{key}{_LEAVING}{stamp}")
    for leaving, _, _ in _stamped(folder, _LEAVING):
        shutil.rmtree(leaving, ignore_errors=True)


def _copy(file: Path, to: Path) -> None:
    """Copy a file whole or not at all."""
    staging = to.with_name(f".{to.name}.new")
    shutil.copyfile(file, staging)
    flush_to_disk(staging)
    staging.replace(to)


def _stamped(folder: Path, state: str) -> list[tuple[Path, str, int]]:
    """Return the hidden folders in one state, each with the key and the time in its name."""
    named = [(each, *each.name[1:].rpartition(state)) for each in folder.glob(f".*{state}*/")]
    return [(each, key, int(stamp)) for each, key, _, stamp in named if stamp.isdecimal()]
