"""What a command is, how one prints a table, and what the desk has decided."""

import argparse
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd

from corpus.answers import Answer
from corpus.desk.database import find_beside, open_desk
from corpus.desk.watch_list import read_watch_list
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
    """Return what the desk has decided on phrases: in the database of REFRAIN_DATABASE, or beside the corpora."""
    url = os.environ.get("REFRAIN_DATABASE") or find_beside(corpus)
    return read_watch_list(open_desk(url)) if url else None


def _write_table(table: pd.DataFrame) -> str:
    """Return a table as lines for the terminal, its numbers as the screens write them."""
    decimals = {str(name): partial(number, decimals=3) for name in table.select_dtypes("float")}
    asked: dict[str, Callable[..., str]] = {
        name: chance if name in ("p", "q") else write for name, write in decimals.items()
    }
    return table.to_string(index=False, formatters=asked, na_rep=UNKNOWN)
