"""What the panels of one visit have in common: whose visit it is, and looking again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kamdesk.domain.gaps import gaps, questions_for
from kamdesk.ui.kit import Panel

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.gaps import Gap
    from kamdesk.domain.records import Interaction
    from kamdesk.ui.desk import Desk


class Asking:
    """The gaps of a visit and its numbered questions, reckoned once for all panels."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._of: tuple[Dossier, Interaction] | None = None
        self._found: tuple[Gap, ...] = ()
        self._printed: tuple[Gap, ...] = ()

    def about(
        self, dossier: Dossier, visit: Interaction
    ) -> tuple[tuple[Gap, ...], tuple[Gap, ...]]:
        """All gaps, the best first, and those on the brief with their numbers."""
        # A dossier is made anew with every change of the book.
        if self._of is None or self._of[0] is not dossier or self._of[1] != visit:
            today = self.desk.today
            self._of = (dossier, visit)
            self._found = gaps(dossier, today, visit=visit)
            self._printed = questions_for(dossier, visit, today=today, found=self._found)
        return self._found, self._printed


class VisitPart(Panel):
    """One panel about one visit; nothing is rebuilt while the same things stand in it."""

    def __init__(self, desk: Desk, title: str, *, flush: bool = False) -> None:
        super().__init__(title, flush=flush)
        self.desk = desk
        self.account_id = ""
        self.visit_id = ""

    @property
    def dossier(self) -> Dossier:
        """All that is known of the account."""
        return self.desk.dossier(self.account_id)

    @property
    def visit(self) -> Interaction:
        """The visit as it stands now."""
        return next(item for item in self.dossier.interactions if item.id == self.visit_id)

    def show_visit(self, account_id: str, visit_id: str) -> None:
        """Show a visit; also called after every change of the book."""
        changed = (account_id, visit_id) != (self.account_id, self.visit_id)
        self.account_id, self.visit_id = account_id, visit_id
        if changed:
            self.restart()
        self.refresh()

    def restart(self) -> None:
        """Forget what belongs to the visit shown before. For panels that keep something."""

    def refresh(self) -> None:
        """Show the visit as it stands now. For each panel to write."""
        raise NotImplementedError


class Rows:
    """The rows of a panel by key: kept while the keys are the same, so the focus stays put."""

    def __init__(self, panel: Panel) -> None:
        self._panel = panel
        self._keys: tuple[object, ...] = ()
        self.widgets: dict[Any, Any] = {}

    def show(self, keys: tuple[Any, ...], make: Callable[[Any], QWidget]) -> None:
        """Have a row for each key, in that order; those that stay are not made again."""
        if keys == self._keys:
            return
        self._keys = keys
        kept = {key: widget for key, widget in self.widgets.items() if key in keys}
        for key, widget in self.widgets.items():
            self._panel.body.removeWidget(widget)
            if key not in kept:
                widget.hide()
                widget.deleteLater()
        self.widgets = {key: kept[key] if key in kept else make(key) for key in keys}
        for number, widget in enumerate(self.widgets.values()):
            self._panel.body.insertWidget(number, widget)
            widget.show()


def line(*, gap: int = 8) -> tuple[QWidget, QHBoxLayout]:
    """A widget with things side by side, and its layout."""
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    return widget, row
