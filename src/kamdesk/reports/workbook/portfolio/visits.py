"""Sheet 10: who of us goes where: planned and done, rhythm kept, top meetings, fairs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.days import day_of
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.visit_rhythm import counts_as_visit
from kamdesk.domain.records import Interaction
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.model import Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import of_all
from kamdesk.reports.workbook.portfolio.parts import (
    level_column,
    name_column,
    owner_column,
    share_of,
    value_column,
)

if TYPE_CHECKING:
    from kamdesk.domain.insight.result import Insight
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, PortfolioDesk

PAST: Final = 90
AHEAD: Final = 30


@dataclass(frozen=True, slots=True)
class Rep:
    """One of us with the accounts he answers for."""

    id: str
    name: str
    accounts: int
    done: int
    planned: int
    met: float | None


def reps(desk: PortfolioDesk) -> list[Rep]:
    """Visits of the owners: done in the last quarter, planned for the next month, rhythm met."""
    groups: dict[str, list[AccountDesk]] = {}
    for row in desk.accounts:
        groups.setdefault(row.account.owner or "", []).append(row)
    overdue = limits_of("F-07")["overdue"]
    out = []
    for owner, rows in groups.items():
        ratios = [ratio for row in rows if (ratio := row.value("F-07")) is not None]
        out.append(
            Rep(
                owner,
                rows[0].owner or _("nobody named"),
                len(rows),
                sum(_count(row, "done", days=-PAST) for row in rows),
                sum(_count(row, "planned", days=AHEAD) for row in rows),
                share_of(float(sum(r <= overdue for r in ratios)), float(len(ratios))),
            )
        )
    return sorted(out, key=lambda rep: (-rep.accounts, rep.name))


def _count(row: AccountDesk, status: str, *, days: int) -> int:
    """Visits of a status within so many days before (negative) or after today."""
    first, last = sorted((row.today, row.today + dt.timedelta(days=days)))
    return sum(
        item.status == status
        and item.start is not None
        and first <= day_of(item.start) <= last
        and counts_as_visit(item)
        for item in row.of(Interaction)
    )


@dataclass(frozen=True, slots=True)
class Meeting:
    """One planned contact of the next quarter."""

    row: AccountDesk
    item: Interaction
    day: dt.date

    @property
    def id(self) -> str:
        """The id of the contact."""
        return self.item.id


def meetings(desk: PortfolioDesk) -> list[Meeting]:
    """The planned contacts of the next quarter, fairs and top meetings among them."""
    last = desk.today + dt.timedelta(days=PAST)
    found = [
        Meeting(row, item, day_of(item.start))
        for row in desk.accounts
        for item in row.of(Interaction)
        if item.status == "planned" and item.start and desk.today <= day_of(item.start) <= last
    ]
    return sorted(found, key=lambda x: (x.day, x.row.name, x.id))


def answers(desk: PortfolioDesk) -> list[Insight]:
    """Our departments by how long they take to answer a request (F-33)."""
    found = desk.whole_insight("F-33")
    return [*found.items.values()] if found else []


def ask_of(row: AccountDesk) -> str:
    """A top meeting that is overdue needs the manager."""
    top: Any = row.detail("F-07").get("top_meeting") or {}
    late = isinstance(top, dict) and top.get("overdue")
    return ask_for("coverage", ["top meeting" if late else None])


def _due(row: AccountDesk) -> dt.date | None:
    """The day the next visit is due by the cycle."""
    text = row.detail("F-07").get("due")
    return dt.date.fromisoformat(text) if text else None


def _top(row: AccountDesk) -> dt.date | None:
    top: Any = row.detail("F-07").get("top_meeting") or {}
    text = top.get("due") if isinstance(top, dict) else None
    return dt.date.fromisoformat(text) if text else None


VISITS: Final = Sheet(
    "visits",
    N_("Visits"),
    (
        Table(
            "VisitRhythm",
            (
                name_column(),
                owner_column(),
                level_column("F-07", N_("Visit rhythm"), width=10.0),
                value_column("F-07", N_("Days by cycle"), form=Form.SCORE, width=9.0),
                computed(
                    "last",
                    N_("Last visit"),
                    read=lambda _d, row: row.heat.last_visit,
                    form=Form.DAY,
                ),
                computed(
                    "due",
                    N_("Visit due"),
                    read=lambda _d, row: _due(row),
                    form=Form.DAY,
                ),
                computed(
                    "next",
                    N_("Next visit"),
                    read=lambda _d, row: row.heat.next_visit,
                    form=Form.DAY,
                ),
                computed(
                    "top", N_("Top meeting due"), read=lambda _d, row: _top(row), form=Form.DAY
                ),
                computed(
                    "done",
                    N_("Done, 90 days"),
                    read=lambda _d, row: _count(row, "done", days=-PAST),
                    form=Form.WHOLE,
                ),
                computed(
                    "planned",
                    N_("Planned, 30 days"),
                    read=lambda _d, row: _count(row, "planned", days=AHEAD),
                    form=Form.WHOLE,
                ),
                ask_column(ask_of),
            ),
            of_all(
                lambda desk: sorted(
                    desk.accounts, key=lambda row: (-(row.value("F-07") or 0.0), row.name, row.id)
                )
            ),
        ),
        Table(
            "Reps",
            (
                computed("rep", N_("Owner"), read=lambda _d, x: x.name, width=14.0, bold=True),
                computed(
                    "accounts", N_("Accounts"), read=lambda _d, x: x.accounts, form=Form.WHOLE
                ),
                computed("done", N_("Done, 90 days"), read=lambda _d, x: x.done, form=Form.WHOLE),
                computed(
                    "planned", N_("Planned, 30 days"), read=lambda _d, x: x.planned, form=Form.WHOLE
                ),
                computed("met", N_("Rhythm kept"), read=lambda _d, x: x.met, form=Form.SHARE),
            ),
            of_all(reps),
            title=N_("By owner"),
        ),
        Table(
            "Answers",
            (
                computed(
                    "department",
                    N_("Department"),
                    read=lambda _d, x: x.detail["name"],
                    width=14.0,
                    bold=True,
                ),
                computed("mean", N_("Mean days"), read=lambda _d, x: x.value, form=Form.SCORE),
                computed(
                    "answered",
                    N_("Answered"),
                    read=lambda _d, x: x.detail["answered"],
                    form=Form.WHOLE,
                ),
                computed(
                    "waiting",
                    N_("Waiting"),
                    read=lambda _d, x: x.detail["waiting"],
                    form=Form.WHOLE,
                ),
                computed(
                    "longest",
                    N_("Longest waiting, days"),
                    read=lambda _d, x: x.detail["longest"],
                    form=Form.WHOLE,
                ),
            ),
            of_all(answers),
            title=N_("Answers within the firm"),
        ),
        Table(
            "Meetings",
            (
                name_column(lambda x: x.row),
                computed("day", N_("Date"), read=lambda _d, x: x.day, form=Form.DAY),
                computed(
                    "kind",
                    N_("Kind"),
                    read=lambda _d, x: scale("INTERACTION").label(x.item.kind),
                    width=14.0,
                ),
                computed("place", N_("Place"), read=lambda _d, x: x.item.place, width=14.0),
                computed(
                    "goal",
                    N_("Goal"),
                    read=lambda _d, x: x.item.objective,
                    form=Form.LONG,
                    width=34.0,
                ),
            ),
            of_all(meetings),
            title=N_("Visits, top meetings and fairs of the next 90 days"),
        ),
    ),
    note=lambda _d: _("Longest without a visit first, measured by the cycle of the tier."),
    coloured=True,
)
