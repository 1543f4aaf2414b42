"""Files that a process of its own makes, so that the server can answer others meanwhile."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from corpus.child import stand_back, start_child
from corpus.errors import CorpusError
from corpus.scratch import Scratch

#: The longest that a page waits for a file, in seconds.
LONGEST = 170
_MADE, _REFUSED = "made", "refused"


def make_apart(module: str, hand_over: Callable[[Path], None], *, failing: str) -> bytes:
    """Return a file that a module of ours makes in a process of its own.

    Parameters
    ----------
    module : str
        It calls `answer`.
    hand_over : callable
        Writes into a folder what the file is made of.
    failing : str
        What is said where the process fails without saying why.

    Raises
    ------
    CorpusError
        The file cannot be made.
    """
    with Scratch() as made_in:
        folder = Path(made_in)
        try:
            hand_over(folder)
        except OSError as error:  # the disk is full
            raise CorpusError(failing) from error
        if not _run(module, folder):
            raise CorpusError(failing)
        if (refused := folder / _REFUSED).exists():
            raise CorpusError(refused.read_text(encoding="utf-8"))
        return (folder / _MADE).read_bytes()


def answer(make: Callable[[Path], bytes]) -> None:
    """Make the file of what is in the folder that the only argument names; this runs in the other process."""
    stand_back()
    folder = Path(sys.argv[1])
    try:
        (folder / _MADE).write_bytes(make(folder))
    except CorpusError as error:
        (folder / _REFUSED).write_text(str(error), encoding="utf-8")


def _run(module: str, folder: Path) -> bool:
    """Whether the process comes to its end in time. What it says by itself may quote a review, and is dropped."""
    silent = subprocess.DEVNULL
    try:
        with start_child(module, folder, output=silent, complaints=silent) as child:
            try:
                return child.wait(LONGEST) == 0
            finally:
                # Nobody waits for the file any more.
                child.kill()
    except (OSError, subprocess.TimeoutExpired):
        return False
