"""Overview, middle column: the people map in small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kamdesk.i18n import _
from kamdesk.ui.charts import PeopleMap, map_legend
from kamdesk.ui.kit import Button, EmptyState, Panel
from kamdesk.ui.people_picture import picture_of

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.ui.desk import Desk


HIGH = 232
"""What the map asks for, in pixels; it takes what is left, and boxes give way a little."""


class MiniMap(PeopleMap):
    """The map as the overview shows it: it never makes the page scroll."""

    def sizeHint(self) -> QSize:
        """Override."""
        hint = super().sizeHint()
        return QSize(hint.width(), min(hint.height(), HIGH))

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(0, HIGH)


class MapPanel(Panel):
    """The people in small; the panel's title leads to them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("People map"), link=True)
        self.desk = desk
        self.map = MiniMap(mini=True)
        self._empty = EmptyState(
            _("No people yet"),
            _("Begin with three: who uses it, who buys it, who signs."),
            icon="users",
            buttons=[self._add_button()],
        )
        self._legend = map_legend()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.map, 1)
        column.addWidget(self._legend)
        column.addWidget(self._empty)
        self.body.addWidget(inner, 1)

    def _add_button(self) -> Button:
        button = Button(_("Add people"), "primary", icon="plus")
        button.clicked.connect(lambda: self.opened.emit())
        return button

    def show_dossier(self, dossier: Dossier) -> None:
        """Show who is there."""
        picture = picture_of(dossier, self.desk.today)
        there = bool(dossier.people(self.desk.today))
        self.map.set_picture(picture)
        self.map.setVisible(there)
        self._legend.setVisible(there)
        self._empty.setVisible(not there)
