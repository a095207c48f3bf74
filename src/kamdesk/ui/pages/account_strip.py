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

from kamdesk.domain.findings.judge import all_findings
from kamdesk.domain.findings.table import RULES
from kamdesk.domain.naming import title_of
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.services.briefs import next_visit
from kamdesk.ui.kit import (
    Button,
    IconButton,
    PlainLabel,
    SeverityIcon,
    TierTag,
    clear_layout,
    tip,
    upright_line,
)
from kamdesk.ui.theme import Size, TextRole
from kamdesk.ui.wording import tier_letter

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.findings.finding import Finding
    from kamdesk.ui.desk import Desk

NARROW = 1200
"""Below this width of the strip the name and one column of findings take all the room: the next
visit is told by the tool tip of the button that prints its brief, and by the overview."""
SHARE_OF_NAME = 0.24
MOST = 4
"""Findings that fit into two columns of two lines; the link beside them opens all."""


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
        self.all_button = Button("", "link", hint="Ctrl+Shift+F")
        self.all_button.setShortcut("Ctrl+Shift+F")
        self.visit_head = PlainLabel(_("Next visit"), TextRole.NOTE)
        self.visit_line = upright_line()
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
        self._every: tuple[Finding, ...] = ()
        self._narrow = False
        self._build()
        self.brief_button.clicked.connect(self._brief)
        self.all_button.clicked.connect(self.show_all)

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
        right.addWidget(self.visit_head)
        right.addWidget(self.visit)
        row = QHBoxLayout(self)
        row.setContentsMargins(Size.PAGE, 8, Size.PAGE, 8)
        row.setSpacing(16)
        row.addLayout(left, 3)
        row.addWidget(upright_line())
        row.addLayout(self.alarms, 5)
        row.addWidget(self.all_button)
        row.addWidget(self.visit_line)
        row.addLayout(right, 2)
        row.addWidget(self.papers_button)
        row.addWidget(self.brief_button)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show how an account stands today."""
        account = dossier.account
        self._account = account.id
        self.name.setText(title_of(dossier.organisation, dossier.shelf))
        self._give_room()
        self.note.setText(self._note(dossier))
        clear_layout(self.tier)
        if account.tier:
            words = scale("TIER").label(account.tier)
            self.tier.addWidget(TierTag(account.tier, tier_letter(account.tier), words=words))
        # FND-47 measures against all accounts: it is here once they have been read.
        yard = self.desk.portfolio.yardstick
        self._show_findings(all_findings(dossier, self.desk.today, portfolio=yard))
        visit = next_visit(dossier, self.desk.today)
        self._visit = visit.id if visit else None
        self.visit.setText(self._visit_words(dossier))
        self.brief_button.setToolTip(tip(f"{_('Next visit')} {self.visit.text()} (Ctrl+B)"))

    def _note(self, dossier: Dossier) -> str:
        account = dossier.account
        owner = dossier.person(account.owner)
        parts = [
            scale("LIFECYCLE").label(account.lifecycle) if account.lifecycle else "",
            scale("KA_CATEGORY").label(account.ka_category) if account.ka_category else "",
            title_of(owner, dossier.shelf) if owner else "",
        ]
        return " · ".join(part for part in parts if part)

    def _show_findings(self, every: tuple[Finding, ...]) -> None:
        """The gravest few in words, and how many there are."""
        self._every, self._narrow = every, self.width() < NARROW
        for widget in (self.visit_head, self.visit_line, self.visit):
            widget.setVisible(not self._narrow)
        clear_layout(self.alarms)
        found = [item for item in every if item.aside is None]
        shown = found[: MOST // 2 if self._narrow else MOST]
        self.alarms.setColumnStretch(0, 1)
        self.alarms.setColumnStretch(1, 1 if len(shown) > MOST // 2 else 0)
        for number, item in enumerate(shown):
            title = _(RULES[item.rule].title)
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(SeverityIcon(item.severity, scale("FINDING").label(item.severity)))
            row.addWidget(PlainLabel(title, TextRole.SUBJECT, fixed=True))
            words = PlainLabel(item.words)
            words.setToolTip(tip(item.words))
            row.addWidget(words, 1)
            self.alarms.addWidget(line, number % 2, number // 2)
        if not found:
            self.alarms.addWidget(PlainLabel(_("No findings today"), TextRole.NOTE), 0, 0)
        self.all_button.set_text(_counted(found))
        self.all_button.setVisible(bool(every))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: a narrow window has room for one column."""
        super().resizeEvent(event)
        self._give_room()
        if self._narrow != (self.width() < NARROW):
            self._show_findings(self._every)

    def _give_room(self) -> None:
        """The name is read before all else: up to a share of the strip it is never cut."""
        wide = self.name.sizeHint().width()
        self.name.setMinimumWidth(min(wide, round(self.width() * SHARE_OF_NAME)))

    def show_all(self) -> None:
        """Open the list of all findings."""
        from kamdesk.ui.dialogs.findings import show_findings

        show_findings(self.desk, self._account, parent=self)

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


def _counted(found: list[Finding]) -> str:
    """How many are red, how many amber."""
    red = sum(item.severity == "red" for item in found)
    amber = sum(item.severity == "amber" for item in found)
    return " · ".join(
        (
            ngettext("{n} red", "{n} red", red).format(n=red),
            ngettext("{n} amber", "{n} amber", amber).format(n=amber),
        )
    )
