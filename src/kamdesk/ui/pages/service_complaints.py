"""Complaints with a running clock: what was due when, how late it is, one click a step (F-16)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from kamdesk.domain.complaint_clock import clock
from kamdesk.domain.fact import fact_of, key_of
from kamdesk.domain.insight.complaints import complaint_times, complaints, is_open
from kamdesk.domain.naming import shown, title_of
from kamdesk.domain.records import Complaint, Invoice, Person, ProductLine
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import checklist
from kamdesk.i18n import N_, _, ngettext
from kamdesk.services.complaints import STEPS, Moment, take_step
from kamdesk.ui.dialogs.record import NewRecordDialog, RecordDialog
from kamdesk.ui.forms.record_form import RecordForm
from kamdesk.ui.kit import Button, EmptyState, Panel, PlainLabel, SeverityIcon, Tag, clear_layout
from kamdesk.ui.pages.offered_lists import OfferedLists
from kamdesk.ui.pages.record_list import RecordList
from kamdesk.ui.pages.service_kit import Section, WhyButton, hours_words, now_of
from kamdesk.ui.theme import Size, TextRole
from kamdesk.ui.wording import day_words

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QHideEvent, QShowEvent

    from kamdesk.domain.complaint_clock import Deadline
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.ui.desk import Desk

CHECKS: Final = "CK-CMP"
MINUTE: Final = 60_000
"""How often the clock is read, in ms."""
FIELDS: Final = ("tags", "passed_to", "who_knows", "blocks", "root_cause", "compensation")
"""What is written beside the clock; the rest stands in the dialog of the complaint."""
VERBS: Final = {
    "first_answer": N_("Answered now"),
    "passed_on": N_("Passed on now"),
    "on_site": N_("On site now"),
    "contained": N_("Contained today"),
    "fixed": N_("Fixed today"),
    "closed": N_("Close the case"),
}
"""The words of the one click that notes a step, as msgids."""
TONES: Final = {"kept": "green", "missed": "amber", "running": "info", "overdue": "red"}
SEVERITIES: Final = {"critical": "red", "major": "amber"}


class ComplaintPanel(Panel):
    """One open complaint: its clock on the left, who and what on the right."""

    def __init__(self, desk: Desk, account_id: str) -> None:
        super().__init__(_(Complaint.LABEL))
        self.desk, self.account_id = desk, account_id
        self.complaint: Complaint | None = None
        self.severity = Tag()
        self.state = WhyButton(desk)
        edit = Button(_("Edit"), "inline", icon="pencil")
        edit.clicked.connect(self._open)
        self.check_button = Button(checklist(CHECKS).name.here, "inline", icon="list-check")
        self.check_button.clicked.connect(self._check)
        for part in (self.severity, self.state, self.check_button, edit):
            self.add_right(part)
        self.about = PlainLabel("", TextRole.NOTE)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(2, 1)
        self.rows = {step: _ClockRow(self, step) for step in STEPS}
        self.form = RecordForm(desk, Complaint, account_id=account_id, names=FIELDS)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.about)
        left.addLayout(self.grid)
        self.lists = OfferedLists(desk, account_id=account_id)
        left.addWidget(self.lists)
        left.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(Size.PAGE)
        line.addLayout(left, 1)
        line.addWidget(self.form, 1)
        self.body.addLayout(line)

    def show_complaint(self, dossier: Dossier, complaint: Complaint, *, result: Insight) -> None:
        """Show a complaint with its times."""
        self.complaint = complaint
        self.set_title(title_of(complaint, dossier.shelf))
        words = scale("SEVERITY").label(complaint.severity or "") or _("severity not known")
        self.severity.show_mark(Tag(words, SEVERITIES.get(complaint.severity or "", "plain")).mark)
        self.state.show_result(_state(result), result, account=self.account_id)
        self.about.setText(_about(dossier, complaint, today=self.desk.today))
        self.lists.show_record(dossier, complaint)
        self.form.load(complaint)
        self.tick()

    def tick(self) -> None:
        """Read the clock again."""
        if self.complaint is None:
            return
        found = {item.step: item for item in clock(self.complaint, now_of(self.desk))}
        for step, row in self.rows.items():
            row.show_deadline(found.get(step), self.complaint)

    def take(self, step: str) -> None:
        """Note a step as taken now."""
        if self.complaint is not None:
            moment = Moment(now_of(self.desk))
            self.desk.do(take_step, self.desk.book, self.complaint, step=step, moment=moment)

    def _check(self) -> None:
        """Open the list of what handling a complaint takes."""
        from kamdesk.ui.dialogs.checklist import ChecklistDialog

        if self.complaint is not None:
            ChecklistDialog(
                self.desk,
                CHECKS,
                subject=self.complaint,
                account_id=self.account_id,
                parent=self.window(),
            ).open()

    def _open(self) -> None:
        if self.complaint is not None:
            dialog = RecordDialog(
                self.desk, self.complaint, account_id=self.account_id, parent=self.window()
            )
            dialog.open()


class _ClockRow:
    """One line of the clock: sign, step, how long, and the click that ends it."""

    def __init__(self, panel: ComplaintPanel, step: str) -> None:
        self.step = step
        self.sign = SeverityIcon("info", "")
        self.words = PlainLabel("")
        self.button = Button(_(VERBS[step]), "inline", icon="check")
        self.button.clicked.connect(lambda _on=False: panel.take(step))
        line = panel.grid.rowCount()
        name = PlainLabel(fact_of(Complaint, step).words, TextRole.SUBJECT, fixed=True)
        for column, part in enumerate((self.sign, name, self.words, self.button)):
            panel.grid.addWidget(part, line, column)
        panel.grid.setRowMinimumHeight(line, Size.PANEL_HEAD - 4)

    def show_deadline(self, item: Deadline | None, complaint: Complaint) -> None:
        """Show how a step stands."""
        done = getattr(complaint, self.step)
        words = _deadline(item, shown(fact_of(Complaint, self.step), done))
        self.words.setText(words)
        tone = TONES.get(item.state) if item is not None else None
        self.sign.set_tone(tone or "info", words)
        self.sign.setVisible(tone is not None)
        self.button.setVisible(done is None)


def _deadline(item: Deadline | None, done: str) -> str:
    """How a step stands, in words; ``done`` says when it was taken."""
    if item is None:
        return _("no clock without the day it was opened")
    if item.state == "free":
        return _("no limit")
    limit, used = hours_words(item.target or 0.0), hours_words(item.used or 0.0)
    if item.state == "running":
        return _("{left} left of {limit}").format(left=hours_words(item.left or 0.0), limit=limit)
    if item.state == "overdue":
        over = hours_words(item.left or 0.0)
        return _("{over} over the limit of {limit}").format(over=over, limit=limit)
    if item.target is None:
        return _("{day}, after {used}").format(day=done, used=used)
    return _("{day}, after {used}, limit {limit}").format(day=done, used=used, limit=limit)


def _state(result: Insight) -> str:
    """How a complaint stands as a whole, as F-16 reckons it."""
    late, left = result.detail.get("late"), result.detail.get("left")
    if isinstance(late, int) and late:
        return ngettext("{n} day late", "{n} days late", late).format(n=late)
    if isinstance(left, int):
        return ngettext("{n} day left", "{n} days left", left).format(n=left)
    return _("no limit known")


def _about(dossier: Dossier, complaint: Complaint, *, today: dt.date) -> str:
    """Line, day, quantity and what it blocks, in one line."""
    shelf = dossier.shelf
    line = shelf.get(ProductLine, complaint.product_line)
    blocked = shelf.get(Invoice, complaint.blocks)
    whom = shelf.get(Person, complaint.passed_to)
    opened = complaint.opened.date() if complaint.opened else None
    allowed: dict[bool | None, str] = {
        True: _("within the allowance"),
        False: _("beyond the allowance"),
    }
    parts = (
        (line.name or "") if line else "",
        _("opened {day}").format(day=day_words(opened, today)) if opened else "",
        _("quantity {n}").format(n=f"{complaint.quantity:g}") if complaint.quantity else "",
        allowed.get(complaint.within_allowance, ""),
        _("blocks invoice {no}").format(no=blocked.no) if blocked else "",
        _("with {name}").format(name=title_of(whom, shelf)) if whom else "",
    )
    return " · ".join(part for part in parts if part)


class ComplaintsSection(Section):
    """All complaints: the open ones with their clock, then the list of all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.panels: dict[str, ComplaintPanel] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(MINUTE)
        self._timer.timeout.connect(self._tick)

    def build(self) -> None:
        """Override."""
        clear_layout(self.page.body)
        self.panels.clear()
        self.add_button = Button(_("New complaint"), "primary", icon="plus")
        self.add_button.clicked.connect(self.add)
        self.count = PlainLabel("", TextRole.NOTE)
        head = QHBoxLayout()
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.add_button)
        self.none = EmptyState(
            _("No complaint is open"),
            _("Note the next one while they tell it: its clock runs from then."),
            icon="message-report",
        )
        self.places = QVBoxLayout()
        self.places.setSpacing(Size.GAP)
        self.list = RecordList(self.desk, Complaint, account_id=self.account_id)
        self.page.body.addLayout(head)
        self.page.body.addWidget(self.none)
        self.page.body.addLayout(self.places)
        self.page.body.addWidget(self.list)
        self.page.body.addStretch(1)

    def load(self, dossier: Dossier) -> None:
        """Override: open complaints first, the latest against its limit on top."""
        today = self.desk.today
        result = complaint_times(dossier, today)
        found = [item for item in complaints(dossier, today) if is_open(item, today)]
        found.sort(key=lambda item: -(result.items[key_of(item)].value or 0.0))
        if [item.id for item in found] != list(self.panels):
            clear_layout(self.places)
            self.panels = {item.id: ComplaintPanel(self.desk, self.account_id) for item in found}
            for panel in self.panels.values():
                self.places.addWidget(panel)
        for item in found:
            self.panels[item.id].show_complaint(dossier, item, result=result.items[key_of(item)])
        whole = len(dossier.shelf.where(Complaint, "account", value=self.account_id))
        words = ngettext("{n} open of {whole}", "{n} open of {whole}", len(found))
        self.count.setText(words.format(n=len(found), whole=whole))
        self.none.setVisible(not found)
        self.list.setVisible(bool(whole))
        self.list.reload()

    def add(self) -> None:
        """Ask for a new complaint; its clock begins now."""
        dialog = NewRecordDialog(
            self.desk,
            Complaint,
            account_id=self.account_id,
            given={"account": self.account_id},
            names=("what", "opened", "severity", "product_line", "quantity", "within_allowance"),
            parent=self.window(),
        )
        dialog.form.set_value("opened", now_of(self.desk))
        dialog.open()

    def _tick(self) -> None:
        for panel in self.panels.values():
            panel.tick()

    def showEvent(self, event: QShowEvent) -> None:
        """Override: the clock runs while somebody looks."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Override."""
        super().hideEvent(event)
        self._timer.stop()
