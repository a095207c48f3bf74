"""All findings of an account: how grave, what, what set it off, the click, and putting it aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.findings.judge import all_findings
from kamdesk.domain.findings.naming import span
from kamdesk.domain.findings.table import RULES
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import RECORDS
from kamdesk.domain.scales import scale
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _, ngettext
from kamdesk.services.findings import bring_back, put_aside
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.dialogs.row_links import RowLinks
from kamdesk.ui.jump import jump
from kamdesk.ui.kit import (
    Button,
    DateEditor,
    FieldRow,
    PlainLabel,
    SeverityIcon,
    TextEditor,
    align_labels,
    clear_layout,
    group_head,
    hairline,
    tip,
)
from kamdesk.ui.remedies import carry_out, way_of
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import money_words

if TYPE_CHECKING:
    from kamdesk.domain.findings.finding import Finding
    from kamdesk.domain.insight.result import Row
    from kamdesk.domain.records import FindingMark
    from kamdesk.services.findings import Puttable
    from kamdesk.ui.desk import Desk

BUTTON = 132
"""Width of the buttons, so that they stand in line."""


class FindingLine(QFrame):
    """One finding with its buttons and the rows behind it.

    Signals: ``treated()``, ``aside_wanted()``, ``back_wanted()``, ``picked(row)``.
    """

    treated = Signal()
    aside_wanted = Signal()
    back_wanted = Signal()
    picked = Signal(object)

    def __init__(self, desk: Desk, finding: Finding) -> None:
        super().__init__()
        self.desk, self.finding = desk, finding
        rule = RULES[finding.rule]
        grave = scale("FINDING").label(finding.severity)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(10)
        sign = QVBoxLayout()
        sign.addWidget(SeverityIcon(finding.severity, grave))
        sign.addStretch(1)
        row.addLayout(sign)
        column = QVBoxLayout()
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        title = PlainLabel(_(rule.title), TextRole.SUBJECT)
        title.setToolTip(tip(f"{_(rule.title)} ({finding.rule})"))
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(PlainLabel(_figure(finding), TextRole.NOTE, fixed=True))
        column.addLayout(head)
        column.addWidget(PlainLabel(finding.words, wrap=True))
        if finding.aside is not None:
            words = aside_words(finding.aside)
            column.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
        self.links = RowLinks(self._named())
        self.links.picked.connect(self.picked)
        column.addWidget(self.links)
        row.addLayout(column, 1)
        row.addLayout(self._buttons())

    def _buttons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        if self.finding.aside is not None:
            self.back = Button(_("Bring back"), "inline", icon="arrow-back-up")
            self.back.clicked.connect(lambda: self.back_wanted.emit())
            column.addWidget(self.back)
        else:
            way = way_of(self.finding.remedy)
            self.treat = Button(_(way.label), "inline", icon=way.icon)
            self.treat.setAccessibleName(f"{_(way.label)}: {self.finding.words}")
            self.treat.clicked.connect(lambda: self.treated.emit())
            self.put = Button(_("Put aside"), "inline", icon="eye-off")
            self.put.setAccessibleName(_("Put aside: {words}").format(words=self.finding.words))
            self.put.clicked.connect(lambda: self.aside_wanted.emit())
            column.addWidget(self.treat)
            column.addWidget(self.put)
        for index in range(column.count()):
            item = column.itemAt(index)
            button = item.widget() if item else None
            if button is not None:
                button.setMinimumWidth(BUTTON)
        column.addStretch(1)
        return column

    def _named(self) -> list[tuple[str, Row]]:
        """The rows by name, each name once; the account itself is on the page already."""
        shelf = self.desk.dossier(self.finding.account).shelf
        found: dict[str, Row] = {}
        for row in self.finding.rows:
            record = shelf.get(RECORDS[row.entity], row.id)
            if record is not None and row.entity != "account":
                found.setdefault(title_of(record, shelf), row)
        return list(found.items())


def _figure(finding: Finding) -> str:
    days = span(finding.days) if finding.days else ""
    return " · ".join(part for part in (days, money_words(finding.amount)) if part)


def aside_words(mark: FindingMark) -> str:
    """Why something is put aside, and until when."""
    if mark.until is None:
        return _("Put aside: {reason} · until its data change").format(reason=mark.reason)
    return _("Put aside: {reason} · until {day}").format(
        reason=mark.reason, day=mark.until.isoformat()
    )


class FindingsDialog(Sheet):
    """The findings of an account, the gravest first; those put aside in a folded group."""

    def __init__(self, desk: Desk, account_id: str, *, parent: QWidget | None = None) -> None:
        dossier = desk.dossier(account_id)
        name = title_of(dossier.organisation, dossier.shelf)
        super().__init__(_("All findings · {name}").format(name=name), parent, width=760)
        self.desk, self.account_id = desk, account_id
        self.lines: list[FindingLine] = []
        self._unfolded = False
        self.close_button = self.add_button(_("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        self._fill()
        desk.bus.changed.connect(self._on_changed)
        self.fit(780)

    def _on_changed(self, _changes: object, _initiator: object) -> None:
        if self.desk.has_account(self.account_id):
            self._fill()

    def _fill(self) -> None:
        clear_layout(self.body)
        self.lines = []
        # FND-47 measures against all accounts: it is here once they have been read.
        yard = self.desk.portfolio.yardstick
        dossier = self.desk.dossier(self.account_id)
        found = all_findings(dossier, self.desk.today, portfolio=yard)
        open_ = [item for item in found if item.aside is None]
        aside = [item for item in found if item.aside is not None]
        labels = scale("FINDING")
        for severity in labels.codes:
            group = [item for item in open_ if item.severity == severity]
            if group:
                self.body.addWidget(group_head(labels.label(severity), str(len(group))))
                self._add(group)
        if not open_:
            words = _("No rule finds anything wrong here today.")
            self.body.addWidget(PlainLabel(words, TextRole.NOTE))
        if aside:
            self._add_aside(aside)
        self.body.addStretch(1)

    def _add_aside(self, aside: list[Finding]) -> None:
        count = len(aside)
        words = ngettext("{n} put aside", "{n} put aside", count).format(n=count)
        icon = "chevron-down" if self._unfolded else "chevron-right"
        self.fold = Button(words, "link", icon=icon)
        self.fold.clicked.connect(self._toggle)
        self.body.addWidget(self.fold)
        if self._unfolded:
            self._add(aside)

    def _toggle(self) -> None:
        self._unfolded = not self._unfolded
        self._fill()
        self.fold.setFocus()

    def _add(self, group: list[Finding]) -> None:
        for number, item in enumerate(group):
            if number:
                self.body.addWidget(hairline())
            line = FindingLine(self.desk, item)
            line.treated.connect(lambda i=item: self._treat(i))
            line.aside_wanted.connect(lambda i=item: self._put(i))
            line.back_wanted.connect(lambda i=item: self._back(i))
            line.picked.connect(self._jump)
            self.lines.append(line)
            self.body.addWidget(line)

    def _treat(self, item: Finding) -> None:
        """Leave the list and deal with it: the page behind shows what comes of it."""
        window = self.parentWidget()
        self.accept()
        carry_out(self.desk, item, parent=window)

    def _put(self, item: Finding) -> None:
        AsideDialog(self.desk, item, parent=self).open()

    def _back(self, item: Finding) -> None:
        self.desk.do(bring_back, self.desk.book, item)

    def _jump(self, row: Row) -> None:
        window = self.parentWidget()
        self.accept()
        jump(self.desk, row, account=self.account_id, parent=window)


class AsideDialog(Sheet):
    """Why a finding or a line of Today is put aside, and until when."""

    def __init__(self, desk: Desk, finding: Puttable, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Put aside"), parent, width=480)
        self.desk, self.finding = desk, finding
        self.body.addWidget(PlainLabel(finding.words, wrap=True))
        self.reason = TextEditor()
        self.until = DateEditor(year=desk.today.year)
        self.reason_row = FieldRow(_("Reason"), self.reason, required=True)
        self.until_row = FieldRow(
            _("Until"), self.until, help=_("Left empty: until the data behind it change.")
        )
        align_labels([self.reason_row, self.until_row])
        self.body.addWidget(self.reason_row)
        self.body.addWidget(self.until_row)
        self.body.addStretch(1)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.put_button = self.add_button(_("Put aside"), "primary")
        self.put_button.setDefault(True)
        self.put_button.clicked.connect(self.put)
        self.fit()
        self.reason.setFocus()

    def put(self) -> None:
        """Put it aside, or say at its field what is missing."""
        self.reason.commit()
        self.until.commit()
        if self.until.problem():
            self.until.setFocus()
            return
        until = self.until.value()
        wrong = self.until_row if until and until <= self.desk.today else self.reason_row
        for row in (self.reason_row, self.until_row):
            row.set_error("")
        try:
            self.desk.write(
                put_aside,
                self.desk.book,
                self.finding,
                reason=self.reason.value() or "",
                today=self.desk.today,
                until=until,
            )
        except KamdeskError as error:
            wrong.set_error(str(error))
            return
        self.accept()
        self.desk.messages.told_undoable(_("Put aside; it comes back by itself."), self.desk.undo)


def show_findings(desk: Desk, account_id: str, *, parent: QWidget | None = None) -> FindingsDialog:
    """Show all findings of an account above the window; does not wait."""
    dialog = FindingsDialog(desk, account_id, parent=parent.window() if parent else None)
    dialog.open()
    return dialog
