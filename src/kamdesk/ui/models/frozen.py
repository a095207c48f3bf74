"""A table whose first column stays where it is: which account a number is of can always be read.

The first column is painted once more over what scrolled below it, by the same painter; a second
view would have to be kept in step with selection, sorting, hover and every reload.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from kamdesk.ui.models.view import RecordsView, TableHead
from kamdesk.ui.theme import tokens

_ENSURE = QAbstractItemView.ScrollHint.EnsureVisible


class FrozenHead(TableHead):
    """The head of such a table; a click on the part that stays sorts by the first column."""

    def _covers(self, x: float) -> bool:
        return self.offset() > 0 and x < self.sectionSize(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the first head once more, over the others."""
        super().paintEvent(event)
        if self.offset() > 0:
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, self.sectionSize(0), self.height()), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override: what is covered cannot be pressed."""
        if not self._covers(event.position().x()):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: sort by the first column."""
        if not self._covers(event.position().x()):
            super().mouseReleaseEvent(event)
            return
        rising = Qt.SortOrder.AscendingOrder
        same = self.sortIndicatorSection() == 0 and self.sortIndicatorOrder() == rising
        self.setSortIndicator(0, Qt.SortOrder.DescendingOrder if same else rising)


class FrozenRecordsView(RecordsView):
    """A ``RecordsView`` whose first column stays in place when it is scrolled sideways."""

    HEAD = FrozenHead

    def _stands(self) -> int:
        """Return how wide the part is that stays and covers something; 0 where it does not."""
        scrolled = self.horizontalScrollBar().value() > 0 and not self.isColumnHidden(0)
        return self.columnWidth(0) if scrolled else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the first column once more, over the others."""
        super().paintEvent(event)
        wide = self._stands()
        if not wide:
            return
        painter = QPainter(self.viewport())
        line = self.rowAt(0)
        while 0 <= line < self.model().rowCount():
            top = self.rowViewportPosition(line)
            if top > self.viewport().height():
                break
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = QRect(0, top, wide, self.rowHeight(line))
            index = self.model().index(line, 0)
            if self.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            painter.fillRect(option.rect, QColor(tokens().surface))
            self.itemDelegate().paint(painter, option, index)
            line += 1
        painter.fillRect(
            QRectF(wide - 1, 0, 1, self.viewport().height()), QColor(tokens().line_strong)
        )

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Override: moved pixels would take the column along, so all of it is painted anew."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """Override: over the part that stays is the first column."""
        return super().indexAt(QPoint(-self.horizontalScrollBar().value(), pos.y())
                               if 0 <= pos.x() < self._stands() else pos)  # fmt: skip

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = _ENSURE,
    ) -> None:
        """Override: a cell gone to must not stand below the part that stays."""
        if index.column() == 0:
            # The name is to be seen anyway; going to it must not scroll the numbers away.
            kept = self.horizontalScrollBar().value()
            super().scrollTo(index, hint)
            self.horizontalScrollBar().setValue(kept)
            return
        super().scrollTo(index, hint)
        covered = self._stands() - self.columnViewportPosition(index.column())
        if covered > 0 and self._stands():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - covered)
