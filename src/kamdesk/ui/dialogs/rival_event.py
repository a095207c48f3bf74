"""What a rival did: kind, day, words; a mistake comes with what we do about it (S0-32 to S0-34)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kamdesk.domain.records import Account, Event
from kamdesk.domain.scales import scale
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _
from kamdesk.services.rivals import MISTAKE, Happening, due_day, record_event
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.forms.draft_form import DraftForm
from kamdesk.ui.kit import ChoiceEditor, FieldRow, Option, TextEditor, align_labels
from kamdesk.ui.wording import day_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.records import Organisation
    from kamdesk.ui.desk import Desk

KINDS = ("rival_move", MISTAKE, "criteria_change", "news")
"""Kinds of event that a rival can cause."""


class RivalEventDialog(Sheet):
    """Records an event of a rival at one of ``accounts`` (id and name; the first is proposed)."""

    def __init__(
        self,
        desk: Desk,
        rival: Organisation,
        *,
        accounts: list[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("What did {name} do?").format(name=rival.name or ""), parent)
        self.desk, self.rival = desk, rival
        options = [Option(key, name) for key, name in accounts]
        self.account = ChoiceEditor(options, allow_empty=False)
        self.account.set_value(accounts[0][0])
        account_row = FieldRow(_(Account.LABEL), self.account, required=True)
        account_row.setVisible(len(accounts) > 1)
        self.form = DraftForm(
            desk,
            Event,
            dossier=desk.dossier(accounts[0][0]),
            given={"organisation": rival.id, "account": accounts[0][0]},
            names=("kind", "happened_on", "state", "noticed_by", "text"),
        )
        self.kind = cast("ChoiceEditor", self.form.rows["kind"].editor)
        self.kind.set_options([option for option in _kinds() if option.value in KINDS])
        self.form.set_value("kind", MISTAKE)
        self.form.set_value("happened_on", desk.today)
        self.form.set_value("state", "confirmed")
        self.follow = TextEditor()
        self.follow.set_value(usual_follow_up())
        due = day_words(due_day(desk.today), desk.today)
        self.follow_row = FieldRow(
            _("We do"),
            self.follow,
            help=_("Becomes an action, due {day}. Leave it empty if nothing is to be done.").format(
                day=due
            ),
        )
        self.body.addWidget(account_row)
        self.body.addWidget(self.form)
        self.body.addWidget(self.follow_row)
        self.body.addStretch(1)
        align_labels([account_row, *self.form.rows.values(), self.follow_row])
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.make_button = self.add_button(_("Add"), "primary")
        self.make_button.setDefault(True)
        self.make_button.clicked.connect(self.make)
        self.kind.edited.connect(self._kind_changed)
        self.fit()

    def _kind_changed(self) -> None:
        """Only a mistake is a chance; the line for what we do shows then."""
        self.follow_row.setVisible(self.kind.value() == MISTAKE)

    def make(self) -> None:
        """Record the event, or show at its field why not."""
        values = self.form.values()
        self.follow.commit()
        if values is None:
            return
        for name in ("kind", "happened_on"):
            if values[name] is None:
                self.form.rows[name].set_error(_("This must be filled in."))
                return
        what = Happening(
            values["kind"],
            values["text"] or "",
            values["happened_on"],
            state=values["state"] or "confirmed",
            noticed_by=values["noticed_by"],
        )
        account = self.desk.dossier(str(self.account.value())).account
        answer = str(self.follow.value() or "") if what.kind == MISTAKE else ""
        try:
            self.desk.write(
                record_event,
                self.desk.book,
                account,
                rival=self.rival,
                what=what,
                follow_up=answer,
            )
        except KamdeskError as error:
            self.desk.messages.fail(error)
            return
        self.accept()


def usual_follow_up() -> str:
    """What is done about a mistake unless somebody knows better (S0-33)."""
    return _("Call them, offer a sample or a small batch")


def _kinds() -> list[Option]:
    found = scale("EVENT")
    return [Option(code, found.label(code), found.help(code)) for code in found.codes]
