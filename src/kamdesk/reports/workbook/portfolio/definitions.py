"""The last sheet: what every number means, with the limits it was judged by, and of which day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.insight.meaning import borders, meanings, setting_lines
from kamdesk.domain.insight.registry import FORMULAS, PORTFOLIO
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed, joined
from kamdesk.reports.workbook.model import Sheet, Table
from kamdesk.reports.workbook.portfolio.desk import of_all, whole_desk

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.reports.workbook.portfolio.desk import PortfolioDesk


@dataclass(frozen=True, slots=True)
class Row:
    """One metric in words."""

    code: str
    name: str
    words: str
    levels: str
    limits: str
    day: dt.date


def rows(desk: PortfolioDesk) -> list[Row]:
    """Every formula with its meaning, where its levels begin, the limits used and the day."""
    known = meanings()
    return [
        Row(
            code,
            known[code].name.here,
            known[code].text.here,
            joined(f"{word} ≥ {border:g}" for word, border in borders(code)),
            joined(_("{name}: {value}").format(name=n, value=v) for n, v in setting_lines(code)),
            desk.today,
        )
        for code in sorted({*FORMULAS, *PORTFOLIO})
        if code in known
    ]


def _note(desk: Desk) -> str:
    whole = whole_desk(desk)
    said = [_("Reckoned for {day}.").format(day=desk.today.isoformat())]
    if whole.data_day:
        said.append(_("Newest fact: {day}").format(day=whole.data_day.isoformat()))
    if whole.sales_month:
        said.append(_("sales up to {month}").format(month=whole.sales_month))
    return " · ".join(said)


DEFINITIONS: Final = Sheet(
    "definitions",
    N_("Definitions"),
    (
        Table(
            "Definitions",
            (
                computed("name", N_("Metric"), read=lambda _d, x: x.name, width=20.0, bold=True),
                computed(
                    "words",
                    N_("Formula in words"),
                    read=lambda _d, x: x.words,
                    form=Form.LONG,
                    width=52.0,
                ),
                computed("levels", N_("Levels begin at"), read=lambda _d, x: x.levels, width=16.0),
                computed(
                    "limits",
                    N_("Limits used"),
                    read=lambda _d, x: x.limits,
                    form=Form.LONG,
                    width=50.0,
                ),
                computed("day", N_("As of"), read=lambda _d, x: x.day, form=Form.DAY),
                computed(
                    "code", N_("Formula"), read=lambda _d, x: x.code, form=Form.CODE, width=9.0
                ),
            ),
            of_all(rows),
        ),
    ),
    note=_note,
)
