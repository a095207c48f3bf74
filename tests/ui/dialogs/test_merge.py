"""The list of what a returned workbook brings: ticks, filters, keys; taking in and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from tests.helpers.active import activate
from tests.helpers.books import change
from tests.helpers.returned import Trip, cell_of
from tests.helpers.windows import notices, sheet

from kamdesk.domain.records import Action, Person, Project
from kamdesk.services.workbooks import WorkbookOrder, write_account_workbook
from kamdesk.ui.dialogs.merge import MergeDialog
from kamdesk.ui.dialogs.merge_rows import CONFLICTS, LEFT
from kamdesk.ui.merge_in import read_returned, show_preview

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


@pytest.fixture
def trip(desk: Desk, account: Account, tmp_path: Path) -> Trip:
    """The workbook of the sample account, exported in English."""
    path = tmp_path / "out.xlsx"
    dossier = desk.book.dossier(account.id)
    order = WorkbookOrder(today=desk.today, lang="en")
    write_account_workbook(desk.book, dossier, order=order, path=path)
    people = {person.external: person for person in dossier.people(desk.today)}
    project: Project = dossier.projects[0]
    return Trip(desk.book, account, people["A3"], project, path)


def _edited(trip: Trip) -> Path:
    def edit(workbook: Workbook) -> None:
        cell_of(workbook, trip.person.id, "person.power").value = 0
        cell_of(workbook, trip.person.id, "manager.comment").value = "请跟进"
        cell_of(workbook, trip.person.id, "person.career_need").value = "升职"
        cell_of(workbook, trip.person.id, "~name").value = "别人"

    return trip.edited(edit)


@pytest.fixture
def dialog(window: Shell, desk: Desk, trip: Trip) -> MergeDialog:
    """The list, with one conflict, one task, one change and one that cannot be taken."""
    path = _edited(trip)
    change(trip.book, trip.person, power=1)
    shown = show_preview(desk, window, preview=trip.look(path))
    assert isinstance(shown, MergeDialog)
    return shown


def _lines(dialog: MergeDialog) -> dict[str, Any]:
    return {line.change.kind: line for part in dialog.model.sections for line in part.rows}


def test_keys_tick_lines_rows_and_all(dialog: MergeDialog, qtbot: QtBot) -> None:
    activate(qtbot, dialog)
    lines = _lines(dialog)
    sure = {lines["theirs"].id, lines["comment"].id}
    assert dialog.ticked == sure
    # Space on the conflict; who changed ours is told
    dialog.view.go_to(lines["both"].id)
    assert "Changed here by" in dialog.detail.text()
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert dialog.ticked == {*sure, lines["both"].id}
    dialog.group_button.click()
    assert dialog.ticked == set()
    dialog.group_button.click()
    assert len(dialog.ticked) == 3
    dialog.none_button.click()
    assert dialog.ticked == set()
    dialog.all_button.click()
    assert len(dialog.ticked) == 3
    # what cannot be taken says why and takes no tick
    dialog.view.go_to(lines["forbidden"].id)
    assert "works this out" in dialog.detail.text()
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert len(dialog.ticked) == 3
    QTest.keyClick(dialog.view, Qt.Key.Key_N)
    assert dialog.ticked == set()
    QTest.keyClick(dialog.view, Qt.Key.Key_A)
    assert len(dialog.ticked) == 3


def test_filters_show_what_they_say(dialog: MergeDialog) -> None:
    for key, kinds in ((CONFLICTS, {"both"}), (LEFT, {"forbidden"})):
        dialog.filter.set_value(key)
        dialog.show_lines()
        assert set(_lines(dialog)) == kinds


def test_taken_in_told_and_taken_back(
    dialog: MergeDialog, window: Shell, desk: Desk, trip: Trip, qtbot: QtBot
) -> None:
    dialog.take_button.click()
    qtbot.waitUntil(lambda: any("2 changes taken" in text for text in notices(window)))
    tasks = [row for row in desk.book.all(Action) if "请跟进" in (row.text or "")]
    person = desk.book.get(Person, trip.person.id)
    assert len(tasks) == 1
    assert person is not None
    assert (person.power, person.career_need) == (1, "升职")
    assert any("Not everything could be taken" in text for text in notices(window))
    assert trip.path.with_name("returned not taken.xlsx").exists()
    window.undo()
    person = desk.book.get(Person, trip.person.id)
    assert person is not None
    assert person.career_need != "升职"


def test_a_workbook_is_dropped_and_read_in_the_background(
    window: Shell, trip: Trip, qtbot: QtBot
) -> None:
    path = _edited(trip)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    window.dragEnterEvent(QDragEnterEvent(QPointF(9, 9).toPoint(), copy, mime, left, none))
    window.dropEvent(QDropEvent(QPointF(9, 9), copy, mime, left, none))
    qtbot.waitUntil(lambda: bool(window.findChildren(MergeDialog)), timeout=30_000)
    shown = sheet(window, MergeDialog)
    assert len(shown.preview.open) == 3
    shown.cancel_button.click()


def test_nothing_new_and_refusals_are_told(
    window: Shell, desk: Desk, trip: Trip, tmp_path: Path, qtbot: QtBot
) -> None:
    assert show_preview(desk, window, preview=trip.look()) is None
    assert any("nothing new" in text for text in notices(window))
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no workbook")
    read_returned(desk, window, path=broken)
    qtbot.waitUntil(
        lambda: any("is not a file of the kind" in text for text in notices(window)),
        timeout=30_000,
    )
