"""After records came in: say how many of them may stand in the book twice, with the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kamdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from kamdesk.domain.duplicates import Pair
    from kamdesk.services.records_file import Difference
    from kamdesk.ui.desk import Desk


def tell_of_import(desk: Desk, path: Path) -> None:
    """After a file of records came in: where it says otherwise than the book, and duplicates."""
    from kamdesk.services.records_file import differences

    book = desk.book
    desk.tasks.run(
        lambda progress: differences(book, path, tick=progress),
        done=lambda found: _tell_apart(desk, found),
    )
    tell_of_duplicates(desk)


def _tell_apart(desk: Desk, found: tuple[Difference, ...]) -> None:
    if found:
        words = ngettext(
            "{n} value of the file differs from ours; ours stays.",
            "{n} values of the file differ from ours; ours stay.",
            len(found),
        )
        desk.messages.tell(
            words.format(n=len(found)),
            action=_("Look at them"),
            on_action=lambda: _show_apart(desk, found),
        )


def _show_apart(desk: Desk, found: tuple[Difference, ...]) -> None:
    from kamdesk.ui.dialogs.differences import DifferencesDialog

    parent = desk.parent()
    DifferencesDialog(desk, found, parent=parent if isinstance(parent, QWidget) else None).open()


def tell_of_duplicates(desk: Desk) -> None:
    """Look in the background; where nothing is found nothing is said."""
    from kamdesk.services.duplicates import find_duplicates

    book = desk.book
    desk.tasks.run(lambda _progress: find_duplicates(book), done=lambda found: _tell(desk, found))


def _tell(desk: Desk, found: tuple[Pair, ...]) -> None:
    if found:
        words = ngettext(
            "{n} pair of records may be the same.",
            "{n} pairs of records may be the same.",
            len(found),
        )
        desk.messages.tell(
            words.format(n=len(found)),
            action=_("Look at them"),
            on_action=lambda: desk.go("duplicates"),
        )
