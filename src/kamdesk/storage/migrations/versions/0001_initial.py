"""The tables of the first release, as they were: later changes to the records do not reach here.

The statements stand in the SQL file beside this one; ``packaging/freeze_schema.py`` wrote it.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table and index of an empty book."""
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in text.split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
