"""Sheet 5: whom we reach: their levels, powerful people nobody has met, single contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.portfolio.reach import coverage_rows
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Column, Form, computed, joined
from kamdesk.reports.workbook.model import Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import beside, of_all
from kamdesk.reports.workbook.portfolio.parts import level_column, name_column, owner_column

if TYPE_CHECKING:
    from kamdesk.domain.portfolio.reach import CoverageRow
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, Beside, PortfolioDesk

LEVELS: Final = (4, 3, 2, 1)
TONES: Final = {"gap": "act", "under-levelled": "watch"}


def rows(desk: PortfolioDesk) -> list[Beside[CoverageRow]]:
    """The accounts, the largest sales first."""
    found = {row.id: row for row in coverage_rows(desk.visible)}
    return beside(desk, [found[row.id] for row in desk.accounts])


def _verdict(row: CoverageRow, level: int) -> str:
    return row.verdicts[level - 1] or ""


def _level(level: int) -> Column:
    def read(_desk: object, line: Beside[CoverageRow]) -> str:
        code = _verdict(line.row, level)
        return scale("PARITY").label(code) if code else ""

    return computed(
        f"level {level}",
        (N_("Their level 1"), N_("Their level 2"), N_("Their level 3"), N_("Their level 4"))[
            level - 1
        ],
        read=read,
        form=Form.MARK,
        width=11.5,
        tone=lambda _d, x: TONES.get(_verdict(x.row, level), ""),
    )


def _bridge(row: AccountDesk) -> str:
    key = row.detail("F-13").get("bridge")
    people = row.shown.people(row.today)
    return next((p.name or "?" for p in people if key and key in {p.external, p.id}), "")


def _sponsor(row: AccountDesk) -> str:
    """Who of ours speaks with their top: the sponsor of the account team."""
    from kamdesk.domain.records import AccountTeam

    team = row.shelf.where(AccountTeam, "account", value=row.id)
    names = [row.title("person", item.person) for item in team if item.role == "sponsor"]
    return ", ".join(name for name in names if name)


def _meeting(row: AccountDesk) -> str:
    found: Any = row.detail("F-07").get("top_meeting") or {}
    return _("overdue") if isinstance(found, dict) and found.get("overdue") else ""


def ask_of(line: Beside[CoverageRow]) -> str:
    """What the coverage of an account asks of the manager."""
    top = "gap L4" if _verdict(line.row, 4) == "gap" else None
    return ask_for("coverage", [top, "top meeting" if _meeting(line.desk) else None])


COVERAGE: Final = Sheet(
    "coverage",
    N_("Coverage"),
    (
        Table(
            "Coverage",
            (
                name_column(lambda x: x.desk),
                *(_level(level) for level in LEVELS),
                computed(
                    "meeting",
                    N_("Top meeting"),
                    read=lambda _d, x: _meeting(x.desk),
                    form=Form.MARK,
                    width=9.5,
                    tone=lambda _d, x: "act" if _meeting(x.desk) else "",
                ),
                computed(
                    "unmet",
                    N_("Powerful, never met"),
                    read=lambda _d, x: joined(x.row.unmet),
                    width=16.0,
                ),
                level_column(
                    "F-13",
                    N_("Single contact: theirs / ours"),
                    to=lambda x: x.desk,
                    width=11.0,
                ),
                computed(
                    "bridge", N_("Through whom"), read=lambda _d, x: _bridge(x.desk), width=11.0
                ),
                computed("sponsor", N_("Sponsor"), read=lambda _d, x: _sponsor(x.desk), width=11.0),
                owner_column(lambda x: x.desk),
                ask_column(ask_of),
            ),
            of_all(rows),
        ),
    ),
    note=lambda _d: _("Who met whom in time: levels 1 and 2 in half a year, 3 and 4 in a year."),
    coloured=True,
)
