"""Which accounts have their snapshot, asked of the tables: reading the values of all takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from sqlite3 import Connection


def without_month(connection: Connection, day: dt.date) -> tuple[str, ...]:
    """The accounts that have no monthly snapshot in the month of a day, in their order."""
    rows = connection.execute(
        "SELECT id FROM account a WHERE deleted IS NULL AND NOT EXISTS ("
        " SELECT 1 FROM snapshot s WHERE s.subject = a.id AND s.subject_kind = 'account'"
        " AND s.reason = 'month' AND s.deleted IS NULL"
        " AND substr(s.taken_on, 1, 7) = ?) ORDER BY rowid",
        (f"{day:%Y-%m}",),
    )
    return tuple(row[0] for row in rows)


def taken(
    connection: Connection, account: str, *, reason: str, visit: str | None = None
) -> tuple[str, str] | None:
    """Id and day of the newest snapshot of an account for a reason, for that visit if one is named.

    ``None`` if there is none.
    """
    rows = connection.execute(
        "SELECT id, taken_on FROM snapshot WHERE subject=? AND reason=? AND deleted IS NULL"
        " AND (? IS NULL OR json_extract(\"values\", '$.visit') = ?)"
        " ORDER BY taken_on DESC, rowid DESC LIMIT 1",
        (account, reason, visit, visit),
    )
    found = rows.fetchone()
    return (found[0], found[1] or "") if found else None
