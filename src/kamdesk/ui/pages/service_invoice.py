"""One invoice on the ladder of collection: where it stands, who asks whom, one click a step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout

from kamdesk.domain.fact import Money, key_of
from kamdesk.domain.insight.collection import LABELS, steps_taken
from kamdesk.domain.insight.collectors import asked, askers
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Complaint, Invoice
from kamdesk.i18n import _, ngettext
from kamdesk.services.collecting import Asking, record_step
from kamdesk.ui.dialogs.payment import PaymentDialog
from kamdesk.ui.dialogs.record import RecordDialog
from kamdesk.ui.kit import Button, FlowLayout, Panel, PlainLabel, Step, StepRow, Tag, clear_layout
from kamdesk.ui.pages.service_kit import WhyButton
from kamdesk.ui.wording import day_words, money_words

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.invoices import Owed
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.records import Action, Person
    from kamdesk.ui.desk import Desk

CODES: Final = ("S0", "S1", "S2", "S3", "S4", "S5")


class InvoicePanel(Panel):
    """One open invoice. The step that is due has a button; so has a payment."""

    def __init__(self, desk: Desk, account_id: str) -> None:
        super().__init__(_(Invoice.LABEL))
        self.desk, self.account_id = desk, account_id
        self._dossier: Dossier | None = None
        self._owed: Owed | None = None
        self._step = ""
        self.due = self.add_note("")
        self.balance = WhyButton(desk)
        self.add_right(self.balance)
        self.state = PlainLabel("", wrap=True)
        self.steps = StepRow([])
        self.steps.activated.connect(self._walk)
        self.tags = FlowLayout()
        self.step_button = Button("", "inline", icon="check")
        self.step_button.clicked.connect(self.take)
        self.pay_button = Button(_("Note a payment"), "inline", icon="coin")
        self.pay_button.clicked.connect(self.pay)
        edit = Button(_("Edit"), "inline", icon="pencil")
        edit.clicked.connect(self._open)
        self.body.addWidget(self.state)
        self.body.addLayout(self.tags)
        self.body.addWidget(self.steps)
        line = QHBoxLayout()
        for button in (self.step_button, self.pay_button, edit):
            line.addWidget(button)
        line.addStretch(1)
        self.body.addLayout(line)

    def show_invoice(self, dossier: Dossier, owed: Owed, *, result: Insight) -> None:
        """Show where an invoice stands."""
        self._dossier, self._owed = dossier, owed
        detail = result.detail
        self._step = str(detail.get("step") or "")
        invoice, today = owed.invoice, self.desk.today
        self.set_title(invoice.no or "")
        self.due.setText(_due(owed, detail.get("days"), day=day_words(invoice.due, today)))
        self.balance.show_result(_balance(owed), result, account=self.account_id)
        ours = askers(dossier, self._step or None, today=today)
        theirs = asked(dossier, self._step or None, today=today)
        names = _pair(dossier, ours, theirs=theirs)
        self.state.setText(_state(dossier, owed, result=result, names=names))
        self._show_tags(result)
        self._show_steps(dossier, invoice, result=result)
        waits = bool(self._step) and result.level == self._step and detail.get("done") is False
        self.step_button.setVisible(waits)
        self.step_button.set_text(_("{step} done today").format(step=self._step))

    def _show_tags(self, result: Insight) -> None:
        clear_layout(self.tags)
        detail, level = result.detail, result.level or ""
        tags: list[Tag] = []
        if level in {"paused", "held"}:
            words = _("paused") if level == "paused" else _("held")
            tags.append(Tag.severity(words, "paused"))
        if level == self._step and self._step not in {"", "S0"} and detail.get("done") is False:
            words = _("{step} not done").format(step=self._step)
            tags.append(Tag.severity(words, "red"))
        missed = detail.get("missed")
        tags += [
            Tag.severity(_("{step} not done").format(step=code), "amber")
            for code in (missed if isinstance(missed, list) else [])
        ]
        needed = detail.get("name_needed")
        if isinstance(needed, list) and needed:
            tags.append(Tag(_("a name is missing"), "amber", icon="user-question"))
        for tag in tags:
            self.tags.addWidget(tag)

    def _show_steps(self, dossier: Dossier, invoice: Invoice, *, result: Insight) -> None:
        taken = steps_taken(dossier, invoice.id)
        self.steps.setVisible(bool(self._step) or bool(taken))
        self.steps.set_steps(
            [self._step_of(dossier, code, action=taken.get(code)) for code in CODES]
        )
        self.steps.setEnabled(result.level != "paid")

    def _step_of(self, dossier: Dossier, code: str, *, action: Action | None) -> Step:
        about = _(LABELS[code])
        if action is not None:
            who = (dossier.person(action.owner), dossier.person(action.counterpart))
            names = _pair(dossier, who[:1], theirs=who[1:])
            when = day_words(action.done, self.desk.today)
            return Step(code, names, when, "done", about=about)
        today = self.desk.today
        names = _pair(
            dossier,
            askers(dossier, code, today=today),
            theirs=asked(dossier, code, today=today),
        )
        current = code == self._step
        late = current and code != "S0"
        return Step(code, names, "", "current" if current else "open", late, about)

    def _walk(self, index: int) -> None:
        """Enter on a step: one that was taken is opened, one that is due or left out is noted."""
        if self._owed is None or self._dossier is None:
            return
        code = CODES[index]
        action = steps_taken(self._dossier, self._owed.invoice.id).get(code)
        if action is not None:
            RecordDialog(self.desk, action, account_id=self.account_id, parent=self.window()).open()
        elif code <= self._step:
            self._take(code)

    def take(self) -> None:
        """Note the step that is due as taken today, with the names the ladder proposes."""
        self._take(self._step)

    def _take(self, code: str) -> None:
        if self._owed is None or self._dossier is None or not code:
            return
        today, dossier = self.desk.today, self._dossier
        ours = next(iter(askers(dossier, code, today=today)), None)
        theirs = next(iter(asked(dossier, code, today=today)), None)
        asking = Asking(int(code[1:]), ours.id if ours else None, theirs.id if theirs else None)
        invoice = self._owed.invoice
        if self.desk.do(record_step, self.desk.book, invoice, asking=asking, day=today):
            words = _("{step} of {invoice} is noted.").format(step=code, invoice=invoice.no)
            self.desk.messages.told_undoable(words, self.desk.undo)

    def pay(self) -> None:
        """Ask for a payment."""
        if self._owed is not None:
            PaymentDialog(self.desk, self._owed, parent=self.window()).open()

    def _open(self) -> None:
        if self._owed is not None:
            RecordDialog(
                self.desk, self._owed.invoice, account_id=self.account_id, parent=self.window()
            ).open()


def _pair(
    dossier: Dossier, ours: tuple[Person | None, ...], *, theirs: tuple[Person | None, ...]
) -> str:
    """Who asks whom; a question mark where nobody is known."""
    sides = []
    for people in (ours, theirs):
        names = [title_of(person, dossier.shelf) for person in people if person is not None]
        sides.append(_(", ").join(names) or "?")
    return " → ".join(sides)


def _due(owed: Owed, days: object, *, day: str) -> str:
    if not isinstance(days, int):
        return _("no due date")
    if days > 0:
        late = ngettext("{n} day overdue", "{n} days overdue", days).format(n=days)
        return _("due {day} · {late}").format(day=day, late=late)
    return _("due {day}").format(day=day) if owed.invoice.due else ""


def _balance(owed: Owed) -> str:
    amount = owed.invoice.amount
    if amount is None or owed.balance is None:
        return _("amount not known")
    left = Money(round(owed.balance), amount.currency)
    if left.amount == amount.amount:
        return money_words(left)
    return _("{left} of {whole}").format(left=money_words(left), whole=money_words(amount))


def _state(dossier: Dossier, owed: Owed, *, result: Insight, names: str) -> str:
    """What to do now, or why nothing is to be done, in a sentence."""
    label = _(LABELS[result.level]) if result.level else _("No due date")
    if result.level in CODES:
        return _("{state}: {names}").format(state=label, names=names)
    if result.level == "paused" and owed.complaint is not None:
        what = title_of(owed.complaint, dossier.shelf)
        return f"{label} · {_(Complaint.LABEL)} {key_of(owed.complaint)}: {what}"
    until = result.detail.get("held_until")
    if result.level == "held" and until:
        return _("{state} until {day}").format(state=label, day=until)
    return label
