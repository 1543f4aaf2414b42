"""What a command is, and its arguments of the form NAME=VALUE."""

import argparse
from collections.abc import Callable, Sequence

from corpus.schema import CorpusError

#: Adds a command to the parser: its name, what runs it, and what it does in a sentence.
Command = Callable[[str, Callable[[argparse.Namespace], int | None], str], argparse.ArgumentParser]


def read_pairs(given: Sequence[str], *, empty: bool = False) -> dict[str, str]:
    """Read NAME=VALUE arguments; `empty` allows no value, as for a column that the sources do not have."""
    pairs: dict[str, str] = {}
    for argument in given:
        name, equals, value = argument.partition("=")
        if not (name and equals and (value or empty)):
            raise CorpusError(f"“{argument}” is not of the form NAME=VALUE, as in film=movieTitle.")
        pairs[name] = value
    return pairs
