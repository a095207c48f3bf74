"""The columns of the heat table: what each shows, its tone, and the formula that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.ui.kit import TagMark
from kamdesk.ui.models import Cell, Column
from kamdesk.ui.portfolio.section import NONE, percent, toned
from kamdesk.ui.wording import day_words, money_words, percent_words, tier_letter

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kamdesk.domain.fact import Money
    from kamdesk.domain.portfolio.heat import AccountRow

COMING = "…"
RISK = {"low": "green", "medium": "amber", "high": "red", "very high": "red"}
CRITERIA = {"safe": "green", "safe?": "green", "watch": "amber", "watch?": "amber"}
CRITERIA |= {"alarm": "red", "alarm?": "red", "open": "amber"}
BAND = {"excellent": "green", "good": "green", "fair": "amber", "weak": "amber", "poor": "red"}
FULLNESS = {"ready": "green", "usable": "amber", "thin": "red", "blind": "red"}
VISIT = {"ok": "green", "due soon": "", "overdue": "amber", "neglected": "red"}
LIGHTS = {"green": "green", "amber": "amber", "red": "red"}


@dataclass(frozen=True, slots=True)
class Metric:
    """One column: key, title, what a row shows, by what it is sorted, width, and its formula.

    ``usual`` ones are shown until the user chooses others; ``formula`` "" = no number to explain.
    """

    key: str
    title: str
    shown: Callable[[AccountRow], object]
    sort: Callable[[AccountRow], Any]
    width: int = 90
    formula: str = ""
    right: bool = False
    usual: bool = True
    role: Any = "text"


def columns(metrics: tuple[Metric, ...]) -> tuple[Column, ...]:
    """The columns of the table, in their order."""
    return tuple(
        Column(
            key=metric.key,
            title=_(metric.title),
            value=metric.shown,
            sort_key=metric.sort,
            align="right" if metric.right else "left",
            role=metric.role,
            width=metric.width,
        )
        for metric in metrics
    )


def metrics_for(today: dt.date) -> tuple[Metric, ...]:
    """All columns; days are told as seen from ``today``."""
    return (*_standing(), *_state(), *_money(), *_dates(today))


def _standing() -> tuple[Metric, ...]:
    return (
        Metric(
            "name", N_("Account"), lambda r: r.account.name, lambda r: r.account.name, 150,
            role="subject",
        ),
        Metric("tier", N_("Tier"), _tier, lambda r: _rank("TIER", r.account.tier), 140,
               role="tier"),
        Metric("suggested", N_("Suggested"), _suggested, lambda r: r.points, 104, "F-06"),
        Metric("category", N_("Category"), _of("KA_CATEGORY", "category"), _at("category"), 120,
               usual=False),
        Metric("lifecycle", N_("Lifecycle"), _of("LIFECYCLE", "lifecycle"), _at("lifecycle"), 120,
               usual=False),
        Metric("stage", N_("Stage"), _of("STAGE", "stage"), _at("stage"), 120, usual=False),
        Metric("bond_level", N_("Bond"), _of("BOND_LEVEL", "bond_level"), _at("bond_level"), 110,
               usual=False),
        Metric("owner", N_("Owner"), lambda r: r.account.owner, lambda r: r.account.owner, 84),
        Metric("deputy", N_("Deputy"), _at("deputy"), _at("deputy"), 84, usual=False),
    )  # fmt: skip


def _money() -> tuple[Metric, ...]:
    return (
        _amount("sales", N_("Sales, 12 months"), usual=True),
        _amount("prior", N_("Sales before"), usual=False),
        Metric("change", N_("Change"), _change, _at("change"), 76, right=True),
        Metric("margin", N_("Margin"), lambda r: percent(r.margin), _at("margin"), 72, "F-09",
               right=True),
        Metric("wallet", N_("Our share"), lambda r: percent(r.wallet), _at("wallet"), 80, "F-17",
               right=True),
        _amount("unserved", N_("Bought elsewhere"), formula="F-17", usual=True),
        _amount("at_risk", N_("Sales at risk"), formula="F-03", usual=False),
        _amount("receivable", N_("Receivables"), formula="F-09", usual=False),
        _amount("overdue", N_("Overdue"), formula="F-08", usual=True, tone="red"),
        Metric("effective_days", N_("Days to money"), _paid, _at("effective_days"), 96, "F-09"),
    )  # fmt: skip


def _state() -> tuple[Metric, ...]:
    return (
        Metric("completeness", N_("File"),
               lambda r: _scored(r.completeness, r.completeness_level, name="COMPLETENESS",
                                 tones=FULLNESS),
               _at("completeness"), 92, "F-01"),
        Metric("org_level", N_("Organisation"), _level, _at("org_level"), 100, "F-02a"),
        Metric("key_people", N_("Key persons"),
               lambda r: _scored(r.key_people, r.key_people_level, name="BAND", tones=BAND),
               _at("key_people"), 92, "F-02b"),
        Metric("extensive", N_("Departments"),
               lambda r: _scored(r.extensive, r.extensive_level, name="BAND", tones=BAND),
               _at("extensive"), 92, "F-02c"),
        Metric("risk", N_("Risk"), lambda r: _scored(r.risk, r.risk_level, name="RISK", tones=RISK),
               _at("risk"), 104, "F-03"),
        Metric("criteria", N_("Criteria"),
               lambda r: toned(scale("CRITERIA_STATUS").label(r.criteria),
                               CRITERIA.get(r.criteria or "", "")),
               lambda r: _rank("CRITERIA_STATUS", r.criteria), 110, "F-04"),
        Metric("threads", N_("Contacts theirs / ours"), _threads,
               lambda r: tuple(-_rank("LIGHT", light) for light in r.threads), 140, "F-13"),
        Metric("complaints_open", N_("Complaints"), _complaints,
               lambda r: (r.complaints_late, r.complaints_open), 88, "F-16"),
        Metric("red", N_("Red"), lambda r: _counted(r.red, "red"), _at("red"), 52),
        Metric("amber", N_("Amber"), lambda r: _counted(r.amber, "amber"), _at("amber"), 60),
    )  # fmt: skip


def _dates(today: dt.date) -> tuple[Metric, ...]:
    return (
        Metric("last_visit", N_("Last visit"), lambda r: day_words(r.last_visit, today) or NONE,
               _at("last_visit"), 92, "F-07"),
        Metric("overdue_ratio", N_("Visit"), _visit, _at("overdue_ratio"), 116, "F-07"),
        Metric("next_visit", N_("Next visit"), lambda r: day_words(r.next_visit, today) or NONE,
               _at("next_visit"), 92),
        Metric("next_step", N_("Next step"), lambda r: r.next_step or NONE, _at("next_step"), 200),
        Metric("next_due", N_("Due"), lambda r: _due(r.next_due, today), _at("next_due"), 76),
        Metric("data_date", N_("State of data"), lambda r: day_words(r.data_date, today) or NONE,
               _at("data_date"), 96, usual=False),
    )  # fmt: skip


def _at(name: str) -> Callable[[AccountRow], Any]:
    return lambda row: getattr(row, name)


def _of(scale_name: str, name: str) -> Callable[[AccountRow], str]:
    return lambda row: scale(scale_name).label(getattr(row, name)) or NONE


def _rank(name: str, code: str | None) -> int:
    """The place of a code in its scale; unknown ones behind all."""
    codes = scale(name).codes
    return codes.index(code) if code in codes else len(codes)


def _amount(key: str, title: str, *, usual: bool, formula: str = "", tone: str = "") -> Metric:
    def shown(row: AccountRow) -> object:
        amount: Money | None = getattr(row, key)
        words = money_words(amount) or NONE
        return Cell(words, tone=tone) if tone and amount and amount.amount else words

    def sort(row: AccountRow) -> float | None:
        amount: Money | None = getattr(row, key)
        return amount.amount if amount else None

    return Metric(key, title, shown, sort, 112, formula, right=True, usual=usual)


def _counted(number: int | None, tone: str) -> Cell | str:
    """How many findings; dots until the rules have been gone through."""
    if number is None:
        return COMING
    return toned(str(number), tone) if number else "0"


def _tier(row: AccountRow) -> Cell | str:
    code = row.account.tier
    if not code:
        return NONE
    return Cell(scale("TIER").label(code), sign=code, tag=TagMark(tier_letter(code), "plain"))


def _suggested(row: AccountRow) -> Cell | str:
    if row.points is None:
        return NONE
    words = f"{row.points:.0f} {scale('TIER').short(row.suggested)}"
    return toned(words, "amber") if row.propose else words


def _change(row: AccountRow) -> Cell | str:
    if row.change is None:
        return NONE
    tone = "red" if row.change <= -10 else "green" if row.change > 0 else ""
    return Cell(percent_words(f"{row.change:+.1f}"), tone=tone)


def _scored(
    value: float | None, level: str | None, *, name: str, tones: dict[str, str]
) -> Cell | str:
    if value is None:
        return NONE
    words = f"{value:.0f} {scale(name).short(level)}" if level else f"{value:.0f}"
    return toned(words, tones.get(level or "", ""))


def _level(row: AccountRow) -> str:
    return NONE if row.org_level is None else _("Level {n}").format(n=row.org_level)


def _threads(row: AccountRow) -> Cell | str:
    words = " / ".join(scale("LIGHT").label(light) for light in row.threads)
    worst = max(row.threads, key=lambda light: _rank("LIGHT", light))
    return toned(words, LIGHTS.get(worst, ""))


def _paid(row: AccountRow) -> Cell | str:
    if row.effective_days is None:
        return NONE
    return toned(f"{row.effective_days:.0f}", LIGHTS.get(row.payment_level or "", ""))


def _complaints(row: AccountRow) -> Cell | str:
    if not row.complaints_open:
        return "0"
    late = row.complaints_late
    words = (
        _("{n}, {late} late").format(n=row.complaints_open, late=late)
        if late
        else str(row.complaints_open)
    )
    return toned(words, "red" if late else "amber")


def _visit(row: AccountRow) -> Cell | str:
    if row.overdue_ratio is None:
        return NONE
    words = f"{row.overdue_ratio:.1f} {scale('VISIT_DUE').label(row.visit_level)}"
    return toned(words, VISIT.get(row.visit_level or "", ""))


def _due(day: dt.date | None, today: dt.date) -> Cell | str:
    if day is None:
        return NONE
    return Cell(day_words(day, today), tone="red" if day < today else "")
