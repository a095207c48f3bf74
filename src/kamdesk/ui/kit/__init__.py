"""The one small set of widgets every page is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.ui.lazily import names_of

if TYPE_CHECKING:
    from kamdesk.ui.kit.bars import TabStrip, TopBar
    from kamdesk.ui.kit.buttons import Button, Check, IconButton, Radio, SegmentedControl
    from kamdesk.ui.kit.count_chip import CountChip
    from kamdesk.ui.kit.editors import (
        Chips,
        ChoiceEditor,
        Combo,
        DateEditor,
        Editor,
        FlagEditor,
        LongTextEditor,
        MoneyEditor,
        MonthEditor,
        MultiChoiceEditor,
        NumberEditor,
        NumbersEditor,
        Option,
        TextEditor,
        TimeEditor,
    )
    from kamdesk.ui.kit.empty import EmptyState, Icon
    from kamdesk.ui.kit.fieldrow import FieldRow, align_labels
    from kamdesk.ui.kit.flow import FlowLayout
    from kamdesk.ui.kit.labels import PlainLabel, label
    from kamdesk.ui.kit.line import Line
    from kamdesk.ui.kit.line_button import LineButton
    from kamdesk.ui.kit.marks import TagMark, severity
    from kamdesk.ui.kit.meters import Bar, MeterRow, ProgressStrip, Ring
    from kamdesk.ui.kit.notice import Notice, NoticeArea
    from kamdesk.ui.kit.panel import (
        Panel,
        PanelKeys,
        ScrollPage,
        clear_layout,
        group_head,
        hairline,
        next_panel,
        upright_line,
    )
    from kamdesk.ui.kit.rail import Rail, RailItem
    from kamdesk.ui.kit.removable import RemovableChip
    from kamdesk.ui.kit.search import SearchField
    from kamdesk.ui.kit.search_rows import SearchRow
    from kamdesk.ui.kit.signs import (
        AttitudeBadge,
        PowerSquares,
        SeverityIcon,
        Tag,
        TierTag,
        with_words,
    )
    from kamdesk.ui.kit.states import StateButton
    from kamdesk.ui.kit.steps import Step, StepRow
    from kamdesk.ui.kit.words import face, one_line, restyle, tip
else:
    __getattr__ = names_of(
        __name__,
        {
            "bars": "TabStrip TopBar",
            "buttons": "Button Check IconButton Radio SegmentedControl",
            "count_chip": "CountChip",
            "editors": (
                "Chips ChoiceEditor Combo DateEditor Editor FlagEditor LongTextEditor "
                "MoneyEditor MonthEditor MultiChoiceEditor NumberEditor NumbersEditor "
                "Option TextEditor TimeEditor"
            ),
            "empty": "EmptyState Icon",
            "fieldrow": "FieldRow align_labels",
            "flow": "FlowLayout",
            "labels": "PlainLabel label",
            "line": "Line",
            "line_button": "LineButton",
            "marks": "TagMark severity",
            "meters": "Bar MeterRow ProgressStrip Ring",
            "notice": "Notice NoticeArea",
            "panel": (
                "Panel PanelKeys ScrollPage clear_layout group_head hairline next_panel "
                "upright_line"
            ),
            "rail": "Rail RailItem",
            "removable": "RemovableChip",
            "search": "SearchField",
            "search_rows": "SearchRow",
            "signs": "AttitudeBadge PowerSquares SeverityIcon Tag TierTag with_words",
            "states": "StateButton",
            "steps": "Step StepRow",
            "words": "face one_line restyle tip",
        },
    )

__all__ = [
    "AttitudeBadge",
    "Bar",
    "Button",
    "Check",
    "Chips",
    "ChoiceEditor",
    "Combo",
    "CountChip",
    "DateEditor",
    "Editor",
    "EmptyState",
    "FieldRow",
    "FlagEditor",
    "FlowLayout",
    "Icon",
    "IconButton",
    "Line",
    "LineButton",
    "LongTextEditor",
    "MeterRow",
    "MoneyEditor",
    "MonthEditor",
    "MultiChoiceEditor",
    "Notice",
    "NoticeArea",
    "NumberEditor",
    "NumbersEditor",
    "Option",
    "Panel",
    "PanelKeys",
    "PlainLabel",
    "PowerSquares",
    "ProgressStrip",
    "Radio",
    "Rail",
    "RailItem",
    "RemovableChip",
    "Ring",
    "ScrollPage",
    "SearchField",
    "SearchRow",
    "SegmentedControl",
    "SeverityIcon",
    "StateButton",
    "Step",
    "StepRow",
    "TabStrip",
    "Tag",
    "TagMark",
    "TextEditor",
    "TierTag",
    "TimeEditor",
    "TopBar",
    "align_labels",
    "clear_layout",
    "face",
    "group_head",
    "hairline",
    "label",
    "next_panel",
    "one_line",
    "restyle",
    "severity",
    "tip",
    "upright_line",
    "with_words",
]
