"""What briefs made by hand are written with: words, lines, an empty brief."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kamdesk.domain.brief.model import (
    Bit,
    Brief,
    Copy,
    Line,
    Part,
    Words,
)

if TYPE_CHECKING:
    from kamdesk.domain.brief.model import Section


VISIT_DAY = dt.date(2026, 11, 24)
PRINTED = dt.date(2026, 11, 23)


def w(text: str) -> Words:
    """Words; what stands between asterisks is bold."""
    parts = text.split("*")
    return tuple(Bit(part, bold=bool(n % 2)) for n, part in enumerate(parts) if part)


def line(text: str, key: str = "", rank: int = 0) -> Line:
    """A line of statements, cut at " · "; the first has rank 0, each next one goes sooner."""
    parts = tuple(Part(w(part), n) for n, part in enumerate(text.split(" · ")))
    return Line(parts, key, rank)


def brief_of(*sections: Section, copy: Copy = Copy.CAR, lang: str = "zh_CN") -> Brief:
    """A brief with these sections."""
    car = copy is Copy.CAR
    return Brief(
        copy=copy,
        lang=lang,
        account="岚川化工集团",
        visit_day=VISIT_DAY,
        printed_on=PRINTED,
        printed_by="沈知远",
        tag="车内版" if car else "桌面版",
        footer="车内版，勿留客户处 · 岚川化工集团 11-24" if car else "桌面版 · 仅供会谈使用",
        printed="打印 2026-11-23 · 沈知远" if car else "2026-11-23 · 沈知远",
        sections=sections,
    )
