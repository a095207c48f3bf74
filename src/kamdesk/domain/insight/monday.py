"""F-26, the Monday list: what is due, late or alarming at all accounts, and where to begin.

It is the list of what to do, finding by finding is the list of what is wrong; both go through the
same formulas, so an account that is reckoned once serves both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import Money, key_of
from kamdesk.domain.findings.portfolio import top_margin
from kamdesk.domain.findings.reckoned import Reckoned
from kamdesk.domain.insight.monday_aside import take_aside
from kamdesk.domain.insight.monday_lines import (
    PAUSED,
    Line,
    complaint_lines,
    due_lines,
    ending_lines,
    money_lines,
    neglected_line,
    promise_lines,
    tender_lines,
    visit_lines,
)
from kamdesk.domain.insight.registry import portfolio_insights
from kamdesk.domain.insight.result import Insight, Part
from kamdesk.domain.insight.sales import sales, till_of
from kamdesk.domain.insight.tier import yardstick
from kamdesk.domain.insight.visit_rhythm import pace_of
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.findings.finding import Finding

    Findings = Mapping[str, tuple[Finding, ...]]

TITLES: Final = {
    "due": N_("Due today and in the next two days"),
    "visits": N_("Overdue visits"),
    "money": N_("Overdue money"),
    "complaints": N_("Complaints past their target"),
    "promises": N_("Overdue promises"),
    "tenders": N_("Tenders within 30 days"),
    "endings": N_("Agreements and registrations that end within 60 days"),
    "neglected": N_("Large margin, neglected"),
}
"""The sections in their order, with their msgids."""

LINES: Final[Mapping[str, Callable[[Reckoned], Iterator[Line]]]] = {
    "due": due_lines,
    "visits": visit_lines,
    "money": money_lines,
    "complaints": complaint_lines,
    "promises": promise_lines,
    "tenders": tender_lines,
    "endings": ending_lines,
}
AHEAD: Final = frozenset({"due", "tenders", "endings"})
"""Sections that look ahead: the nearest day first. In the others the gravest comes first."""
GRAVITY: Final = ("red", "amber", "info", PAUSED)


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its code, its lines in order."""

    code: str
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """The head in the current language."""
        return _(TITLES[self.code])


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of "which account first": red and amber findings, sales of 12 months."""

    account: str
    red: int
    amber: int
    sales: Money


@dataclass(frozen=True, slots=True)
class Monday:
    """The whole list. ``order`` has every account, the one to look at first on top.

    ``aside`` are the lines that somebody put aside; they stand in no section and do not count.
    """

    sections: tuple[Section, ...]
    order: tuple[Standing, ...]
    aside: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of all sections."""
        return tuple(line for section in self.sections for line in section.lines)

    def counts(self) -> dict[str, int]:
        """Lines by severity: red, amber, info, paused."""
        found = [line.severity for line in self.lines]
        return {severity: found.count(severity) for severity in GRAVITY}


def monday_list(cases: Sequence[Reckoned], findings: Findings) -> Monday:
    """The list of accounts that are reckoned; ``findings`` by id of the account.

    Findings put aside do not count. Sections without a line are left out.
    """
    order = account_order(cases, findings)
    rank = {row.account: number for number, row in enumerate(order)}
    made = {code: [line for c in cases for line in lines(c)] for code, lines in LINES.items()}
    made["neglected"] = [
        neglected_line(case, margin)
        for case, margin in top_margin(cases)
        if pace_of(case.dossier, case.today).level == "neglected"
    ]
    aside = take_aside(made, cases)
    sections = (
        Section(code, tuple(sorted(made[code], key=lambda line: _key(line, rank))))
        for code in TITLES
    )
    return Monday(tuple(section for section in sections if section.lines), order, aside)


def _key(line: Line, rank: Mapping[str, int]) -> tuple[Any, ...]:
    days = line.days or 0
    if line.section in AHEAD:
        return (days, rank[line.account], line.remedy.kind != "brief", line.words)
    gravity = GRAVITY.index(line.severity)
    return (gravity, rank[line.account], -(line.ratio or 0.0), -days, line.words)


def account_order(cases: Sequence[Reckoned], findings: Findings) -> tuple[Standing, ...]:
    """The accounts by the number of red findings, then by the sales of 12 months."""
    till = till_of([case.dossier for case in cases])
    found = []
    for case in cases:
        own = [item for item in findings.get(case.account.id, ()) if item.aside is None]
        sold = till.total(row.amount for row in sales(case.dossier, case.today))
        red = sum(item.severity == "red" for item in own)
        amber = sum(item.severity == "amber" for item in own)
        money = Money(round(sold), till.currency)
        found.append(
            (-red, -sold, key_of(case.account), Standing(case.account.id, red, amber, money))
        )
    return tuple(row for *_key, row in sorted(found, key=lambda item: item[:3]))


def monday(dossiers: Sequence[Dossier], today: dt.date) -> Insight:
    """F-26: value the number of lines; parts the lines, ``detail`` the order of the accounts."""
    from kamdesk.domain.findings.judge import judged  # the list is shown before any rule is loaded

    yard = yardstick(tuple(dossiers), today)
    cases = [Reckoned(dossier, today, portfolio=yard) for dossier in dossiers]
    return as_insight(monday_list(cases, {c.account.id: judged(c) for c in cases}), cases)


def as_insight(found: Monday, cases: Sequence[Reckoned]) -> Insight:
    """The list as a result: what a program reads."""
    keys = {case.account.id: key_of(case.account) for case in cases}
    return Insight(
        formula="F-26",
        value=float(len(found.lines)),
        parts=tuple(
            Part(f"{line.section}:{keys[line.account]}", line.words, _days(line), rows=line.rows)
            for line in found.lines
        ),
        detail={
            "sections": {section.code: len(section.lines) for section in found.sections},
            "severities": dict(found.counts()),
            "order": [[keys[row.account], row.red, row.amber] for row in found.order],
        },
    )


def _days(line: Line) -> float | None:
    return None if line.days is None else float(line.days)


def whole_insights(dossiers: Sequence[Dossier], today: dt.date) -> dict[str, Insight]:
    """Every formula of the portfolio by code, this list among them."""
    found = portfolio_insights(tuple(dossiers), today)
    return {**found, "F-26": monday(dossiers, today)}
