"""Say at which organisational level a rival stands with a customer."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; it is empty in the books there are."""
    op.get_bind().exec_driver_sql("ALTER TABLE account_rival ADD COLUMN org_level INTEGER")
