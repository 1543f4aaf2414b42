"""The progress of a command on standard error, which other processes can read too."""

import sys
import time
from dataclasses import dataclass
from pathlib import Path

from corpus.store import locking


@dataclass
class PrintedProgress:
    """Prints what is being done, and each stage that has ended with its count and seconds.

    On a terminal, what is being done is one line that overwrites itself. Other processes that wait for the corpus can
    read it: see `locking.read_progress`.
    """

    store: Path
    stage: str = ""
    whole: str = ""
    began: float = 0.0
    written: float = 0.0

    def __call__(self, doing: str, done: int, of: int) -> None:
        """Print what is being done, how much of it is done, and of how much."""
        now = time.monotonic()
        # A stage is known by its first word: reading thousands of small files is one.
        stage = doing.partition(" ")[0]
        if new := stage != self.stage:
            self._end(now)
            self.began = now
        self.stage, self.whole = stage, f"{doing} {of}/{of}"
        if done >= of:
            self._end(now)
        elif new or now - self.written >= 0.1:
            self._print(f"{doing} {done}/{of}", last=False)
        else:
            return
        self.written = now
        locking.report_progress(self.store.resolve(), f"{doing} {done}/{of}")

    def _end(self, now: float) -> None:
        if self.stage:
            self._print(f"{self.whole} in {now - self.began:.1f} s", last=True)
        self.stage = ""

    def _print(self, line: str, *, last: bool) -> None:
        begin, end = ("\r\033[K", "\n" if last else "") if sys.stderr.isatty() else ("", "\n")
        sys.stderr.write(f"{begin}{line}{end}")
        sys.stderr.flush()
