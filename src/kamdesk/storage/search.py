"""Search as you type: every text of the book, two Chinese characters suffice.

Each record with searchable fields has one document. Its text is cut into overlapping pairs of
characters; a query is the pairs it holds, and every hit is verified against the text, so that
the result equals ``LIKE '%words%'`` and nothing more. Names are found by pinyin initials too.
"""

from __future__ import annotations

import json
import os
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import Fact, Kind, facts_of
from kamdesk.domain.records import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from kamdesk.storage.home import Homes

CONTENTLESS = (3, 43)
"""First SQLite that can delete from an index that keeps no text of its own."""
NAMED = {"organisation": ("name", "short"), "person": ("name",), "project": ("name",)}
"""What is found by its initials."""
RANK = ("organisation", "person", "project", "interaction", "action", "note", "event")
PAGE = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds the words, with its account and the matching text."""

    entity: str
    record: str
    account: str | None
    text: str


def create_index(connection: Connection, version: tuple[int, ...]) -> None:
    """Make the index of pairs; ``detail=none`` because hits are verified anyway."""
    lean = "content='', contentless_delete=1, " if version >= CONTENTLESS else ""
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE search_index USING fts5(grams, {lean}detail=none)"
    )


def folded(text: str) -> str:
    """Text as it is compared: full-width and half-width, capitals and small letters are one."""
    return unicodedata.normalize("NFKC", text).casefold()


def grams(text: str) -> str:
    """The pairs of a folded text as tokens of letters and digits, so that no sign splits them."""
    following = [*text[1:], ""]
    return " ".join(
        f"{ord(a):x}z{f'{ord(b):x}' if b else ''}" for a, b in zip(text, following, strict=True)
    )


def fts_query(word: str) -> str:
    """The query for a folded word; words from users never reach the index as its language."""
    if len(word) == 1:
        return f'"{ord(word):x}z"*'
    pairs = pairwise(word)
    return " AND ".join(f'"{ord(a):x}z{ord(b):x}"' for a, b in pairs)


def initials(name: str) -> str:
    """The pinyin initials of a name; letters and digits stay. 沈知远 gives ``szy``."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # phrases triple the time of the import
    from pypinyin import Style, lazy_pinyin

    parts = lazy_pinyin(name, style=Style.FIRST_LETTER)
    return "".join(part for part in folded("".join(parts)) if part.isalnum())


def refresh(connection: Connection, records: Iterable[tuple[str, str]], homes: Homes) -> None:
    """Bring the documents of some records up to date; removed records lose theirs."""
    for entity, record in records:
        facts = [item for item in facts_of(RECORDS[entity]) if item.search]
        if not facts:
            continue
        names = ", ".join(f'"{item.key}"' for item in facts)
        row = connection.exec_driver_sql(
            f'SELECT {names} FROM "{entity}" WHERE id=? AND deleted IS NULL',
            (record,),
        ).first()
        found = dict(zip(facts, row, strict=True)) if row else {}
        _write(connection, entity, record, homes=homes, found=found)


def _write(
    connection: Connection, entity: str, record: str, *, homes: Homes, found: dict[Fact, Any]
) -> None:
    old = connection.exec_driver_sql(
        "SELECT rowid, words FROM search_doc WHERE entity=? AND record=?", (entity, record)
    ).first()
    words = folded("\n".join(_texts(found)))
    if old and old[1] == words:
        return
    if old:
        connection.exec_driver_sql("DELETE FROM search_index WHERE rowid=?", (old[0],))
        connection.exec_driver_sql("DELETE FROM search_doc WHERE rowid=?", (old[0],))
    if words:
        names = NAMED.get(entity, ())
        letters = " ".join(
            initials(str(value)) for item, value in found.items() if value and item.key in names
        )
        row = connection.exec_driver_sql(
            "INSERT INTO search_doc (entity, record, account, words, initials)"
            " VALUES (?, ?, ?, ?, ?)",
            (entity, record, homes.account_of(entity, record), words, letters),
        )
        connection.exec_driver_sql(
            "INSERT INTO search_index (rowid, grams) VALUES (?, ?)", (row.lastrowid, grams(words))
        )


def _texts(found: dict[Fact, Any]) -> Iterator[str]:
    for item, value in found.items():
        if value in (None, ""):
            continue
        plain = json.loads(value) if item.kind is Kind.VALUE else value
        yield plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def find(connection: Connection, words: str, limit: int = 50) -> list[Hit]:
    """The records that hold all words, names first, then the newest; at most ``limit``.

    A single Latin word also finds names by their pinyin initials.
    """
    parts = folded(words).split()
    if not parts:
        return []
    hits = _by_initials(connection, parts[0]) if len(parts) == 1 else []
    seen = {(hit.entity, hit.record) for hit in hits}
    for hit in _by_text(connection, parts, limit):
        if (hit.entity, hit.record) not in seen:
            hits.append(hit)
    order = {entity: number for number, entity in enumerate(RANK)}
    return sorted(hits, key=lambda hit: order.get(hit.entity, len(order)))[:limit]


def _by_initials(connection: Connection, word: str) -> list[Hit]:
    if not (word.isascii() and word.isalnum()) or word.isdigit():
        return []
    rows = connection.exec_driver_sql(
        "SELECT entity, record, account, words FROM search_doc"
        " WHERE initials <> '' AND instr(initials, ?) > 0 ORDER BY rowid LIMIT 50",
        (word,),
    )
    return [Hit(*row) for row in rows]


def _by_text(connection: Connection, parts: list[str], limit: int) -> Iterator[Hit]:
    """Verified hits, newest first.

    Pages on until enough were verified: a limit set before the verification would lose hits.
    """
    match = " AND ".join(fts_query(part) for part in parts)
    below, found = 2**62, 0
    while found < limit:
        rows = connection.exec_driver_sql(
            "SELECT d.rowid, d.entity, d.record, d.account, d.words FROM search_index i"
            " JOIN search_doc d ON d.rowid = i.rowid"
            " WHERE search_index MATCH ? AND i.rowid < ? ORDER BY i.rowid DESC LIMIT ?",
            (match, below, PAGE),
        ).fetchall()
        for row in rows:
            if all(part in row[4] for part in parts):
                found += 1
                yield Hit(*row[1:])
        if len(rows) < PAGE:
            return
        below = rows[-1][0]
