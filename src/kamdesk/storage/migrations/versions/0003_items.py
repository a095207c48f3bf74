"""Give the items of the trade that had no field one: debts in doubt, references, open points."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

COLUMNS = (
    "account ADD COLUMN stable INTEGER CONSTRAINT ck_account_stable CHECK (stable IN (0, 1))",
    "account ADD COLUMN chain_position TEXT",
    "account ADD COLUMN reference TEXT",
    "invoice ADD COLUMN debt_state TEXT",
    "event ADD COLUMN told TEXT",
    "event ADD COLUMN reaction TEXT",
    "concession ADD COLUMN topic TEXT",
    "concession ADD COLUMN theirs TEXT",
    "concession ADD COLUMN agreed TEXT",
    "project ADD COLUMN lead_time TEXT",
    "project ADD COLUMN outside_powers TEXT",
)


def upgrade() -> None:
    """Add the columns; they are empty in the books there are."""
    for column in COLUMNS:
        op.get_bind().exec_driver_sql(f"ALTER TABLE {column}")
