"""Sheet 14: what the file does not know yet, as questions, each for somebody who can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.records import RECORDS
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import fact_defs
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.model import Sheet, Table

if TYPE_CHECKING:
    from kamdesk.domain.insight.gap import Gap
    from kamdesk.reports.workbook.desk import Desk


def wording(_desk: Desk, gap: Gap) -> str:
    """The question, and that two values stand against each other where they do."""
    against = _("contradictory") if gap.contradictory else ""
    return f"{gap.wording} ({against})" if against else gap.wording


def _fact(_desk: Desk, gap: Gap) -> str:
    known = fact_defs().get(gap.fact)
    return known.name.here if known else ""


def _about(desk: Desk, gap: Gap) -> str:
    """Whose fact it is; nothing for the account itself."""
    kind = RECORDS.get(gap.entity)
    if kind is None or gap.id == desk.whole.account.id:
        return ""
    return desk.title(kind, gap.id)


def _tone(_desk: Desk, gap: Gap) -> str:
    return "watch" if gap.state == "unknown" else ""


TABLE: Final = Table(
    "Gaps",
    (
        computed("fact", N_("Fact"), read=_fact, width=18.0, bold=True),
        computed("about", N_("About"), read=_about, width=14.0),
        computed(
            "state",
            N_("State"),
            read=lambda _d, gap: scale("FACT_STATE").label(gap.state),
            form=Form.MARK,
            width=12.0,
            tone=_tone,
        ),
        computed(
            "weight", N_("Weight"), read=lambda _d, gap: gap.weight, form=Form.WHOLE, width=7.5
        ),
        computed("question", N_("Question"), read=wording, form=Form.LONG, width=44.0),
        computed(
            "whom", N_("Ask"), read=lambda _d, gap: gap.addressee_name or gap.whom, width=15.0
        ),
        computed(
            "why", N_("Why it matters"), read=lambda _d, gap: gap.why, form=Form.LONG, width=40.0
        ),
        computed("key", N_("Number"), read=lambda _d, gap: gap.key, form=Form.CODE, width=12.0),
    ),
    lambda desk: desk.gaps,
)

GAPS: Final = Sheet("gaps", N_("Gaps"), (TABLE,), note=lambda _d: _("The heaviest first."))
