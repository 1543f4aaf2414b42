"""Items of which there is one, edited by several people: a watched phrase, a note, a named view.

Who changes an item names the version that they have seen. If it has changed since, nothing is overwritten: they are
told what stands there now (`EditedSince`), and choose.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Table, delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from corpus.desk.database import Desk
from corpus.desk.tables import EDITED, HISTORY, SHORT
from corpus.errors import DeskError

Item = dict[str, Any]
#: The columns that every item has, besides what people write.
_HEAD = ("id", "version", "changed_by", "changed_at")


class EditedSince(DeskError):  # noqa: N818
    """An item has changed since it was seen: what was to be written was not.

    Attributes
    ----------
    now : dict or None
        What stands there; None if it was removed.
    """

    def __init__(self, now: Item | None):
        self.now = now
        if now is None:
            super().__init__("Somebody has removed this meanwhile. Save it again to keep it.")
        else:
            who = now["changed_by"] or "Somebody"
            super().__init__(f"{who} has changed this meanwhile. See what stands there now, and choose.")


def find(desk: Desk, table: Table, **where: Any) -> Item | None:
    """Return the item in which each named column has this value; None where there is none."""
    found = desk.read(table, **where)
    return None if found.empty else {str(name): value for name, value in found.iloc[0].items()}


def add(desk: Desk, table: Table, values: Mapping[str, Any], *, by: str) -> Item:
    """Add an item.

    Raises
    ------
    EditedSince
        There is one already with the same key.
    DeskError
        The database cannot be written.
    """
    with desk.writing() as connection:
        return _add(connection, table, values, by=by)


def add_all(desk: Desk, table: Table, rows: Iterable[Mapping[str, Any]], *, by: str) -> None:
    """Add items, together or not at all; see `add`."""
    with desk.writing() as connection:
        for values in rows:
            _add(connection, table, values, by=by)


def replace_all(desk: Desk, table: Table, rows: Iterable[Mapping[str, Any]], *, by: str, **where: Any) -> None:
    """Put items in place of those in which each named column has this value, together or not at all."""
    with desk.writing() as connection:
        for former in _list(connection, table, where):
            _remove(connection, table, former["id"], version=former["version"], by=by)
        for values in rows:
            _add(connection, table, values, by=by)


def move_corpus(desk: Desk, former: str, key: str) -> None:
    """Keep all that is decided on a corpus, and its history, under another key: together or not at all.

    Raises
    ------
    DeskError
        The database cannot be written, or something is decided under that key already.
    """
    of_it = or_(*(HISTORY.c[state]["corpus"].as_string() == former for state in ("before", "after")))
    with desk.writing() as connection:
        for table in EDITED.values():
            if "corpus" in table.c:
                connection.execute(update(table).where(table.c.corpus == former).values(corpus=key))
        for row in connection.execute(select(HISTORY).where(of_it).order_by(HISTORY.c.id)).mappings().all():
            told_again = {name: value for name, value in row.items() if name != "id"}
            told_again |= {name: {**row[name], "corpus": key} for name in ("before", "after") if row[name]}
            # Under a new number: whoever has read what was under either key is to read it again.
            connection.execute(delete(HISTORY).where(HISTORY.c.id == row["id"]))
            connection.execute(insert(HISTORY).values(told_again))


def change(desk: Desk, table: Table, item: int, values: Mapping[str, Any], *, version: int, by: str) -> Item:
    """Change an item.

    Parameters
    ----------
    desk : Desk
    table : Table
        One of `tables.EDITED`.
    item : int
        Its number.
    values : mapping
        The columns to change, and to what.
    version : int
        The version that was seen.
    by : str
        Who changes it; empty where that is not known.

    Raises
    ------
    EditedSince
        It has changed since that version, or is gone.
    DeskError
        The database cannot be written.
    """
    with desk.writing() as connection:
        return _change(connection, table, item, values, version=version, by=by)


def remove(desk: Desk, table: Table, item: int, *, version: int, by: str) -> None:
    """Remove an item; see `change`."""
    with desk.writing() as connection:
        _remove(connection, table, item, version=version, by=by)


def list_history(desk: Desk, *, table: Table | None = None, item: int | None = None, corpus: str = "") -> pd.DataFrame:
    """Return the changes, the latest first, one row each: the columns of `tables.HISTORY`.

    Parameters
    ----------
    desk : Desk
    table : Table, optional
        Only changes of its items.
    item : int, optional
        Only changes of the item with this number.
    corpus : str, optional
        Only changes of what is decided on this corpus.
    """
    where = ({} if table is None else {"of": table.name}) | ({} if item is None else {"item": item})
    told = desk.read(HISTORY, **where).iloc[::-1]
    if corpus:
        states = zip(told["before"], told["after"], strict=True)
        told = told.loc[[all(state.get("corpus") == corpus for state in both if state) for both in states]]
    return told.reset_index(drop=True)


def undo(desk: Desk, change_id: int, *, by: str) -> None:
    """Take one change back; that is a change too, and can itself be undone.

    Raises
    ------
    EditedSince
        The item has changed again since.
    DeskError
        There is no such change, or the database cannot be written.
    """
    with desk.writing() as connection:
        row = connection.execute(select(HISTORY).where(HISTORY.c.id == change_id)).mappings().first()
        if row is None:
            raise DeskError("There is no such change.")
        table, before, version = EDITED[row["of"]], row["before"], row["version"]
        if before is None:
            _remove(connection, table, row["item"], version=version, by=by)
        elif row["after"] is not None:
            _change(connection, table, row["item"], before, version=version, by=by)
        else:
            _restore(connection, table, row["item"], before, version=version + 1, by=by)


def _add(connection: Connection, table: Table, values: Mapping[str, Any], *, by: str) -> Item:
    row = {**values, "version": 1, **_sign(by)}
    try:
        with connection.begin_nested():
            number = connection.execute(insert(table).values(row).returning(table.c.id)).scalar_one()
    except IntegrityError as error:
        raise EditedSince(_find_twin(connection, table, values)) from error
    _record(connection, table, before=None, after=dict(values), item=number, version=1, by=by)
    return _get(connection, table, number) or {}


def _change(
    connection: Connection, table: Table, item: int, values: Mapping[str, Any], *, version: int, by: str
) -> Item:
    before = _see(connection, table, item, version)
    values = {name: value for name, value in values.items() if before[name] != value}
    if not values:
        return before
    wanted = (table.c.id == item) & (table.c.version == version)
    try:
        with connection.begin_nested():
            done = connection.execute(update(table).where(wanted).values(**values, version=version + 1, **_sign(by)))
    except IntegrityError as error:
        raise EditedSince(_find_twin(connection, table, before | values)) from error
    if not done.rowcount:
        raise EditedSince(_get(connection, table, item))
    after = _get(connection, table, item) or {}
    _record(connection, table, before=_strip(before), after=_strip(after), item=item, version=version + 1, by=by)
    return after


def _remove(connection: Connection, table: Table, item: int, *, version: int, by: str) -> None:
    before = _see(connection, table, item, version)
    done = connection.execute(delete(table).where((table.c.id == item) & (table.c.version == version)))
    if not done.rowcount:
        raise EditedSince(_get(connection, table, item))
    _record(connection, table, before=_strip(before), after=None, item=item, version=version + 1, by=by)


def _restore(
    connection: Connection, table: Table, item: int, values: Mapping[str, Any], *, version: int, by: str
) -> None:
    """Put back an item that was removed, under its old number, unless its key is taken."""
    try:
        with connection.begin_nested():
            connection.execute(insert(table).values(**values, id=item, version=version, **_sign(by)))
    except IntegrityError as error:
        raise EditedSince(_get(connection, table, item) or _find_twin(connection, table, values)) from error
    _record(connection, table, before=None, after=dict(values), item=item, version=version, by=by)


def _see(connection: Connection, table: Table, item: int, version: int) -> Item:
    """Return an item, if it still has this version."""
    now = _get(connection, table, item)
    if now is None or now["version"] != version:
        raise EditedSince(now)
    return now


def _list(connection: Connection, table: Table, where: Mapping[str, Any]) -> list[Item]:
    query = select(table).where(*(table.c[name] == value for name, value in where.items())).order_by(table.c.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def _get(connection: Connection, table: Table, item: int) -> Item | None:
    row = connection.execute(select(table).where(table.c.id == item)).mappings().first()
    return None if row is None else dict(row)


def _find_twin(connection: Connection, table: Table, values: Mapping[str, Any]) -> Item | None:
    """Return the item that has the same key as these values."""
    for constraint in table.constraints:
        names = [column.name for column in constraint.columns] if hasattr(constraint, "columns") else []
        if constraint.__visit_name__ == "unique_constraint" and set(names) <= set(values):
            alike = select(table).where(*(table.c[name] == values[name] for name in names))
            if (row := connection.execute(alike).mappings().first()) is not None:
                return dict(row)
    return None


def _record(connection: Connection, table: Table, *, item: int, version: int, by: str, **states: Item | None) -> None:
    """Write a change into the history."""
    connection.execute(insert(HISTORY).values(of=table.name, item=item, version=version, **states, **_sign(by)))


def _sign(by: str) -> Item:
    return {"changed_by": by[:SHORT], "changed_at": datetime.now(UTC).replace(tzinfo=None, microsecond=0)}


def _strip(item: Item) -> Item:
    return {name: value for name, value in item.items() if name not in _HEAD}
