"""Verdicts on lines of a concordance."""

import sqlalchemy as sa
from alembic import op

revision = "marks"
down_revision = "house"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "lines",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_by", sa.String(200), nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("corpus", sa.String(230), nullable=False),
        sa.Column("review", sa.String(500), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("wording", sa.String(200), nullable=False),
        sa.Column("verdict", sa.String(10), nullable=False),
        sa.UniqueConstraint("corpus", "review", "start", "wording", name="uq_lines"),
        sa.CheckConstraint("verdict IN ('fine', 'cut', 'quote')", name="ck_lines_verdict"),
        sqlite_autoincrement=True,
    )
