"""The house lexicon, verdicts on misleading words, suggestions from the ratings."""

import sqlalchemy as sa
from alembic import op

revision = "house"
down_revision = "signin"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "lexicon",
        *_edited(),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("changes", sa.JSON, nullable=False),
        sa.UniqueConstraint("corpus", "step", name="uq_lexicon"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "word_verdicts",
        *_edited(),
        sa.Column("review", sa.String(200), nullable=False),
        sa.Column("word", sa.String(200), nullable=False),
        sa.Column("ruling", sa.String(10), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.UniqueConstraint("corpus", "review", "word", name="uq_word_verdicts"),
        sa.CheckConstraint("ruling IN ('confirmed', 'dismissed')", name="ck_word_verdicts_ruling"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "suggested",
        *_edited(),
        sa.Column("learned", sa.String(32), nullable=False),
        sa.Column("suggestions", sa.Text, nullable=False),
        sa.UniqueConstraint("corpus", name="uq_suggested"),
        sqlite_autoincrement=True,
    )


def _edited() -> tuple[sa.Column, ...]:
    return (
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_by", sa.String(200), nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("corpus", sa.String(230), nullable=False),
    )
