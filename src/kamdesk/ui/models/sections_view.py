"""The folding list as people see it: heads, rows, and at the end of each row its one button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from kamdesk.ui.kit.marks import crisp, paint_text, pen
from kamdesk.ui.models.delegate import PAD, paint_cell
from kamdesk.ui.models.view import TableHead
from kamdesk.ui.theme import Size, font, paint_icon, tokens

if TYPE_CHECKING:
    from kamdesk.ui.models.sections import Index, Section, SectionsModel

_SELECTED = QStyle.StateFlag.State_Selected
BUTTON_INSET = 2
ROOM_OF_BUTTON = 36
"""What a button needs beside its words: the sign and the room around both."""


class SectionsView(QTreeView):
    """Shows a ``SectionsModel``; the cells of its column ``deed`` are buttons, and of ``small``.

    Arrow keys walk, Left and Right fold. Signals: ``opened(row)`` on Enter and double click;
    ``dealt(row)`` on Space and on its button; ``asked_to_delete(row)`` on Delete and on its small
    button;
    ``went_to(row)`` when the current line changes (None for a head);
    ``reason_wanted(row)`` on a click on a cell of the ``reasons`` columns; ``menu_wanted(row,
    spot on the screen)`` on a right click and on the menu key.
    """

    opened = Signal(object)
    dealt = Signal(object)
    asked_to_delete = Signal(object)
    went_to = Signal(object)
    reason_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(
        self, model: SectionsModel, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._sections = model
        self.reasons: frozenset[int] = frozenset()
        self._folded: set[str] = set()
        self._place: tuple[object, str, int] = (None, "", 0)
        self._painter = SectionPainter(model, self)
        self._set_up()
        self.setModel(model)
        self._set_widths()
        self.collapsed.connect(lambda index: self._note_fold(index, folded=True))
        self.expanded.connect(lambda index: self._note_fold(index, folded=False))
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(
            lambda index, _before: self.went_to.emit(model.row_at(index))
        )

    def _set_up(self) -> None:
        self.setItemDelegate(self._painter)
        self.setHeader(TableHead(self))
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _set_widths(self) -> None:
        head = self.header()
        head.setStretchLastSection(False)
        mode = QHeaderView.ResizeMode
        for number, column in enumerate(self._sections.columns):
            head.setSectionResizeMode(number, mode.Stretch if column.stretch else mode.Fixed)
            head.resizeSection(number, column.width)

    def _fit_buttons(self) -> None:
        """Make the column of the buttons as wide as the words of its longest button."""
        last = self._sections.deed
        metrics = QFontMetrics(font("note"))
        words = {
            self._sections.columns[last].value(row)
            for section in self._sections.sections
            for row in section.rows
        }
        widest = max((metrics.horizontalAdvance(str(text)) for text in words), default=0)
        wide = widest + 2 * PAD + ROOM_OF_BUTTON
        self.header().resizeSection(last, max(self._sections.columns[last].width, wide))

    def show_column(self, number: int, *, shown: bool) -> None:
        """Show or hide a column where there is little room."""
        self.setColumnHidden(number, not shown)

    # what is shown

    def set_sections(self, sections: tuple[Section, ...]) -> None:
        """Show other sections without losing the place: same row, else the one that took it."""
        self._keep_place()
        scrolled = self.verticalScrollBar().value()
        self._sections.set_sections(sections)
        self._fit_buttons()
        for number, section in enumerate(sections):
            head = self._sections.index(number, 0)
            self.setFirstColumnSpanned(number, QModelIndex(), True)
            self.setExpanded(head, section.key not in self._folded)
        self._find_place()
        self.verticalScrollBar().setValue(scrolled)

    def fold(self, key: str, *, folded: bool) -> None:
        """Fold or unfold a section."""
        (self._folded.add if folded else self._folded.discard)(key)
        for number, section in enumerate(self._sections.sections):
            if section.key == key:
                self.setExpanded(self._sections.index(number, 0), not folded)

    def _note_fold(self, index: QModelIndex, *, folded: bool) -> None:
        section = self._sections.section_at(index)
        if section is not None:
            (self._folded.add if folded else self._folded.discard)(section.key)

    def current(self) -> Any:
        """The row the selection is at, or None."""
        return self._sections.row_at(self.currentIndex())

    def go_to(self, row_id: object) -> bool:
        """Stand on the row with that id; False when it is not shown."""
        index = self._sections.index_of(row_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def _keep_place(self) -> None:
        index = self.currentIndex()
        row, section = self._sections.row_at(index), self._sections.section_at(index)
        self._place = (row.id if row else None, section.key if section else "", index.row())

    def _find_place(self) -> None:
        """Stand on the same row, else on the next one of its section, else on the next section."""
        row_id, key, line = self._place
        if not key:
            return
        if row_id is not None and self.go_to(row_id):
            return
        sections = self._sections.sections
        number = next((n for n, item in enumerate(sections) if item.key == key), None)
        if number is None:
            self.go_to_first()
            return
        head = self._sections.index(number, 0)
        last = len(sections[number].rows) - 1
        self.setCurrentIndex(
            head if row_id is None else self._sections.index(min(line, last), 0, head)
        )

    def go_to_first(self) -> None:
        """Stand on the first row."""
        if self._sections.sections:
            self.setCurrentIndex(self._sections.index(0, 0, self._sections.index(0, 0)))

    # what people do

    def _open(self, index: QModelIndex) -> None:
        row = self._sections.row_at(index)
        if row is not None:
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Enter opens, Space deals with it, Delete asks; all fold on a head."""
        row, key = self.current(), event.key()
        enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if row is None and self.currentIndex().isValid() and (enter or key == Qt.Key.Key_Space):
            self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))
        elif row is not None and enter:
            self.opened.emit(row)
        elif row is not None and key == Qt.Key.Key_Space:
            self.dealt.emit(row)
        elif row is not None and key == Qt.Key.Key_Delete:
            self.asked_to_delete.emit(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: a click on a head folds, one on a button deals."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        row = self._sections.row_at(index)
        if row is None:
            head = index.siblingAtColumn(0)
            self.setExpanded(head, not self.isExpanded(head))
        elif index.column() == self._sections.deed:
            self.dealt.emit(row)
        elif index.column() == self._sections.small and self._sections.cell(index).text:
            self.asked_to_delete.emit(row)
        elif index.column() in self.reasons and self._sections.cell(index).text:
            self.reason_wanted.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Override: a menu for the line under the pointer, by key for the current one."""
        by_key = event.reason() == event.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self._sections.row_at(index)
        if row is not None:
            self.setCurrentIndex(index)
            spot = self.visualRect(index.siblingAtColumn(2)).bottomLeft() if by_key else event.pos()
            self.menu_wanted.emit(row, self.viewport().mapToGlobal(spot))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override: the line under the pointer is sunken; a number that says why shows a hand."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._hover(index)
        is_row = self._sections.row_at(index) is not None
        tells = index.column() in self.reasons or index.column() == self._sections.small
        says_why = is_row and tells and self._sections.cell(index).text
        shape = Qt.CursorShape.PointingHandCursor if says_why else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        """Override."""
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        place = (index.internalId(), index.row()) if index.isValid() else None
        if place != self._painter.hovered:
            self._painter.hovered = place
            self.viewport().update()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Override: the head paints its own arrow."""


class SectionPainter(QStyledItemDelegate):
    """Paints heads, cells and buttons; ``hovered`` is the line under the pointer."""

    def __init__(self, model: SectionsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.hovered: tuple[int, int] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Override: widths are given, heights are fixed."""
        del option, index
        return QSize(80, Size.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override."""
        box = QRectF(option.rect)
        selected = _SELECTED in option.state
        painter.save()
        row = self._model.row_at(index)
        self._ground(painter, box, index=index, selected=selected)
        if row is None:
            self._head(painter, box, index=index)
        elif index.column() == self._model.small:
            self._small(painter, box, index=index, shown=self._is_near(index, selected=selected))
        elif index.column() == self._model.deed:
            paint_button(painter, box, text=self._model.cell(index).text, icon=row.icon)
        else:
            column, cell = self._model.columns[index.column()], self._model.cell(index)
            inner = box.adjusted(PAD, 0, -PAD, 0)
            paint_cell(painter, inner, cell=cell, column=column, look=tokens())
        painter.restore()

    def _is_near(self, index: Index, *, selected: bool) -> bool:
        return selected or self.hovered == (index.internalId(), index.row())

    def _small(self, painter: QPainter, box: QRectF, *, index: Index, shown: bool) -> None:
        """The sign of the second button: strong on the line one is at, faint on the others."""
        cell = self._model.cell(index)
        if cell.text:
            ink = tokens().text if shown else tokens().text_3
            spot = QPointF(box.center().x() - 8, round(box.y() + (box.height() - 17) / 2))
            paint_icon(painter, cell.sign, ink=ink, spot=spot, size=16)

    def _ground(self, painter: QPainter, box: QRectF, *, index: Index, selected: bool) -> None:
        look = tokens()
        is_head = self._model.row_at(index) is None
        hovered = self.hovered == (index.internalId(), index.row())
        ground = (
            look.accent_soft
            if selected
            else look.sunken
            if hovered
            else look.bg
            if is_head
            else look.surface
        )
        painter.fillRect(box, QColor(ground))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(look.line))
        if selected and index.column() == 0:
            bar = QRectF(box.x(), box.y(), Size.SELECTION_BAR, box.height() - 1)
            painter.fillRect(bar, QColor(look.accent))

    def _head(self, painter: QPainter, box: QRectF, *, index: Index) -> None:
        if index.column():
            return
        look, section = tokens(), self._model.sections[index.row()]
        view = self.parent()
        is_open = isinstance(view, QTreeView) and view.isExpanded(self._model.index(index.row(), 0))
        middle = box.y() + (box.height() - 1) / 2
        arrow = "chevron-down" if is_open else "chevron-right"
        paint_icon(painter, arrow, ink=look.text_2, spot=QPointF(box.x() + 11, middle - 7), size=14)
        x = box.x() + 34
        if section.icon:
            spot = QPointF(x, middle - 8)
            paint_icon(painter, section.icon, ink=look.accent, spot=spot, size=16)
            x += 24
        after = _words(painter, box.adjusted(x - box.x(), 0, 0, 0), text=section.title, bold=True)
        after = _words(painter, after, text=str(len(section.rows)))
        if section.note and not is_open:
            _words(painter, after, text=section.note)


def _words(painter: QPainter, box: QRectF, *, text: str, bold: bool = False) -> QRectF:
    """Paint some words at the left of ``box`` and return the room that is left."""
    painter.setFont(font("head" if bold else "note", bold=bold))
    painter.setPen(QColor(tokens().text if bold else tokens().text_2))
    room = box.adjusted(0, 0, -PAD, -1)
    paint_text(painter, room, text=text, align=Qt.AlignmentFlag.AlignLeft)
    return box.adjusted(painter.fontMetrics().horizontalAdvance(text) + 10, 0, 0, 0)


def paint_button(painter: QPainter, box: QRectF, *, text: str, icon: str) -> None:
    """Paint a row's one button: icon and words in a thin frame."""
    if not text:
        return
    look = tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = box.adjusted(PAD, BUTTON_INSET, -PAD, -BUTTON_INSET - 1)
    painter.setPen(pen(look.line_strong))
    painter.setBrush(QColor(look.surface))
    painter.drawRoundedRect(crisp(frame), Size.RADIUS, Size.RADIUS)
    x = frame.x() + 8
    if icon:
        spot = QPointF(x, frame.y() + (frame.height() - 14) / 2)
        paint_icon(painter, icon, ink=look.text_2, spot=spot, size=14)
        x += 20
    painter.setFont(font("note"))
    painter.setPen(QColor(look.text))
    room = QRectF(x, frame.y(), frame.right() - x - 4, frame.height())
    paint_text(painter, room, text=text, align=Qt.AlignmentFlag.AlignLeft)
