"""The first brief of a fresh process against plain reportlab with the full font (0.6x); the next."""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
from pathlib import Path

from _measure import clock, report, script_ms

from kamdesk.services.briefs import BriefOrder, brief_bytes, next_visit
from kamdesk.services.finding import find_account
from kamdesk.services.opening import sample_book

TODAY = dt.date(2026, 11, 23)
ROUNDS = 7
NEXT_MS = 30.0
PLAIN = """
import sys
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
for name, file in (("R", sys.argv[1]), ("B", sys.argv[2])):
    pdfmetrics.registerFont(TTFont(name, file))
style = ParagraphStyle("s", fontName="R", fontSize=10, leading=13.2, wordWrap="CJK")
head = ParagraphStyle("h", parent=style, fontName="B")
text = "技术规格书由谁起草，哪几条是硬性要求？4小时到场可否列入评分项，RH-420 2026-12-01。"
parts = [Paragraph(text, head if n % 5 == 0 else style) for n in range(70)]
parts.append(Table([[Paragraph(text[:12], style) for _ in range(5)] for _ in range(12)]))
SimpleDocTemplate(sys.argv[3]).build(parts)
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
    fonts = Path(__file__).resolve().parents[1] / "resources" / "fonts"
    regular, bold = (str(fonts / f"NotoSansSC-{face}-subset.ttf") for face in ("Regular", "Bold"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with sample_book(folder / "sample.kam") as book:
            dossier = book.dossier(find_account(book, "A").id)
        order = BriefOrder(today=TODAY, visit=next_visit(dossier, TODAY), lang="zh_CN")
        plain, ours = [], []
        for _round in range(ROUNDS):
            plain.append(script_ms(PLAIN, regular, bold, str(folder / "plain.pdf")))
            ours.append(script_ms(OURS, str(folder / "sample.kam"), str(folder / "ours.pdf")))
        brief_bytes(dossier, order)
        later = [clock(lambda: brief_bytes(dossier, order)) for _ in range(20)]
    ratio = statistics.median(a / b for a, b in zip(ours, plain, strict=True))
    base = statistics.median(plain)
    report("first brief", ratio, 0.6, ours=statistics.median(ours), base=base)
    took = statistics.median(later)
    mark = "reached" if took <= NEXT_MS else "missed"
    print(f"next brief: {took:.1f} ms (goal {NEXT_MS:.0f} ms, {mark})")


if __name__ == "__main__":
    main()
