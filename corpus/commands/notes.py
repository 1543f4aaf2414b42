"""How a command prints what reading files has decided.

Apart from `printing`, which asks for the desk and for all that answers: a build needs neither.
"""

import sys
from collections.abc import Sequence


def print_reading(notes: Sequence[str], refused: Sequence[str]) -> None:
    """Print how files were read, and on stderr those of which nothing was, with the reason."""
    for note in notes:
        print(f"  {note}", flush=True)
    for refusal in refused:
        print(f"error: {refusal}", file=sys.stderr, flush=True)
