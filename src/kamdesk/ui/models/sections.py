"""Rows under section heads that fold: the model of the list on Today.

Sections and rows are whatever they are; columns are those of every other table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kamdesk.ui.kit.words import tip
from kamdesk.ui.models.records import Cell, Column, as_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
HEAD = 0
"""The internal id of a section; a row carries the number of its section, counted from 1."""
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}


@dataclass(frozen=True, slots=True)
class Section:
    """A head with its rows: ``key`` names it when rows change, ``note`` stands there if folded.

    Every row has an ``id`` that stays the same when the rows are read again.
    """

    key: str
    title: str
    icon: str = ""
    rows: tuple[Any, ...] = ()
    note: str = ""


class SectionsModel(QAbstractItemModel):
    """A tree of two levels.

    ``deed`` is the number of the column whose cells are the buttons of the rows; with ``small``
    the last column holds a second one, of which only the sign is shown.
    """

    def __init__(
        self, columns: Sequence[Column], *, small: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.deed = len(self.columns) - (2 if small else 1)
        self.small = len(self.columns) - 1 if small else None
        self.sections: tuple[Section, ...] = ()
        self._cells: dict[tuple[int, int, int], Cell] = {}

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show other sections."""
        self.beginResetModel()
        self.sections = tuple(sections)
        self._cells.clear()
        self.endResetModel()

    def section_at(self, index: Index) -> Section | None:
        """The section whose head or row an index is; ``None`` for none."""
        if not index.isValid():
            return None
        number = index.row() if index.internalId() == HEAD else index.internalId() - 1
        return self.sections[number]

    def row_at(self, index: Index) -> Any:
        """The row at an index; ``None`` for a head."""
        if not index.isValid() or index.internalId() == HEAD:
            return None
        return self.sections[index.internalId() - 1].rows[index.row()]

    def index_of(self, row_id: object) -> QModelIndex:
        """Where the row with that id stands; no index where it is gone."""
        for number, section in enumerate(self.sections):
            for line, row in enumerate(section.rows):
                if row.id == row_id:
                    return self.createIndex(line, 0, number + 1)
        return QModelIndex()

    def cell(self, index: Index) -> Cell:
        """What stands in a cell of a row; made once."""
        key = (index.internalId(), index.row(), index.column())
        if key not in self._cells:
            column = self.columns[index.column()]
            self._cells[key] = as_cell(column.value(self.row_at(index)))
        return self._cells[key]

    # what Qt asks

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Override."""
        inner = parent.row() + 1 if parent is not None and parent.isValid() else HEAD
        return self.createIndex(row, column, inner)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Override: rows hang on their heads."""
        if not index.isValid() or index.internalId() == HEAD:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, HEAD)

    def rowCount(self, parent: Index | None = None) -> int:
        """Override."""
        if parent is None or not parent.isValid():
            return len(self.sections)
        is_head = parent.internalId() == HEAD and parent.column() == 0
        return len(self.sections[parent.row()].rows) if is_head else 0

    def columnCount(self, parent: Index | None = None) -> int:
        """Override."""
        del parent
        return len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override: words and tool tips; the delegate takes the rest from ``cell``."""
        if role not in _SPOKEN or not index.isValid():
            return None
        row = self.row_at(index)
        if row is None:
            section = self.sections[index.row()]
            return f"{section.title} {len(section.rows)}" if index.column() == 0 else None
        text = self.cell(index).text
        if role != Qt.ItemDataRole.ToolTipRole:
            return text
        column = self.columns[index.column()]
        return tip(column.tip(row) if column.tip is not None else text)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Override: titles, and their alignment."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_ALIGN[self.columns[section].align] | Qt.AlignmentFlag.AlignVCenter)
        return self.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None


_SPOKEN = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
    }
)
