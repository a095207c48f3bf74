"""The manager's workbook into the window: chosen or dropped, read apart, looked at, taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from kamdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QFileDialog, QWidget

    from kamdesk.services.merge import Preview
    from kamdesk.services.merging.taking import Taken
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.tasks import Task


def ask_returned(desk: Desk, window: QWidget) -> QFileDialog:
    """Ask for the workbook that came back, then compare it."""
    from kamdesk.ui.dialogs.files import ask_open

    return ask_open(
        window,
        _("Take back the manager's workbook"),
        kind="Excel (*.xlsx)",
        on_path=lambda path: read_returned(desk, window, path=path),
    )


def read_returned(desk: Desk, window: QWidget, *, path: Path, force: bool = False) -> Task:
    """Read and compare in the background, then show what the file brings."""
    from kamdesk.services.merge import OtherBook, look_at

    book, today = desk.book, desk.today

    def refused(error: BaseException) -> None:
        if isinstance(error, OtherBook):
            desk.messages.fail(
                error,
                action=_("Compare all the same"),
                on_action=lambda: read_returned(desk, window, path=path, force=True),
            )
        else:
            desk.messages.fail(error)

    task = desk.tasks.run(
        lambda progress: look_at(book, path, today=today, force=force, tick=progress),
        done=lambda preview: show_preview(desk, window, preview=preview),
        failed=refused,
    )
    notice = desk.messages.tell(
        _("Reading “{file}”…").format(file=path.name), action=_("Cancel"), on_action=task.cancel
    )
    task.ended.connect(notice.leave)
    return task


def show_preview(desk: Desk, window: QWidget, *, preview: Preview) -> Any:
    """The list to choose from; a file without news is told and that is all."""
    from kamdesk.ui.dialogs.merge import MergeDialog

    if not preview.changes:
        desk.messages.tell(_("The workbook brings nothing new."))
        return None
    dialog = MergeDialog(preview, parent=window)
    dialog.accepted_changes.connect(lambda ids: take_changes(desk, preview, ids=ids))
    dialog.open()
    return dialog


def take_changes(desk: Desk, preview: Preview, *, ids: frozenset[str]) -> Task:
    """Write what was ticked, and what could not be taken into a file beside the source."""
    from kamdesk.services.merge import take, write_not_taken

    book = desk.book

    def job(_progress: object) -> tuple[Taken, Path | None]:
        done = take(book, preview, ids=ids)
        return done, write_not_taken(preview, done.failed)

    return desk.tasks.run(job, done=lambda result: _tell(desk, result[0], left=result[1]))


def _tell(desk: Desk, done: Taken, *, left: Path | None) -> None:
    if done.changes:
        desk.bus.tell(done.changes)
        count = len(done.taken)
        words = ngettext("{n} change taken", "{n} changes taken", count).format(n=count)
        desk.messages.told_undoable(words, desk.undo)
    if left is not None:
        desk.messages.tell(
            _("Not everything could be taken: {file}").format(file=left.name),
            "amber",
            action=_("Open the list"),
            on_action=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(left))),
        )
