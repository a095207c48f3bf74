"""Say who began a contact, and whether a wish of the customer was granted."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

COLUMNS = (
    "interaction ADD COLUMN begun_by TEXT",
    "action ADD COLUMN granted INTEGER CONSTRAINT ck_action_granted CHECK (granted IN (0, 1))",
)


def upgrade() -> None:
    """Add the columns; they are empty in the books there are."""
    for column in COLUMNS:
        op.get_bind().exec_driver_sql(f"ALTER TABLE {column}")
