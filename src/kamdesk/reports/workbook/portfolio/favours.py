"""Sheet 11: what we grant: cost, condition, target, and what it is of the sales."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.favours import support
from kamdesk.domain.portfolio.waiting import favour_rows
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.codes import flag
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.model import Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import beside, of_all
from kamdesk.reports.workbook.portfolio.parts import (
    PERCENT,
    name_column,
    owner_column,
    share_of,
    value_column,
)

if TYPE_CHECKING:
    from kamdesk.domain.records import LedgerLine
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, PortfolioDesk

CODE: Final = "F-15"


@dataclass(frozen=True, slots=True)
class Favour:
    """One favour of this year."""

    row: AccountDesk
    line: LedgerLine

    @property
    def id(self) -> str:
        """The id of the ledger line."""
        return self.line.id

    @property
    def key(self) -> str:
        """The key by which the formula names it."""
        return key_of(self.line)

    @property
    def pace(self) -> float | None:
        """The share of the target pro rata, where it is behind."""
        behind: Any = self.row.detail(CODE).get("behind") or {}
        found: float | None = behind.get(self.key)
        return found

    @property
    def unwritten(self) -> bool:
        """Whether its condition stands on no paper."""
        return self.line.written is False


def favours(desk: PortfolioDesk) -> list[Favour]:
    """The favours of this year over all accounts, the dearest first."""
    found = [
        Favour(row, line) for row in desk.accounts for line in support(row.shown, desk.today.year)
    ]
    return sorted(found, key=lambda x: (-(desk.till.worth(x.line.amount) or 0.0), x.id))


def _state(favour: Favour) -> str:
    if favour.unwritten:
        return _("no written condition")
    return _("behind its target") if favour.pace is not None else ""


def ask_of(favour: Favour) -> str:
    """A favour without condition, or behind its target, asks for a decision."""
    codes = ["unwritten" if favour.unwritten else None, "behind" if favour.pace else None]
    return ask_for("favour", codes)


def _reached(favour: Favour) -> float | None:
    actual, target = favour.line.actual, favour.line.target
    if actual is None or target is None or actual.currency != target.currency:
        return None
    return share_of(float(actual.amount), float(target.amount))


def _share(percent: float | None) -> float | None:
    return None if percent is None else percent / PERCENT


FAVOURS: Final = Sheet(
    "favours",
    N_("Favours"),
    (
        Table(
            "Favours",
            (
                name_column(lambda x: x.row),
                computed(
                    "kind",
                    N_("Kind"),
                    read=lambda _d, x: scale("LEDGER").label(x.line.kind),
                    width=13.0,
                ),
                computed("cost", N_("Cost"), read=lambda _d, x: x.line.amount, form=Form.MONEY),
                computed(
                    "note",
                    N_("Condition"),
                    read=lambda _d, x: x.line.note,
                    form=Form.LONG,
                    width=30.0,
                ),
                computed(
                    "written",
                    N_("In writing"),
                    read=lambda _d, x: None if x.line.written is None else flag(x.line.written),
                    form=Form.FLAG,
                    width=9.0,
                ),
                computed("target", N_("Target"), read=lambda _d, x: x.line.target, form=Form.MONEY),
                computed(
                    "actual", N_("Reached"), read=lambda _d, x: x.line.actual, form=Form.MONEY
                ),
                computed(
                    "of target", N_("Of target"), read=lambda _d, x: _reached(x), form=Form.SHARE
                ),
                computed("until", N_("Until"), read=lambda _d, x: x.line.target_to, form=Form.DAY),
                computed(
                    "state",
                    N_("State"),
                    read=lambda _d, x: _state(x),
                    width=15.0,
                    tone=lambda _d, x: "act" if x.unwritten else "watch" if _state(x) else "",
                ),
                ask_column(ask_of),
            ),
            of_all(favours),
        ),
        Table(
            "SupportRate",
            (
                name_column(lambda x: x.desk),
                computed(
                    "rate",
                    N_("Support by sales"),
                    read=lambda _d, x: _share(x.row.rate),
                    form=Form.SHARE,
                ),
                computed(
                    "earlier",
                    N_("A year before"),
                    read=lambda _d, x: _share(x.row.earlier_rate),
                    form=Form.SHARE,
                ),
                computed(
                    "trend",
                    N_("Support up, sales down"),
                    read=lambda _d, x: "" if x.row.trend is None else flag(x.row.trend),
                    width=13.0,
                    tone=lambda _d, x: "act" if x.row.trend else "",
                ),
                computed(
                    "wishes",
                    N_("Wishes in a year"),
                    read=lambda _d, x: x.desk.detail("F-32").get("asked") or None,
                    form=Form.WHOLE,
                ),
                value_column("F-32", N_("Wishes granted"), form=Form.SHARE, to=lambda x: x.desk),
                owner_column(lambda x: x.desk),
                ask_column(lambda x: ask_for("favour", ["support up" if x.row.trend else None])),
            ),
            of_all(lambda desk: beside(desk, favour_rows(desk.view))),
            title=N_("Support by account"),
        ),
    ),
    note=lambda desk: " · ".join(
        (_("What we granted this year, the dearest first."), desk.unit_words)
    ),
    coloured=True,
)
