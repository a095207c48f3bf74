"""What a file says otherwise than the book: told after the import, taken one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import change, make
from tests.helpers.windows import notices, sheet

from kamdesk.domain.records import Account, Organisation
from kamdesk.services.records_file import export_records
from kamdesk.storage.book import Book
from kamdesk.ui.dialogs.differences import DifferencesDialog
from kamdesk.ui.twins import tell_of_import

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell

WORDS = "1 value of the file differs from ours; ours stays."


@pytest.fixture
def rival(desk: Desk) -> Organisation:
    """A rival that both books know."""
    found = next(item for item in desk.book.all(Organisation) if item.external == "R2")
    return change(desk.book, found, background="ours")


@pytest.fixture
def file(rival: Organisation, tmp_path: Path) -> Path:
    """The file of a colleague who knows the rival otherwise."""
    with Book.create(tmp_path / "hers.kam") as hers:
        firm = make(hers, Organisation, name="新客户", is_customer=True)
        make(hers, Account, organisation=firm.id)
        make(hers, Organisation, name=rival.name, short=rival.short, background="hers")
        export_records(hers, tmp_path / "hers.json")
    return tmp_path / "hers.json"


def background(desk: Desk, rival: Organisation) -> str | None:
    """What the book says of the rival."""
    found = desk.book.get(Organisation, rival.id)
    return found.background if found else None


def test_differences_are_told_and_taken_one_by_one(
    window: Shell, desk: Desk, *, rival: Organisation, file: Path, qtbot: QtBot
) -> None:
    window._import_records(file)
    qtbot.waitUntil(lambda: WORDS in notices(window), timeout=20_000)
    assert background(desk, rival) == "ours"
    notice = next(item for item in window.notices.notices() if item.text == WORDS)
    notice.action.click()
    dialog = sheet(window, DifferencesDialog)
    (line,) = dialog.model.rows()
    assert (line.name, line.ours, line.theirs) == (rival.name, "ours", "hers")

    dialog.take_button.click()

    assert background(desk, rival) == "hers"
    assert not dialog.model.rows()
    dialog.take()
    dialog.close_button.click()


def test_a_record_that_is_gone_is_left_alone(
    window: Shell, desk: Desk, *, rival: Organisation, file: Path, qtbot: QtBot
) -> None:
    tell_of_import(desk, file)
    qtbot.waitUntil(lambda: WORDS in notices(window), timeout=20_000)
    next(i for i in window.notices.notices() if i.text == WORDS).action.click()
    dialog = sheet(window, DifferencesDialog)
    desk.remove(rival, "gone")

    dialog.view.opened.emit(dialog.view.current())

    assert len(dialog.model.rows()) == 1
