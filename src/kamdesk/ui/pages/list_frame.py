"""What the pages that are one long list share: the head with name, count and filter, the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kamdesk.i18n import _
from kamdesk.ui.kit import Button, EmptyState, Panel, PlainLabel
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.ui.desk import Desk

FILTER_WIDTH = 300


def lay_out_list(
    page: QWidget, title: str, *, count: QWidget, tools: tuple[QWidget, ...], view: QWidget
) -> None:
    """Lay a page out: its name, how many, at the right its tools; below the list in a panel."""
    head = QHBoxLayout()
    head.setSpacing(Size.GAP)
    head.addWidget(PlainLabel(title, TextRole.NAME, fixed=True))
    head.addWidget(count)
    head.addStretch(1)
    for tool in tools:
        head.addWidget(tool)
    column = QVBoxLayout(page)
    column.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, Size.GAP)
    column.setSpacing(Size.GAP)
    column.addLayout(head)
    frame = Panel(flush=True)
    frame.body.addWidget(view)
    column.addWidget(frame, 1)


def nothing_here(desk: Desk, title: str, *, words: str, icon: str) -> EmptyState:
    """What an empty list says whose lines are made on the pages of the accounts."""
    to_accounts = Button(_("Go to the accounts"), "primary", icon="building-factory-2")
    to_accounts.clicked.connect(lambda: desk.go("accounts"))
    return EmptyState(title, words, icon=icon, buttons=[to_accounts])
