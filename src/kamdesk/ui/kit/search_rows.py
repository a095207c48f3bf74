"""The hits under the search field: a list that is walked while the focus stays in the field.

Apart from the field, because the first picture of the window shows no list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kamdesk.ui.kit.marks import paint_text
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import Size, font, paint_icon, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHOWN = 12
_ROW = 30
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One hit: icon name, title, a second text in grey, and what ``picked`` will carry."""

    icon: str
    title: str
    subtitle: str = ""
    payload: object = None


class SearchRows(QAbstractListModel):
    """The hits as a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[SearchRow] = []

    def set_rows(self, rows: Sequence[SearchRow]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Override."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Override: the words for screen readers; the delegate paints from the row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.title} {row.subtitle}".strip()
        return row if role == Qt.ItemDataRole.UserRole else None


class _RowPainter(QStyledItemDelegate):
    """Icon, title, subtitle in one line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override."""
        row = index.data(Qt.ItemDataRole.UserRole)
        look = tokens()
        box = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(look.accent_soft))
            bar = QRectF(box.x(), box.y(), Size.SELECTION_BAR, box.height())
            painter.fillRect(bar, QColor(look.accent))
        spot = QPointF(box.x() + 12, box.y() + (box.height() - 16) / 2)
        paint_icon(painter, row.icon, ink=look.text_2, spot=spot, size=16)
        painter.setFont(font("text"))
        painter.setPen(QColor(look.text))
        title = one_line(row.title)
        wide = min(painter.fontMetrics().horizontalAdvance(title) + 2, box.width() * 0.6)
        paint_text(painter, QRectF(box.x() + 36, box.y(), wide, box.height()), text=title)
        painter.setFont(font("note"))
        painter.setPen(QColor(look.text_3))
        rest = QRectF(box.x() + 46 + wide, box.y(), box.width() - wide - 56, box.height())
        paint_text(painter, rest, text=one_line(row.subtitle))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Override."""
        del option, index
        return QSize(100, _ROW)


class SearchPopup(QFrame):
    """The list under the field; it never takes the focus. Signal: ``picked(payload)``."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = SearchRows(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_RowPainter(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.entered.connect(self.view.setCurrentIndex)
        self.view.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 4)
        column.addWidget(self.view)
        self.hide()

    def show_rows(self, rows: Sequence[SearchRow], *, at: QPoint, width: int) -> None:
        """Show ``rows`` with the upper left corner at ``at``; the first row is current."""
        self.model.set_rows(rows)
        if not rows:
            self.hide()
            return
        self.view.setCurrentIndex(self.model.index(0, 0))
        self.setGeometry(at.x(), at.y(), width, min(len(rows), _SHOWN) * _ROW + 10)
        self.show()
        self.raise_()

    def move_by(self, steps: int) -> None:
        """Move the current row, round the ends."""
        count = len(self.model.rows)
        if count:
            row = (self.view.currentIndex().row() + steps) % count
            self.view.setCurrentIndex(self.model.index(row, 0))

    def pick_current(self) -> bool:
        """Pick the current row; False when there is none."""
        index = self.view.currentIndex()
        if self.isHidden() or not index.isValid():
            return False
        self._clicked(index)
        return True

    def _clicked(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()]
        self.hide()
        self.picked.emit(row.payload)
