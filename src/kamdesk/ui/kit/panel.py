"""Panels: the white boxes a page is made of, with a head, a body, and a way to walk them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kamdesk.ui.kit.buttons import Button
from kamdesk.ui.kit.labels import PlainLabel
from kamdesk.ui.kit.reading import bring_into_view, takes_tab, walk
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Panel(QFrame):
    """A box with a head (title, notes and signs at the right) and a body.

    ``link=True`` makes the title a link: signal ``opened()``. ``body`` is the layout to fill;
    ``add_note()`` and ``add_right()`` put things into the head. ``flush=True`` gives the body no
    margins (tables). While data load, ``set_busy(True)`` shows a bar of 4 px below the head and the
    old content stays.
    """

    opened = Signal()

    def __init__(
        self,
        title: str = "",
        *,
        link: bool = False,
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self._head = QFrame()
        self._head.setObjectName("panelHead")
        self._head.setFixedHeight(Size.PANEL_HEAD)
        self._row = QHBoxLayout(self._head)
        self._row.setContentsMargins(11, 0, 11, 0)
        self._row.setSpacing(8)
        self.title = self._make_title(title, link=link)
        self._row.addWidget(self.title)
        self._row.addStretch(1)
        self._stretch = 1  # where it stands; notes are put before it
        outer.addWidget(self._head)
        self._head.setVisible(bool(title))
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.hide()
        outer.addWidget(self._busy)
        self.body = QVBoxLayout()
        side = 0 if flush else Size.GAP - 1
        self.body.setContentsMargins(side, 0 if flush else 8, side, 0 if flush else 8)
        self.body.setSpacing(0 if flush else 4)
        outer.addLayout(self.body, 1)

    def _make_title(self, title: str, *, link: bool) -> QWidget:
        if not link:
            return PlainLabel(title, TextRole.HEAD)
        button = Button(title, "heading")
        button.clicked.connect(lambda: self.opened.emit())
        self._row.setContentsMargins(7, 0, 11, 0)  # the link's own padding makes up for it
        return button

    def set_title(self, title: str) -> None:
        """Change the title."""
        if isinstance(self.title, Button):
            self.title.set_text(title)
        elif isinstance(self.title, PlainLabel):
            self.title.setText(title)
        self.setAccessibleName(title)
        self._head.setVisible(bool(title))

    def add_note(self, text: str) -> PlainLabel:
        """Put a note after the title and return it."""
        note = PlainLabel(text, TextRole.NOTE)
        self._row.insertWidget(self._stretch, note)
        self._stretch += 1
        return note

    def add_right(self, widget: QWidget) -> QWidget:
        """Put a sign, note or button at the right end of the head and return it."""
        self._row.addWidget(widget)
        return widget

    def clear_right(self) -> None:
        """Take away what ``add_right`` put there."""
        behind = self._stretch + 1
        while self._row.count() > behind:
            _drop(self._row, behind)

    def clear(self) -> None:
        """Empty the body."""
        clear_layout(self.body)

    def set_busy(self, busy: bool) -> None:
        """Show or hide the loading bar."""
        self._busy.setVisible(busy)


def _drop(layout: QLayout, index: int) -> None:
    item = layout.takeAt(index)
    if item is None:
        return
    widget = item.widget()
    inner = item.layout()
    if widget is not None:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()
    elif inner is not None:
        clear_layout(inner)
        inner.deleteLater()


def clear_layout(layout: QLayout) -> None:
    """Take every widget and layout out of ``layout`` and delete it."""
    while layout.count():
        _drop(layout, 0)


def hairline() -> QFrame:
    """Return a horizontal line of 1 px."""
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line


def upright_line(height: int = 0) -> QFrame:
    """Return a vertical line of 1 px; ``height`` 0 = as high as its row."""
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedWidth(1)
    if height:
        line.setFixedHeight(height)
    return line


def group_head(title: str, note: str = "") -> QFrame:
    """Return the head of a group of rows inside a panel: 32 px, on the ground colour."""
    frame = QFrame()
    frame.setObjectName("groupHead")
    frame.setFixedHeight(Size.PANEL_HEAD)
    row = QHBoxLayout(frame)
    row.setContentsMargins(Size.GAP, 0, Size.GAP, 0)
    row.addWidget(PlainLabel(title, TextRole.HEAD), 0 if note else 1)
    if note:
        # The title has the room it needs first; the note takes what is left.
        words = PlainLabel(note, TextRole.NOTE)
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(words, 1)
    return frame


class ScrollPage(QScrollArea):
    """A page that scrolls up and down; ``body`` is the layout to fill (margins 16, gaps 12).

    ``name`` makes the page itself take the keyboard, so that the arrows scroll it: for pages
    that are only looked at. Elsewhere the widgets on it take it and scroll into view.
    """

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        takes = Qt.FocusPolicy.StrongFocus if name else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(takes)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("scrollBody")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, Size.GAP)
        self.body.setSpacing(Size.GAP)
        self.setWidget(inner)


def next_panel(root: QWidget, *, back: bool = False) -> Panel | None:
    """Move the focus to the next panel of ``root`` that can take it (F6), and return it."""
    panels = [p for p in walk(root) if isinstance(p, Panel) and first_focus(p) is not None]
    if not panels:
        return None
    focus = QApplication.focusWidget()
    here = next((i for i, p in enumerate(panels) if focus and p.isAncestorOf(focus)), -1)
    if here < 0 and back:
        here = 0
    goal = panels[(here + (-1 if back else 1)) % len(panels)]
    target = first_focus(goal)
    if target is not None:
        target.setFocus(
            Qt.FocusReason.BacktabFocusReason if back else Qt.FocusReason.TabFocusReason
        )
        bring_into_view(target)
    return goal


def first_focus(panel: QWidget) -> QWidget | None:
    """Return the first widget inside ``panel`` that Tab would reach, or None."""
    return next((child for child in walk(panel) if takes_tab(child)), None)


class PanelKeys(QWidget):
    """A page whose panels are walked with F6 and Shift+F6; pages derive from it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: F6 goes to the next panel, Shift+F6 back."""
        if event.key() == Qt.Key.Key_F6:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            next_panel(self, back=back)
            return
        super().keyPressEvent(event)
