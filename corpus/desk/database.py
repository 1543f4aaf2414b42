"""The desk's database: made where there is none, migrated where it is older, and opened for reading and writing."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import (
    URL,
    Connection,
    DateTime,
    Engine,
    Integer,
    String,
    Table,
    create_engine,
    event,
    inspect,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from corpus.desk.tables import HISTORY
from corpus.errors import DeskError

#: The file of the database beside the corpora.
FILE = "desk.sqlite"
#: So long, in seconds, one waits for the change of another.
PATIENCE = 5
_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
_DTYPES = ((Integer, "int64"), (String, "str"), (DateTime, "datetime64[s]"))
# Every click asks this: written out, it takes a third of the time.
_LAST = f"SELECT max(id) FROM {HISTORY.name}"
#: The last step of `migrations`, to which a database is brought.
HEAD = "terms"


@dataclass(frozen=True)
class Desk:
    """The desk's database, opened.

    Attributes
    ----------
    engine : Engine
    """

    engine: Engine

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the database as it is at one moment.

        Raises
        ------
        DeskError
            The database cannot be read.
        """
        with _translated(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are made together, or not at all.

        Raises
        ------
        DeskError
            The database cannot be written; nothing of it has changed.
        """
        options = {"writes": True}
        with _translated(), self.engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of every connection; whoever asks again opens new ones."""
        self.engine.dispose()

    def read(self, table: Table, **where: Any) -> pd.DataFrame:
        """Return the rows of a table in which each named column has this value, by number."""
        query = select(table).where(*(table.c[name] == value for name, value in where.items())).order_by(table.c.id)
        with self.reading() as connection:
            rows = connection.execute(query).mappings().all()
        frame = pd.DataFrame([dict(row) for row in rows], columns=[column.name for column in table.columns])
        types = {column.name: column.type for column in table.columns}
        return frame.astype(
            {name: dtype for name, kind in types.items() for of, dtype in _DTYPES if isinstance(kind, of)}
        )

    def stamp(self) -> int:
        """Return the number of the last change: what was read before is true as long as this stays."""
        with self.reading() as connection:
            return int(connection.exec_driver_sql(_LAST).scalar() or 0)


def write_url(file: Path) -> str:
    """Return the address of a database in a file."""
    return URL.create("sqlite", database=str(file.absolute())).render_as_string()


def find_beside(corpus: Path) -> str:
    """Return the address of the database beside a corpus, or beside the corpora that it is one of; "" without one."""
    folder = corpus.resolve()
    files = (folder.with_name(FILE), folder.with_name(f"{folder.name}.{FILE}"))
    return next((write_url(file) for file in files if file.is_file()), "")


def open_desk(url: str) -> Desk:
    """Open the desk's database; make it where there is none, and bring an older one up to date.

    On a read-only disk it can be read.

    Parameters
    ----------
    url : str
        ``sqlite:///FILE`` or ``postgresql://USER@HOST/DATABASE``.

    Raises
    ------
    DeskError
        The address is none, the server does not answer, the file is no database, cannot be written, or was made by a
        newer Refrain.
    """
    try:
        parsed = make_url(url)
        driver = _DRIVERS[parsed.get_backend_name()]
        parsed = parsed.set(drivername=driver)
        desk = Desk(_connect(parsed))
    except (ArgumentError, NoSuchModuleError, KeyError) as error:
        raise DeskError(
            "The address of the desk’s database cannot be read: write sqlite:///FILE or postgresql://USER@HOST/DATABASE."
        ) from error
    try:
        return _bring_up(desk)
    except DeskError:
        if (fixed := _find_fixed(parsed)) is None:
            raise
        return _bring_up(Desk(_connect(fixed)))


def _bring_up(desk: Desk) -> Desk:
    """Return a desk whose database is of this version; where that is not so, it is closed."""
    try:
        # Who only reads must not wait for who writes.
        with desk.reading() as connection:
            ready = _find_version(connection) == HEAD
        if not ready:
            # Loaded where a step is to be taken: Alembic takes 11 MB, which the server would hold for good.
            from corpus.desk.migrating import migrate

            with desk.writing() as connection:
                migrate(connection)
    except DeskError:
        desk.close()
        raise
    return desk


def _find_fixed(url: URL) -> URL | None:
    """Return the address by which a database that nobody can change is read; None where it may change.

    SQLite would put a file for those who read at the same time beside it. Where changes lie beside it that are not in
    it yet, it could only be read without them.
    """
    file = Path(url.database or "")
    if url.get_backend_name() != "sqlite" or not file.is_file() or os.access(file.absolute().parent, os.W_OK):
        return None
    if file.with_name(f"{file.name}-wal").exists():
        return None
    return url.set(database=file.absolute().as_uri(), query={"mode": "ro", "immutable": "1", "uri": "true"})


def _connect(url: URL) -> Engine:
    """Return an engine whose transactions are real ones on SQLite too, and that waits for others a few seconds."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": PATIENCE})
    engine = create_engine(url, connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        # The driver begins no transaction by itself: `begin` below does.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        if "immutable" not in url.query:
            connection.execute("PRAGMA journal_mode = WAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Who will write takes the lock at once: one who has read first could not wait for it.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _find_version(connection: Connection) -> str | None:
    """Return the step of `migrations` that the database has come to; None where it is new."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return version


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """Say in a reader's words what the database says."""
    try:
        yield
    except DBAPIError as error:
        raise DeskError(_explain(error)) from error


def _explain(error: DBAPIError) -> str:
    said = str(error.orig).lower()
    kept = "Nothing was changed."
    if "locked" in said or "lock timeout" in said:
        return f"The desk’s database is busy with another change. {kept} Try again in a moment."
    if "full" in said or "no space" in said:
        return f"There is no room left for the desk’s database. {kept} Make room on the disk, and try again."
    if "readonly" in said or "read-only" in said:
        return f"The desk’s database cannot be written: it is read-only here. {kept}"
    if "unable to open" in said:
        return "The desk’s database cannot be opened: its folder is missing, or cannot be read or written."
    if "not a database" in said or "malformed" in said:
        return "The desk’s database is damaged: put back a copy of it, or move it away to begin anew."
    if error.connection_invalidated or "connect" in said:
        return f"The desk’s database does not answer. {kept} Try again in a moment."
    first = str(error.orig).strip().partition("\n")[0]
    return f"The desk’s database refuses this: {first}. {kept}"
