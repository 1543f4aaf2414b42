"""The steps from older databases to this program's."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from corpus.desk.database import HEAD, Desk
from corpus.desk.migrating import list_steps
from corpus.desk.tables import METADATA


def test_the_steps_end_at_the_tables_of_this_program(desk: Desk) -> None:
    assert list_steps()[0] == HEAD
    with desk.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
