"""What the panels of the relationship tab share: whose account, a measured bar, the form."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kamdesk.domain.insight.live import TONES
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import rubric
from kamdesk.i18n import _
from kamdesk.ui.kit import Bar, Button, Panel, Tag
from kamdesk.ui.pages.service_kit import WhyButton

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.result import Insight
    from kamdesk.ui.desk import Desk

BANDS = (40, 60, 80)


class RelationPanel(Panel):
    """A panel about one account; ``refresh`` shows it as it stands."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(title)
        self.desk = desk
        self.account_id = ""

    @property
    def dossier(self) -> Dossier:
        """All that is known of the account."""
        return self.desk.dossier(self.account_id)

    def show_account(self, account_id: str, dossier: Dossier) -> None:
        """Show an account."""
        self.account_id = account_id
        self.refresh(dossier)

    def refresh(self, dossier: Dossier) -> None:
        """Show what stands in a dossier. For each panel to write."""
        raise NotImplementedError

    def assess(self, code: str, subject: Record) -> None:
        """Open the form of a rubric on a subject."""
        open_form(self.desk, code, subject=subject, account_id=self.account_id, above=self)

    def assess_button(self, code: str, subject: Record, *, words: str = "") -> Button:
        """A button that opens the form."""
        button = Button(words or _("Assess"), "inline", icon="list-check")
        button.setAccessibleName(_("Assess: {rubric}").format(rubric=rubric(code).name.here))
        button.clicked.connect(lambda: self.assess(code, subject))
        return button


class Measured(QWidget):
    """A bar with its band; the figure opens why it is so."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.bar = Bar(bounds=BANDS)
        self.figure = WhyButton(desk)
        self.band = Tag()
        row.addWidget(self.bar, 1)
        row.addWidget(self.figure)
        row.addWidget(self.band)

    def show_result(self, result: Insight, *, account: str, words: str = "") -> None:
        """Show a result of 0 to 100; ``words`` instead of its band."""
        self.bar.set_value(result.value, coverage=result.coverage)
        figure = "—" if result.value is None else f"{result.value:.0f}"
        self.bar.setAccessibleName(_("{points} of 100").format(points=figure))
        self.figure.show_result(figure, result, account=account)
        tone = TONES.get(result.level or "", "plain")
        text = words or (scale("BAND").label(result.level) if result.level else "")
        self.band.setVisible(bool(text))
        severe = tone in {"red", "amber", "green"}
        self.band.show_mark((Tag.severity(text, tone) if severe else Tag(text, tone)).mark)


def open_form(desk: Desk, code: str, *, subject: Record, account_id: str, above: QWidget) -> None:
    """The form of a rubric: nine questions and a decision for attitudes, else items to score."""
    if code == "R-KDM":
        made = import_module("kamdesk.ui.dialogs.attitude")
        made.AttitudeDialog(desk, subject, account_id=account_id, parent=above.window()).open()
        return
    made = import_module("kamdesk.ui.dialogs.rubric")
    made.RubricDialog(
        desk, rubric(code), subject=subject, account_id=account_id, parent=above.window()
    ).open()
