"""The small files beside a corpus's folder that keep editors' work: changed by one process at a time, never half."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import StoreError


def sidecar_path(corpus: Path, what: str) -> Path:
    """Return the path of a file beside a corpus's folder, named after it.

    Examples
    --------
    >>> sidecar_path(Path("store/sample"), "lexicon.csv").name
    'sample.lexicon.csv'
    """
    return corpus.with_name(f"{corpus.name}.{what}")


@contextlib.contextmanager
def lock_sidecar(file: Path) -> Iterator[None]:
    """Wait until no other process changes the file, and lock it; the lock ends with the process, however it ends.

    Raises
    ------
    StoreError
        Its folder cannot be written.
    """
    try:
        handle = file.with_name(f".{file.name}.lock").open("w")
    except OSError as error:
        raise StoreError(f"{file.name} cannot be written: {error.strerror}.") from error
    with handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def write_whole(file: Path, text: str) -> None:
    """Replace the text of a file, whole or not at all.

    Raises
    ------
    StoreError
        The file cannot be written; it is unchanged.
    """
    staging = file.with_name(f".{file.name}.new")
    try:
        with staging.open("w", encoding="utf-8", newline="") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        staging.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            staging.unlink(missing_ok=True)
        raise StoreError(f"{file.name} cannot be written: {error.strerror}.") from error
