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
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import Fact, Kind, facts_of
from kamdesk.domain.records import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from sqlite3 import Connection

    from kamdesk.storage.home import Homes

CONTENTLESS = (3, 43)
"""First SQLite that can delete from an index that keeps no text of its own."""
NAMED = {"organisation": ("name", "short"), "person": ("name",), "project": ("name",)}
"""What is found by its initials."""
RANK = ("organisation", "person", "project", "interaction", "action", "note", "event")
"""What is listed first; everything else comes after it."""
KIN = {"post": "person", "account": "organisation"}
"""A post or an account decides to which account the record it names belongs."""
PAGE = 400
MOST_PAIRS = 24
MOST_WORDS = 8
"""Of one search that go to the index; all words are verified."""
SHELF = 2**40
"""Documents of one rank lie together: the highest row ids are the names, the newest above."""


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
    connection.execute(f"CREATE VIRTUAL TABLE search_index USING fts5(grams, {lean}detail=none)")


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
    """The query for a folded word; words from users never reach the index as its language.

    Of a very long word the first pairs must do: hits are verified, and the index takes a query
    only up to a depth.
    """
    if len(word) == 1:
        return f'"{ord(word):x}z"*'
    pairs = dict.fromkeys(islice(pairwise(word), MOST_PAIRS))
    return " AND ".join(f'"{ord(a):x}z{ord(b):x}"' for a, b in pairs)


def initials(name: str) -> str:
    """The pinyin initials of a name; letters and digits stay. 沈知远 gives ``szy``."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # phrases triple the time of the import
    from pypinyin import Style, lazy_pinyin

    parts = lazy_pinyin(name, style=Style.FIRST_LETTER)
    return "".join(part for part in folded("".join(parts)) if part.isalnum())


def refresh(connection: Connection, records: Iterable[tuple[str, str]], *, homes: Homes) -> None:
    """Bring the documents of some records up to date; removed records lose theirs."""
    # In the order of their keys, which is that of time: the newest is listed first.
    for entity, record in sorted({*records, *_kin(connection, records)}):
        facts = [item for item in facts_of(RECORDS[entity]) if item.search]
        if not facts:
            continue
        names = ", ".join(f'"{item.key}"' for item in facts)
        row = connection.execute(
            f'SELECT {names} FROM "{entity}" WHERE id=? AND deleted IS NULL',
            (record,),
        ).fetchone()
        found = dict(zip(facts, row, strict=True)) if row else {}
        account = homes.account_of(entity, record)
        _write(connection, entity, record=record, account=account, found=found)


def _kin(connection: Connection, records: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The records whose account may have changed with these."""
    for entity, record in records:
        if entity in KIN:
            target = KIN[entity]
            row = connection.execute(
                f'SELECT "{target}" FROM "{entity}" WHERE id=?', (record,)
            ).fetchone()
            if row and row[0]:
                yield target, row[0]


def _write(
    connection: Connection,
    entity: str,
    *,
    record: str,
    account: str | None,
    found: dict[Fact, Any],
) -> None:
    old = connection.execute(
        "SELECT rowid, words, account FROM search_doc WHERE entity=? AND record=?",
        (entity, record),
    ).fetchone()
    words = folded("\n".join(_texts(found)))
    if old and (old[1], old[2]) == (words, account):
        return
    if old:
        connection.execute("DELETE FROM search_index WHERE rowid=?", (old[0],))
        connection.execute("DELETE FROM search_doc WHERE rowid=?", (old[0],))
    if words:
        names = NAMED.get(entity, ())
        letters = " ".join(
            initials(str(value)) for item, value in found.items() if value and item.key in names
        )
        row = _next_row(connection, entity)
        connection.execute(
            "INSERT INTO search_doc (rowid, entity, record, account, words, initials)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (row, entity, record, account, words, letters),
        )
        connection.execute(
            "INSERT INTO search_index (rowid, grams) VALUES (?, ?)", (row, grams(words))
        )


def _next_row(connection: Connection, entity: str) -> int:
    """A row id above all others of the entity's rank."""
    shelf = SHELF * (len(RANK) - _rank(entity))
    (last,) = connection.execute(
        "SELECT max(rowid) FROM search_doc WHERE rowid >= ? AND rowid < ?", (shelf, shelf + SHELF)
    ).fetchone()
    return int(shelf if last is None else last) + 1


def _rank(entity: str) -> int:
    return RANK.index(entity) if entity in RANK else len(RANK)


def _texts(found: dict[Fact, Any]) -> Iterator[str]:
    for item, value in found.items():
        if value in (None, ""):
            continue
        plain = json.loads(value) if item.kind is Kind.VALUE else value
        yield plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def find(connection: Connection, words: str, *, limit: int = 50) -> list[Hit]:
    """The records that hold all words, names first, then the newest; at most ``limit``.

    A single Latin word also finds names by their pinyin initials.
    """
    parts = folded(words).split()
    if not parts:
        return []
    hits = _by_initials(connection, parts[0], limit=limit) if len(parts) == 1 else []
    hits += _by_text(connection, parts, limit=limit)
    once: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        once.setdefault((hit.entity, hit.record), hit)
    # Sorting keeps the order within a rank.
    return sorted(once.values(), key=lambda hit: _rank(hit.entity))[:limit]


def _by_initials(connection: Connection, word: str, *, limit: int) -> list[Hit]:
    if not (word.isascii() and word.isalnum()) or word.isdigit():
        return []
    rows = connection.execute(
        "SELECT entity, record, account, words FROM search_doc WHERE rowid IN"
        # The inner part is answered by the small index of initials alone.
        " (SELECT rowid FROM search_doc WHERE initials <> '' AND instr(initials, ?) > 0)"
        " ORDER BY rowid DESC LIMIT ?",
        (word, limit),
    )
    return [Hit(*row) for row in rows]


def _by_text(connection: Connection, parts: list[str], *, limit: int) -> list[Hit]:
    """Verified hits, names first, then newest first.

    Pages on until enough were verified: a limit set before the verification would lose hits.
    """
    match = " AND ".join(fts_query(part) for part in parts[:MOST_WORDS])
    below, page, found = 2**62, limit, list[Hit]()
    while len(found) < limit:
        rows = connection.execute(
            "SELECT d.rowid, d.entity, d.record, d.account, d.words FROM search_index i"
            " JOIN search_doc d ON d.rowid = i.rowid"
            " WHERE search_index MATCH ? AND i.rowid < ? ORDER BY i.rowid DESC LIMIT ?",
            (match, below, page),
        ).fetchall()
        found += [Hit(*row[1:]) for row in rows if all(part in row[4] for part in parts)]
        if len(rows) < page:
            break
        # Nearly every hit is one; where many are not, a page costs less than asking again.
        below, page = rows[-1][0], PAGE
    return found
