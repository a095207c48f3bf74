"""The table as people see it: row height, head, selection, hover, empty state, keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from kamdesk.ui.kit.marks import paint_text
from kamdesk.ui.models.delegate import PAD, CellPainter
from kamdesk.ui.theme import Size, font, paint_icon, tokens

if TYPE_CHECKING:
    from kamdesk.ui.models.records import RecordsModel


WIDEST_HEAD = 200
"""A head longer than this many pixels is cut rather than paid for by the columns beside it."""
LEAST_WORDS = 96
"""A column of words with less than six Chinese characters says nothing; the table scrolls then."""


def head_width(title: str) -> int:
    """Return how wide a column has to be for its head to be read whole, in pixels."""
    wide = QFontMetrics(font("note")).horizontalAdvance(title) + 2 * PAD + 2
    return min(wide, WIDEST_HEAD) if title else 0


class TableHead(QHeaderView):
    """The head of a table: 24 px, notes on the ground colour, an arrow where it is sorted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(28)
        self.setFixedHeight(Size.TABLE_HEAD)

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(100, Size.TABLE_HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Override."""
        look = tokens()
        box = QRectF(rect)
        painter.save()
        painter.fillRect(box, QColor(look.bg))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(look.line))
        model = self.model()
        title = model.headerData(logicalIndex, Qt.Orientation.Horizontal)
        flags = model.headerData(
            logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        align = Qt.AlignmentFlag(int(flags or 0)) & Qt.AlignmentFlag.AlignHorizontal_Mask
        room = box.adjusted(PAD, 0, -PAD, -1)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex:
            falling = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            spot = QPointF(room.right() - 12, box.y() + (box.height() - 12) / 2)
            name = "chevron-down" if falling else "chevron-up"
            paint_icon(painter, name, ink=look.text_2, spot=spot, size=12)
            room.adjust(0, 0, -15, 0)
        painter.setFont(font("note"))
        painter.setPen(QColor(look.text_2))
        paint_text(painter, room, text=str(title or ""), align=align)
        painter.restore()


class RecordsView(QTableView):
    """Shows a ``RecordsModel``.

    Signals: ``opened(row)`` on double click or Enter; ``went_to(row)`` when the current line
    changes (None for none); ``asked_to_delete(row)`` on Delete. Clicking a head sorts.
    """

    opened = Signal(object)
    went_to = Signal(object)
    asked_to_delete = Signal(object)
    HEAD = TableHead

    def __init__(
        self,
        model: RecordsModel,
        *,
        name: str = "",
        sortable: bool = True,
        row_height: int = Size.ROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._painter = CellPainter(self)
        self._empty: QWidget | None = None
        self._place: tuple[int, int, object] = (-1, 0, None)
        self._most = 0
        self._set_up(row_height)
        self.setHorizontalHeader(self.HEAD(self))
        self.set_model(model)
        if sortable:
            head = self.horizontalHeader()
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            head.setSortIndicatorClearable(True)
            self.setSortingEnabled(True)
        self.activated.connect(self._activate)

    def _set_up(self, row_height: int) -> None:
        self.setItemDelegate(self._painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(20)
        rows.setDefaultSectionSize(row_height)

    def set_model(self, model: RecordsModel) -> None:
        """Show another model, with the column widths it asks for."""
        self._records = model
        self._painter.model = model
        super().setModel(model)
        head = self.horizontalHeader()
        for number, column in enumerate(model.columns):
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(number, mode.Stretch if column.stretch else mode.Interactive)
            head.resizeSection(number, max(column.width, head_width(column.title)))
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._find_place)
        model.modelReset.connect(self._show_empty)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self._show_empty()

    def records(self) -> RecordsModel:
        """Return the model shown."""
        return self._records

    def current(self) -> Any:
        """Return the row the selection is at, or None."""
        index = self.currentIndex()
        return self._records.row_at(index.row()) if index.isValid() else None

    def go_to(self, wanted: Any) -> bool:
        """Select the row equal to ``wanted`` and scroll to it; False when it is not shown."""
        for number, row in enumerate(self._records.rows()):
            if row == wanted:
                index = self._records.index(number, 0)
                flags = QItemSelectionModel.SelectionFlag
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.scrollTo(index)
                return True
        return False

    def _keep_place(self) -> None:
        index = self.currentIndex()
        row = self._records.row_at(index.row()) if index.isValid() else None
        self._place = (index.row(), index.column(), getattr(row, "id", None))

    def _find_place(self) -> None:
        """After a reload stand on the same record, or on the line that took its place."""
        line, column, kept = self._place
        count = self._records.rowCount()
        if line < 0 or not count:
            return
        found = self._records.line_of(kept) if kept else None
        line = min(line, count - 1) if found is None else found
        index = self._records.index(line, min(column, len(self._records.columns) - 1))
        # Nobody went anywhere, so nobody is told; a page that follows the line looks by itself.
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(index)
        self.selectionModel().blockSignals(False)

    def fit_height(self, most: int = 400) -> None:
        """Make the view as high as its rows, for short tables inside a panel."""
        rows = max(1, self._records.rowCount())
        high = rows * self.verticalHeader().defaultSectionSize() + Size.TABLE_HEAD
        if self.horizontalScrollBar().maximum() > 0:
            high += self.horizontalScrollBar().sizeHint().height()
        self._most = most
        self.setFixedHeight(min(most, high))

    def _fit_words(self) -> None:
        """Give the column that takes what is left its own width where nothing is left for it."""
        head, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        for number, column in enumerate(self._records.columns):
            if not column.stretch or self.isColumnHidden(number):
                continue
            others = head.length() - head.sectionSize(number)
            least = max(head_width(column.title), min(column.width, LEAST_WORDS))
            cramped = self.viewport().width() - others < least
            head.setSectionResizeMode(number, modes.Interactive if cramped else modes.Stretch)
            if cramped:
                head.resizeSection(number, least)

    def set_empty(self, widget: QWidget) -> None:
        """Show ``widget`` (an EmptyState) in the middle where there are no rows."""
        if self.viewport().layout() is None:
            QVBoxLayout(self.viewport())
        layout = self.viewport().layout()
        if layout is not None:
            layout.addWidget(widget)
        self._empty = widget
        self._show_empty()

    def _show_empty(self) -> None:
        if self._empty is not None:
            self._empty.setVisible(self._records.rowCount() == 0)

    def _activate(self, index: QModelIndex) -> None:
        self.opened.emit(self._records.row_at(index.row()))

    def _moved(self, index: QModelIndex) -> None:
        self.went_to.emit(self._records.row_at(index.row()) if index.isValid() else None)

    def _hover(self, row: int) -> None:
        if row == self._painter.hovered:
            return
        self._painter.hovered = row
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override: the line under the pointer is sunken."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """Override."""
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override."""
        super().resizeEvent(event)
        self._fit_words()
        if self._most:
            self.fit_height(self._most)
        self._show_empty()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Enter opens, Delete asks, Home and End go to the ends."""
        row = self.current()
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row is not None:
            self.opened.emit(row)
        elif key == Qt.Key.Key_Delete and row is not None:
            self.asked_to_delete.emit(row)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._records.rowCount():
            last = self._records.rowCount() - 1
            self.selectRow(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)
