"""The open book takes its snapshots by itself, in the background."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kamdesk.domain.records import Interaction, Snapshot
from kamdesk.services.accounts import add_account
from kamdesk.services.visits import finish_visit, plan_visit
from kamdesk.storage.book import Book
from kamdesk.ui.snapper import Snapper

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


@pytest.fixture
def own(window: Shell, tmp_path: Path) -> Desk:
    """Open a book of somebody's own with one account and a visit planned for today."""
    path = tmp_path / "own.kam"
    with Book.create(path) as book:
        account, _changes = add_account(book, "岚川", today=dt.date(2026, 11, 23))
        plan_visit(book, account, start=dt.datetime(2026, 11, 23, 2, tzinfo=dt.UTC))
    assert window.show_book(path)
    assert window.desk is not None
    return window.desk


def reasons(desk: Desk) -> list[str | None]:
    return [row.reason for row in desk.book.all(Snapshot)]


def test_after_opening_it_waits_and_then_takes_the_month(own: Desk, qtbot: QtBot) -> None:
    snapper = own.findChildren(Snapper)[0]
    assert snapper.timer.isActive()
    with qtbot.waitSignal(own.bus.changed):
        snapper.take_monthly()
    assert reasons(own) == ["month"]
    assert own.book.undo_words() == "visit planned for 2026-11-23"


def test_a_visit_set_to_done_is_kept(own: Desk, qtbot: QtBot) -> None:
    visit = own.book.all(Interaction)[0]
    own.write(finish_visit, own.book, visit)
    qtbot.waitUntil(lambda: reasons(own) == ["visit"])
    assert own.book.undo_words() == "visit done"


def test_other_changes_are_not_kept(own: Desk, qtbot: QtBot) -> None:
    own.write(add_account, own.book, "second", today=own.today)
    qtbot.waitUntil(lambda: own.tasks.running() == ())
    assert reasons(own) == []


def test_a_book_that_is_only_read_keeps_still(window: Shell, tmp_path: Path) -> None:
    path = tmp_path / "read.kam"
    Book.create(path).close()
    assert window.show_book(path, read_only=True)
    assert window.desk is not None
    assert not window.desk.findChildren(Snapper)[0].timer.isActive()
