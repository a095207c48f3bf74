"""One-line editors: text, number, date, month, time. Each reads and shows one kind of value."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kamdesk.domain.typed import (
    NotAValue,
    read_date,
    read_month,
    read_number,
    read_numbers,
    read_time,
    show_number,
    show_time,
)
from kamdesk.i18n import _
from kamdesk.ui.kit.keys import asks_to_undo
from kamdesk.ui.kit.words import one_line, restyle
from kamdesk.ui.theme import font, tokens

LONGEST = 10_000
"""More characters than any one-line fact has; keeps a pasted book out of a field."""


class LineEditor(QLineEdit):
    """The frame of the one-line editors; see ``base.Editor`` for what its signals mean.

    Esc brings back the last good value. ``unit`` is painted at the right inside the field.
    Derived classes give ``_read`` (text -> value, raises NotAValue) and ``_show`` (value -> text).
    """

    edited = Signal()
    committed = Signal()
    problem_changed = Signal(str)

    def __init__(
        self, *, unit: str = "", placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value: Any = None
        self._problem: str | None = None
        self._clean = ""
        self._unit = ""
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(placeholder or _("empty"))
        self.set_unit(unit)
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self.commit)

    def _read(self, text: str) -> Any:
        raise NotImplementedError

    def _show(self, value: Any) -> str:
        raise NotImplementedError

    def value(self) -> Any:
        """Return the last good value."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show ``value`` as clean; a problem is forgotten."""
        self._value = value
        self._clean = self._show(value)
        self.setText(self._clean)
        self.setCursorPosition(0)
        self._set_problem(None)

    def problem(self) -> str | None:
        """Return why the text is no value, or None."""
        return self._problem

    def focus_widget(self) -> QWidget:
        """Return the field itself."""
        return self

    def set_unit(self, unit: str) -> None:
        """Show ``unit`` at the right end of the field."""
        self._unit = unit
        wide = self.fontMetrics().horizontalAdvance(unit) + 6 if unit else 0
        self.setTextMargins(0, 0, wide, 0)
        self.update()

    def set_read_only(self, on: bool) -> None:
        """Let the text be read and copied only."""
        self.setReadOnly(on)

    def commit(self) -> None:
        """Read the text: emit ``committed`` for a new value, show the reason for none."""
        if self.text() == self._clean and self._problem is None:
            return
        try:
            value = self._read(self.text())
        except NotAValue as error:
            self._set_problem(str(error))
            return
        changed = value != self._value
        self._value = value
        self._clean = self._show(value)
        if self.text() != self._clean:
            self.setText(self._clean)
        self._set_problem(None)
        if changed:
            self.committed.emit()

    def _typed(self) -> None:
        if self._problem is not None:
            try:
                self._read(self.text())
            except NotAValue as error:
                self._set_problem(str(error))
            else:
                self._set_problem(None)
        self.edited.emit()

    def _set_problem(self, reason: str | None) -> None:
        if reason == self._problem:
            return
        self._problem = reason
        restyle(self, problem="true" if reason else "false")
        self.setAccessibleDescription(reason or "")
        self.problem_changed.emit(reason or "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override: leaving the field saves it; a popup menu is not leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def event(self, event: QEvent) -> bool:
        """Override: undo belongs to the window where nothing is typed."""
        if asks_to_undo(event) and self.text() == self._clean:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Esc brings back the last good value, if there is anything to bring back."""
        if event.key() == Qt.Key.Key_Escape and (self._problem or self.text() != self._clean):
            self.set_value(self._value)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: paint the unit."""
        super().paintEvent(event)
        if not self._unit:
            return
        painter = QPainter(self)
        painter.setFont(font("text"))
        painter.setPen(QColor(tokens().text_3))
        box = QRect(0, 0, self.width() - 9, self.height())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(flags), self._unit)

    def changeEvent(self, event: QEvent) -> None:
        """Override: the room for the unit follows the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.set_unit(self._unit)


class TextEditor(LineEditor):
    """One line of text; None when empty."""

    def _read(self, text: str) -> str | None:
        return one_line(text.replace("\x00", "")) or None

    def _show(self, value: Any) -> str:
        return str(value) if value is not None else ""


class NumberEditor(LineEditor):
    """A number between ``low`` and ``high``; ``whole=False`` takes decimals."""

    def __init__(
        self,
        *,
        whole: bool = True,
        low: float | None = None,
        high: float | None = None,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._whole, self._low, self._high = whole, low, high
        super().__init__(unit=unit, parent=parent)

    def _read(self, text: str) -> int | float | None:
        number = read_number(
            text.removesuffix(self._unit) if self._unit else text, whole=self._whole
        )
        if number is not None and self._low is not None and number < self._low:
            raise NotAValue(
                reason=_("The least possible here is {low}.").format(low=show_number(self._low))
            )
        if number is not None and self._high is not None and number > self._high:
            raise NotAValue(
                reason=_("The most possible here is {high}.").format(high=show_number(self._high))
            )
        return number

    def _show(self, value: Any) -> str:
        return show_number(value)


class NumbersEditor(LineEditor):
    """Several whole numbers parted by commas; an empty tuple when empty."""

    def _read(self, text: str) -> tuple[int, ...]:
        return read_numbers(text)

    def _show(self, value: Any) -> str:
        return ", ".join(str(number) for number in value or ())

    def value(self) -> tuple[int, ...]:
        """Return the numbers."""
        return tuple(self._value or ())


class DateEditor(LineEditor):
    """A day, written year-month-day; ``year`` completes a month-day, where it is given.

    Up and Down move by a day.
    """

    def __init__(self, *, year: int | None = None, parent: QWidget | None = None) -> None:
        self._year = year
        super().__init__(placeholder=_("year-month-day"), parent=parent)

    def _read(self, text: str) -> dt.date | None:
        return read_date(text, year=self._year)

    def _show(self, value: Any) -> str:
        return value.isoformat() if value is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Up and Down move by a day."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        try:
            day = self._read(self.text())
            moved = day + dt.timedelta(days=step) if day else None
        except (NotAValue, OverflowError):
            return
        if moved is not None:
            self.setText(self._show(moved))
            self.edited.emit()


class MonthEditor(LineEditor):
    """A month as "YYYY-MM"."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(placeholder=_("year-month"), parent=parent)

    def _read(self, text: str) -> str | None:
        return read_month(text)

    def _show(self, value: Any) -> str:
        return str(value) if value is not None else ""


class TimeEditor(LineEditor):
    """A moment, kept in UTC and shown in ``zone`` (None = this computer's)."""

    def __init__(self, *, zone: dt.tzinfo | None = None, parent: QWidget | None = None) -> None:
        self._zone = zone
        super().__init__(placeholder=_("year-month-day hour:minute"), parent=parent)

    def _read(self, text: str) -> dt.datetime | None:
        return read_time(text, self._zone)

    def _show(self, value: Any) -> str:
        return show_time(value, self._zone)
