"""One field saved with its history, durable, against a bare durable commit (goal 2x)."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

from _measure import median_ratio, report

from kamdesk.domain.records import Person
from kamdesk.services.opening import sample_book
from kamdesk.storage.engine import connect


def main() -> None:
    """Print the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        connect(Path(folder) / "bare.kam", "make").close()
        raw = connect(Path(folder) / "bare.kam")
        raw.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)")
        raw.execute("INSERT INTO t VALUES (1, '')")
        numbers = itertools.count()

        def bare() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("UPDATE t SET v=? WHERE id=1", (str(next(numbers)),))
            raw.execute("COMMIT")

        with sample_book(Path(folder) / "sample.kam") as book:
            person = book.all(Person)[20]

            def ours() -> None:
                with book.work("style") as work:
                    work.change(person, style=str(next(numbers)))

            ratio, mine, base = median_ratio(ours, bare, rounds=200)
        raw.close()
    report("field saved", ratio, goal=2.0, ours=mine, base=base)


if __name__ == "__main__":
    main()
