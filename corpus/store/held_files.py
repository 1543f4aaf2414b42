"""The files of an opened corpus, held: they can be read later, whatever takes their place meanwhile."""

import contextlib
import threading
import weakref
from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path


class HeldFiles:
    """Some files as they were when they were opened; each is read when it is asked for.

    A file that could not be opened is opened again when it is asked for, which then says why. All are closed with the
    object.

    Parameters
    ----------
    files : iterable of Path
    """

    def __init__(self, files: Iterable[Path]) -> None:
        closing = contextlib.ExitStack()
        weakref.finalize(self, closing.close)
        self._lock = threading.Lock()
        self._handles: dict[Path, BufferedReader] = {}
        for file in files:
            with contextlib.suppress(OSError):
                self._handles[file] = closing.enter_context(file.open("rb"))

    @contextlib.contextmanager
    def open(self, file: Path) -> Iterator[BufferedReader]:
        """Yield a file from its beginning, to one thread at a time.

        Raises
        ------
        OSError
            It was not there before, and still is not.
        """
        if handle := self._handles.get(file):
            with self._lock:
                handle.seek(0)
                yield handle
        else:
            with file.open("rb") as opened:
                yield opened
