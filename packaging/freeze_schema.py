"""Writes down the schema of an empty book, for the first migration; run by hand before a release.

    python packaging/freeze_schema.py src/kamdesk/storage/migrations/versions/0001_initial.sql

After the release the file is never written again: a change of the records is a new migration.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kamdesk.storage.book import Book
from kamdesk.storage.engine import connect

SCHEMA = (
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
    # Without Alembic's table and those SQLite keeps for itself.
    " AND tbl_name NOT IN ('alembic_version', 'sqlite_sequence')"
    " AND tbl_name NOT LIKE 'search_index\\_%' ESCAPE '\\'"
    " ORDER BY rowid"
)


def statements(path: Path) -> list[str]:
    """The statements that made a book's tables and indexes, in the order they were made."""
    raw: Any = connect(path, "read")
    try:
        return [row[0] for row in raw.execute(SCHEMA)]
    finally:
        raw.close()


def main(target: Path) -> None:
    """Write the statements that make the tables and indexes of an empty book."""
    with TemporaryDirectory() as folder:
        with Book.create(Path(folder) / "empty.kam") as book:
            path = book.path
        text = "".join(f"{statement.strip()};\n" for statement in statements(path))
    lines = (line.rstrip() for line in text.splitlines())
    target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
