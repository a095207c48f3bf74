"""The strip of an account: name, tier, what is wrong in words, next visit, the button Brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kamdesk.domain.naming import title_of
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.services.briefs import next_visit
from kamdesk.ui.alarms import Alarm, alarms_of
from kamdesk.ui.kit import (
    Button,
    IconButton,
    PlainLabel,
    SeverityIcon,
    TierTag,
    clear_layout,
    upright_line,
)
from kamdesk.ui.theme import Size, TextRole
from kamdesk.ui.wording import tier_letter

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.ui.desk import Desk

MOST = 4
"""Alarms that fit into two columns of two lines."""


class AccountStrip(QFrame):
    """Always on top of the account page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("strip")
        self.name = PlainLabel("", TextRole.NAME)
        self.note = PlainLabel("", TextRole.NOTE)
        self.tier = QHBoxLayout()
        self.alarms = QGridLayout()
        self.visit = PlainLabel("", TextRole.SUBJECT)
        self.brief_button = Button(_("Brief"), "primary", icon="file-text", hint="Ctrl+B")
        self.brief_button.setShortcut("Ctrl+B")
        self.papers_button = IconButton("printer", _("Papers"))
        self.papers_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.papers = QMenu(self.papers_button)
        self.papers_button.setMenu(self.papers)
        self.papers.aboutToShow.connect(self._fill_papers)
        self._account = ""
        self._visit: str | None = None
        self._build()
        self.brief_button.clicked.connect(self._brief)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name)
        head.addLayout(self.tier)
        head.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addLayout(head)
        left.addWidget(self.note)
        self.alarms.setHorizontalSpacing(16)
        self.alarms.setVerticalSpacing(2)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(PlainLabel(_("Next visit"), TextRole.NOTE))
        right.addWidget(self.visit)
        row = QHBoxLayout(self)
        row.setContentsMargins(Size.PAGE, 8, Size.PAGE, 8)
        row.setSpacing(16)
        row.addLayout(left, 3)
        row.addWidget(upright_line())
        row.addLayout(self.alarms, 5)
        row.addLayout(right, 2)
        row.addWidget(self.papers_button)
        row.addWidget(self.brief_button)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show how an account stands today."""
        account = dossier.account
        self._account = account.id
        self.name.setText(title_of(dossier.organisation, dossier.shelf))
        self.note.setText(self._note(dossier))
        clear_layout(self.tier)
        if account.tier:
            words = scale("TIER").label(account.tier)
            self.tier.addWidget(TierTag(account.tier, tier_letter(account.tier), words=words))
        self._show_alarms(alarms_of(dossier, self.desk.today)[:MOST])
        visit = next_visit(dossier, self.desk.today)
        self._visit = visit.id if visit else None
        self.visit.setText(self._visit_words(dossier))

    def _note(self, dossier: Dossier) -> str:
        account = dossier.account
        owner = dossier.person(account.owner)
        parts = [
            scale("LIFECYCLE").label(account.lifecycle) if account.lifecycle else "",
            scale("KA_CATEGORY").label(account.ka_category) if account.ka_category else "",
            title_of(owner, dossier.shelf) if owner else "",
        ]
        return " · ".join(part for part in parts if part)

    def _show_alarms(self, alarms: tuple[Alarm, ...]) -> None:
        clear_layout(self.alarms)
        for number, alarm in enumerate(alarms):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(SeverityIcon(alarm.tone, alarm.head))
            row.addWidget(PlainLabel(alarm.head, TextRole.SUBJECT, fixed=True))
            row.addWidget(PlainLabel(alarm.words), 1)
            self.alarms.addWidget(line, number % 2, number // 2)

    def _visit_words(self, dossier: Dossier) -> str:
        visit = next_visit(dossier, self.desk.today)
        if visit is None or visit.start is None:
            return _("none planned")
        theirs = {person.id for person in dossier.people(self.desk.today)}
        met = [person for person in dossier.attendants(visit.id) if person.id in theirs]
        names = _(", ").join(title_of(person, dossier.shelf) for person in met)
        return f"{visit.start.astimezone():%m-%d} {names}".strip()

    def _fill_papers(self) -> None:
        """The papers about this account; made when asked for, as the language may have changed."""
        from kamdesk.ui.papers import fill_papers

        self.papers.clear()
        fill_papers(self.papers, self.desk, window=self.window(), account=self._account)

    def _brief(self) -> None:
        self.desk.go("brief", (self._account, self._visit))
