"""One table model for every list of the program: columns are data, rows are whatever they are.

Filtering and sorting are Python lists of row numbers. A proxy model would ask ``data()`` some
million times to sort 100,000 rows; a list of keys is sorted in a tenth of a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kamdesk.ui.kit.marks import TagMark
from kamdesk.ui.kit.words import one_line, tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Index = QModelIndex | QPersistentModelIndex
Role = Literal[
    "text", "subject", "note", "number", "link", "attitude", "power", "tie", "tag", "severity",
    "icon", "tier",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """What a painted cell shows: ``text`` always, and what the role of its column needs.

    ``tone``: red, amber, green, faint or "" colours the text. ``sign``: the letter of an
    attitude, the code of a tier, the name of an icon or the tone of a severity. ``level``: power
    or tie 0..4. ``tag`` is painted as a tag. ``bold`` makes the text bold. A
    ``tag`` whose words stand in ``text`` is painted among the other words.
    """

    text: str = ""
    tone: str = ""
    sign: str = ""
    level: int | None = None
    tag: TagMark | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: ``value(row)`` gives a string, number, None or a ``Cell``.

    ``sort_key(row)`` where the words do not sort as the thing does; None sorts last. ``width`` in
    px; the ``stretch`` column takes the rest. ``key`` names the column for settings and tests.
    """

    title: str
    value: Callable[[Any], object]
    key: str = ""
    sort_key: Callable[[Any], Any] | None = None
    align: Literal["left", "right", "center"] = "left"
    role: Role = "text"
    width: int = 120
    stretch: bool = False
    tip: Callable[[Any], str] | None = None


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
}


_WORDS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})


def as_cell(value: object) -> Cell:
    """Return a cell for what a column gave: numbers with parted thousands, None as a dash."""
    if isinstance(value, Cell):
        return value
    if value is None:
        return Cell("—", tone="faint")
    if isinstance(value, TagMark):
        return Cell(value.text, tag=value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Cell(f"{value:,}")
    return Cell(one_line(str(value)))


def _sortable(value: object) -> str | None:
    if value is None:
        return None
    return value.casefold() if isinstance(value, str) else as_cell(value).text.casefold()


class RecordsModel(QAbstractTableModel):
    """Rows under columns, filtered and sorted here.

    ``search(row)`` gives the text the filter looks in; without it the words of all cells do.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Any] = (),
        *,
        search: Callable[[Any], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._search = search
        self._rows: Sequence[Any] = rows
        self._order: list[int] = list(range(len(rows)))
        self._cells: dict[tuple[int, int], Cell] = {}
        self._words: list[str] | None = None
        self._sort_keys: dict[int, list[Any]] = {}
        self._needle = ""
        self._keeps: Callable[[Any], bool] | None = None
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    # what is shown

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; filter and order stay."""
        self.beginResetModel()
        self._rows = rows
        self._cells.clear()
        self._words = None
        self._sort_keys.clear()
        self._order = self._arranged()
        self.endResetModel()

    def rows(self) -> tuple[Any, ...]:
        """Return the rows shown, in the order shown."""
        return tuple(self._rows[i] for i in self._order)

    def row_at(self, row: int) -> Any:
        """Return the thing in line ``row`` of the table."""
        return self._rows[self._order[row]]

    def line_of(self, record_id: object) -> int | None:
        """Return the line that shows the record with that id, or None."""
        rows = self._rows
        lines = (n for n, i in enumerate(self._order) if getattr(rows[i], "id", None) == record_id)
        return next(lines, None)

    def total(self) -> int:
        """Return how many rows there are before the filter."""
        return len(self._rows)

    def filter(self, text: str = "", keeps: Callable[[Any], bool] | None = None) -> None:
        """Show only rows that hold every word of ``text`` and that ``keeps`` says yes to."""
        self.beginResetModel()
        self._needle = text.casefold()
        self._keeps = keeps
        self._order = self._arranged()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Override: sort by a column; -1 = as given. Equal rows keep their order, None is last."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        things = [self._order[index.row()] for index in held]
        self._sorted = (column, order) if 0 <= column < len(self.columns) else None
        self._order = self._arranged()
        place = {thing: row for row, thing in enumerate(self._order)}
        moved = [
            self.index(place[thing], index.column())
            for thing, index in zip(things, held, strict=True)
        ]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _arranged(self) -> list[int]:
        order = self._filtered()
        if self._sorted is None:
            return order
        column, direction = self._sorted
        keys = self._keys(column)
        empty = [i for i in order if keys[i] is None]
        full = [i for i in order if keys[i] is not None]
        full.sort(key=keys.__getitem__, reverse=direction == Qt.SortOrder.DescendingOrder)
        return full + empty

    def _filtered(self) -> list[int]:
        first, *others = self._needle.split() or [""]
        if first:
            words = self._haystack()
            order = [i for i, text in enumerate(words) if first in text]
            for needle in others:
                order = [i for i in order if needle in words[i]]
        else:
            order = list(range(len(self._rows)))
        if self._keeps is not None:
            keeps, rows = self._keeps, self._rows
            order = [i for i in order if keeps(rows[i])]
        return order

    def _haystack(self) -> list[str]:
        if self._words is None:
            if self._search is not None:
                self._words = [self._search(row).casefold() for row in self._rows]
            else:
                columns = range(len(self.columns))
                self._words = [
                    "\n".join(as_cell(self.columns[c].value(row)).text for c in columns).casefold()
                    for row in self._rows
                ]
        return self._words

    def _keys(self, column: int) -> list[Any]:
        if column not in self._sort_keys:
            self._sort_keys[column] = self._make_keys(column)
        return self._sort_keys[column]

    def _make_keys(self, column: int) -> list[Any]:
        shown = self.columns[column]
        if shown.sort_key is not None:
            return [shown.sort_key(row) for row in self._rows]
        values = [shown.value(row) for row in self._rows]
        if all(v is None or isinstance(v, int | float) for v in values):
            return values
        return [_sortable(v) for v in values]

    # what Qt asks

    def cell(self, row: int, column: int) -> Cell:
        """Return what stands in line ``row``; made once and kept until the rows change."""
        key = (self._order[row], column)
        found = self._cells.get(key)
        if found is None:
            found = self._cells[key] = as_cell(self.columns[column].value(self._rows[key[0]]))
        return found

    def refresh(self) -> None:
        """Forget the words made so far (the language or a scale changed) and repaint."""
        self._cells.clear()
        self._words = None
        self._sort_keys.clear()
        if self._order:
            last = self.index(len(self._order) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:
        """Override."""
        return 0 if parent is not None and parent.isValid() else len(self._order)

    def columnCount(self, parent: Index | None = None) -> int:
        """Override."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override: words, alignment, tool tip; the delegate takes the rest from ``cell``."""
        if role in _WORDS:
            return self.cell(index.row(), index.column()).text if index.isValid() else None
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_ALIGN[column.align])
        if role == Qt.ItemDataRole.ToolTipRole:
            if column.tip is not None:
                return tip(column.tip(self.row_at(index.row())))
            return tip(self.cell(index.row(), index.column()).text)
        return self.row_at(index.row()) if role == Qt.ItemDataRole.UserRole else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Override: titles, and their alignment."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_ALIGN[self.columns[section].align])
        return None
