"""One account read into a dossier, against the same statements through the bare driver (1.6x).

A dossier makes its records when they are asked for; the second figure asks for all of them.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from _measure import median_ratio, report

from kamdesk.services.finding import find_account
from kamdesk.services.opening import sample_book
from kamdesk.storage.engine import connect
from kamdesk.storage.loader import hanging_statements, own_statements

GOAL = 1.6
ROUNDS = 60


def main() -> None:
    """Print the ratios."""
    with (
        tempfile.TemporaryDirectory() as folder,
        sample_book(Path(folder) / "sample.kam") as book,
    ):
        account = find_account(book, "A")
        ids = [item.id for item in book.dossier(account.id).shelf.everything()]
        raw = connect(book.path, "read")
        scope: dict[str, Any] = {"a": account.id, "o": account.organisation}
        hanging = {"ids": json.dumps(ids)}

        def bare() -> None:
            for _kind, sql in own_statements():
                raw.execute(sql, scope).fetchall()
            for _kind, sql in hanging_statements():
                raw.execute(sql, hanging).fetchall()

        def opened() -> None:
            book.dossier(account.id)

        def read() -> None:
            book.dossier(account.id).shelf.everything()

        for name, ours in (("account opened", opened), ("every record of it read", read)):
            ratio, mine, base = median_ratio(ours, bare, rounds=ROUNDS)
            report(name, ratio, goal=GOAL, ours=mine, base=base)
        raw.close()


if __name__ == "__main__":
    main()
