"""Which editor a field gets: one line a kind, so a new field needs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import Kind
from kamdesk.i18n import _
from kamdesk.ui.kit import (
    Chips,
    ChoiceEditor,
    DateEditor,
    FlagEditor,
    LongTextEditor,
    MoneyEditor,
    MonthEditor,
    MultiChoiceEditor,
    NumberEditor,
    NumbersEditor,
    TextEditor,
    TimeEditor,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.fact import Fact
    from kamdesk.ui.kit import Option

MAKERS: dict[Kind, Callable[[Fact, Sequence[Option]], QWidget]] = {
    Kind.TEXT: lambda _item, _options: TextEditor(),
    Kind.CODE: lambda _item, _options: TextEditor(),
    Kind.VALUE: lambda _item, _options: TextEditor(),
    Kind.LONG: lambda _item, _options: LongTextEditor(),
    Kind.NUMBER: lambda item, _options: NumberEditor(whole=True, unit=_(item.unit)),
    Kind.DECIMAL: lambda item, _options: NumberEditor(whole=False, unit=_(item.unit)),
    Kind.NUMBERS: lambda _item, _options: NumbersEditor(),
    Kind.TEXTS: lambda _item, _options: Chips(),
    Kind.MONEY: lambda _item, _options: MoneyEditor(),
    Kind.DATE: lambda _item, _options: DateEditor(),
    Kind.MONTH: lambda _item, _options: MonthEditor(),
    Kind.TIME: lambda _item, _options: TimeEditor(),
    Kind.FLAG: lambda _item, _options: FlagEditor(),
    Kind.CHOICE: lambda _item, options: ChoiceEditor(options),
    Kind.REF: lambda _item, options: ChoiceEditor(options),
    Kind.ENTITY: lambda _item, options: ChoiceEditor(options),
    Kind.SUBJECT: lambda _item, options: ChoiceEditor(options),
    Kind.CHOICES: lambda _item, options: MultiChoiceEditor(options),
    Kind.REFS: lambda _item, options: MultiChoiceEditor(options),
}


def editor_for(item: Fact, options: Sequence[Option] = ()) -> QWidget:
    """The editor of a field; it satisfies ``kit.Editor``."""
    return MAKERS[item.kind](item, options)
