"""Two Chinese characters looked for in names and notes (p95 of 2 ms), against LIKE.

    python benchmarks/search.py [full]

Without ``full`` the book holds a fifth: 2,000 accounts, 20,000 people, 40,000 notes. The documents
are written into the index directly; each answer is compared with what LIKE finds. A query counts
with the median of its three rounds.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from _books import PLACES, SURNAMES, TRADES
from _measure import clock

from kamdesk.storage.book import Book
from kamdesk.storage.engine import Connections, reading, writing
from kamdesk.storage.search import RANK, SHELF, find, folded, grams

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection

GOAL_MS = 2.0
FIFTH = {"organisation": 2_000, "person": 20_000, "note": 40_000}
QUERIES = 120
ROUNDS = 3
LIMIT = 50
WORDS = (
    "的是在有和人不为了会上来到时要就这可以后对于我们客户项目技术标书交付付款验收报价评标采购设备密封泵"
    "阀轴承管道样品测试寿命温度压力材质认证竞争对手价格服务响应备件合同会议拜访电话邮件处长经理工程师"
)


def texts(dice: random.Random, entity: str, *, count: int) -> Iterator[str]:
    """Names and notes as a rep would write them, drawn from a few hundred characters."""
    for number in range(count):
        if entity == "organisation":
            yield f"{dice.choice(PLACES)}{dice.choice(TRADES)}{number}"
        elif entity == "person":
            yield dice.choice(SURNAMES) + "".join(dice.choices(WORDS, k=dice.randint(1, 2)))
        else:
            yield "".join(dice.choices(WORDS, k=dice.randint(30, 90)))


def fill(connection: Connection, scale: int) -> None:
    """Write the documents and their index, as ``search.refresh`` does record by record."""
    dice = random.Random(7)
    for entity, fifth in FIFTH.items():
        first = SHELF * (len(RANK) - RANK.index(entity)) + 1
        rows = [
            (first + number, entity, f"{entity}{number}", folded(text))
            for number, text in enumerate(texts(dice, entity, count=fifth * scale))
        ]
        connection.executemany(
            "INSERT INTO search_doc (rowid, entity, record, words) VALUES (?, ?, ?, ?)", rows
        )
        connection.executemany(
            "INSERT INTO search_index (rowid, grams) VALUES (?, ?)",
            ((row[0], grams(row[3])) for row in rows),
        )


def by_like(connection: Connection, word: str) -> list[str]:
    """What a search without an index finds: names first, then the newest."""
    rows = connection.execute(
        "SELECT record FROM search_doc WHERE words LIKE ? ORDER BY rowid DESC LIMIT ?",
        (f"%{word}%", LIMIT),
    )
    return [row[0] for row in rows]


def main() -> None:
    """Print p50, p95 and the share of LIKE; stop at the first answer that differs."""
    scale = 5 if "full" in sys.argv[1:] else 1
    with tempfile.TemporaryDirectory() as folder:
        with Book.create(Path(folder) / "many.kam") as book:
            path = book.path
        connections = Connections(path)
        with writing(connections) as connection:
            fill(connection, scale)
        dice = random.Random(8)
        asked = ["".join(dice.choices(WORDS, k=2)) for _query in range(QUERIES)]
        ours: dict[str, list[float]] = {word: [] for word in asked}
        like: dict[str, list[float]] = {word: [] for word in asked}
        with reading(connections) as connection:
            for word in asked * ROUNDS:
                ours[word].append(clock(partial(find, connection, word, limit=LIMIT)))
                like[word].append(clock(partial(by_like, connection, word)))
                found = [hit.record for hit in find(connection, word, limit=LIMIT)]
                if found != by_like(connection, word):
                    message = f"the index and LIKE differ for {word}"
                    raise RuntimeError(message)
        connections.close()
    mine = [statistics.median(times) for times in ours.values()]
    theirs = [statistics.median(times) for times in like.values()]
    middle, high = statistics.median(mine), statistics.quantiles(mine, n=20)[-1]
    share = high / statistics.quantiles(theirs, n=20)[-1]
    mark = "reached" if high <= GOAL_MS else "missed"
    print(
        f"two characters in {sum(FIFTH.values()) * scale:,} texts: p50 {middle:.2f} ms,"
        f" p95 {high:.2f} ms (goal {GOAL_MS:.0f} ms, {mark}); {share:.3f} of LIKE"
    )


if __name__ == "__main__":
    main()
