"""An amount: number, unit (元 or 万元) and currency, never rounded on its way."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kamdesk.domain.fact import Money
from kamdesk.domain.typed import read_money, show_money
from kamdesk.i18n import _, language
from kamdesk.ui.kit.editors.choices import Combo, Option
from kamdesk.ui.kit.editors.lines import LineEditor

CURRENCIES = ("CNY", "USD", "EUR", "TWD", "HKD", "JPY", "GBP")


class _AmountLine(LineEditor):
    """The number of an amount; its owner knows currency and unit."""

    def __init__(self, currency: str, unit: int) -> None:
        self.currency, self.factor = currency, unit
        super().__init__()

    def set_currency(self, currency: str) -> None:
        """Take the figure that stands there as one of another currency.

        Read again rather than kept in minor units: 1,000 yen and 1,000 yuan look alike and are
        not the same number of them.
        """
        self.currency = currency
        self._clean = ""
        self.commit()

    def _read(self, text: str) -> Money | None:
        return read_money(text, self.currency, unit=self.factor)

    def _show(self, value: Any) -> str:
        return show_money(value, self.factor)


class MoneyEditor(QWidget):
    """Edits ``Money``; in Chinese amounts are counted in 万元, in English in whole units.

    ``currency`` is what an empty field would get. ``factor`` (1 or 10,000) overrides the counting.
    """

    edited = Signal()
    committed = Signal()
    problem_changed = Signal(str)

    def __init__(
        self, *, currency: str = "CNY", factor: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        counted = (10_000 if language().startswith("zh") else 1) if factor is None else factor
        self.line = _AmountLine(currency, counted)
        self.line.set_unit(_("10k") if counted == 10_000 else "")
        self.line.edited.connect(self.edited)
        self.line.committed.connect(self.committed)
        self.line.problem_changed.connect(self.problem_changed)
        self.picker = Combo()
        self.picker.setAccessibleName(_("Currency"))
        self.picker.setFixedWidth(72)
        self._offer(currency)
        self.picker.activated.connect(self._currency_picked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.picker)
        self.line.setMinimumWidth(96)
        self.setFocusProxy(self.line)

    def _offer(self, currency: str) -> None:
        codes = dict.fromkeys([*CURRENCIES, currency])
        self.picker.set_options([Option(code, code) for code in codes])
        self.picker.set_current(currency)
        self.line.currency = currency

    def value(self) -> Money | None:
        """Return the amount, None when empty."""
        found: Money | None = self.line.value()
        return found

    def set_value(self, value: Any) -> None:
        """Show ``value``; its currency is shown even where it is a rare one."""
        if isinstance(value, Money):
            self._offer(value.currency)
        self.line.set_value(value)

    def problem(self) -> str | None:
        """Return why the text is no amount, or None."""
        return self.line.problem()

    def focus_widget(self) -> QWidget:
        """Return the field of the number."""
        return self.line

    def set_read_only(self, on: bool) -> None:
        """Let the amount be read and copied only."""
        self.line.set_read_only(on)
        self.picker.setEnabled(not on)

    def commit(self) -> None:
        """Save what stands in the field."""
        self.line.commit()

    def _currency_picked(self) -> None:
        self.line.set_currency(str(self.picker.current()))
