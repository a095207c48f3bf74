"""Is the book sound? What ``kamdesk check`` and a restore ask before they trust a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.records import RECORDS
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection


def problems(connection: Connection) -> Iterator[str]:
    """What is wrong with a book, one sentence each; nothing if it is sound."""
    for (found,) in connection.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield _("The database reports: {detail}").format(detail=found)
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield _("A record of {entity} points at {target}, which is not there.").format(
            entity=row[0], target=row[2]
        )
    known = {
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
    }
    for entity in RECORDS:
        if entity not in known:
            yield _("The table of {entity} is missing.").format(entity=entity)
