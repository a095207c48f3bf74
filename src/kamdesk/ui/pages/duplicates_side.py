"""Two records side by side: where both know something else, one chooses what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.duplicates import hanging, side_by_side
from kamdesk.domain.fact import Kind, is_empty
from kamdesk.domain.naming import shown, title_of
from kamdesk.domain.records import RECORDS, Organisation, Person, Post
from kamdesk.i18n import _
from kamdesk.ui.kit import PlainLabel, Radio, ScrollPage, clear_layout, hairline
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.duplicates import Pair, Row
    from kamdesk.domain.fact import Fact, Record

LABELS = 128
"""Width of the column of field names."""


class Choice(QWidget):
    """A value that can be chosen: a click anywhere on it chooses. Signal: ``chosen()``."""

    chosen = Signal()

    def __init__(self, words: str, *, name: str) -> None:
        super().__init__()
        self.radio = Radio()
        self.radio.setAccessibleName(f"{name}: {words}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        words_label = PlainLabel(words, wrap=True)
        words_label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        words_label.clicked.connect(self.radio.click)
        row.addWidget(words_label, 1)
        self.radio.toggled.connect(self._told)

    def _told(self, on: bool) -> None:
        if on:
            self.chosen.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: the room beside the words counts too."""
        super().mouseReleaseEvent(event)
        self.radio.click()


class SideBySide(ScrollPage):
    """The fields of both records; those that differ have a choice."""

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[str, tuple[Choice, Choice]] = {}
        self._values: dict[str, Any] = {}

    def clear_pair(self) -> None:
        """Show nothing."""
        clear_layout(self.body)
        self.choices.clear()
        self._values.clear()

    def show_pair(self, pair: Pair, shelf: Shelf) -> None:
        """Show two records; where both know, the value of the first is proposed."""
        self.clear_pair()
        self.body.addLayout(_heads(pair, shelf))
        self.body.addWidget(hairline())
        for row in side_by_side(pair.keep, pair.other):
            self.body.addLayout(self._line(row, shelf))
        self.body.addStretch(1)

    def values(self) -> dict[str, Any]:
        """What stays, for the fields where there was something to choose."""
        return dict(self._values)

    def focus_first(self) -> None:
        """Put the keyboard on the first choice."""
        first = next(iter(self.choices.values()), None)
        if first is not None:
            first[0].radio.setFocus()

    def _line(self, row: Row, shelf: Shelf) -> QGridLayout:
        name = row.fact.words
        cells: list[QWidget] = [
            PlainLabel(_words(row.fact, value, shelf=shelf), wrap=True)
            for value in (row.kept, row.other)
        ]
        if row.differs:
            mine, theirs = (
                Choice(_words(row.fact, value, shelf=shelf), name=name)
                for value in (row.kept, row.other)
            )
            self._choose_between(row, mine=mine, theirs=theirs)
            cells = [mine, theirs]
        return _grid(PlainLabel(name, TextRole.NOTE, wrap=True), cells)

    def _choose_between(self, row: Row, *, mine: Choice, theirs: Choice) -> None:
        field = row.fact.name
        group = QButtonGroup(mine)
        for choice, value in ((mine, row.kept), (theirs, row.other)):
            group.addButton(choice.radio)
            choice.chosen.connect(lambda kept=value: self._values.__setitem__(field, kept))
        mine.radio.setChecked(True)
        self.choices[field] = (mine, theirs)


def _grid(label: QWidget, cells: Sequence[QWidget]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Size.GAP)
    label.setFixedWidth(LABELS)
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(label, 0, 0, top)
    # Even columns, however long the words of one are.
    for number, cell in enumerate(cells, start=1):
        cell.setMinimumWidth(1)
        grid.addWidget(cell, 0, number, top)
        grid.setColumnStretch(number, 1)
    return grid


def _heads(pair: Pair, shelf: Shelf) -> QGridLayout:
    label = PlainLabel(pair.words, TextRole.NOTE, wrap=True)
    return _grid(label, [_head(pair.keep, shelf), _head(pair.other, shelf)])


def _head(record: Record, shelf: Shelf) -> QWidget:
    """Name, post, and what hangs on the record."""
    head = QWidget()
    column = QVBoxLayout(head)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(PlainLabel(title_of(record, shelf), TextRole.SUBJECT, wrap=True))
    posts = _posts(record, shelf)
    if posts:
        column.addWidget(PlainLabel(posts, wrap=True))
    counts = [f"{_(kind.PLURAL)} {n}" for kind, n in hanging(shelf, record).items()]
    words = _(", ").join(counts) or _("Nothing hangs on it.")
    column.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
    return head


def _posts(record: Record, shelf: Shelf) -> str:
    if not isinstance(record, Person):
        return ""
    found = []
    for post in shelf.where(Post, "person", value=record.id):
        firm = shelf.get(Organisation, post.organisation)
        parts = [title_of(firm, shelf) if firm else "", post.title or ""]
        found.append(" ".join(part for part in parts if part))
    return _("; ").join(found)


def _words(item: Fact, value: Any, *, shelf: Shelf) -> str:
    """A value in words; a reference by the name of what it points at."""
    if is_empty(value):
        return "–"
    if item.kind in {Kind.REF, Kind.REFS}:
        keys = value if isinstance(value, tuple) else (value,)
        named = (shelf.get(RECORDS[item.entity], key) for key in keys)
        return _(", ").join(title_of(record, shelf) for record in named if record is not None)
    return shown(item, value)
