"""F-20: on time in full: how many lines arrived as promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.numbers import FULL, Limits, level_at, limits_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.insight.sales import YEAR, month_of
from kamdesk.domain.records import DeliveryMonth
from kamdesk.domain.remembered import remembered

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier


@remembered
def on_time_in_full(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-20: value in percent of the lines of 12 months, level green, amber or red.

    With too few lines only the counts are told, in ``detail``: ``lines``, ``kept``,
    ``shortage_days``. Months without both figures are left out.
    """
    numbers = limits_of("F-20", limits)
    first, last = month_of(today, YEAR - 1), month_of(today)
    rows_ = [
        row
        for row in dossier.shelf.where(DeliveryMonth, "account", value=dossier.account.id)
        if row.month is not None and first <= row.month <= last
    ]
    known = [
        row for row in rows_ if row.lines is not None and row.lines_on_time_in_full is not None
    ]
    lines = sum(row.lines or 0 for row in known)
    kept = sum(min(row.lines_on_time_in_full or 0, row.lines or 0) for row in known)
    enough = lines >= numbers["lines_needed"]
    value = FULL * kept / lines if enough and lines else None
    borders = {"green": numbers["green_percent"], "amber": numbers["amber_percent"], "red": 0}
    return Insight(
        formula="F-20",
        value=value,
        level=None if value is None else level_at(value, borders),
        coverage=len(known) / len(rows_) if rows_ else 0.0,
        parts=tuple(
            Part(
                row.month or "",
                row.month or "",
                float(row.lines_on_time_in_full or 0),
                float(row.lines or 0),
                rows=rows(row),
            )
            for row in sorted(known, key=lambda row: row.month or "")
        ),
        missing=() if value is not None else ("delivery_month",),
        detail={
            "lines": lines,
            "kept": kept,
            "shortage_days": sum(row.shortage_days or 0 for row in rows_),
        },
    )
