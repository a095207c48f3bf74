"""A file of records into the window's book: read apart and taken in beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from kamdesk.domain.changes import Changes
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.tasks import Task


def take_in_records(desk: Desk, path: Path) -> Task:
    """Take the file in as one step of undo; while it is read it can be called off."""
    from kamdesk.services.records_file import import_records

    book = desk.book
    task = desk.tasks.run(
        lambda progress: import_records(book, path, tick=progress),
        done=lambda changes: _tell(desk, changes, path=path),
    )
    notice = desk.messages.tell(
        _("Reading “{file}”…").format(file=path.name), action=_("Cancel"), on_action=task.cancel
    )
    task.ended.connect(notice.leave)
    return task


def _tell(desk: Desk, changes: Changes, *, path: Path) -> None:
    from kamdesk.ui.twins import tell_of_import

    words = _("The file was taken in.")
    if changes:
        desk.bus.tell(changes)
        desk.messages.told_undoable(words, desk.undo)
    else:
        desk.messages.tell(words)
    tell_of_import(desk, path)
