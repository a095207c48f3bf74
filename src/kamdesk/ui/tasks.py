"""Work off the window's thread, with progress and Cancel; the one door for its errors.

Jobs run one after the other on a single thread: the book has one writer, and two exports at once
would help nobody. A job is a function that gets a ``Progress``; it may call it to say how far it
is, and there it is stopped when the user cancels.

The worker never holds the last reference to anything of Qt, for then Qt would destroy it there (see
``litter``): it knows a number instead of the task, lets go of the job and of its result before it
tells, and what it tells lies in a queue, not in a signal.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from kamdesk.ui.litter import keep_to_this_thread

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

    def __init__(self, job: Job, progress: Progress) -> None:
        super().__init__()
        # Whatever the job holds on to, widgets perhaps, is let go of here and not by the worker.
        self._job = job
        self._progress = progress

    def cancel(self) -> None:
        """Ask the job to stop; ``cancelled`` tells when it did."""
        self._progress.stop()

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


class Mail:
    """What the worker has to say, in order; ``ring`` wakes the window's thread, once a letter."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._letters: deque[tuple[int, str, Any]] = deque()
        self._ring = ring

    def send(self, number: int, outcome: list[Any]) -> None:
        """Post ``[what, payload]`` of task ``number``, emptying the list before anybody hears."""
        self._letters.append((number, *outcome))
        outcome.clear()
        self._ring()

    def take(self) -> tuple[int, str, Any]:
        """The oldest letter."""
        return self._letters.popleft()


def work(number: int, jobs: list[Job], *, progress: Progress, mail: Mail) -> None:
    """Run the one job in ``jobs``, taken out of it; called on the worker's thread."""
    outcome: list[Any] = []
    _run(jobs.pop(), progress, outcome=outcome)
    mail.send(number, outcome)


def _run(job: Job, progress: Progress, *, outcome: list[Any]) -> None:
    """Put what became of the job into ``outcome``: what, and its payload."""
    try:
        progress()
        outcome[:] = ["done", job(progress)]
    except Cancelled:
        outcome[:] = ["cancelled", None]
    except Exception as error:  # noqa: BLE001 - the ui's one door: nothing may kill the thread
        _log.info("a task failed", exc_info=error)
        outcome[:] = ["failed", error]


class Tasks(QObject):
    """Runs jobs one after the other.

    Signals: ``failed(error)`` for every job without a handler of its own; ``busy(bool)``.
    """

    failed = Signal(object)
    busy = Signal(bool)
    _told = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._litter = keep_to_this_thread()
        if self._litter is not None:
            self.busy.connect(self._litter.set_at_work)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kamdesk")
        self._running: dict[int, Task] = {}
        self._count = 0
        self._closed = False
        self._mail = Mail(self._told.emit)
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
        self._count += 1
        number, mail = self._count, self._mail
        progress = Progress(lambda share, words: mail.send(number, ["progressed", (share, words)]))
        task = Task(job, progress)
        if done is not None:
            task.done.connect(done)
        if progressed is not None:
            task.progressed.connect(progressed)
        task.failed.connect(failed or self.failed.emit)
        if self._closed:
            # A timer or a late signal of a book that was closed meanwhile: nobody waits for it.
            task.cancel()
            return task
        self._running[number] = task
        if len(self._running) == 1:
            self.busy.emit(True)
        self._pool.submit(
            copy_context().run, partial(work, number, [job], progress=progress, mail=mail)
        )
        return task

    def running(self) -> tuple[Task, ...]:
        """Return the jobs that wait or run."""
        return tuple(self._running.values())

    def _hear(self) -> None:
        number, what, payload = self._mail.take()
        task = self._running[number]
        if what != "progressed":
            del self._running[number]
        if self._closed:
            # Who waited for it is going with the book, or is gone already.
            return
        task.announce(what, payload)
        if what != "progressed" and not self._running:
            self.busy.emit(False)

    def close(self) -> None:
        """Stop what runs and wait for it; call before the book is closed. Nothing starts after."""
        self._closed = True
        for task in self.running():
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        if self._litter is not None:
            self._litter.set_at_work(False)
