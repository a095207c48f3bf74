"""A new account begins with a name; its page opens where the rest is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.i18n import _
from kamdesk.services.accounts import add_account
from kamdesk.ui.dialogs.ask import ask_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.ui.desk import Desk


def ask_account(desk: Desk, parent: QWidget) -> None:
    """Ask for the name of a customer and open the new account."""

    def make(name: str) -> None:
        made = desk.do(add_account, desk.book, name, today=desk.today)
        if made is not None:
            desk.go("account", (made[0].id, "background", None))

    ask_line(parent, _("New account"), label=_("Name of the customer"), on_answer=make)
