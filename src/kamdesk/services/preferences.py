"""Keeps what the user set."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kamdesk import settings
from kamdesk.reports.atomic import write_atomic

if TYPE_CHECKING:
    from kamdesk.settings import Settings


def save_settings(changed: Settings) -> None:
    """Write the settings file. Raises ``FileError`` if the folder refuses."""
    path = settings.settings_file()
    # Where the folder cannot be made, writing says so in words.
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, settings.plain(changed))
