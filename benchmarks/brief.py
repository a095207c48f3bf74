"""The first brief of a fresh process against plain reportlab with the full font; the next ones.

The base registers all of Noto Sans SC by reportlab's own reader, regular and bold. Our fonts come
in two files, the common characters and the rest; together they are the full font, so the base
reads both. It sets the same amount of text and knows it already: no book, no formula, no map.
"""

from __future__ import annotations

import datetime as dt
import io
import statistics
import tempfile
from pathlib import Path

from _measure import median_ratio, ratio_of, report, side_by_side
from _plain_brief import register, write

from kamdesk.services.briefs import BriefOrder, brief_bytes, next_visit
from kamdesk.services.finding import find_account
from kamdesk.services.opening import sample_book

TODAY = dt.date(2026, 11, 23)
ROUNDS = 7
NEXT = 20
FIRST_GOAL = 0.6
NEXT_GOAL = 1.2
"""30 ms on the machine on which plain reportlab took 24.5 ms."""
FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
PLAIN = """
import sys
sys.path.insert(0, "benchmarks")
from _plain_brief import register, write
register(sys.argv[2:])
write(sys.argv[1])
print("written", flush=True)
"""
OURS = """
import sys, datetime as dt
from pathlib import Path
from kamdesk.storage.book import Book
from kamdesk.services.briefs import BriefOrder, write_brief, next_visit
from kamdesk.services.finding import find_account
today = dt.date(2026, 11, 23)
with Book.open(Path(sys.argv[1]), read_only=True) as book:
    dossier = book.dossier(find_account(book, "A").id)
order = BriefOrder(today=today, visit=next_visit(dossier, today), lang="zh_CN")
write_brief(dossier, order, path=Path(sys.argv[2]))
print("written", flush=True)
"""


def main() -> None:
    """Print the ratio of first briefs and the time of the next ones."""
    faces = ("Regular-subset", "Bold-subset", "Regular-rest", "Bold-rest")
    files = [str(FONTS / f"NotoSansSC-{face}.ttf") for face in faces]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with sample_book(folder / "sample.kam") as book:
            dossier = book.dossier(find_account(book, "A").id)
        order = BriefOrder(today=TODAY, visit=next_visit(dossier, TODAY), lang="zh_CN")
        times = side_by_side(
            {
                "plain": (PLAIN, str(folder / "plain.pdf"), *files),
                "ours": (OURS, str(folder / "sample.kam"), str(folder / "ours.pdf")),
            },
            rounds=ROUNDS,
        )
        register(files)

        def again() -> None:
            brief_bytes(dossier, order)

        def plain_again() -> None:
            write(io.BytesIO())

        again()
        plain_again()
        next_ratio, took, plain = median_ratio(again, plain_again, rounds=NEXT)
    report(
        "first brief",
        ratio_of(times["ours"], times["plain"]),
        goal=FIRST_GOAL,
        ours=statistics.median(times["ours"]),
        base=statistics.median(times["plain"]),
    )
    report("next brief", next_ratio, goal=NEXT_GOAL, ours=took, base=plain)


if __name__ == "__main__":
    main()
