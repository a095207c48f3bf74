"""Write the answer to a gap: the question, and the fields that answer it, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.fact_reach import feeders, reach
from kamdesk.domain.insight.result import Row
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import RECORDS
from kamdesk.domain.standing import fact_defs, rubric
from kamdesk.i18n import _
from kamdesk.services.facts import mark_fact
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.forms.record_form import RecordForm
from kamdesk.ui.jump import jump
from kamdesk.ui.kit import PlainLabel, group_head
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.fact import Record
    from kamdesk.domain.gaps import Gap
    from kamdesk.domain.insight.missing import Missing
    from kamdesk.ui.desk import Desk

MOST = 6
"""Records shown to write on; a fact of twenty sites is answered on their own page."""


class AnswerDialog(Sheet):
    """The fields that answer a fact, with their states; or why nobody needs to be asked."""

    def __init__(
        self, desk: Desk, gap: Gap, *, account: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(gap.wording, parent)
        self.desk, self.gap, self.account = desk, gap, account
        self.forms: list[RecordForm] = []
        self._say()
        for record, names in answering(desk, gap, account=account)[:MOST]:
            self._add_form(record, names)
        self.body.addStretch(1)
        if gap.fact:
            self.na_button = self.add_button(_("Does not apply"))
            self.na_button.clicked.connect(lambda: self._mark("na"))
            self.refused_button = self.add_button(_("They will not say"))
            self.refused_button.clicked.connect(lambda: self._mark("refused"))
        self.close_button = self.add_button(_("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        self.fit()

    def _say(self) -> None:
        gap = self.gap
        name = gap.addressee_name or gap.whom
        if name:
            self.body.addWidget(PlainLabel(_("ask {name}").format(name=name), TextRole.NOTE))
        if gap.why:
            self.body.addWidget(PlainLabel(gap.why, TextRole.NOTE, wrap=True))
        if gap.listen_for:
            words = _("Listen for: {words}").format(words=gap.listen_for)
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))

    def _add_form(self, record: Record, names: list[str]) -> None:
        title = title_of(record, self.desk.dossier(self.account).shelf)
        self.body.addWidget(group_head(title, _(record.LABEL)))
        form = RecordForm(self.desk, type(record), account_id=self.account, names=names)
        form.load(record)
        form.evidence_wanted.connect(self._show_evidence)
        self.forms.append(form)
        self.body.addWidget(form)

    def _show_evidence(self, field: object) -> None:
        from kamdesk.ui.dialogs.evidence import EvidenceDialog
        from kamdesk.ui.forms.field import Field

        if isinstance(field, Field):
            EvidenceDialog(self.desk, field, account_id=self.account, parent=self).open()

    def _mark(self, mark: str) -> None:
        subject = self.desk.book.get(RECORDS[self.gap.entity], self.gap.id)
        if subject is not None:
            self.desk.do(
                mark_fact,
                self.desk.book,
                subject,
                fact_id=self.gap.fact,
                mark=mark,
                today=self.desk.today,
            )
        self.accept()


def answering(desk: Desk, gap: Gap, *, account: str) -> list[tuple[Record, list[str]]]:
    """The records that can answer a gap, each with the names of the fields that do."""
    dossier, kind = desk.dossier(account), RECORDS.get(gap.entity)
    subject = dossier.shelf.get(kind, gap.id) if kind else None
    if subject is None or not gap.fact:
        return []
    found: dict[str, tuple[Record, list[str]]] = {}
    for owner, item in feeders(gap.fact):
        for record in reach(dossier, subject, kind=owner, today=desk.today):
            found.setdefault(record.id, (record, []))[1].append(item.name)
    return list(found.values())


def answer_gap(desk: Desk, gap: Gap, *, account: str, parent: QWidget | None = None) -> None:
    """Let the answer be written: its fields in a dialog, or the page where such things stand."""
    if answering(desk, gap, account=account):
        AnswerDialog(desk, gap, account=account, parent=parent).open()
        return
    if gap.question and not gap.fact:
        # A question of one's own has its answer on itself.
        jump(desk, Row("question", gap.question), account=account, parent=parent)
        return
    section = fact_defs()[gap.fact].section if gap.fact else ""
    tab = {"PP": "people", "CP": "rivals", "PJ": "projects"}.get(section, "background")
    selected = gap.id if gap.entity in {"person", "project"} else None
    _close_sheets(parent)
    desk.go("account", (account, tab, selected))


def answer_missing(
    desk: Desk, item: Missing, *, account: str, parent: QWidget | None = None
) -> None:
    """Give what a number wants: answer its question, make its assessment, or open its record."""
    if item.gap is not None:
        answer_gap(desk, item.gap, account=account, parent=parent)
    elif item.rubric:
        _assess(desk, item, account=account, parent=parent)
    elif item.row is not None:
        _close_sheets(parent)
        jump(desk, item.row, account=account)


def _assess(desk: Desk, item: Missing, *, account: str, parent: QWidget | None) -> None:
    from kamdesk.ui.dialogs.rubric import RubricDialog

    row = item.row or Row("account", account)
    subject = desk.book.get(RECORDS[row.entity], row.id)
    if subject is not None:
        RubricDialog(
            desk, rubric(item.rubric), subject=subject, account_id=account, parent=parent
        ).open()


def _close_sheets(parent: QWidget | None) -> None:
    while isinstance(parent, Sheet):
        above = parent.parentWidget()
        parent.accept()
        parent = above
