"""The private feed addresses of people."""

import sqlalchemy as sa
from alembic import op

revision = "feeds"
down_revision = "refused"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "feed_keys",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_by", sa.String(200), nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("address", sa.String(200), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.UniqueConstraint("address", name="uq_feed_keys"),
        sqlite_autoincrement=True,
    )
