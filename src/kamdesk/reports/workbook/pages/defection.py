"""Sheet 11: the risk of losing the account, the ten weapons against it, and its triggers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.domain.records import Event
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed, fields
from kamdesk.reports.workbook.model import Figure, Sheet, Table
from kamdesk.reports.workbook.pages.metrics import COVERAGE, LEVEL, NAME, PARTS, VALUE, lines
from kamdesk.reports.workbook.pages.relationship import SCORES, behind, score_rows

if TYPE_CHECKING:
    from kamdesk.domain.insight.result import Part
    from kamdesk.reports.workbook.desk import Desk

RISK: Final = "F-03"
TRIGGERS: Final = frozenset({"trigger_u1", "trigger_u2"})


def _signals(desk: Desk) -> list[Part]:
    result = desk.insight(RISK)
    return [part for part in result.parts if desk.may_show(part)] if result else []


def _note(desk: Desk) -> str:
    result = desk.insight(RISK)
    if result is None or result.value is None:
        return _("A prospect or lost account has no risk of defection.")
    floor = result.detail.get("floor") or 0
    return _("The risk cannot fall below {floor}.").format(floor=floor) if floor else ""


DEFECTION: Final = Sheet(
    "defection",
    N_("Defection"),
    (
        Table(
            "Weapons", SCORES, lambda desk: score_rows(desk, "R-W10"), title=N_("The ten weapons")
        ),
        Table(
            "Risk",
            (NAME, LEVEL, PARTS, VALUE, COVERAGE),
            lambda desk: lines(desk, (RISK,)),
            title=N_("Risk"),
        ),
        Table(
            "Signals",
            (
                computed("signal", N_("Signal"), read=lambda _d, part: part.label, bold=True),
                computed(
                    "points", N_("Points"), read=lambda _d, part: part.points, form=Form.SCORE
                ),
                computed("behind", N_("Because of"), read=behind, form=Form.LONG),
                computed(
                    "most", N_("Highest"), read=lambda _d, part: part.maximum, form=Form.SCORE
                ),
            ),
            _signals,
            title=N_("Base and signals"),
        ),
        Table(
            "Triggers",
            fields(Event, "kind happened_on text state noticed_by response"),
            lambda desk: [row for row in desk.of(Event) if row.kind in TRIGGERS],
            title=N_("Triggers"),
            kind=Event,
        ),
    ),
    note=_note,
    figures=(
        Figure(
            "bar",
            N_("The ten weapons, score by score"),
            "Weapons",
            "~item",
            ("assessment_score.score",),
        ),
    ),
    keep=3,
    when=lambda _desk: RISK in FORMULAS,
)
