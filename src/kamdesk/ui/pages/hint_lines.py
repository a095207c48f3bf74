"""Hints as lines: the advice, and in small what it goes back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.items import items
from kamdesk.i18n import _
from kamdesk.ui.kit import Icon, PlainLabel, clear_layout, tip
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.domain.hints import Hint


class HintLines(QWidget):
    """The hints that fit; nothing at all where none does."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._shown: tuple[str, ...] = ()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show other hints; the same ones are left standing."""
        words = tuple(hint.words for hint in hints)
        self.setVisible(bool(words))
        if words == self._shown:
            return
        self._shown = words
        clear_layout(self._column)
        for hint in hints:
            self._column.addWidget(_line(hint))


def _line(hint: Hint) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Icon("bulb", "text_2", size=16), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(PlainLabel(hint.words, wrap=True))
    source = PlainLabel(source_words(hint), TextRole.NOTE)
    source.setToolTip(tip(source_names(hint)))
    words.addWidget(source)
    row.addLayout(words, 1)
    return line


def source_names(hint: Hint) -> str:
    """What the numbers of the source stand for, a line for each."""
    known = items()
    return "\n".join(
        f"{item}  {known[item].name.here}" for item in hint.about.source if item in known
    )


def source_words(hint: Hint) -> str:
    """What a hint goes back to; that it is a proposal, where it is one."""
    items = _(", ").join(hint.about.source)
    if hint.about.reconstruction:
        return _("after {items} · a proposal of this program").format(items=items)
    return _("after {items}").format(items=items)
