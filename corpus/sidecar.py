"""The small files that editors' work is kept in, beside a corpus's folder: changed by one at a time, always whole."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from corpus.schema import StoreError


def beside(corpus: Path, what: str) -> Path:
    """Return a file beside a corpus's folder, under its name.

    Examples
    --------
    >>> beside(Path("store/sample"), "lexicon.csv").name
    'sample.lexicon.csv'
    """
    return corpus.with_name(f"{corpus.name}.{what}")


@contextlib.contextmanager
def alone(file: Path) -> Iterator[None]:
    """Wait until nobody else changes the file; the lock ends with the process, however it ends.

    Raises
    ------
    StoreError
        The folder that it stands in cannot be written.
    """
    try:
        handle = file.with_name(f".{file.name}.lock").open("w")
    except OSError as error:
        raise StoreError(f"{file.name} cannot be written: {error.strerror}.") from error
    with handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def write_whole(file: Path, text: str) -> None:
    """Put a text in the place of what a file holds, whole or not at all.

    Raises
    ------
    StoreError
        The file cannot be written; what stood there is unchanged.
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
