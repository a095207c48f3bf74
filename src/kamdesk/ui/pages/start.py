"""The first start: three beginnings and the books of last time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kamdesk.i18n import _
from kamdesk.ui.kit import Button, EmptyState, Panel

if TYPE_CHECKING:
    from collections.abc import Sequence


WIDE = 660
"""Width of the welcome; its sentence takes two lines in every language."""


class StartPage(QWidget):
    """Shown while no book is open.

    Signals: ``sample_wanted()``, ``new_wanted()``, ``open_wanted()``, ``contacts_wanted()``,
    ``recent_wanted(path)``.
    """

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    contacts_wanted = Signal()
    recent_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sample_button = Button(_("Look at the sample book"), "primary", icon="building")
        self.new_button = Button(_("New book"), icon="plus")
        self.contacts_button = Button(_("Import contacts"), icon="users")
        self.open_button = Button(_("Open book"), icon="folder-open")
        self.sample_button.clicked.connect(lambda: self.sample_wanted.emit())
        self.new_button.clicked.connect(lambda: self.new_wanted.emit())
        self.contacts_button.clicked.connect(lambda: self.contacts_wanted.emit())
        self.open_button.clicked.connect(lambda: self.open_wanted.emit())
        self._recent = Panel(_("Opened last"))
        self._recent.setFixedWidth(WIDE)
        self._recent.hide()
        self._build()

    def _build(self) -> None:
        welcome = EmptyState(
            _("Everything you know of your accounts, in one file"),
            _(
                "The book stays on this computer: no network, no server. Begin with the sample "
                "book to see what a brief looks like, or with a book of your own."
            ),
            icon="building-factory-2",
            buttons=[
                self.sample_button,
                self.new_button,
                self.contacts_button,
                self.open_button,
            ],
        )
        welcome.setFixedWidth(WIDE)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(welcome, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addWidget(self._recent, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def set_recent(self, paths: Sequence[str]) -> None:
        """Offer the books of last time that are still where they were."""
        self._recent.clear()
        there = [Path(item) for item in paths if Path(item).exists()]
        for path in there:
            button = Button(path.stem, "link", hint=str(path))
            button.clicked.connect(lambda _on=False, p=path: self.recent_wanted.emit(p))
            self._recent.body.addWidget(button)
        self._recent.setVisible(bool(there))
