"""The bar at the top of the window and the strip of tabs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QWidget,
)

from kamdesk.i18n import _
from kamdesk.ui.kit.buttons import IconButton
from kamdesk.ui.kit.empty import Icon
from kamdesk.ui.kit.labels import PlainLabel
from kamdesk.ui.kit.panel import upright_line
from kamdesk.ui.kit.search import SearchField
from kamdesk.ui.kit.words import face, tip
from kamdesk.ui.theme import Size, TextRole, font, tokens


class TopBar(QFrame):
    """Back, forward, search, undo by name, saved time, menu.

    Signals: ``back()``, ``forward()``, ``undone()``. ``search`` is the field, ``menu`` the menu to
    fill. The window makes the shortcuts.
    """

    back = Signal()
    forward = Signal()
    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setFixedHeight(Size.TOP_BAR)
        row = QHBoxLayout(self)
        row.setContentsMargins(Size.PAGE, 0, 12, 0)
        row.setSpacing(8)
        left, right = QWidget(), QWidget()
        self._fill_left(left)
        self._fill_right(right)
        self.search = SearchField(
            _("Search accounts, people, projects, notes, commands"), hint="Ctrl+K"
        )
        self.search.setMaximumWidth(Size.SEARCH)
        self.search.setMinimumWidth(160)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(left, 1)
        row.addWidget(self.search, 2)
        row.addWidget(right, 1)
        self.set_undo(None)
        self.set_saved("")
        self.set_history(back=False, forward=False)

    def _fill_left(self, side: QWidget) -> None:
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        self._back = IconButton("chevron-left", _("Back"), size=18)
        self._forward = IconButton("chevron-right", _("Forward"), size=18)
        self._back.clicked.connect(lambda: self.back.emit())
        self._forward.clicked.connect(lambda: self.forward.emit())
        row.addWidget(self._back)
        row.addWidget(self._forward)
        row.addStretch(1)

    def _fill_right(self, side: QWidget) -> None:
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addStretch(1)
        self._undo_words = PlainLabel("", TextRole.NOTE)
        self._undo_words.setMaximumWidth(260)
        self._undo_words.clicked.connect(self._undo_clicked)
        self.undo_button = IconButton("arrow-back-up", _("Undo"), size=18)
        self.undo_button.clicked.connect(lambda: self.undone.emit())
        self._line = upright_line(16)
        self._disk = Icon("device-floppy", "text_2", size=14)
        self._saved = PlainLabel("", TextRole.NOTE, fixed=True)
        self.menu_button = IconButton("menu-2", _("Menu"), size=20)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.menu_button)
        self.menu_button.setMenu(self.menu)
        for widget in (
            self._undo_words,
            self.undo_button,
            self._line,
            self._disk,
            self._saved,
            self.menu_button,
        ):
            row.addWidget(widget)

    def set_undo(self, words: str | None) -> None:
        """Name what Undo would undo; None = nothing."""
        text = _("Undo: {action}").format(action=words) if words else ""
        self._undo_words.setText(text)
        self._undo_words.setVisible(bool(text))
        self.undo_button.setEnabled(bool(words))
        self.undo_button.setToolTip(tip(text or _("Nothing to undo")))
        self.undo_button.setAccessibleName(text or _("Undo"))

    def set_saved(self, clock: str) -> None:
        """Show when the book was last written, such as "14:02"; "" shows nothing."""
        self._saved.setText(_("saved {time}").format(time=clock) if clock else "")
        for widget in (self._saved, self._disk, self._line):
            widget.setVisible(bool(clock))

    def set_history(self, *, back: bool, forward: bool) -> None:
        """Say whether there is a page to go back or forward to."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def _undo_clicked(self) -> None:
        if self.undo_button.isEnabled():
            self.undone.emit()


class TabStrip(QTabBar):
    """Tabs with counts. Signal: ``picked(key)`` when the user changes the tab.

    36 px high, the selected one bold with a line of 3 px under it.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._counts: dict[str, int] = {}
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._changed)

    def add(self, key: str, words: str, *, count: int | None = None) -> None:
        """Add a tab at the end."""
        self._keys.append(key)
        if count is not None:
            self._counts[key] = count
        self.blockSignals(True)
        index = self.addTab(face(words))
        self.setAccessibleTabName(index, self._spoken(index))
        self.blockSignals(False)

    def set_count(self, key: str, count: int | None) -> None:
        """Show how many things the tab holds; None shows no number."""
        self._counts.pop(key, None)
        if count is not None:
            self._counts[key] = count
        index = self._keys.index(key)
        self.setAccessibleTabName(index, self._spoken(index))
        self.setTabText(index, self.tabText(index))  # measures again
        self.update()

    def select(self, key: str) -> None:
        """Go to a tab; nothing is emitted."""
        self.blockSignals(True)
        self.setCurrentIndex(self._keys.index(key))
        self.blockSignals(False)

    def key(self) -> str:
        """Return the key of the current tab."""
        return self._keys[self.currentIndex()] if self.currentIndex() >= 0 else ""

    def step(self, steps: int) -> None:
        """Go to the next tab (or back), round the ends (Ctrl+Tab)."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + steps) % self.count())

    def _changed(self, index: int) -> None:
        if index >= 0:
            self.picked.emit(self._keys[index])

    def _words(self, index: int) -> str:
        return self.tabText(index).replace("&&", "&")

    def _spoken(self, index: int) -> str:
        count = self._counts.get(self._keys[index])
        return self._words(index) if count is None else f"{self._words(index)} {count}"

    def tabSizeHint(self, index: int) -> QSize:
        """Override: the words in bold, the count, and 12 px at either side."""
        bold = _advance(self._words(index), bold=True)
        count = self._counts.get(self._keys[index])
        extra = 0 if count is None else _advance(f" {count}", bold=False)
        return QSize(bold + extra + 26, Size.TABS)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Override: tabs are scrolled, not squeezed."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        look = tokens()
        painter.fillRect(self.rect(), QColor(look.surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(look.line))
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        look = tokens()
        box = QRectF(self.tabRect(index))
        here = index == self.currentIndex()
        painter.setFont(font("text", bold=here))
        painter.setPen(QColor(look.text if here else look.text_2))
        words = self._words(index)
        count = self._counts.get(self._keys[index])
        wide = painter.fontMetrics().horizontalAdvance(words)
        extra = 0 if count is None else _advance(f" {count}", bold=False)
        x = box.x() + (box.width() - wide - extra) / 2
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x, box.y(), wide + 2, box.height()), int(flags), words)
        if count is not None:
            painter.setFont(font("text"))
            painter.setPen(QColor(look.text_3))
            rest = QRectF(x + wide, box.y(), extra + 2, box.height())
            painter.drawText(rest, int(flags), f" {count}")
        if here:
            line = QRectF(box.x() + 9, box.bottom() - 2, box.width() - 18, 3)
            painter.fillRect(line, QColor(look.accent))
            if self.hasFocus():
                painter.setPen(QPen(QColor(look.accent), 2))
                painter.drawRect(box.adjusted(3, 5, -3, -7))


def _advance(words: str, *, bold: bool) -> int:
    return QFontMetrics(font("text", bold=bold)).horizontalAdvance(words)
