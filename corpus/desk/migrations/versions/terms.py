"""The house's terms for parts of the film."""

import sqlalchemy as sa
from alembic import op

revision = "terms"
down_revision = "feeds"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "terms",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_by", sa.String(200), nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("corpus", sa.String(230), nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("changes", sa.JSON, nullable=False),
        sa.UniqueConstraint("corpus", "step", name="uq_terms"),
        sqlite_autoincrement=True,
    )
