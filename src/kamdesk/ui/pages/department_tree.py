"""People by department: who sits where, the highest on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.ui.models import Cell, Column
from kamdesk.ui.models.delegate import PAD, paint_cell
from kamdesk.ui.pages.people_rows import PersonRow, person_rows
from kamdesk.ui.people_picture import letter_of
from kamdesk.ui.theme import Size, tokens

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Department

ID = Qt.ItemDataRole.UserRole
CELL = Qt.ItemDataRole.UserRole + 1
COLUMNS = (
    Column(title="", value=str, role="subject"),
    Column(title="", value=str),
    Column(title="", value=str, role="attitude", width=110),
    Column(title="", value=str, role="power", width=110),
)
"""How the cells of each column are painted; the same way as in every table."""
Index = QModelIndex | QPersistentModelIndex


class SeatPainter(QStyledItemDelegate):
    """Paints the cells of the tree as those of the tables."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override."""
        cell = index.data(CELL)
        if isinstance(cell, Cell):
            box = QRectF(option.rect).adjusted(PAD, 0, -PAD, 0)
            painter.save()
            column = COLUMNS[index.column()]
            paint_cell(painter, box, cell=cell, column=column, look=tokens())
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Override: as high as a row of a table."""
        del option, index
        return QSize(80, Size.ROW)


class DepartmentTree(QTreeWidget):
    """Departments with their people. Signal: ``picked(person id)``."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("People by department"))
        self.setItemDelegate(SeatPainter(self))
        self.setHeaderLabels([_("Full name"), _("Post"), _("Attitude"), _("Power")])
        self.header().setFixedHeight(Size.TABLE_HEAD)
        for number, width in enumerate((220, 220, 130, 200)):
            self.setColumnWidth(number, width)
        self.setUniformRowHeights(True)
        self.setIndentation(20)
        self.currentItemChanged.connect(self._went_to)

    def show_dossier(self, dossier: Dossier, today: dt.date) -> None:
        """Show the departments of the customer and who is in them."""
        self.blockSignals(True)
        self.clear()
        made: dict[str, QTreeWidgetItem] = {}
        for department in _in_order(dossier.departments):
            item = _item(Cell(_department_words(department), bold=True))
            made[department.id] = item
            above = made.get(department.parent or "")
            if above is not None:
                above.addChild(item)
            else:
                self.addTopLevelItem(item)
            item.setFirstColumnSpanned(True)
        names = {department.name: department.id for department in dossier.departments}
        elsewhere = _item(Cell(_("No department"), bold=True))
        for row in person_rows(dossier, today):
            made.get(names.get(row.department, ""), elsewhere).addChild(_person_item(row))
        if elsewhere.childCount():
            self.addTopLevelItem(elsewhere)
            elsewhere.setFirstColumnSpanned(True)
        self.expandAll()
        self.blockSignals(False)

    def select(self, person_id: str) -> None:
        """Stand on a person; nothing is emitted."""
        walk = QTreeWidgetItemIterator(self)
        while (item := walk.value()) is not None:
            if item.data(0, ID) == person_id:
                self.blockSignals(True)
                self.setCurrentItem(item)
                self.blockSignals(False)
                return
            walk += 1

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """Override: selection and row line go through the indentation too."""
        look = tokens()
        box = QRectF(options.rect)
        if self.selectionModel().isRowSelected(index.row(), index.parent()):
            painter.fillRect(box, QColor(look.accent_soft))
            bar = QRectF(box.x(), box.y(), Size.SELECTION_BAR, box.height() - 1)
            painter.fillRect(bar, QColor(look.accent))
        elif options.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(look.sunken))
        line = QRectF(box.x(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(line, QColor(look.line))
        super().drawRow(painter, options, index)

    def _went_to(self, item: QTreeWidgetItem | None, _before: object) -> None:
        person = item.data(0, ID) if item else None
        if person:
            self.picked.emit(person)


def _in_order(departments: tuple[Department, ...]) -> list[Department]:
    """Departments so that each comes after the one above it."""
    known = {item.id: item for item in departments}

    def depth(item: Department) -> int:
        steps, above = 0, known.get(item.parent or "")
        while above is not None and steps < len(known):
            steps, above = steps + 1, known.get(above.parent or "")
        return steps

    return sorted(departments, key=depth)


def _department_words(department: Department) -> str:
    parts = [
        department.name or "",
        scale("DEPT_KIND").label(department.kind) if department.kind else "",
        scale("INVOLVEMENT").label(department.involvement)
        if department.involvement is not None
        else "",
    ]
    return " · ".join(part for part in parts if part)


def _person_item(row: PersonRow) -> QTreeWidgetItem:
    attitude = scale("ATTITUDE").label(row.attitude) if row.attitude else _("not judged")
    power = scale("POWER").label(row.power) if row.power is not None else ""
    item = _item(
        Cell(row.name),
        Cell(row.title),
        Cell(attitude, sign=letter_of(row.attitude)),
        Cell(power, level=row.power),
    )
    item.setData(0, ID, row.id)
    return item


def _item(*cells: Cell) -> QTreeWidgetItem:
    """A line with its cells; the plain words are there for screen readers and for searching."""
    item = QTreeWidgetItem([cell.text for cell in cells])
    for number, cell in enumerate(cells):
        item.setData(number, CELL, cell)
    return item
