"""The progress of a command on standard error, which other processes can read too."""

import sys
import time
from dataclasses import dataclass
from pathlib import Path

from corpus.store import locking


@dataclass
class PrintedProgress:
    """Prints the progress, a line for each step; on a terminal, one line that overwrites itself.

    Other processes that wait for the corpus can read it: see `locking.read_progress`.
    """

    store: Path
    stage: str = ""
    written: float = 0.0

    def __call__(self, doing: str, done: int, of: int) -> None:
        """Print what is being done, how much of it is done, and of how much."""
        now = time.monotonic()
        # A step is known by its first word: reading thousands of small files is one step.
        stage = doing.partition(" ")[0]
        if stage == self.stage and done < of and now - self.written < 0.1:
            return
        self.stage, self.written = stage, now
        watched = sys.stderr.isatty()
        begin, end = ("\r\033[K", "\n" if done >= of else "") if watched else ("", "\n")
        sys.stderr.write(f"{begin}{doing} {done}/{of}{end}")
        sys.stderr.flush()
        locking.report_progress(self.store.resolve(), f"{doing} {done}/{of}")
