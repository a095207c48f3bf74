"""Taking in a file of contacts, or a list: read, say what columns mean, decide, take in.

Reading, comparing and writing go on off the window's thread; Esc and Cancel end them, and before
the last step nothing is written. What came in is one step of undo.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kamdesk.i18n import _, ngettext
from kamdesk.services.contacts import (
    CONTACTS,
    Columns,
    IsOurWorkbook,
    columns_at,
    columns_of,
    read_source,
    remember_columns,
    staging,
    take_in,
    write_failed,
)
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.dialogs.import_columns import ColumnsStep
from kamdesk.ui.dialogs.import_rows import RowsStep
from kamdesk.ui.kit import Combo, Option, PlainLabel, ProgressStrip
from kamdesk.ui.messages import words_of
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from kamdesk.domain.changes import Changes
    from kamdesk.services.contacts import Source, Staging
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.tasks import Job, Progress, Task


class ImportDialog(Sheet):
    """The steps of one import. Closing it cancels whatever goes on."""

    def __init__(
        self, desk: Desk, path: Path, *, account: str | None = None, parent: QWidget
    ) -> None:
        super().__init__(_("Import “{file}”").format(file=path.name), parent, width=900)
        self.desk, self.path, self._window = desk, path, parent
        self.source: Source | None = None
        self._task: Task | None = None
        self._turn = 0
        self._writing = False
        self.account = Combo()
        self.strip = ProgressStrip(_("Reading the file…"))
        self.note = PlainLabel("", wrap=True)
        self.columns = ColumnsStep()
        self.rows = RowsStep()
        self.steps = QStackedWidget()
        self._build(account)
        self._connect()
        self._read("", "")

    def _build(self, account: str | None) -> None:
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addStretch(1)
        for step in (first, self.columns, self.rows):
            self.steps.addWidget(step)
        self.account.setAccessibleName(_("People without a firm belong to"))
        self.account.set_options([Option(None, _("nobody in particular")), *self._accounts()])
        self.account.set_current(account)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.steps, 1)
        self.buttons.insertWidget(
            0, PlainLabel(_("People without a firm belong to"), TextRole.NOTE, fixed=True)
        )
        self.account.setMinimumWidth(180)
        self.buttons.insertWidget(1, self.account)
        self.failed_button = self.add_button(_("Save what cannot be read…"))
        self.cancel_button = self.add_button(_("Cancel"))
        self.back_button = self.add_button(_("Back"))
        self.next_button = self.add_button(_("Go on"), "primary")
        self.resize(980, 680)

    def _accounts(self) -> list[Option]:
        from kamdesk.services.accounts import account_lines

        lines = account_lines(self.desk.book, self.desk.today)
        return [Option(line.id, line.name) for line in lines]

    def _connect(self) -> None:
        self.strip.cancelled.connect(self.reject)
        self.finished.connect(lambda _code: self._stop())
        self.cancel_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(lambda: self._go(1))
        self.next_button.clicked.connect(self._next)
        self.failed_button.clicked.connect(self._save_failed)
        self.columns.reread.connect(self._read)
        self.columns.kind_picked.connect(lambda kind: self._propose(kind=kind))
        self.columns.header_picked.connect(lambda header: self._propose(header=header))
        self.rows.changed.connect(self._show_buttons)
        self.account.activated.connect(lambda _row: self._restage())
        self._go(0)

    # ------------------------------------------------------------------ going on

    def reject(self) -> None:
        """Override: what is being written is called off first; then nothing was written."""
        if self._writing and self._task is not None:
            self._task.cancel()
        else:
            super().reject()

    def _called_off(self) -> None:
        self._writing = False
        self.reject()

    def _stop(self) -> None:
        """Let nothing come back from what still runs."""
        self._turn += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _run(self, job: Job, words: str, *, done: Callable[[Any], object]) -> Task:
        """Do a job off the window's thread; its failure is said here, where it happened."""
        self._stop()
        turn = self._turn
        self.strip.set_progress(None, words)
        self.strip.show()
        self.next_button.setEnabled(False)
        self._task = self.desk.tasks.run(
            job,
            done=lambda result: self._ended(turn, done, payload=result),
            failed=lambda error: self._ended(turn, self._failed, payload=error),
        )
        return self._task

    def _ended(self, turn: int, then: Callable[[Any], object], *, payload: Any) -> None:
        """Go on, unless the dialog was closed or asked for something else meanwhile."""
        if turn == self._turn:
            self._task = None
            self._writing = False
            self.strip.hide()
            then(payload)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, IsOurWorkbook):
            # A workbook that came back is no list; it goes its own way.
            from kamdesk.ui.merge_in import read_returned

            self.reject()
            read_returned(self.desk, self._window, path=self.path)
            return
        if self.steps.currentIndex() == 0:
            self.note.setText(words_of(error))
        else:
            self.desk.messages.fail(error)
        self._show_buttons()

    def _go(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self._show_buttons()
        if step == 1 and self.columns.lines:
            self.columns.lines[0].setFocus()
        elif step == 2:
            self.rows.view.setFocus()

    def _show_buttons(self) -> None:
        step, staged = self.steps.currentIndex(), self.rows.staged
        is_list = self.source is not None and self.source.cards is None
        self.back_button.setVisible(step == 2 and is_list)
        self.failed_button.setVisible(step == 2 and bool(staged and staged.bad))
        self.next_button.setVisible(step > 0)
        count = self.rows.taken() if step == 2 else 0
        self.next_button.set_text(
            ngettext("Take in {n} row", "Take in {n} rows", count).format(n=count)
            if step == 2
            else _("Go on")
        )
        self.next_button.setEnabled(step == 1 or count > 0)

    # ------------------------------------------------------------------ the steps

    def _read(self, encoding: str, sheet: str) -> None:
        read = partial(read_source, self.path, encoding=encoding, sheet=sheet)
        self._run(
            lambda progress: read(tick=progress), _("Reading the file…"), done=self._show_source
        )

    def _show_source(self, source: Source) -> None:
        self.source = source
        if source.cards is not None:
            self._stage(Columns())
            return
        self.columns.show_source(source, columns_of(self.desk.book, source))
        self._go(1)

    def _propose(self, *, kind: str = "", header: int | None = None) -> None:
        """Columns anew, for another kind of list or other headings."""
        if self.source is None:
            return
        kind = kind or self.columns.columns().kind
        columns = (
            columns_of(self.desk.book, self.source, kind=kind)
            if header is None
            else columns_at(self.source, header, kind=kind)
        )
        self.columns.show_source(self.source, columns)

    def _next(self) -> None:
        if self.steps.currentIndex() == 1:
            self._stage(self.columns.columns())
        else:
            self._take()

    def _restage(self) -> None:
        if self.steps.currentIndex() == 2 and self.source is not None:
            is_cards = self.source.cards is not None
            self._stage(Columns() if is_cards else self.columns.columns())

    def _stage(self, columns: Columns) -> None:
        if self.source is None:
            return
        book, source = self.desk.book, self.source
        account_id = self.account.current()
        account = self.desk.dossier(account_id).account if account_id else None
        self._run(
            lambda _progress: staging(book, source, columns=columns, account=account),
            _("Comparing with the book…"),
            done=self._show_rows,
        )

    def _show_rows(self, staged: Staging) -> None:
        self.rows.show_staging(staged)
        self._go(2)

    def _take(self) -> None:
        staged, source = self.rows.staged, self.source
        if staged is None or source is None:
            return
        book, choices = self.desk.book, dict(self.rows.choices)
        columns = self.columns.columns() if source.cards is None else None

        def job(progress: Progress) -> Changes:
            if columns is not None:
                remember_columns(book, source, columns=columns)
            return take_in(book, staged, choices=choices, progress=progress)

        task = self._run(job, _("Taking it in…"), done=self._taken)
        task.progressed.connect(lambda share, _words: self.strip.set_progress(share))
        task.cancelled.connect(self._called_off)
        self._writing = True

    def _taken(self, changes: Changes) -> None:
        self.desk.bus.tell(changes or None)
        count = sum(1 for entity, _id in changes.records if entity == self._counted())
        words = (
            ngettext("{n} person taken in.", "{n} people taken in.", count)
            if self._counted() == "person"
            else ngettext("{n} record taken in.", "{n} records taken in.", count)
        ).format(n=count)
        self.accept()
        self.desk.messages.told_undoable(words, self.desk.undo)

    def _counted(self) -> str:
        """The entity that is counted at the end."""
        kind = self.rows.staged.kind if self.rows.staged else CONTACTS
        return "person" if kind == CONTACTS else kind

    def _save_failed(self) -> None:
        from kamdesk.ui.dialogs.files import ask_save

        name = _("not taken in - {file}").format(file=self.path.stem) + ".xlsx"
        ask_save(
            self,
            _("Save what cannot be read"),
            name=name,
            kind="Excel (*.xlsx)",
            on_path=self._write_failed,
        )

    def _write_failed(self, path: Path) -> None:
        staged, source = self.rows.staged, self.source
        if staged is None or source is None:
            return
        headings = source.headings(self.columns.columns().header) if source.rows else ()
        self.desk.tasks.run(
            lambda _progress: write_failed(path, staged, headings=headings),
            done=lambda _none: self.desk.messages.tell(_("Written: {path}").format(path=path)),
        )
