"""Read-only questions to a book that no dossier answers: lists, keys, history."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite3 import Connection

    from kamdesk.domain.fact import Json


@dataclass(frozen=True, slots=True)
class Keys:
    """Our key for each (entity, external id) and each (entity, own key).

    ``all`` holds the bin too, so that a removed record is revived under its old key; ``alive``
    is what a reference may point at.
    """

    all: dict[tuple[str, str], str]
    alive: frozenset[tuple[str, str]]


def stored_keys(connection: Connection) -> Keys:
    """The keys of all records of a book."""
    from kamdesk.domain.records import RECORDS  # lists of accounts are read before there are any

    keys: dict[tuple[str, str], str] = {}
    alive: set[tuple[str, str]] = set()
    for entity in RECORDS:
        rows = connection.execute(f'SELECT id, external, deleted FROM "{entity}"')
        for key, external, deleted in rows:
            for name in filter(None, (key, external)):
                keys[entity, name] = key
                if deleted is None:
                    alive.add((entity, name))
    return Keys(keys, frozenset(alive))


class AccountLine(NamedTuple):
    """One account in lists and on the command line; codes as stored.

    A tuple, because a list makes thousands of them before it is shown.
    """

    id: str
    key: str
    name: str
    short: str | None
    code: str | None
    lifecycle: str | None
    tier: str | None
    category: str | None
    owner: str | None
    last_visit: dt.date | None
    next_visit: dt.date | None


ACCOUNT_LINES = """
SELECT a.id, coalesce(a.external, a.id), o.name, o.short, a.code, a.lifecycle, a.tier,
       a.ka_category, p.name,
       (SELECT max(i.start) FROM interaction i
         WHERE i.account = a.id AND i.status = 'done' AND i.deleted IS NULL
           AND coalesce(i.counts_as_visit, i.kind NOT IN
                        ('phone', 'mail', 'social', 'complaint_call')) = 1),
       (SELECT min(i.start) FROM interaction i
         WHERE i.account = a.id AND i.status = 'planned' AND i.deleted IS NULL
           AND i.start >= ?)
  FROM account a
  JOIN organisation o ON o.id = a.organisation
  LEFT JOIN person p ON p.id = a.owner
 WHERE a.deleted IS NULL
 ORDER BY a.rowid
"""


def account_lines(connection: Connection, today: dt.date) -> list[AccountLine]:
    """All accounts in the order they were made, with last and next visit."""
    # Visits are stored in UTC; a visit at eight in Shanghai begins on the day before there.
    morning = dt.datetime.combine(today, dt.time()).astimezone(dt.UTC)
    begin = f"{morning.replace(tzinfo=None).isoformat()}Z"
    rows = connection.execute(ACCOUNT_LINES, (begin,))
    return [AccountLine._make((*row[:9], _day(row[9]), _day(row[10]))) for row in rows]


def _day(stored: str | None) -> dt.date | None:
    return dt.datetime.fromisoformat(stored).astimezone().date() if stored else None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One changed field: when, who, in which work, of what, from what to what (plain values)."""

    when: dt.datetime
    author: str
    words: str
    kind: str
    entity: str
    record: str
    field: str
    old: Json
    new: Json


def history(
    connection: Connection, account: str | None = None, *, limit: int = 500
) -> list[HistoryLine]:
    """The newest changes first; of one account, or of the book."""
    where = "WHERE c.account = ?" if account else "WHERE ? IS NULL"
    rows = connection.execute(
        "SELECT o.clock, o.author, o.words, o.kind, c.entity, c.record, c.field, c.old, c.new"
        f" FROM change_log c JOIN operation o ON o.id = c.operation {where}"
        " ORDER BY c.seq DESC LIMIT ?",
        (account, limit),
    )
    return [
        HistoryLine(*[_moment(row[0]), *row[1:7], _plain(row[7]), _plain(row[8])]) for row in rows
    ]


def _moment(clock: str) -> dt.datetime:
    return dt.datetime.fromtimestamp(int(clock.split("-", maxsplit=1)[0]) / 1000, dt.UTC)


def _plain(stored: str | None) -> Json:
    plain: Json = None if stored is None else json.loads(stored)
    return plain


def settings_below(connection: Connection, prefix: str) -> dict[str, Json]:
    """The values of the book's settings whose key begins so, by the rest of the key."""
    rows = connection.execute(
        "SELECT key, value FROM setting WHERE deleted IS NULL AND substr(key, 1, ?) = ?",
        (len(prefix), prefix),
    )
    return {key[len(prefix) :]: _plain(value) for key, value in rows}
