"""What the panels of the overview share: every number leads to its why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.i18n import _
from kamdesk.ui.dialogs.why import show_why
from kamdesk.ui.kit import Line, Panel, PlainLabel, tip
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.ui.desk import Desk


SPACING = 0
"""Between the rows of the overview, in pixels: they bring room of their own, and all panels of a
usual account are to be seen without scrolling."""


class NumberPanel(Panel):
    """A panel about one formula. Its title explains the number, if ``leads`` does not say else."""

    def __init__(self, desk: Desk, title: str, *, leads: bool = False) -> None:
        super().__init__(title, link=True)
        self.desk = desk
        self.account = ""
        self.insight: Insight | None = None
        self.body.setSpacing(SPACING)
        if not leads:
            self.title.setToolTip(tip(_("Why this number?")))
            self.opened.connect(self.explain)

    def begin(self, dossier: Dossier, insight: Insight) -> None:
        """Empty the panel for an account and the insight that the title explains."""
        self.clear()
        self.clear_right()
        self.account, self.insight = dossier.account.id, insight

    def explain(self, insight: object = None) -> None:
        """Say why the number of the panel, or another one, is what it is."""
        from kamdesk.domain.insight.result import Insight

        found = insight if isinstance(insight, Insight) else self.insight
        if found is not None:
            show_why(self.desk, found, account=self.account, parent=self)

    def why_line(self, name: str, insight: Insight, *, hint: str = "") -> Line:
        """A row that explains an insight when it is picked; it is added to the panel."""
        line = Line(name, hint=hint or _("Why this number?"))
        line.picked.connect(lambda: self.explain(insight))
        self.body.addWidget(line)
        return line

    def say(self, words: str, *, wrap: bool = True) -> QWidget:
        """A note below what stands there."""
        note = PlainLabel(words, TextRole.NOTE, wrap=wrap)
        self.body.addWidget(note)
        return note
