"""The fields of a visit: when and where, the plan, the result, and what the user added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.custom import fields_on
from kamdesk.domain.records import Interaction
from kamdesk.i18n import _
from kamdesk.ui.dialogs.evidence import EvidenceDialog
from kamdesk.ui.forms.record_form import RecordForm
from kamdesk.ui.pages.visit_part import VisitPart

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.forms.field import Field

WHEN = ("kind", "status", "start", "end", "place")
PLAN = ("objective", "minimum", "fallback", "bring_value", "agenda")
RESULT = ("result", "interest_signal")
COUNTING = ("begun_by", "counts_as_visit", "need_confirmed_before", "followup_cycle_days")


class VisitForm(VisitPart):
    """Some fields of the visit; saved one by one as they are left."""

    def __init__(self, desk: Desk, title: str, *, names: tuple[str, ...] = ()) -> None:
        super().__init__(desk, title)
        self.names = names
        self.form: RecordForm | None = None
        self._made_for = ""

    def refresh(self) -> None:
        """Show the fields of the visit; made anew only for another account."""
        if self._made_for != self.account_id or self.form is None:
            self._made_for = self.account_id
            self.clear()
            self.form = RecordForm(
                self.desk,
                Interaction,
                account_id=self.account_id,
                names=self.names,
                own_only=not self.names,
                narrow=True,
            )
            self.form.evidence_wanted.connect(self._show_evidence)
            self.body.addWidget(self.form)
        self.form.load(self.visit)
        if not self.names:
            self.setVisible(bool(fields_on(self.dossier.shelf, Interaction.ENTITY)))

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        if self.form is not None and self.form.fields:
            self.form.fields[0].editor.setFocus()

    def _show_evidence(self, field: Field) -> None:
        EvidenceDialog(self.desk, field, account_id=self.account_id, parent=self.window()).open()


def plan_form(desk: Desk) -> VisitForm:
    """Goal, minimum, fallback, value, agenda."""
    return VisitForm(desk, _("Plan"), names=PLAN)


def when_form(desk: Desk) -> VisitForm:
    """Kind, status, time and place."""
    return VisitForm(desk, _("When and where"), names=(*WHEN, *COUNTING))


def result_form(desk: Desk) -> VisitForm:
    """What came of it."""
    return VisitForm(desk, _("Result"), names=RESULT)


def own_form(desk: Desk) -> VisitForm:
    """The fields the user added; not there where he added none."""
    return VisitForm(desk, _("Own fields"))
