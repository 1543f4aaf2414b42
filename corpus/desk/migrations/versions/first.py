"""The watch list, notes, named views, and the history of changes."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "watched",
        *_edited(),
        sa.Column("phrase", sa.String(200), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("replacement", sa.String(200), nullable=False, server_default=""),
        sa.Column("note", sa.String(4000), nullable=False, server_default=""),
        sa.UniqueConstraint("phrase", name="uq_watched"),
        sa.CheckConstraint("status IN ('banned', 'watched', 'allowed')", name="ck_watched_status"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "notes",
        *_edited(),
        sa.Column("corpus", sa.String(230), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("subject", sa.String(500), nullable=False),
        sa.Column("text", sa.String(4000), nullable=False, server_default=""),
        sa.Column("tags", sa.String(4000), nullable=False, server_default=""),
        sa.UniqueConstraint("corpus", "kind", "subject", name="uq_notes"),
        sa.CheckConstraint("kind IN ('review', 'film', 'critic', 'phrase')", name="ck_notes_kind"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "views",
        *_edited(),
        sa.Column("slug", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.UniqueConstraint("slug", name="uq_views"),
        sa.CheckConstraint("kind IN ('view', 'brief')", name="ck_views_kind"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "history",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("changed_by", sa.String(200), nullable=False),
        sa.Column("of", sa.String(20), nullable=False),
        sa.Column("item", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("before", sa.JSON),
        sa.Column("after", sa.JSON),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_history_item", "history", ["item"])


def _edited() -> tuple[sa.Column, ...]:
    return (
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_by", sa.String(200), nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
    )
