"""Two pages of plain reportlab: what a brief is measured against. It knows its words already."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = "技术规格书由谁起草，哪几条是硬性要求？4小时到场可否列入评分项，RH-420 2026-12-01。"


def register(files: Sequence[str]) -> None:
    """Read the fonts by reportlab's own reader: regular, bold, and the rest of both."""
    for name, file in zip(("R", "B", "R2", "B2"), files, strict=True):
        pdfmetrics.registerFont(TTFont(name, file))


def write(target: str | BinaryIO) -> None:
    """Set seventy lines and a table."""
    style = ParagraphStyle("s", fontName="R", fontSize=10, leading=13.2, wordWrap="CJK")
    head = ParagraphStyle("h", parent=style, fontName="B")
    lines = [Paragraph(TEXT, head if n % 5 == 0 else style) for n in range(70)]
    table = Table([[Paragraph(TEXT[:12], style) for _ in range(5)] for _ in range(12)])
    SimpleDocTemplate(target).build([*lines, table])
