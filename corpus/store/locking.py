"""The lock beside a corpus's folder: one process writes at a time, and the others can read how far it is."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from corpus.errors import StoreError

#: A lock is tried so many times, a hundredth of a second apart.
_TRIES = 20


def lock_path(corpus: Path) -> Path:
    """Return the path of a corpus's lock.

    Examples
    --------
    >>> lock_path(Path("store/dusk")).name
    '.dusk.lock'
    """
    return corpus.parent / f".{corpus.name}.lock"


@contextlib.contextmanager
def hold_lock(path: Path) -> Iterator[None]:
    """Hold the lock of a corpus; it ends with the process, however it ends.

    Raises
    ------
    StoreError
        Another process holds it, or its file cannot be written.
    """
    lock = lock_path(path)
    while True:
        try:
            handle = lock.open("a")
        except OSError as error:
            raise StoreError(f"{path} cannot be written: {error.strerror}.") from error
        with handle:
            if not _lock_alone(handle):
                raise StoreError(
                    f"Another import into “{path.name}” is under way. Wait until it has finished, or choose another "
                    "name."
                )
            # A writer that left no corpus may have deleted the file since it was opened here.
            if _is_at(lock, os.fstat(handle.fileno())):
                handle.truncate(0)
                yield
                return


def _lock_alone(handle: TextIO) -> bool:
    """Take a lock for this process alone, trying again: a process that only looks at it has it for a moment."""
    for _ in range(_TRIES):
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        time.sleep(0.01)
    return False


def _is_at(lock: Path, locked: os.stat_result) -> bool:
    """Whether the file that was locked is still the one at this path."""
    try:
        return os.path.samestat(lock.stat(), locked)
    except FileNotFoundError:
        return False


def report_progress(path: Path, doing: str) -> None:
    """Let other processes read what is done to a corpus; only inside `folder.writing(path)`. A failure is ignored."""
    with contextlib.suppress(OSError):
        lock_path(path).write_text(doing, encoding="utf-8")


def read_progress(path: Path) -> str | None:
    """Return the last progress that a writer of any process reported; None where there is no writer."""
    try:
        with lock_path(path).open(encoding="utf-8", errors="replace") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return handle.read()
    except OSError:
        pass
    return None
