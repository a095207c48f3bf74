"""The meetings behind a cell of a coverage matrix, and the offer to plan the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.naming import title_of
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog
from kamdesk.ui.kit import PlainLabel
from kamdesk.ui.models import Column, RecordsModel, RecordsView
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.insight.people import Touch
    from kamdesk.domain.records import Person
    from kamdesk.ui.desk import Desk


class MeetingsDialog(Sheet):
    """Lists meetings, the newest first; Enter goes to one, the button plans another."""

    def __init__(
        self,
        desk: Desk,
        account_id: str,
        *,
        head: str,
        found: Sequence[Touch],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(head, parent, width=680)
        self.desk, self.account_id = desk, account_id
        self.model = RecordsModel(self._columns(), tuple(found))
        self.view = RecordsView(self.model, name=head)
        self.view.opened.connect(self._go)
        if found:
            self.body.addWidget(self.view)
            self.view.fit_height(360)
        else:
            words = _("No meeting yet. Plan one: who of ours goes, and whom does he ask to meet?")
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
        self.body.addStretch(1)
        self.plan_button = self.add_button(_("Plan a visit"), "primary")
        self.plan_button.clicked.connect(self._plan)
        self.close_button = self.add_button(_("Close"))
        self.close_button.clicked.connect(self.accept)
        self.fit()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                title=_("Day"),
                value=lambda t: t.day.isoformat(),
                key="day",
                role="subject",
                width=96,
            ),
            Column(
                title=_("Kind"),
                value=lambda t: scale("INTERACTION").label(t.interaction.kind),
                width=120,
            ),
            Column(title=_("Customer side"), value=lambda t: self._names(t.theirs), stretch=True),
            Column(title=_("Our side"), value=lambda t: self._names(t.ours), width=180),
        )

    def _names(self, people: Iterable[Person]) -> str:
        shelf = self.desk.dossier(self.account_id).shelf
        return _(", ").join(title_of(person, shelf) for person in people)

    def _go(self, touch: Touch) -> None:
        self.accept()
        self.desk.go("account", (self.account_id, "visits", touch.interaction.id))

    def _plan(self) -> None:
        self.accept()
        dialog = PlanVisitDialog(self.desk, self.account_id, parent=self.parentWidget())
        dialog.made.connect(
            lambda visit: self.desk.go("account", (self.account_id, "visits", visit))
        )
        dialog.open()
