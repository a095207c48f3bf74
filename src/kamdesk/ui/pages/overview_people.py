"""Overview, middle column: the people map in small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kamdesk.i18n import _, ngettext
from kamdesk.ui.charts import PeopleMap, map_legend
from kamdesk.ui.kit import Button, EmptyState, Panel, clear_layout
from kamdesk.ui.people_picture import picture_of

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.ui.desk import Desk


class MapPanel(Panel):
    """The people in small; the panel's title leads to them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("People map"), link=True)
        self.desk = desk
        self._more = self.add_note("")
        self.map = PeopleMap()
        self.map.left_out.connect(self._say_left_out)
        self._empty = EmptyState(
            _("No people yet"),
            _("Begin with three: who uses it, who buys it, who signs."),
            icon="users",
            buttons=[self._add_button()],
        )
        self._legend = QVBoxLayout()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.map, 1)
        column.addLayout(self._legend)
        column.addWidget(self._empty)
        self.body.addWidget(inner, 1)

    def _add_button(self) -> Button:
        button = Button(_("Add people"), "primary", icon="plus")
        button.clicked.connect(lambda: self.opened.emit())
        return button

    def _say_left_out(self, count: int) -> None:
        words = ngettext("and {n} more person", "and {n} more people", count).format(n=count)
        self._more.setText(words if count else "")

    def show_dossier(self, dossier: Dossier) -> None:
        """Show who is there."""
        picture = picture_of(dossier, self.desk.today)
        there = bool(dossier.people(self.desk.today))
        self.map.set_picture(picture)
        self.map.setVisible(there)
        clear_layout(self._legend)
        if there:
            legend = map_legend({tie.kind for tie in picture.ties})
            # It has to get all its lines where the panel is narrow.
            legend.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            self._legend.addWidget(legend)
        self._empty.setVisible(not there)
