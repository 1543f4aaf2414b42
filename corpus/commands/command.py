"""What a command is, how one prints a table, and what the desk has decided."""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd

from corpus.answers import Answer
from corpus.desk.watch_list import read_watch_list
from corpus.keeping.finding import find_desk
from corpus.report.tables import to_csv
from corpus.wording import UNKNOWN, chance, number

#: Adds a command to the parser: its name, what runs it, and what it does in a sentence.
Command = Callable[[str, Callable[[argparse.Namespace], int | None], str], argparse.ArgumentParser]
#: Rows of a table on the terminal; --csv gives them all.
SHOWN = 50


def print_answer(answer: Answer, *, csv: bool) -> None:
    """Print the whole table as CSV, or the sentence with the first rows."""
    if csv:
        print(to_csv(answer.table), end="")
    else:
        print(answer.sentence)
        print(_write_table(answer.table[answer.columns].head(SHOWN)))


def read_decided(corpus: Path) -> pd.DataFrame | None:
    """Return what the desk has decided on phrases; None where it has no database."""
    desk = find_desk(corpus)
    return read_watch_list(desk) if desk else None


def _write_table(table: pd.DataFrame) -> str:
    """Return a table as lines for the terminal, its numbers as the screens write them."""
    decimals = {str(name): partial(number, decimals=3) for name in table.select_dtypes("float")}
    asked: dict[str, Callable[..., str]] = {
        name: chance if name in ("p", "q") else write for name, write in decimals.items()
    }
    return table.to_string(index=False, formatters=asked, na_rep=UNKNOWN)
