"""Editors that choose from a list: one of many, several of many, yes or no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QListView,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)

from kamdesk.i18n import _
from kamdesk.ui.kit.buttons import SegmentedControl
from kamdesk.ui.kit.flow import FlowLayout
from kamdesk.ui.kit.keys import asks_to_undo
from kamdesk.ui.kit.panel import clear_layout
from kamdesk.ui.kit.removable import RemovableChip
from kamdesk.ui.kit.words import face, restyle, tip
from kamdesk.ui.theme import icon, paint_icon, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEARCH_FROM = 12
"""A list this long is searched by typing."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its value, its words, and a help line for the tool tip."""

    value: Any
    words: str
    help: str = ""


class Combo(QComboBox):
    """A combo box in the look of the program; the wheel scrolls the page, not the choice."""

    def __init__(self, *, inline: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if inline:
            self.setProperty("kind", "inline")
        self.setView(QListView())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def set_options(self, options: Iterable[Option]) -> None:
        """Offer ``options``; nothing is chosen and nothing is emitted."""
        self.blockSignals(True)
        self.clear()
        for option in options:
            self.addItem(option.words, option.value)
            if option.help:
                self.setItemData(self.count() - 1, tip(option.help), Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(-1)
        self.blockSignals(False)

    def current(self) -> Any:
        """Return the value chosen, or None."""
        return self.currentData() if self.currentIndex() >= 0 else None

    def set_current(self, value: Any) -> None:
        """Choose ``value`` without telling anybody; a foreign value chooses nothing."""
        self.blockSignals(True)
        self.setCurrentIndex(self.index_of(value))
        self.blockSignals(False)

    def index_of(self, value: Any) -> int:
        """Return the row of ``value``, -1 if it is not offered. Types count: 1 is not True."""
        for row in range(self.count()):
            held = self.itemData(row)
            if held == value and type(held) is type(value):
                return row
        return -1

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override: scrolling a form must not change what it says."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: words that do not fit end in an ellipsis; the arrow has the theme's ink."""
        if self.isEditable():
            super().paintEvent(event)
        else:
            self._paint_words()
        ink = tokens().text_2 if self.isEnabled() else tokens().text_3
        spot = QPointF(self.width() - 21, (self.height() - 14) // 2)
        paint_icon(QPainter(self), "chevron-down", ink=ink, spot=spot, size=14)

    def _paint_words(self) -> None:
        """Paint frame and words; Qt itself would cut the words in the middle of a letter."""
        look = QStyleOptionComboBox()
        self.initStyleOption(look)
        painter = QStylePainter(self)
        style = QStyle.ComplexControl.CC_ComboBox
        room = (
            self.style()
            .subControlRect(style, look, QStyle.SubControl.SC_ComboBoxEditField, self)
            .width()
        )
        words = QFontMetricsF(self.font())
        look.currentText = words.elidedText(
            look.currentText,
            Qt.TextElideMode.ElideRight,
            room,
        )
        painter.drawComplexControl(style, look)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, look)


class ChoiceEditor(Combo):
    """Chooses one of the options, or none. Long lists are searched by typing.

    ``allow_empty`` offers an empty first row. See ``base.Editor`` for the signals.
    """

    edited = Signal()
    committed = Signal()
    problem_changed = Signal(str)

    def __init__(
        self,
        options: Sequence[Option] = (),
        *,
        allow_empty: bool = True,
        inline: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(inline=inline, parent=parent)
        self._value: Any = None
        self._empty = allow_empty
        self._problem: str | None = None
        self.setPlaceholderText(_("empty"))
        self.set_options(options)
        self.activated.connect(self._picked)

    def set_options(self, options: Iterable[Option]) -> None:
        """Offer other options; the value stays chosen where it is still among them."""
        offered = list(options)
        head = [Option(None, "")] if self._empty else []
        super().set_options([*head, *offered])
        self._make_searchable(len(offered) >= SEARCH_FROM)
        self.set_value(self._value)

    def _make_searchable(self, on: bool) -> None:
        if on == self.isEditable():
            return
        self.setEditable(on)
        if not on:
            return
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line, completer = self.lineEdit(), self.completer()
        if line is None or completer is None:  # both exist once the box is editable
            return
        line.setPlaceholderText(_("empty"))
        line.setAccessibleName(self.accessibleName())
        line.setStyleSheet("border: 0; padding: 0; min-height: 0; background: transparent;")
        line.installEventFilter(self)
        line.editingFinished.connect(self._typed)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(lambda _text: self._typed())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: undo belongs to the window where nothing is typed."""
        if asks_to_undo(event) and self.currentText() == self.itemText(self.index_of(self._value)):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def value(self) -> Any:
        """Return the value chosen, or None."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Choose ``value``; a value that is not offered is shown by itself and kept."""
        self._value = value
        self._set_problem(None)
        if value is not None and self.index_of(value) < 0:
            self.addItem(str(value), value)
        self.set_current(value)
        if self.isEditable():
            self.setEditText(self.currentText() if value is not None else "")

    def problem(self) -> str | None:
        """Return why the typed text is none of the options, or None."""
        return self._problem

    def focus_widget(self) -> QWidget:
        """Return the box itself."""
        return self

    def set_read_only(self, on: bool) -> None:
        """Freeze the choice."""
        self.setEnabled(not on)

    def commit(self) -> None:
        """Take what is typed, if it can be typed into."""
        if self.isEditable():
            self._typed()

    def _picked(self, index: int) -> None:
        value = self.itemData(index)
        self._set_problem(None)
        if value == self._value and type(value) is type(self._value):
            return
        self._value = value
        self.edited.emit()
        self.committed.emit()

    def _typed(self) -> None:
        text = self.currentText().strip()
        row = self.findText(text, Qt.MatchFlag.MatchFixedString) if text else self.index_of(None)
        if text and row < 0:
            self._set_problem(_("“{text}” is not in the list.").format(text=text))
            return
        if row < 0:
            self.set_value(self._value)
            return
        self.setCurrentIndex(row)
        self._picked(row)

    def _set_problem(self, reason: str | None) -> None:
        if reason == self._problem:
            return
        self._problem = reason
        restyle(self, problem="true" if reason else "false")
        self.problem_changed.emit(reason or "")


class FlagEditor(SegmentedControl):
    """Yes or no, or not known: pressing the pressed one again releases it."""

    edited = Signal()
    committed = Signal()
    problem_changed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__([(True, _("Yes")), (False, _("No"))], parent=parent)
        self._held: bool | None = None
        self.picked.connect(self._pressed)

    def value(self) -> bool | None:
        """Return True, False or None (not known)."""
        return self._held

    def set_value(self, value: Any) -> None:
        """Press the button of ``value``."""
        self._held = value
        super().set_value(value)

    def problem(self) -> str | None:
        """Return None: there is nothing to get wrong."""
        return None

    def focus_widget(self) -> QWidget:
        """Return the first button."""
        return self.buttons()[0]

    def set_read_only(self, on: bool) -> None:
        """Freeze the choice."""
        self.setEnabled(not on)

    def commit(self) -> None:
        """Do nothing: a press is saved at once."""

    def _pressed(self, value: object) -> None:
        self.set_value(None if value == self._held else value)
        self.edited.emit()
        self.committed.emit()


class MultiChoiceEditor(QWidget):
    """Chooses any number of options; the chosen ones stand as chips, in the order of the list."""

    edited = Signal()
    committed = Signal()
    problem_changed = Signal(str)

    def __init__(self, options: Sequence[Option] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: list[Option] = []
        self._value: tuple[Any, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, gap=4)
        self._add = QToolButton(self)
        self._add.setIcon(icon("plus"))
        self._add.setIconSize(QSize(16, 16))
        self._add.setAccessibleName(_("Add"))
        self._add.setToolTip(_("Add"))
        self._add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._add)
        menu.aboutToShow.connect(self._fill_menu)
        self._add.setMenu(menu)
        self.set_options(options)

    def set_options(self, options: Iterable[Option]) -> None:
        """Offer other options; values that are not among them are kept and shown."""
        self._options = list(options)
        self.set_value(self._value)

    def value(self) -> tuple[Any, ...]:
        """Return the values chosen."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Choose ``value``, a sequence of option values."""
        self._value = tuple(value or ())
        self._add.setParent(None)
        clear_layout(self._flow)
        for item in self._value:
            chip = RemovableChip(self._words(item))
            chip.removed.connect(lambda item=item: self._change(item))
            self._flow.addWidget(chip)
        self._flow.addWidget(self._add)
        self._add.show()
        self.updateGeometry()

    def problem(self) -> str | None:
        """Return None: only offered values can be chosen."""
        return None

    def focus_widget(self) -> QWidget:
        """Return the button that adds."""
        return self._add

    def set_read_only(self, on: bool) -> None:
        """Freeze the choice."""
        self.setEnabled(not on)

    def commit(self) -> None:
        """Do nothing: each choice is saved at once."""

    def _words(self, value: Any) -> str:
        return next((o.words for o in self._options if o.value == value), str(value))

    def _fill_menu(self) -> None:
        menu = self._add.menu()
        menu.clear()
        for option in self._options:
            entry = menu.addAction(face(option.words))
            entry.setCheckable(True)
            entry.setChecked(option.value in self._value)
            entry.triggered.connect(lambda _on=False, v=option.value: self._change(v))

    def _change(self, value: Any) -> None:
        """Add ``value`` or take it away, and keep the order of the list."""
        chosen = set(self._value) ^ {value}
        order = [option.value for option in self._options]
        foreign = [item for item in self._value if item not in order]
        self.set_value([v for v in [*order, *foreign] if v in chosen])
        self.edited.emit()
        self.committed.emit()
        self._add.setFocus()
