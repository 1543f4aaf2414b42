"""The people of the desk and their roles."""

import sqlalchemy as sa
from alembic import op

revision = "signin"
down_revision = "1"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "people",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_by", sa.String(200), nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("address", sa.String(200), nullable=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.UniqueConstraint("address", name="uq_people"),
        sa.CheckConstraint("role IN ('viewer', 'editor', 'refused')", name="ck_people_role"),
        sqlite_autoincrement=True,
    )
