"""Folders in the machine's temporary folder for what is made on the way; none stays there for ever."""

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
import weakref
from pathlib import Path

_PREFIX = "refrain-work-"
#: A folder that was changed so few seconds ago may be one that its maker has yet to hold.
_FRESH = 10


class Scratch(tempfile.TemporaryDirectory[str]):
    """A temporary folder that others see to be in use as long as its maker lives.

    A process that is killed cannot delete what it has made. Whoever makes the next such folder deletes those of this
    user that nobody holds any more.

    Attributes
    ----------
    name : str
    held : int
        The descriptor by which it is held. A child that is given it (`pass_fds`) holds the folder too.
    """

    def __init__(self) -> None:
        _delete_left()
        super().__init__(prefix=_PREFIX, ignore_cleanup_errors=True)
        self.held = os.open(self.name, os.O_RDONLY)
        weakref.finalize(self, os.close, self.held)
        # Where folders cannot be locked, nobody can find this one to be left either.
        with contextlib.suppress(OSError):
            fcntl.flock(self.held, fcntl.LOCK_EX)


def _delete_left() -> None:
    """Delete the folders of this user that nobody holds."""
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            _delete_unheld(path)


def _delete_unheld(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        found = os.fstat(folder)
        if found.st_uid == os.getuid() and time.time() - found.st_mtime > _FRESH:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path, ignore_errors=True)
    finally:
        os.close(folder)
