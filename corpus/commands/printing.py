"""How a command prints a table, and an answer as JSON."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd

from corpus.answers import Answer
from corpus.report.tables import to_csv
from corpus.wording import UNKNOWN, chance, number

#: Rows of a table on the terminal; --csv gives them all.
SHOWN = 50
#: What a screen calls the columns of these tables; --csv has their own names, for programs.
HEADS: Mapping[str, str] = {
    "reviewers": "critics", "polarity": "tone", "estimate": "difference", "low": "from", "high": "to",
    "a_name": "one", "b_name": "the other", "alone": "only theirs", "similarity": "same",
    "term": "word or phrase", "n": "of", "rest_reviews": "elsewhere", "rest_n": "of elsewhere",
    "log_odds": "strength", "q": "chance",
}  # fmt: skip


def print_answer(answer: Answer, *, csv: bool, heads: Mapping[str, str] = HEADS) -> None:
    """Print the whole table as CSV, or the sentence with the first rows."""
    if csv:
        print(to_csv(answer.table), end="")
    else:
        print(answer.sentence)
        if not answer.table.empty:
            print(write_table(answer.table[answer.columns], heads))


def print_json(answer: Mapping[str, Any]) -> None:
    """Print an answer as the API gives it."""
    print(json.dumps(answer, ensure_ascii=False, indent=1))


def write_table(table: pd.DataFrame, heads: Mapping[str, str] = HEADS) -> str:
    """Return the first rows of a table as lines for the terminal, its heads and numbers as the screens write them."""
    decimals = {str(name): partial(number, decimals=3) for name in table.select_dtypes("float")}
    asked: dict[str, Callable[..., str]] = {
        heads.get(name, name): chance if name in ("p", "q") else write for name, write in decimals.items()
    }
    return table.head(SHOWN).rename(columns=heads).to_string(index=False, formatters=asked, na_rep=UNKNOWN)
