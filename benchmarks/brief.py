"""The first brief of a fresh process against plain reportlab with the full font; the next ones.

The base registers all of Noto Sans SC by reportlab's own reader, regular and bold. Our fonts come
in two files, the common characters and the rest; together they are the full font, so the base
reads both. It sets the same amount of text and knows it already: no book, no formula, no map.
"""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
from pathlib import Path

from _measure import clock, ratio_of, report, side_by_side

from kamdesk.services.briefs import BriefOrder, brief_bytes, next_visit
from kamdesk.services.finding import find_account
from kamdesk.services.opening import sample_book

TODAY = dt.date(2026, 11, 23)
ROUNDS = 7
NEXT = 20
FIRST_GOAL = 0.6
NEXT_MS = 30.0
FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
PLAIN = """
import sys
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
for name, file in zip(("R", "B", "R2", "B2"), sys.argv[2:]):
    pdfmetrics.registerFont(TTFont(name, file))
style = ParagraphStyle("s", fontName="R", fontSize=10, leading=13.2, wordWrap="CJK")
head = ParagraphStyle("h", parent=style, fontName="B")
text = "技术规格书由谁起草，哪几条是硬性要求？4小时到场可否列入评分项，RH-420 2026-12-01。"
parts = [Paragraph(text, head if n % 5 == 0 else style) for n in range(70)]
parts.append(Table([[Paragraph(text[:12], style) for _ in range(5)] for _ in range(12)]))
SimpleDocTemplate(sys.argv[1]).build(parts)
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
        brief_bytes(dossier, order)
        later = [clock(lambda: brief_bytes(dossier, order)) for _ in range(NEXT)]
    report(
        "first brief",
        ratio_of(times["ours"], times["plain"]),
        goal=FIRST_GOAL,
        ours=statistics.median(times["ours"]),
        base=statistics.median(times["plain"]),
    )
    took = statistics.median(later)
    mark = "reached" if took <= NEXT_MS else "missed"
    print(f"next brief: {took:.1f} ms, best {min(later):.1f} (goal {NEXT_MS:.0f} ms, {mark})")


if __name__ == "__main__":
    main()
