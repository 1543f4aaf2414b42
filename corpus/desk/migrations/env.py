"""Runs the steps of `versions` on the connection that `database` has opened; imported by anybody else, does nothing."""

from alembic import context

from corpus.desk.tables import METADATA

# Alembic gives its context a configuration while it runs this file.
if hasattr(context, "config"):
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=METADATA,
        # SQLite changes a table by copying it.
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()
