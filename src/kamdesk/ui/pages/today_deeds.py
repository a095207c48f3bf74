"""The one click that deals with a line of Today: its words, its icon, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.i18n import N_, _
from kamdesk.ui.jump import jump

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.findings import Remedy
    from kamdesk.domain.insight.monday_lines import Line
    from kamdesk.ui.desk import Desk

WAYS: Final = {
    "visit": (N_("Plan a visit"), "plus"),
    "brief": (N_("Open the brief"), "file-text"),
}
"""Kinds of remedies that are more than going to the record: words and icon."""
OPEN: Final = (N_("Show it"), "arrow-right")


def way_of(remedy: Remedy) -> tuple[str, str]:
    """The words, in the current language, and the icon of a remedy."""
    words, icon = WAYS.get(remedy.kind, OPEN)
    return _(words), icon


def carry_out(desk: Desk, line: Line, *, parent: QWidget) -> None:
    """Deal with a line: plan the visit, open the brief, or go to the record that needs it."""
    if line.remedy.kind == "visit":
        from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog

        dialog = PlanVisitDialog(desk, line.account, parent=parent)
        dialog.made.connect(lambda visit: desk.go("account", (line.account, "visits", visit)))
        dialog.open()
    elif line.remedy.kind == "brief":
        desk.go("brief", (line.account, line.remedy.row.id))
    else:
        jump(desk, line.remedy.row, account=line.account, parent=parent)
