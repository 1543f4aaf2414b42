"""Bringing the desk's database from an older version of its tables to this program's; see `migrations`."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from corpus.errors import DeskError

#: The number under which servers of PostgreSQL agree who migrates.
_MIGRATING = 72_617_314


def migrate(connection: Connection) -> None:
    """Bring the tables to the version of this program.

    Raises
    ------
    DeskError
        A newer program has made them.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})
    config = _configure()
    config.attributes["connection"] = connection
    known, now = ScriptDirectory.from_config(config), MigrationContext.configure(connection).get_current_revision()
    if now == known.get_current_head():
        return
    if now is not None and now not in {each.revision for each in known.walk_revisions()}:
        raise DeskError(
            f"The desk’s database is of version {now}, which a newer Refrain has made. Start that one, or open a copy "
            "of the database from before."
        )
    command.upgrade(config, "head")


def list_steps() -> list[str]:
    """Return the steps that this program knows, the last first."""
    return [each.revision for each in ScriptDirectory.from_config(_configure()).walk_revisions()]


def _configure() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config
