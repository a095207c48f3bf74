"""The records behind a sentence or a number, as links: a few, and the rest when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from kamdesk.i18n import _, ngettext
from kamdesk.ui.kit import Button, FlowLayout, clear_layout, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.domain.insight.result import Row

FIRST: Final = 5
"""How many are shown before somebody asks for the rest."""
ROOM: Final = 32
"""Signs of a name; the tip holds all of it."""


def cut(words: str) -> str:
    """A name that fits on a link."""
    return words if len(words) <= ROOM else words[: ROOM - 1] + "…"


class RowLinks(QFrame):
    """Signal: ``picked(row)`` when a link is followed. Hidden while there are none."""

    picked = Signal(object)

    def __init__(self, named: Sequence[tuple[str, Row]]) -> None:
        super().__init__()
        self._named = tuple(named)
        self._flow = FlowLayout(self, gap=2)
        if not self._named:
            self.hide()  # never shown here: without a parent yet it would be a window of its own
        self.show_rows(FIRST)

    def show_rows(self, count: int) -> None:
        """Show so many of them, and how many are left."""
        clear_layout(self._flow)
        for words, row in self._named[:count]:
            link = Button(cut(words), "link")
            link.setToolTip(tip(_("Go to {name}").format(name=words)))
            link.setAccessibleName(words)
            link.clicked.connect(lambda _on=False, r=row: self.picked.emit(r))
            self._flow.addWidget(link)
        rest = len(self._named) - count
        if rest > 0:
            more = Button(ngettext("{n} more", "{n} more", rest).format(n=rest), "link")
            more.clicked.connect(lambda: self.show_rows(len(self._named)))
            self._flow.addWidget(more)
