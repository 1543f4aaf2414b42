"""A corpus taken out of its library whole, to be put back or, later, deleted.

It waits in a hidden folder among the others, `.KEY.removed-TIME`, together with copies of the small files that stand
beside it. One move takes the corpus out, and one puts it back. While such a move is under way the folder is called
`.KEY.removing-TIME`: if a kill falls there, whoever writes under this key next finishes it by what the folder holds.
"""

import contextlib
import filecmp
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from corpus.schema import StoreError
from corpus.sidecar import sidecar_path
from corpus.store.manifest import flush_to_disk

#: How long a removed corpus can be put back, in seconds.
KEPT = 24 * 3_600
_WAITING, _MOVING, _LEAVING = ".removed-", ".removing-", ".deleting-"
_CORPUS, _BESIDE = "corpus", "beside"


def take_out(path: Path, files: Sequence[str]) -> str:
    """Take a corpus out of its library; only inside `folder.writing(path)`.

    Parameters
    ----------
    path : Path
        The corpus's folder.
    files : sequence of str
        Which files beside it go with it, as "lexicon.csv".

    Returns
    -------
    str
        What `put_back` finds it by.

    Raises
    ------
    StoreError
        It cannot be moved; it is where it was.
    """
    stamp = time.time_ns()
    moving = path.with_name(f".{path.name}{_MOVING}{stamp}")
    try:
        (moving / _BESIDE).mkdir(parents=True)
        for name in files:
            if sidecar_path(path, name).is_file():
                _copy(sidecar_path(path, name), moving / _BESIDE / name)
        path.rename(moving / _CORPUS)
    except OSError as error:
        settle_removal(path)
        raise StoreError(f"The corpus in {path} could not be removed: {error.strerror}.") from error
    settle_removal(path)
    return f".{path.name}{_WAITING}{stamp}"


def put_back(waiting: Path, path: Path) -> None:
    """Put a corpus back that was taken out, with the files beside it; only inside `folder.writing(path)`.

    Parameters
    ----------
    waiting : Path
        Where it waits.
    path : Path
        The corpus's folder, as it was or under another key.

    Raises
    ------
    StoreError
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
        (moving / _CORPUS).rename(path)
    except OSError as error:
        settle_removal(path)
        raise StoreError(f"The corpus could not be brought back to {path}: {error.strerror}.") from error
    settle_removal(path)


def settle_removal(path: Path) -> None:
    """Finish what a kill left half done under this key; only inside `folder.writing(path)`.

    A corpus that is out stays out, and what is left of it beside its place goes, for a new corpus of this key would
    take it for its own. Where the corpus itself is not in the hidden folder, it never left or is back.
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
    """Return the keys under which a kill has left something half done."""
    return sorted({key for _, key, _ in _stamped(folder, _MOVING)})


def parse_key(waiting: str) -> str:
    """Return the key that a corpus was taken out under.

    Examples
    --------
    >>> parse_key(".dusk.removed-1700000000000000000")
    'dusk'
    """
    return waiting[1:].rpartition(_WAITING)[0]


def locate_corpus(waiting: Path) -> Path:
    """Return the folder of the corpus itself, inside the one where it waits."""
    return waiting / _CORPUS


def delete_expired(folder: Path, *, now: float) -> None:
    """Delete what was taken out longer ago than it is kept, in seconds since 1970, and what a kill left of such."""
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
    """Return the hidden folders in one state, with the key and the time that stand in their names."""
    named = [(each, *each.name[1:].rpartition(state)) for each in folder.glob(f".*{state}*/")]
    return [(each, key, int(stamp)) for each, key, _, stamp in named if stamp.isdecimal()]
