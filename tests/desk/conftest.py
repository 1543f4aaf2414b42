"""The desk's database on SQLite, and on a PostgreSQL server of its own where one is installed."""

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from corpus.desk.database import FILE, Desk, open_desk, write_url


def find_server() -> Path | None:
    """Return the folder of PostgreSQL's programs: Debian does not put them on the path."""
    if (found := shutil.which("initdb")) is not None:
        return Path(found).resolve().parent
    return next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Start a PostgreSQL server on a socket of its own; return the address of its database."""
    programs = find_server()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    # It refuses to be run by root, and the path of a socket is short.
    by = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    user = "postgres" if by else getpass.getuser()
    with tempfile.TemporaryDirectory(prefix="pg") as name:
        folder = Path(name)
        if by:
            shutil.chown(folder, "postgres")
        quiet = {"check": True, "cwd": "/", "stdout": subprocess.DEVNULL}
        subprocess.run([*by, programs / "initdb", "-D", folder / "data", "-A", "trust", "-N", "-U", user], **quiet)
        options = f"-c listen_addresses= -c fsync=off -k {folder}"
        control = [*by, programs / "pg_ctl", "-D", folder / "data", "-w"]
        subprocess.run([*control, "-o", options, "-l", folder / "log", "start"], **quiet)
        try:
            yield f"postgresql://{user}@/postgres?host={folder}"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], **quiet)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a new database, on either engine."""
    if request.param == "sqlite":
        return write_url(tmp_path / FILE)
    server: str = request.getfixturevalue("postgres")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return server


@pytest.fixture
def desk(url: str) -> Iterator[Desk]:
    """Return a desk without anything decided."""
    opened = open_desk(url)
    yield opened
    opened.close()
