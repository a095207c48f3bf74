"""One account read into a dossier, against the same statements through the bare driver (1.6x)."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from _measure import median_ratio, report

from kamdesk.services.finding import find_account
from kamdesk.services.opening import sample_book
from kamdesk.storage import loader
from kamdesk.storage.engine import connect


def main() -> None:
    """Print the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        with sample_book(Path(folder) / "sample.kam") as book:
            account = find_account(book, "A")
            ids = [item.id for item in book.dossier(account.id).shelf.everything()]
            raw = connect(book.path, read_only=True)
            scope: dict[str, Any] = {"a": account.id, "o": account.organisation}
            import json

            hanging = {"ids": json.dumps(ids)}
            own, hung = loader._own_sql(), loader._hanging_sql()

            def bare() -> None:
                for _kind, sql in own:
                    raw.execute(sql, scope).fetchall()
                for _kind, sql in hung:
                    raw.execute(sql, hanging).fetchall()

            ratio, ours, base = median_ratio(lambda: book.dossier(account.id), bare, rounds=60)
            raw.close()
    report("account opened", ratio, 1.6, ours=ours, base=base)


if __name__ == "__main__":
    main()
