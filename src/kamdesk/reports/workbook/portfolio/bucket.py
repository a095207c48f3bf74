"""Sheet 12: the leaky bucket: who came, who stayed, who left and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.portfolio.bucket import bucket
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.model import Figure, Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import beside, of_all, whole_desk
from kamdesk.reports.workbook.portfolio.parts import owner_column

if TYPE_CHECKING:
    from kamdesk.domain.fact import Money
    from kamdesk.domain.portfolio.bucket import FlowRow
    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.reports.workbook.portfolio.desk import Beside, PortfolioDesk

CODE: Final = "F-19"
KINDS: Final = {
    "new": N_("New customers"),
    "kept": N_("Customers kept"),
    "lost": N_("Customers lost"),
}
TONES: Final = {"lost": "act", "new": "watch", "kept": ""}
"""Movements in the order of the sheet, and how serious they are."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many customers came, stayed or left, and what they buy or bought."""

    name: str
    number: int
    now: Money | None
    before: Money | None


def moved(desk: PortfolioDesk) -> list[Beside[FlowRow]]:
    """The customers by how they moved: lost first, then new, then kept."""
    order = list(TONES)
    found = sorted(bucket(desk.view).rows, key=lambda row: order.index(row.flow))
    return beside(desk, found, account=lambda row: row.id)


def counts(desk: PortfolioDesk) -> list[Count]:
    """The three numbers of the bucket."""
    found = bucket(desk.view)
    sums = [Count(_(KINDS[flow]), n, now, before) for flow, n, before, now in found.sums]
    return sums if found.rows else []


def _note(desk: Desk) -> str:
    found = whole_desk(desk).whole_insight(CODE)
    if found is None or found.value is None:
        return _("Sales of two years are needed to say who stayed.")
    weighted: Any = found.detail.get("weighted")
    own: Any = found.detail.get("controllable")
    said = [_("Retention {n} %").format(n=f"{found.value:.0f}")]
    if weighted is not None:
        said.append(_("by sales {n} %").format(n=f"{weighted:.0f}"))
    if own is not None:
        said.append(_("{n} % of the losses could have been avoided").format(n=f"{own:.0f}"))
    settled = whole_desk(desk).whole_insight("F-34")
    if settled is not None and settled.value is not None:
        words = _("{n} % of sales with customers of more than {years} years (known for {known} %)")
        said.append(
            words.format(
                n=f"{settled.value:.0f}",
                years=limits_of("F-34")["years"],
                known=f"{100 * settled.coverage:.0f}",
            )
        )
    return " · ".join((*said, desk.unit_words))


def _avoidable(row: FlowRow) -> str:
    if row.flow != "lost":
        return ""
    if row.cause is None:
        return _("cause unknown")
    return _("yes") if row.ours_to_stop else _("no")


def ask_of(row: FlowRow) -> str:
    """A loss we could have avoided asks whether to win the customer back."""
    return ask_for("retention", ["controllable" if row.ours_to_stop else None])


BUCKET: Final = Sheet(
    "bucket",
    N_("Leaky bucket"),
    (
        Table(
            "Bucket",
            (
                computed(
                    "account",
                    N_("Account"),
                    read=lambda _d, x: x.row.name,
                    width=18.0,
                    bold=True,
                ),
                computed(
                    "kind",
                    N_("Movement"),
                    read=lambda _d, x: _(KINDS[x.row.flow]),
                    width=15.0,
                    tone=lambda _d, x: TONES[x.row.flow],
                ),
                computed(
                    "now",
                    N_("Sales 12 months"),
                    read=lambda _d, x: x.row.now,
                    form=Form.MONEY,
                ),
                computed(
                    "before",
                    N_("Sales 12 months before"),
                    read=lambda _d, x: x.row.before,
                    form=Form.MONEY,
                ),
                computed(
                    "cause",
                    N_("Cause of the loss"),
                    read=lambda _d, x: scale("LOSS_CAUSE").label(x.row.cause),
                    width=26.0,
                ),
                computed(
                    "avoidable", N_("Avoidable"), read=lambda _d, x: _avoidable(x.row), width=12.0
                ),
                owner_column(lambda x: x.desk),
                ask_column(lambda x: ask_of(x.row)),
            ),
            of_all(moved),
        ),
        Table(
            "BucketCounts",
            (
                computed("kind", N_("Movement"), read=lambda _d, x: x.name, width=15.0, bold=True),
                computed("number", N_("Customers"), read=lambda _d, x: x.number, form=Form.WHOLE),
                computed("now", N_("Sales 12 months"), read=lambda _d, x: x.now, form=Form.MONEY),
                computed(
                    "before",
                    N_("Sales 12 months before"),
                    read=lambda _d, x: x.before,
                    form=Form.MONEY,
                ),
            ),
            of_all(counts),
            title=N_("Came, stayed, left"),
        ),
    ),
    note=_note,
    figures=(
        Figure("bar", N_("Customers: new, kept, lost"), "BucketCounts", "~kind", ("~number",)),
    ),
    coloured=True,
)
