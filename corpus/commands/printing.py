"""How a command prints a table, an answer as JSON, and what the desk has decided."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from corpus.answers import Answer
from corpus.desk.database import Desk
from corpus.keeping.finding import find_desk
from corpus.report.tables import to_csv
from corpus.wording import UNKNOWN, chance, number

#: Rows of a table on the terminal; --csv gives them all.
SHOWN = 50


def read_decided(corpus: Path, read: Callable[[Desk], pd.DataFrame], nothing: pd.DataFrame) -> pd.DataFrame:
    """Return what the desk has decided: in the database of REFRAIN_DATABASE, or beside the corpora; else `nothing`."""
    desk = find_desk(corpus)
    return read(desk) if desk else nothing


def print_answer(answer: Answer, *, csv: bool) -> None:
    """Print the whole table as CSV, or the sentence with the first rows."""
    if csv:
        print(to_csv(answer.table), end="")
    else:
        print(answer.sentence)
        if not answer.table.empty:
            print(_write_table(answer.table[answer.columns].head(SHOWN)))


def print_json(answer: Mapping[str, Any]) -> None:
    """Print an answer as the API gives it."""
    print(json.dumps(answer, ensure_ascii=False, indent=1))


def _write_table(table: pd.DataFrame) -> str:
    """Return a table as lines for the terminal, its numbers as the screens write them."""
    decimals = {str(name): partial(number, decimals=3) for name in table.select_dtypes("float")}
    asked: dict[str, Callable[..., str]] = {
        name: chance if name in ("p", "q") else write for name, write in decimals.items()
    }
    return table.to_string(index=False, formatters=asked, na_rep=UNKNOWN)
