"""Sheet 12: the leaky bucket: who came, who stayed, who left and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.insight.retention import CONTROLLABLE
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.model import Figure, Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import of_all, whole_desk
from kamdesk.reports.workbook.portfolio.parts import name_column, owner_column

if TYPE_CHECKING:
    from kamdesk.domain.fact import Money
    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, PortfolioDesk

CODE: Final = "F-19"
KINDS: Final = {
    "new": N_("New customers"),
    "kept": N_("Customers kept"),
    "lost": N_("Customers lost"),
}
TONES: Final = {"lost": "act", "new": "watch"}


@dataclass(frozen=True, slots=True)
class Count:
    """How many customers came, stayed or left, and what they buy or bought."""

    kind: str
    name: str
    number: int
    now: Money | None
    before: Money | None


@dataclass(frozen=True, slots=True)
class Moved:
    """One account that came, stayed or left."""

    row: AccountDesk
    kind: str

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.row.id

    @property
    def cause(self) -> str:
        """The code of the cause of a loss."""
        return (self.row.account.lost_cause or "") if self.kind == "lost" else ""


def moved(desk: PortfolioDesk) -> list[Moved]:
    """The accounts by how they moved: lost first, then new, then kept."""
    found = desk.whole_insight(CODE)
    parts = {part.code: {row.id for row in part.rows} for part in found.parts} if found else {}
    return [
        Moved(row, kind)
        for kind in ("lost", "new", "kept")
        for row in desk.accounts
        if row.id in parts.get(kind, ())
    ]


def counts(desk: PortfolioDesk) -> list[Count]:
    """The three numbers of the bucket."""
    found = moved(desk)
    out = []
    for kind, name in KINDS.items():
        rows = [item.row for item in found if item.kind == kind]
        now, before = sum(row.sold for row in rows), sum(row.sold_before for row in rows)
        out.append(Count(kind, _(name), len(rows), desk.money(now), desk.money(before)))
    return out if found else []


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
    return " · ".join((*said, desk.unit_words))


def _avoidable(item: Moved) -> str:
    if not item.cause:
        return _("cause unknown") if item.kind == "lost" else ""
    return _("yes") if item.cause in CONTROLLABLE else _("no")


def ask_of(item: Moved) -> str:
    """A loss we could have avoided asks whether to win the customer back."""
    return ask_for("retention", ["controllable" if item.cause in CONTROLLABLE else None])


BUCKET: Final = Sheet(
    "bucket",
    N_("Leaky bucket"),
    (
        Table(
            "Bucket",
            (
                name_column(lambda x: x.row),
                computed(
                    "kind",
                    N_("Movement"),
                    read=lambda _d, x: _(KINDS[x.kind]),
                    width=15.0,
                    tone=lambda _d, x: TONES.get(x.kind, ""),
                ),
                computed(
                    "now",
                    N_("Sales 12 months"),
                    read=lambda _d, x: x.row.portfolio.money(x.row.sold),
                    form=Form.MONEY,
                ),
                computed(
                    "before",
                    N_("Sales 12 months before"),
                    read=lambda _d, x: x.row.portfolio.money(x.row.sold_before),
                    form=Form.MONEY,
                ),
                computed(
                    "cause",
                    N_("Cause of the loss"),
                    read=lambda _d, x: scale("LOSS_CAUSE").label(x.cause) if x.cause else "",
                    width=26.0,
                ),
                computed(
                    "avoidable", N_("Avoidable"), read=lambda _d, x: _avoidable(x), width=12.0
                ),
                owner_column(lambda x: x.row),
                ask_column(ask_of),
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
