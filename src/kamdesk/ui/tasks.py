"""Work off the window's thread, with progress and Cancel; the one door for its errors.

Jobs run one after the other on a single thread: the book has one writer, and two exports at once
would help nobody. A job is a function that gets a ``Progress``; it may call it to say how far it
is, and there it is stopped when the user cancels.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

Job = Callable[["Progress"], Any]
_log = logging.getLogger(__name__)


class Cancelled(Exception):
    """The user wants no more of it; carries a job out of its loops."""


class Progress:
    """What a job is handed: call it to report, it raises ``Cancelled`` when that was asked for."""

    def __init__(self, report: Callable[[float | None, str], None]) -> None:
        self._report = report
        self._stop = False

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop."""
        return self._stop

    def stop(self) -> None:
        """Ask the job to stop at its next report."""
        self._stop = True

    def __call__(self, share: float | None = None, words: str = "") -> None:
        """Report ``share`` 0..1 (None = nobody knows) and what is being done."""
        if self._stop:
            raise Cancelled
        self._report(share, words)


class Task(QObject):
    """A job on its way.

    Signals, all in the window's thread: ``progressed(share, words)``, ``done(result)``,
    ``failed(error)``, ``cancelled()``, and ``ended()`` after any of the last three.
    """

    progressed = Signal(object, str)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, job: Job, tell: Callable[[str, object], None]) -> None:
        super().__init__()
        self._job = job
        self._tell = tell
        self._progress = Progress(lambda share, words: self._tell("progressed", (share, words)))

    def cancel(self) -> None:
        """Ask the job to stop; ``cancelled`` tells when it did."""
        self._progress.stop()

    def work(self) -> None:
        """Run the job; called on the worker's thread, which emits no signal of this object."""
        try:
            self._progress()
            result = self._job(self._progress)
        except Cancelled:
            self._tell("cancelled", None)
        except Exception as error:  # noqa: BLE001 - the ui's one door: nothing may kill the thread
            _log.info("a task failed", exc_info=error)
            self._tell("failed", error)
        else:
            self._tell("done", result)

    def announce(self, what: str, payload: Any) -> None:
        """Emit the signal for news of the worker; called in the window's thread."""
        if what == "progressed":
            self.progressed.emit(*payload)
            return
        if what == "cancelled":
            self.cancelled.emit()
        elif what == "failed":
            self.failed.emit(payload)
        else:
            self.done.emit(payload)
        self.ended.emit()


class Tasks(QObject):
    """Runs jobs one after the other.

    Signals: ``failed(error)`` for every job without a handler of its own; ``busy(bool)``.
    """

    failed = Signal(object)
    busy = Signal(bool)
    _told = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kamdesk")
        self._running: list[Task] = []
        self._closed = False
        # The worker speaks through this object alone: it outlives every job, while a task may be
        # dropped in the window's thread at the very moment its last signal is emitted.
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        job: Job,
        *,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Any], object] | None = None,
        progressed: Callable[[float | None, str], object] | None = None,
    ) -> Task:
        """Start ``job``; the handlers are called in the window's thread. Returns the task."""
        task = Task(job, lambda what, payload: self._told.emit(task, (what, payload)))
        if done is not None:
            task.done.connect(done)
        if progressed is not None:
            task.progressed.connect(progressed)
        task.failed.connect(failed or self.failed.emit)
        if self._closed:
            # A timer or a late signal of a book that was closed meanwhile: nobody waits for it.
            task.cancel()
            return task
        self._running.append(task)
        if len(self._running) == 1:
            self.busy.emit(True)
        self._pool.submit(copy_context().run, task.work)
        return task

    def running(self) -> tuple[Task, ...]:
        """Return the jobs that wait or run."""
        return tuple(self._running)

    def _hear(self, task: Task, news: tuple[str, object]) -> None:
        what, payload = news
        if what != "progressed":
            self._running.remove(task)
        task.announce(what, payload)
        if what != "progressed" and not self._running:
            self.busy.emit(False)

    def close(self) -> None:
        """Stop what runs and wait for it; call before the book is closed. Nothing starts after."""
        self._closed = True
        for task in self._running:
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
