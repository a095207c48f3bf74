"""Older books brought up to date: backup first, then one migration after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.errors import FileError
from kamdesk.i18n import N_
from kamdesk.storage.backup import back_up
from kamdesk.storage.engine import DRIVER, connect
from kamdesk.storage.gate import version_number
from kamdesk.storage.ids import utc_now

if TYPE_CHECKING:
    from pathlib import Path

    from alembic.config import Config
    from sqlalchemy import Connection

HEAD = "0005"
"""The newest migration; a new book starts there."""
MIGRATIONS = "kamdesk.storage:migrations"


class UpgradeFailed(FileError):
    """A migration did not fit the data; the book is as it was."""

    sentence = N_(
        "“{file}” could not be brought up to date: {detail}. The book is unchanged, and a backup "
        "of it is “{backup}”."
    )


def upgrade(path: Path, *, versions: Path | None = None) -> Path:
    """Upgrade a book in place, all of it or nothing; returns the backup that was made before.

    ``versions``: a folder with further migrations. Foreign keys are off meanwhile: a table that
    is rebuilt would take its children along. They are checked afterwards, and the upgrade is
    taken back as a whole if one dangles (``UpgradeFailed``).
    """
    from sqlalchemy.exc import SQLAlchemyError

    backup = back_up(path, path.parent, moment=utc_now())
    raw = connect(path)
    try:
        _upgrade(raw, versions)
    except SQLAlchemyError as error:
        detail = getattr(error, "orig", None) or error
        raise UpgradeFailed(file=path.name, detail=detail, backup=backup.name) from error
    finally:
        # Closing takes back what was not committed.
        raw.close()
    return backup


def _upgrade(raw: Any, versions: Path | None) -> None:
    from sqlalchemy import create_engine
    from sqlalchemy.exc import IntegrityError
    from sqlalchemy.pool import StaticPool

    raw.execute("PRAGMA foreign_keys=OFF")
    engine = create_engine("sqlite://", creator=lambda: raw, module=DRIVER, poolclass=StaticPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        _migrate(connection, versions)
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if lost:
            found = DRIVER.IntegrityError(f"{len(lost)} references lead nowhere")
            raise IntegrityError(None, None, found)
        connection.exec_driver_sql(f"PRAGMA user_version={version_number()}")
        connection.exec_driver_sql("COMMIT")


def _migrate(connection: Connection, versions: Path | None) -> None:
    from alembic import command

    command.upgrade(config(connection, versions), "head")


def config(connection: Connection | None = None, versions: Path | None = None) -> Config:
    """Alembic's settings, which other programs keep in a file: where the migrations lie."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", MIGRATIONS)
    settings.set_main_option("path_separator", "newline")
    folders = [f"{MIGRATIONS}/versions", *([str(versions)] if versions else [])]
    settings.set_main_option("version_locations", "\n".join(folders))
    settings.attributes["connection"] = connection
    return settings
