"""Editors: one widget per kind of value, all with the same five words (see ``base.Editor``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.ui.lazily import names_of

if TYPE_CHECKING:
    from kamdesk.ui.kit.editors.base import Editor
    from kamdesk.ui.kit.editors.chips import Chips
    from kamdesk.ui.kit.editors.choices import (
        ChoiceEditor,
        Combo,
        FlagEditor,
        MultiChoiceEditor,
        Option,
    )
    from kamdesk.ui.kit.editors.lines import (
        DateEditor,
        MonthEditor,
        NumberEditor,
        NumbersEditor,
        TextEditor,
        TimeEditor,
    )
    from kamdesk.ui.kit.editors.longtext import LongTextEditor
    from kamdesk.ui.kit.editors.money import MoneyEditor
else:
    __getattr__ = names_of(
        __name__,
        {
            "base": "Editor",
            "chips": "Chips",
            "choices": "ChoiceEditor Combo FlagEditor MultiChoiceEditor Option",
            "lines": "DateEditor MonthEditor NumberEditor NumbersEditor TextEditor TimeEditor",
            "longtext": "LongTextEditor",
            "money": "MoneyEditor",
        },
    )

__all__ = [
    "Chips",
    "ChoiceEditor",
    "Combo",
    "DateEditor",
    "Editor",
    "FlagEditor",
    "LongTextEditor",
    "MoneyEditor",
    "MonthEditor",
    "MultiChoiceEditor",
    "NumberEditor",
    "NumbersEditor",
    "Option",
    "TextEditor",
    "TimeEditor",
]
