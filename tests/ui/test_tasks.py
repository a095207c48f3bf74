"""Background jobs: results, errors and progress arrive in the window's thread; Cancel works."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kamdesk import i18n
from kamdesk.errors import UserError
from kamdesk.ui.litter import (
    LOOKS_AT_MOST,
    MANY,
    PAUSE_AT_WORK_MS,
    PAUSE_MS,
    Litter,
    keep_to_this_thread,
    set_aside,
)
from kamdesk.ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_a_result_arrives_in_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    results: list[object] = []

    def job(progress: Progress) -> int:
        threads.append(threading.current_thread())
        progress(0.5, "half")
        return 42

    def done(result: object) -> None:
        threads.append(threading.current_thread())
        results.append(result)

    said: list[object] = []
    task = tasks.run(job, done=done, progressed=lambda share, words: said.append((share, words)))
    assert tasks.running() == (task,)
    with qtbot.waitSignal(tasks.busy):
        pass

    assert results == [42]
    assert said == [(None, ""), (0.5, "half")]
    assert threads[0] is not threads[1]
    assert threads[1] is threading.main_thread()
    assert tasks.running() == ()


def test_an_error_without_handler_goes_to_the_door(tasks: Tasks, qtbot: QtBot) -> None:
    def job(_progress: Progress) -> None:
        raise UserError

    with qtbot.waitSignal(tasks.failed) as failed:
        tasks.run(job)
    assert isinstance(failed.args[0], UserError)


def test_an_error_with_a_handler_goes_there(tasks: Tasks, qtbot: QtBot) -> None:
    errors: list[BaseException] = []
    with qtbot.assertNotEmitted(tasks.failed):
        task = tasks.run(lambda _progress: 1 / 0, failed=errors.append)
        with qtbot.waitSignal(task.ended):
            pass
    assert isinstance(errors[0], ZeroDivisionError)


def test_a_cancelled_job_stops_at_its_next_report(tasks: Tasks, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()
    reached: list[str] = []

    def job(progress: Progress) -> None:
        begun.set()
        go_on.wait(10)
        assert progress.cancelled
        progress(0.5)
        reached.append("the end")

    task = tasks.run(job)
    assert begun.wait(10)
    task.cancel()
    with qtbot.waitSignal(task.cancelled):
        go_on.set()
    assert reached == []


def note(order: list[int], number: int, _progress: Progress) -> None:
    order.append(number)


def test_jobs_run_one_after_the_other(tasks: Tasks, qtbot: QtBot) -> None:
    order: list[int] = []
    started = [tasks.run(partial(note, order, number)) for number in range(3)]
    with qtbot.waitSignal(started[-1].ended):
        pass
    assert order == [0, 1, 2]


def test_a_job_speaks_the_language_of_its_caller(tasks: Tasks, qtbot: QtBot) -> None:
    spoken: list[object] = []
    with i18n.speaking("zh_TW"):
        task = tasks.run(lambda _progress: i18n.language(), done=spoken.append)
    with qtbot.waitSignal(task.ended):
        pass
    assert spoken == ["zh_TW"]


def test_closing_stops_what_runs(qtbot: QtBot) -> None:
    tasks = Tasks()
    tasks.run(lambda progress: progress())
    tasks.close()
    qtbot.waitUntil(lambda: not tasks.running())


def test_nothing_is_told_after_the_end(qtbot: QtBot) -> None:
    tasks, heard = Tasks(), list[object]()
    tasks.run(lambda _progress: 1, done=heard.append)
    tasks.close()

    qtbot.waitUntil(lambda: not tasks.running())

    assert heard == []


def test_nothing_starts_after_the_end(qtbot: QtBot) -> None:
    tasks = Tasks()
    tasks.close()

    task = tasks.run(lambda _progress: 1)

    assert task._progress.cancelled
    assert not tasks.running()


class Trace:
    """Says on which thread it was let go of."""

    def __init__(self, threads: list[threading.Thread]) -> None:
        self.threads = threads
        self.circle: object = None

    def __del__(self) -> None:
        self.threads.append(threading.current_thread())


def test_a_job_is_let_go_of_in_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    def fail(trace: Trace, _progress: Progress) -> None:
        raise ValueError(trace)

    for _round in range(50):
        task = tasks.run(partial(fail, Trace(threads)), failed=lambda _error: None)
        with qtbot.waitSignal(task.ended):
            pass
        del task
    qtbot.waitUntil(lambda: len(threads) >= 49)
    assert set(threads) == {threading.main_thread()}


def test_the_worker_collects_no_garbage(tasks: Tasks, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    trace = Trace(threads)
    trace.circle = trace
    del trace

    def job(_progress: Progress) -> int:
        return len([[number] for number in range(100_000)])

    with qtbot.waitSignal(tasks.run(job).ended):
        pass
    assert threads == []


def test_the_window_collects_it(qapp: QApplication) -> None:
    threads: list[threading.Thread] = []
    keep_to_this_thread()
    litter = qapp.findChild(Litter)
    assert litter is not None
    trace = Trace(threads)
    trace.circle = trace
    del trace

    for _look in range(LOOKS_AT_MOST):
        litter.look()

    assert threads == [threading.main_thread()]


def test_what_was_set_aside_is_looked_through_with_everything(
    qapp: QApplication,
) -> None:
    threads: list[threading.Thread] = []
    litter = keep_to_this_thread()
    assert litter is not None
    trace = Trace(threads)
    trace.circle = trace
    kept = [[number] for number in range(2 * MANY)]
    del trace

    set_aside()
    litter.look()
    assert threads == []
    litter.tidy()

    assert threads == [threading.main_thread()]
    assert len(kept) == 2 * MANY


def test_the_window_looks_less_often_while_a_job_runs(tasks: Tasks, qtbot: QtBot) -> None:
    litter = keep_to_this_thread()
    assert litter is not None
    seen: list[int] = []

    with qtbot.waitSignal(tasks.run(lambda _progress: seen.append(litter.interval())).ended):
        pass

    assert seen == [PAUSE_AT_WORK_MS]
    assert litter.interval() == PAUSE_MS
