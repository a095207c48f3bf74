"""Several short texts in one field: phone numbers, addresses, aliases."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from kamdesk.i18n import _
from kamdesk.ui.kit.editors.lines import TextEditor
from kamdesk.ui.kit.flow import FlowLayout
from kamdesk.ui.kit.panel import clear_layout
from kamdesk.ui.kit.removable import RemovableChip


class Chips(QWidget):
    """Edits a tuple of texts: type and press Enter to add, Delete to remove, Enter to change."""

    edited = Signal()
    committed = Signal()
    problem_changed = Signal(str)

    def __init__(self, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: tuple[str, ...] = ()
        self._place = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, gap=4)
        self.line = TextEditor(placeholder=placeholder or _("add and press Enter"), parent=self)
        hint = QFontMetrics(self.line.font()).horizontalAdvance(self.line.placeholderText())
        self.line.setFixedWidth(max(140, hint + 28))
        self.line.edited.connect(self.edited)
        self.line.committed.connect(self._entered)
        self._lay()

    def value(self) -> tuple[str, ...]:
        """Return the texts in order."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show ``value``, a sequence of texts."""
        self._value = tuple(value or ())
        self._place = -1
        self.line.set_value(None)
        self._lay()

    def problem(self) -> str | None:
        """Return None: any text is a value."""
        return None

    def focus_widget(self) -> QWidget:
        """Return the field that adds."""
        return self.line

    def set_read_only(self, on: bool) -> None:
        """Freeze the texts."""
        self.setEnabled(not on)

    def commit(self) -> None:
        """Take what stands in the field."""
        self.line.commit()

    def chips(self) -> list[RemovableChip]:
        """Return the chips in order."""
        return self.findChildren(RemovableChip)

    def _lay(self) -> None:
        self._flow.removeWidget(self.line)
        clear_layout(self._flow)
        for place, text in enumerate(self._value):
            chip = RemovableChip(text)
            chip.removed.connect(lambda place=place: self._remove(place))
            chip.opened.connect(lambda place=place: self._change(place))
            self._flow.addWidget(chip)
        self._flow.addWidget(self.line)
        self.updateGeometry()

    def _entered(self) -> None:
        text = self.line.value()
        texts = list(self._value)
        if 0 <= self._place < len(texts):
            texts[self._place : self._place + 1] = [text] if text else []
        elif text:
            texts.append(text)
        self._store(tuple(dict.fromkeys(texts)))

    def _remove(self, place: int) -> None:
        self._store(self._value[:place] + self._value[place + 1 :])
        self.line.setFocus()

    def _change(self, place: int) -> None:
        self.line.set_value(self._value[place])
        self._place = place
        self.line.setFocus()
        self.line.selectAll()

    def _store(self, texts: tuple[str, ...]) -> None:
        changed = texts != self._value
        self.set_value(texts)
        if changed:
            self.committed.emit()
