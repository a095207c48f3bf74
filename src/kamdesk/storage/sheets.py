"""The sheets of briefs that left, asked of the table: other exports may hold megabytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection

    from kamdesk.domain.fact import Json


def sheets_of(connection: Connection, visit: str, *, kind: str) -> Iterator[Json]:
    """What was kept of each brief of a visit, the newest first."""
    rows = connection.execute(
        "SELECT rows FROM export_file WHERE kind=? AND deleted IS NULL"
        " AND json_extract(rows, '$.visit') = ? ORDER BY id DESC",
        (kind, visit),
    )
    for row in rows:
        yield json.loads(row[0])
