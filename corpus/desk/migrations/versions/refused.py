"""Suggestions that were refused."""

import sqlalchemy as sa
from alembic import op

revision = "refused"
down_revision = "marks"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "refused",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_by", sa.String(200), nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("corpus", sa.String(230), nullable=False),
        sa.Column("term", sa.String(200), nullable=False),
        sa.UniqueConstraint("corpus", "term", name="uq_refused"),
        sqlite_autoincrement=True,
    )
