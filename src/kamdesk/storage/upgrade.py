"""Older books brought up to date: backup first, then one migration after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.storage.backup import back_up
from kamdesk.storage.engine import DRIVER, connect
from kamdesk.storage.gate import version_number
from kamdesk.storage.ids import utc_now

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "0001"
"""The newest migration; a new book starts there."""


def upgrade(path: Path) -> Path:
    """Upgrade a book in place; returns the backup that was made before.

    Foreign keys are off meanwhile: a table that is rebuilt would take its children along.
    They are checked afterwards, and the upgrade fails as a whole if one dangles.
    """
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    backup = back_up(path, path.parent, utc_now())
    raw = connect(path)
    raw.execute("PRAGMA foreign_keys=OFF")
    engine = create_engine("sqlite://", creator=lambda: raw, module=DRIVER, poolclass=StaticPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        config = Config()
        config.set_main_option("script_location", "kamdesk.storage:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if dangling:
            connection.exec_driver_sql("ROLLBACK")
            raise DRIVER.DatabaseError(f"{len(dangling)} references dangle")
        connection.exec_driver_sql(f"PRAGMA user_version={version_number()}")
        connection.exec_driver_sql("COMMIT")
    raw.close()
    return backup
