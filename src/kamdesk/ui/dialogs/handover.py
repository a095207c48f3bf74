"""An account is handed over: to whom, with what, into which folder; the checklist is begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.checked import checked
from kamdesk.domain.naming import title_of
from kamdesk.domain.papers.handover import CHECKLIST
from kamdesk.domain.papers.week import firm
from kamdesk.i18n import _, language, ngettext
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.kit import (
    Check,
    ChoiceEditor,
    FieldRow,
    Option,
    PlainLabel,
    TextEditor,
    align_labels,
)
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kamdesk.services.handover import HandoverOrder
    from kamdesk.ui.desk import Desk


class HandoverDialog(Sheet):
    """Asks for the name of the taker and what is to go with the pack, then for the folder."""

    def __init__(self, desk: Desk, account_id: str, *, parent: QWidget | None = None) -> None:
        dossier = desk.dossier(account_id)
        super().__init__(_("Hand over {name}").format(name=firm(dossier)), parent, width=600)
        self.desk, self.account_id = desk, account_id
        owner = dossier.account.owner
        self.taker = ChoiceEditor(
            [
                Option(name, name)
                for person in dossier.own_people(desk.today)
                if person.id != owner and (name := title_of(person, dossier.shelf))
            ]
        )
        self.other = TextEditor(placeholder=_("if it is not in the list"))
        self.coach = Check(_("With the coach, on a page of his own"))
        self.private = Check(_("With private facts, in the records for his book"))
        self.list = Check(_("Begin the checklist of the handover"))
        run = checked(dossier, CHECKLIST, subject=dossier.account).run
        self.list.setChecked(run is None)
        self._build()
        self.fit()

    def _build(self) -> None:
        words = _(
            "A PDF and an Excel file with the map, ties, promises, complaints, debts, criteria, "
            "prices, gaps and dates, and the account as records that the colleague takes into his "
            "book (Import records) without doubling what he has."
        )
        self.body.addWidget(PlainLabel(words, wrap=True))
        rows = [FieldRow(_("Who takes over"), self.taker), FieldRow(_("Name"), self.other)]
        align_labels(rows)
        for widget in (*rows, self.coach, self.private, self.list):
            self.body.addWidget(widget)
        note = _("The coach is best named in person. Without the tick no file names him as such.")
        self.body.addWidget(PlainLabel(note, TextRole.NOTE, wrap=True))
        self.body.addStretch(1)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.save_button = self.add_button(_("Choose the folder…"), "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._ask)

    def order(self) -> HandoverOrder:
        """What is asked for."""
        from kamdesk.services.handover import HandoverOrder

        self.other.commit()
        return HandoverOrder(
            self.desk.today,
            language(),
            taker=self.other.value() or self.taker.value() or "",
            coach=self.coach.isChecked(),
            with_private=self.private.isChecked(),
        )

    def _ask(self) -> None:
        from kamdesk.ui.dialogs.files import ask_folder

        ask_folder(self, _("Handover into"), on_path=self.write)

    def write(self, folder: Path) -> None:
        """Write the three files in the background, and begin the checklist."""
        from kamdesk.services.checklists import begin_run
        from kamdesk.services.handover import write_handover

        desk, order = self.desk, self.order()
        dossier = desk.dossier(self.account_id)
        if self.list.isChecked():
            desk.do(begin_run, desk.book, CHECKLIST, subject=dossier.account, today=desk.today)
            dossier = desk.dossier(self.account_id)
        desk.tasks.run(
            lambda progress: write_handover(
                desk.book, dossier, order=order, target=folder, progress=progress
            ),
            done=lambda made: desk.messages.tell(_written(made), "green"),
        )
        self.accept()


def _written(made: tuple[Path, ...]) -> str:
    words = ngettext("{n} file written: {names}", "{n} files written: {names}", len(made))
    return words.format(n=len(made), names=_(", ").join(path.name for path in made))
