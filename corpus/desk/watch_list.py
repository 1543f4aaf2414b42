"""The watch list: phrases that the desk has banned, watches, or allows, with what to write instead.

A phrase is matched as families are: in any inflection, and with its gap filled (`phrases.watched`).
"""

import unicodedata
from collections.abc import Sequence
from typing import Any, Literal

import pandas as pd

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.exchange import read_rows
from corpus.desk.items import Item
from corpus.desk.tables import LONG, SHORT, WATCHED
from corpus.desk.texts import check_text
from corpus.errors import DeskError
from corpus.schema import BANNED, STATUSES

Status = Literal["banned", "watched", "allowed"]
#: The columns of the list as a file; the first two are needed.
COLUMNS = ("phrase", "status", "replacement", "note")
_NEEDED = COLUMNS[:2]
#: What the screen calls a column otherwise.
_HEADS = {"write instead": "replacement"}
#: A watch list without a phrase.
NOTHING = pd.DataFrame({name: pd.Series(dtype="str") for name in ("id", *COLUMNS)})


def read_watch_list(desk: Desk) -> pd.DataFrame:
    """Return one row a phrase: the columns of `tables.WATCHED`, banned ones first, then by the alphabet."""
    frame = desk.read(WATCHED)
    rank = frame["status"].map(STATUSES.index)
    return frame.assign(rank=rank).sort_values(["rank", "phrase"], ignore_index=True).drop(columns="rank")


def read_bans(desk: Desk) -> pd.DataFrame:
    """Return the banned phrases, and `since` when (UTC) each is: `phrase`, `since`, by the alphabet."""
    since: dict[int, pd.Timestamp] = {}
    for change in items.list_history(desk, table=WATCHED).iloc[::-1].to_dict("records"):
        # A note that is added to a banned phrase begins no ban.
        if (change["after"] or {}).get("status") == BANNED:
            since.setdefault(change["item"], change["changed_at"])
        else:
            since.pop(change["item"], None)
    listed = read_watch_list(desk)
    banned = listed[listed["status"] == BANNED]
    began = [since.get(item, day) for item, day in zip(banned["id"], banned["changed_at"], strict=True)]
    return pd.DataFrame({"phrase": banned["phrase"].tolist(), "since": began}).astype(
        {"phrase": "str", "since": "datetime64[s]"}
    )


def watch(desk: Desk, phrase: str, status: Status, *, replacement: str = "", note: str = "", by: str = "") -> Item:
    """Put a phrase on the watch list.

    Parameters
    ----------
    desk : Desk
    phrase : str
        Two words or more, or one; ``*`` for a gap: "the best * since".
    status : {"banned", "watched", "allowed"}
    replacement : str
        What to write instead.
    note : str
        Why.
    by : str
        Who says so; empty where that is not known.

    Raises
    ------
    EditedSince
        It is there already.
    DeskError
        The phrase or another text cannot be used.
    """
    values = check_entry({"phrase": phrase, "status": status, "replacement": replacement, "note": note})
    return items.add(desk, WATCHED, values, by=by)


def check_entry(values: Item) -> Item:
    """Return some columns of a watched phrase as they are kept.

    Raises
    ------
    DeskError
        One of them cannot be used; the message says which, what it has and what is allowed.

    Examples
    --------
    >>> check_entry({"phrase": " Tugs at  the Heartstrings", "status": "banned"})
    {'phrase': 'tugs at the heartstrings', 'status': 'banned'}
    """
    checked: dict[str, Any] = dict(values)
    if "phrase" in values:
        checked["phrase"] = normalise_phrase(values["phrase"])
    if "status" in values and values["status"] not in STATUSES:
        raise DeskError(f"A phrase is banned, watched or allowed, not “{str(values['status'])[:40]}”.")
    for name, most in (("replacement", SHORT), ("note", LONG)):
        if name in values:
            checked[name] = check_text(values[name], what=f"the {name}", most=most)
    return checked


def normalise_phrase(given: str) -> str:
    """Return a phrase as the watch list keeps it: in small letters, single spaces, straight apostrophes.

    Raises
    ------
    DeskError
        It is empty, too long, or has no word.

    Examples
    --------
    >>> normalise_phrase("It’s  the best … since")
    "it's the best * since"
    """
    text = " ".join(check_text(given, what="the phrase", most=SHORT).casefold().split())
    for written, kept in (("’", "'"), ("…", "*"), ("...", "*")):
        text = text.replace(written, kept)
    if not any(unicodedata.category(letter)[0] in "LN" for letter in text):
        raise DeskError("A phrase on the watch list needs a word.")
    if text.startswith("*"):
        raise DeskError("A phrase on the watch list begins with a word; a gap (*) may stand behind it.")
    return text


def read_csv(text: str) -> list[Item]:
    r"""Return the entries that CSV text holds; see `exchange.read_rows`.

    Examples
    --------
    >>> read_csv("phrase,status\nA romp,banned\n")
    [{'phrase': 'a romp', 'status': 'banned'}]
    """

    def check(row: Item) -> Item:
        return check_entry(row | {"status": row["status"].strip().lower()})

    return read_rows(text, needed=_NEEDED, others=COLUMNS[2:], heads=_HEADS, check=check)


def merge(desk: Desk, entries: Sequence[Item], *, by: str = "") -> int:
    """Put entries on the list, in place of those of the same phrase; return how many that changed.

    Raises
    ------
    EditedSince
        Somebody has changed one of them at the same moment; those before it are merged.
    """
    before = desk.stamp()
    for entry in entries:
        seen = items.find(desk, WATCHED, phrase=entry["phrase"])
        if seen is None:
            items.add(desk, WATCHED, entry, by=by)
        else:
            items.change(desk, WATCHED, int(seen["id"]), entry, version=int(seen["version"]), by=by)
    return desk.stamp() - before
