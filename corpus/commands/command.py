"""What a command is, and its arguments that name a thing and its value: film=movieTitle."""

import argparse
from collections.abc import Callable, Sequence

from corpus.errors import CorpusError

#: Adds a command to the parser: its name, what runs it, and what it does in a sentence.
Command = Callable[[str, Callable[[argparse.Namespace], int | None], str], argparse.ArgumentParser]


def read_pairs(given: Sequence[str], *, form: str, empty: bool = False) -> dict[str, str]:
    """Read arguments of a form such as OURS=THEIRS; `empty` allows no value, as for a column that is not there."""
    pairs: dict[str, str] = {}
    for argument in given:
        name, equals, value = argument.partition("=")
        if not (name and equals and (value or empty)):
            raise CorpusError(f"“{argument}” is not of the form {form}.")
        pairs[name] = value
    return pairs
