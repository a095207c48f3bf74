"""The step of an import that says what the columns of a list mean; shown, proposed, editable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.fact import Kind, facts_of
from kamdesk.domain.records import RECORDS
from kamdesk.i18n import _
from kamdesk.services.contacts import CONTACTS, ENCODINGS, Columns, targets
from kamdesk.ui.kit import Combo, FlowLayout, Option, PlainLabel, ScrollPage, clear_layout
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.services.contacts import Source

SAMPLES: Final = 3
"""Cells of a column that are shown beside its heading."""
ELSEWHERE: Final = frozenset({"account", "post", "snapshot", "export_file", "question", "event"})
"""Kinds of records that are no lists, or come in with the contacts."""


class ColumnsStep(QWidget):
    """How a list is read, and one line for each of its columns.

    Signals: ``reread(encoding, sheet)`` when the file must be read again; ``kind_picked(kind)``
    and ``header_picked(row)`` when the columns must be proposed anew.
    """

    reread = Signal(str, str)
    kind_picked = Signal(str)
    header_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Combo()
        self.encoding = Combo()
        self.sheet = Combo()
        self.header = Combo()
        self.lines: list[Combo] = []
        self.problem = PlainLabel("", wrap=True)
        self.problem.hide()
        self._grid = QGridLayout()
        self._set_up()
        self._build()

    def _set_up(self) -> None:
        self.kind.set_options(_kinds())
        self.encoding.set_options(Option(name, name) for name in ENCODINGS)
        self.kind.activated.connect(lambda _row: self.kind_picked.emit(self.kind.current()))
        self.encoding.activated.connect(lambda _row: self._again())
        self.sheet.activated.connect(lambda _row: self._again())
        self.header.activated.connect(lambda _row: self.header_picked.emit(self.header.current()))

    def _build(self) -> None:
        top = FlowLayout(gap=Size.GAP)
        self._boxes = {
            combo: _labelled(words, combo)
            for words, combo in (
                (_("A list of"), self.kind),
                (_("Encoding"), self.encoding),
                (_("Sheet"), self.sheet),
                (_("Headings in row"), self.header),
            )
        }
        for box in self._boxes.values():
            top.addWidget(box)
        self.kind.setMinimumWidth(250)
        scroll = ScrollPage()
        scroll.body.setContentsMargins(0, 0, Size.GAP, 0)
        self._grid.setHorizontalSpacing(Size.GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        scroll.body.addLayout(self._grid)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.problem)
        column.addWidget(scroll, 1)

    def _again(self) -> None:
        self.reread.emit(self.encoding.current() or "", self.sheet.current() or "")

    def show_source(self, source: Source, columns: Columns) -> None:
        """Show a list as it was read, with what its columns are taken for."""
        self.kind.set_current(columns.kind)
        self.encoding.set_current(source.encoding)
        self.sheet.set_options(Option(name, name) for name in source.sheets)
        self.sheet.set_current(source.sheet)
        self._boxes[self.encoding].setVisible(bool(source.encoding))
        self._boxes[self.sheet].setVisible(len(source.sheets) > 1)
        rows = range(min(len(source.rows), 20))
        self.header.set_options(
            [Option(-1, _("none")), *(Option(row, str(row + 1)) for row in rows)]
        )
        self.header.set_current(columns.header)
        self._show_columns(source, columns)

    def _show_columns(self, source: Source, columns: Columns) -> None:
        clear_layout(self._grid)
        self.lines = []
        names = source.headings(columns.header)
        body = source.rows[columns.header + 1 :]
        known = targets(columns.kind)
        options = [
            Option("", _("(left out)")),
            *(Option(key, target.words) for key, target in known.items()),
        ]
        heads = (_("Column"), _("For example"), _("Fills"))
        for place, words in enumerate(heads):
            self._grid.addWidget(PlainLabel(words, TextRole.NOTE), 0, place)
        for number, key in enumerate(columns.keys):
            name = names[number] if number < len(names) else ""
            name = name or _("Column {n}").format(n=number + 1)
            cells = [row[number] for row in body if row[number]][:SAMPLES]
            combo = Combo()
            combo.setMinimumWidth(280)
            combo.set_options(options)
            combo.set_current(key if key in known else "")
            combo.setAccessibleName(_("“{column}” fills").format(column=name))
            self.lines.append(combo)
            self._grid.addWidget(PlainLabel(name), number + 1, 0)
            self._grid.addWidget(PlainLabel(" · ".join(cells), TextRole.NOTE), number + 1, 1)
            self._grid.addWidget(combo, number + 1, 2)

    def columns(self) -> Columns:
        """What the columns mean as it stands on the screen."""
        keys = tuple(combo.current() or "" for combo in self.lines)
        return Columns(keys, self.header.current(), self.kind.current() or CONTACTS)


def _kinds() -> Iterable[Option]:
    """What a list can be of: contacts, or records that belong to an account or firm."""
    yield Option(CONTACTS, _("Contacts, firms and accounts"))
    for entity, kind in RECORDS.items():
        owners = {item.entity for item in facts_of(kind) if item.kind is Kind.REF}
        if owners & {"account", "organisation", "project"} and entity not in ELSEWHERE:
            yield Option(entity, _(kind.PLURAL))


def _labelled(words: str, combo: Combo) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(PlainLabel(words, TextRole.NOTE, fixed=True))
    combo.setAccessibleName(words)
    combo.setMinimumWidth(max(combo.minimumWidth(), 110))
    row.addWidget(combo)
    return box
