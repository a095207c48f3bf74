"""Search as you type: every text of the book, two Chinese characters suffice.

Each record with searchable fields has one document. Its text is cut into overlapping pairs of
characters; a query is the pairs it holds, and every hit is verified against the text, so that
the result equals ``LIKE '%words%'`` and nothing more. Names are found by pinyin initials too.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import Fact, Kind, facts_of
from kamdesk.domain.records import RECORDS
from kamdesk.storage.steps import untold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from sqlite3 import Connection

    from kamdesk.storage.home import Homes
    from kamdesk.storage.steps import Tell

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
MANY = 2000
"""Documents that are brought up to date at once."""
LISTED = "(SELECT value FROM json_each(?))"
"""The ids of a list, however long."""
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


def refresh(
    connection: Connection,
    records: Iterable[tuple[str, str]],
    *,
    homes: Homes,
    tell: Tell = untold,
) -> None:
    """Bring the documents of some records up to date; removed records lose theirs.

    Kind by kind and many at once: taking an import back touches tens of thousands. ``tell`` hears
    a share of 0 to 1.
    """
    kinds = _by_kind(records)
    for entity, kin in KIN.items():
        if entity in kinds:
            kinds[kin] |= _kin(connection, entity, ids=kinds[entity])
    count, done = sum(map(len, kinds.values())), 0
    for entity in sorted(kinds):
        # In the order of their keys, which is that of time: the newest is listed first.
        ids = sorted(kinds[entity])
        for begin in range(0, len(ids), MANY):
            part = ids[begin : begin + MANY]
            _refresh_kind(connection, entity, ids=part, homes=homes)
            done += len(part)
            tell(done / count)


def _by_kind(records: Iterable[tuple[str, str]]) -> defaultdict[str, set[str]]:
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for entity, record in records:
        kinds[entity].add(record)
    return kinds


def _kin(connection: Connection, entity: str, *, ids: set[str]) -> set[str]:
    """The records whose account may have changed with these."""
    rows = connection.execute(
        f'SELECT "{KIN[entity]}" FROM "{entity}" WHERE id IN {LISTED}', (json.dumps([*ids]),)
    )
    return {row[0] for row in rows if row[0]}


def _refresh_kind(connection: Connection, entity: str, *, ids: list[str], homes: Homes) -> None:
    facts = [item for item in facts_of(RECORDS[entity]) if item.search]
    if not facts:
        return
    listed = json.dumps(ids)
    names = ", ".join(f'"{item.key}"' for item in facts)
    rows = connection.execute(
        f'SELECT id, {names} FROM "{entity}" WHERE id IN {LISTED} AND deleted IS NULL', (listed,)
    )
    alive = {row[0]: dict(zip(facts, row[1:], strict=True)) for row in rows}
    rows = connection.execute(
        f"SELECT record, rowid, words, account FROM search_doc WHERE record IN {LISTED}"
        " AND entity=?",
        (listed, entity),
    )
    old = {row[0]: row[1:] for row in rows}
    gone: list[tuple[int]] = []
    new: list[tuple[str, str | None, str, str]] = []
    for record in ids:
        found = alive.get(record, {})
        words = folded("\n".join(_texts(found)))
        account = homes.account_of(entity, record) if words else None
        before = old.get(record)
        if before and before[1:] == (words, account):
            continue
        if before:
            gone.append((before[0],))
        if words:
            new.append((record, account, words, _letters(entity, found)))
    connection.executemany("DELETE FROM search_index WHERE rowid=?", gone)
    connection.executemany("DELETE FROM search_doc WHERE rowid=?", gone)
    _insert(connection, entity, documents=new)


def _letters(entity: str, found: dict[Fact, Any]) -> str:
    names = NAMED.get(entity, ())
    return " ".join(
        initials(str(value)) for item, value in found.items() if value and item.key in names
    )


def _insert(
    connection: Connection, entity: str, *, documents: list[tuple[str, str | None, str, str]]
) -> None:
    if not documents:
        return
    first = _next_row(connection, entity)
    connection.executemany(
        "INSERT INTO search_doc (rowid, entity, record, account, words, initials)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [(row, entity, *document) for row, document in enumerate(documents, first)],
    )
    connection.executemany(
        "INSERT INTO search_index (rowid, grams) VALUES (?, ?)",
        [(row, grams(words)) for row, (_id, _account, words, _l) in enumerate(documents, first)],
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
