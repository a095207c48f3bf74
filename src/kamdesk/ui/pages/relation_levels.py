"""The three levels of the relationship side by side, what to do next, stage and bond (F-02)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kamdesk.domain.hints import account_hints, criteria_hints
from kamdesk.domain.insight.live import TONES
from kamdesk.domain.insight.relationship import relationship
from kamdesk.domain.insight.stages import bond_test, exit_tests
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.ui.kit import Panel, PlainLabel, SeverityIcon, Tag, group_head, with_words
from kamdesk.ui.pages.hint_lines import HintLines
from kamdesk.ui.pages.relation_extensive import ExtensivePanel
from kamdesk.ui.pages.relation_org import OrganisationPanel
from kamdesk.ui.pages.relation_people import PeoplePanel
from kamdesk.ui.pages.service_kit import Section, WhyButton
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.stages import Check
    from kamdesk.ui.desk import Desk

NARROW = 1100
"""Below this width the panels stand in two columns."""


class LevelsSection(Section):
    """Organisation, key persons, departments; below them stage, bond and hints."""

    def build(self) -> None:
        """Make the panels once; they serve every account."""
        if hasattr(self, "org"):
            return
        self.total = WhyButton(self.desk)
        self.band = Tag()
        self.org = OrganisationPanel(self.desk)
        self.people = PeoplePanel(self.desk)
        self.extensive = ExtensivePanel(self.desk)
        self.stage = StagePanel()
        self.hints = Panel(_("What usually helps here"))
        self.lines = HintLines()
        self.no_hints = PlainLabel(
            _("Say stage, bond level and attitudes, and hints that fit appear here."),
            TextRole.NOTE,
            wrap=True,
        )
        self.hints.body.addWidget(self.lines)
        self.hints.body.addWidget(self.no_hints)
        self.hints.body.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(_("Relationship in total"), TextRole.SUBJECT, fixed=True))
        head.addWidget(self.total)
        head.addWidget(self.band)
        head.addStretch(1)
        self.page.body.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setSpacing(Size.GAP)
        self.page.body.addLayout(self._grid)
        self.page.body.addStretch(1)
        self._lay(narrow=False)

    def _lay(self, *, narrow: bool) -> None:
        self._narrow = narrow
        panels = (self.org, self.people, self.extensive, self.stage, self.hints)
        wide = ((0, 0, 1), (0, 1, 1), (0, 2, 1), (1, 0, 1), (1, 1, 2))
        small = ((0, 0, 1), (0, 1, 1), (1, 0, 2), (2, 0, 1), (2, 1, 1))
        for panel, (row, column, span) in zip(panels, small if narrow else wide, strict=True):
            self._grid.removeWidget(panel)
            self._grid.addWidget(panel, row, column, 1, span)
        for column in range(3):
            self._grid.setColumnStretch(column, 0 if narrow and column == 2 else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: a small window has room for two columns."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if hasattr(self, "org") and narrow != self._narrow:
            self._lay(narrow=narrow)

    def load(self, dossier: Dossier) -> None:
        """Reckon the levels for today."""
        self._lay(narrow=self.width() < NARROW)
        today = self.desk.today
        found = relationship(dossier, today)
        figure = "—" if found.value is None else f"{found.value:.0f}"
        share = _("{figure} · coverage {share:.0f} %").format(
            figure=figure, share=100 * found.coverage
        )
        self.total.show_result(share, found, account=self.account_id)
        words = scale("BAND").label(found.level) if found.level else _("not assessed")
        self.band.show_mark(Tag.severity(words, TONES.get(found.level or "", "amber")).mark)
        self.org.show_account(self.account_id, dossier)
        self.people.show_account(self.account_id, dossier)
        self.extensive.show_account(self.account_id, dossier)
        self.stage.show_dossier(dossier, self.desk)
        hints = (*account_hints(dossier, today), *criteria_hints(dossier, today))
        self.lines.show_hints(hints)
        self.no_hints.setVisible(not hints)


class StagePanel(Panel):
    """Stage and bond level as chosen by hand, and what the facts say to them."""

    def __init__(self) -> None:
        super().__init__(_("Stage and bond level"))

    def show_dossier(self, dossier: Dossier, desk: Desk) -> None:
        """Show exit tests and the consistency test."""
        self.clear()
        account, today = dossier.account, desk.today
        stage = scale("STAGE").label(account.stage) or _("not chosen")
        self.body.addWidget(
            group_head(_("Stage: {stage}").format(stage=stage), _ahead(account.stage))
        )
        for check in exit_tests(dossier, today):
            self.body.addWidget(_check_line(check))
        bond = bond_test(dossier, today)
        chosen = scale("BOND_LEVEL").label(bond.chosen) or _("not chosen")
        self.body.addWidget(group_head(_("Bond level: {level}").format(level=chosen)))
        for check in bond.checks:
            self.body.addWidget(_check_line(check))
        believable = scale("BOND_LEVEL").label(bond.believable)
        words = _("The facts speak for: {level}").format(level=believable)
        role = TextRole.AMBER if bond.consistent is False else TextRole.NOTE
        self.body.addWidget(PlainLabel(words, role, wrap=True))
        if bond.chosen is None or account.stage is None:
            words = _("Choose both on the tab Background.")
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
        self.body.addStretch(1)


def _ahead(stage: str | None) -> str:
    """What the tests are for: the next stage, or living the last one."""
    if stage == "strengthening":
        return _("lived if these hold")
    return _("ready for the next stage if these hold")


def _check_line(check: Check) -> QWidget:
    tone, words = ("green", _("met")) if check.met else ("todo", _("not met"))
    line = with_words(SeverityIcon(tone, words), check.label)
    line.setAccessibleName(f"{check.label}: {words}")
    return line
