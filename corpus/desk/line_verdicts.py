"""Verdicts on single lines of a concordance: this use of a phrase is fine, is to be cut, or is to be quoted.

A line is known by its review, its place there and its words, not by the number of a phrase: a corpus that is built
again keeps its verdicts, and a text that has changed there has none.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.exchange import read_rows
from corpus.desk.items import Item
from corpus.desk.tables import CORPUS, LINES, SHORT, SUBJECT, VERDICTS
from corpus.desk.texts import check_text
from corpus.errors import DeskError

#: What a line is known by, besides its corpus.
KEY = ("review", "start", "wording")
#: What the screen calls a column otherwise.
_HEADS = {"review id": "review", "place": "start", "words": "wording"}


def read_verdicts(desk: Desk, corpus: str) -> pd.DataFrame:
    """Return the verdicts of a corpus, one row a line: the columns of `tables.LINES`, in the order of the reviews."""
    return desk.read(LINES, corpus=corpus).sort_values(["review", "start"], ignore_index=True)


def decide(desk: Desk, corpus: str, line: Item, verdict: str, *, seen: Item | None = None, by: str = "") -> Item | None:
    """Give a line a verdict, or take its verdict back.

    Parameters
    ----------
    desk : Desk
    corpus : str
        The corpus's key.
    line : dict
        `review` (its id), `start` (the place of its first letter) and `wording`, as printed there.
    verdict : {"fine", "cut", "quote", ""}
    seen : dict, optional
        The verdict that the reader has seen; None where there was none.
    by : str
        Who decides.

    Returns
    -------
    dict or None
        The verdict as it is now.

    Raises
    ------
    EditedSince
        Somebody has decided meanwhile.
    DeskError
        There is no such verdict, or the line cannot be kept.
    """
    values = check_verdict({**line, "verdict": verdict or VERDICTS[0]})
    if not verdict:
        if seen is not None:
            items.remove(desk, LINES, int(seen["id"]), version=int(seen["version"]), by=by)
        return None
    if seen is not None:
        change = {"verdict": verdict}
        return items.change(desk, LINES, int(seen["id"]), change, version=int(seen["version"]), by=by)
    return items.add(desk, LINES, {"corpus": check_text(corpus, what="the corpus", most=CORPUS), **values}, by=by)


def check_verdict(values: Item) -> Item:
    """Return a line and its verdict as they are kept.

    Raises
    ------
    DeskError
        One of them cannot be used; the message says which.

    Examples
    --------
    >>> check_verdict({"review": "r1", "start": "12", "wording": "A  Romp", "verdict": "Cut"})
    {'review': 'r1', 'start': 12, 'wording': 'a romp', 'verdict': 'cut'}
    """
    # A file that was downloaded has the screen's words.
    verdict = str(values["verdict"]).strip().lower().removeprefix("to ")
    if verdict not in VERDICTS:
        raise DeskError(f"A line is fine, to be cut or to be quoted (fine, cut, quote), not “{verdict[:40]}”.")
    start = str(values["start"]).strip()
    if not (start.isascii() and start.isdigit() and len(start) < 10):
        raise DeskError(f"The place of a line is a number of letters, not “{start[:40]}”.")
    return {
        "review": check_text(str(values["review"]), what="the review", most=SUBJECT, needed=True),
        "start": int(start),
        "wording": normalise_wording(values["wording"]),
        "verdict": verdict,
    }


def normalise_wording(printed: str) -> str:
    r"""Return the words of a line as they are compared: in small letters, single spaces, a very long match cut.

    Examples
    --------
    >>> normalise_wording("Long after\nthe credits")
    'long after the credits'
    """
    return check_text(" ".join(str(printed).casefold().split())[:SHORT], what="the line", most=SHORT, needed=True)


def add_verdicts(lines: pd.DataFrame, verdicts: pd.DataFrame) -> pd.DataFrame:
    """Return lines of a concordance with their verdicts.

    Parameters
    ----------
    lines : DataFrame
        `review_id`, `start`, `printed`.
    verdicts : DataFrame
        From `read_verdicts`.

    Returns
    -------
    DataFrame
        The lines in their order, with `verdict` ("" for none), `decided_by` and `decided_at`.
    """
    keyed = lines[["review_id", "start"]].set_axis(["review", "start"], axis=1)
    keyed = keyed.assign(wording=[normalise_wording(printed) for printed in lines["printed"]])
    found = keyed.merge(verdicts[[*KEY, "verdict", "changed_by", "changed_at"]], on=list(KEY), how="left")
    return lines.assign(
        verdict=found["verdict"].fillna("").to_numpy(),
        decided_by=found["changed_by"].fillna("").to_numpy(),
        decided_at=found["changed_at"].to_numpy(),
    )


def read_csv(text: str) -> list[Item]:
    r"""Return the lines and verdicts that CSV text holds; see `exchange.read_rows`.

    Examples
    --------
    >>> read_csv("review,start,wording,verdict\nr1,7,A romp,cut\n")
    [{'review': 'r1', 'start': 7, 'wording': 'a romp', 'verdict': 'cut'}]
    """
    return read_rows(text, needed=(*KEY, "verdict"), heads=_HEADS, check=check_verdict)


def merge(desk: Desk, corpus: str, entries: Sequence[dict[str, Any]], *, by: str = "") -> int:
    """Give lines their verdicts, in place of those that they have; return how many that changed."""
    before = desk.stamp()
    for entry in entries:
        key = {name: entry[name] for name in KEY}
        seen = items.find(desk, LINES, corpus=corpus, **key)
        decide(desk, corpus, key, entry["verdict"], seen=seen, by=by)
    return desk.stamp() - before
