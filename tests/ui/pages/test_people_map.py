"""The power map on the people tab: lines are kept, seats are filled, the map leaves the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from tests.helpers.pdf_pages import page_count, text_of
from tests.helpers.windows import notices, sheet, tab

from kamdesk.domain.records import Link, ProjectRole
from kamdesk.services.records import remove_record
from kamdesk.ui.dialogs.new_person import NewPersonDialog
from kamdesk.ui.dialogs.record import NewRecordDialog, RecordDialog
from kamdesk.ui.pages.printing import new_printer

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.people_map import PeopleMapPage
    from kamdesk.ui.pages.tab_people import PeopleTab
    from kamdesk.ui.shell import Shell


@pytest.fixture
def people(window: Shell, account: Account) -> PeopleTab:
    found: PeopleTab = tab(window, account, "people")
    found.mode.set_value("map")
    found._show_mode("map")
    QApplication.processEvents()
    return found


@pytest.fixture
def page(people: PeopleTab) -> PeopleMapPage:
    return people.map


def box(page: PeopleMapPage, name: str) -> str:
    """The id of a box by the name on it."""
    return next(key for key, one in page.map.scene.people.items() if one.name == name)


def lines(page: PeopleMapPage) -> set[tuple[str, str, str]]:
    """All lines by the names at their ends."""
    names = {key: one.name for key, one in page.map.scene.people.items()}
    ties = page.map.scene.picture.ties
    return {(names[tie.from_id], tie.kind, names[tie.to_id]) for tie in ties}


def drag(page: PeopleMapPage, one: str, other: str) -> None:
    """Drag from one box to another."""
    port = page.map.viewport()
    start = page.map.box_of(box(page, one)).center()
    end = page.map.box_of(box(page, other)).center()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def menu(page: PeopleMapPage) -> QMenu:
    """The menu that is open."""
    return next(item for item in page.findChildren(QMenu) if item.isVisible())


def choose(page: PeopleMapPage, words: str) -> None:
    """Choose a line of the open menu."""
    found = menu(page)
    next(action for action in found.actions() if words in action.text()).trigger()
    found.close()


def test_a_drag_sets_influences_and_undo_takes_it_back(
    desk: Desk, window: Shell, page: PeopleMapPage
) -> None:
    drag(page, "何洁", "吴启铭")
    drawn = ("何洁", "influence", "吴启铭") in lines(page)
    said = notices(window)[-1]
    desk.undo()

    assert drawn
    assert "何洁 → 吴启铭" in said
    assert ("何洁", "influence", "吴启铭") not in lines(page)


def test_the_same_line_twice_is_one_line(desk: Desk, page: PeopleMapPage) -> None:
    drag(page, "何洁", "吴启铭")
    drag(page, "何洁", "吴启铭")

    dossier = desk.dossier(page.account_id)
    found = dossier.shelf.where(Link, "source", value=box(page, "何洁"))
    assert len(found) == 1


def test_a_line_of_another_kind_is_chosen_from_a_menu(page: PeopleMapPage) -> None:
    page.map.linked.emit(box(page, "何洁"), box(page, "许维"), True)
    choose(page, "Hostile")

    assert ("何洁", "hostile", "许维") in lines(page)


def test_reports_to_goes_into_the_post_and_a_ring_is_refused(
    desk: Desk, window: Shell, page: PeopleMapPage
) -> None:
    page.link(box(page, "马德福"), box(page, "唐立群"), kind="reports_to")
    post = desk.dossier(page.account_id).post_of(box(page, "马德福"), desk.today)
    page.link(box(page, "高远山"), box(page, "林嘉慧"), kind="reports_to")

    assert post is not None
    assert post.reports_to == box(page, "唐立群")
    assert ("高远山", "formal", "林嘉慧") not in lines(page)
    assert notices(window)


def test_a_line_is_taken_away_from_the_menu_of_a_box(page: PeopleMapPage) -> None:
    spot = page.map.mapToGlobal(page.map.rect().center())
    page.map.menu_wanted.emit(box(page, "唐立群"), spot)
    choose(page, "吴启铭")

    assert ("唐立群", "influence", "吴启铭") not in lines(page)


def test_the_menu_of_a_box_begins_a_line(page: PeopleMapPage) -> None:
    page.map.go_to(box(page, "何洁"))
    page.map.menu_wanted.emit(box(page, "何洁"), page.map.mapToGlobal(page.map.rect().center()))

    choose(page, "Draw a line")

    assert page.map.link_from == box(page, "何洁")


def test_a_click_shows_the_person_and_enter_goes_into_his_form(people: PeopleTab) -> None:
    view = people.map.map
    key = box(people.map, "何洁")
    view.setFocus()

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.box_of(key).center())
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert people.person.person_id == key
    assert people.person.form is not None
    assert people.person.form.fields[0].editor is QApplication.focusWidget()


def test_an_empty_seat_asks_who_sits_there(window: Shell, page: PeopleMapPage) -> None:
    seat = next(key for key, one in page.map.scene.people.items() if one.role == "auditor")

    page.map.picked.emit(seat)
    page.map.opened.emit(seat)

    assert isinstance(sheet(window, RecordDialog).record, ProjectRole)


def test_an_expected_seat_makes_a_part_of_the_project(
    desk: Desk, window: Shell, page: PeopleMapPage
) -> None:
    rows = desk.dossier(page.account_id).shelf.of(ProjectRole)
    for row in rows:
        if row.role == "coach":
            desk.do(remove_record, desk.book, row)
    seat = next(key for key, one in page.map.scene.people.items() if one.role == "coach")

    page.map.opened.emit(seat)
    dialog = sheet(window, NewRecordDialog)
    dialog.make()

    made = [
        row for row in desk.dossier(page.account_id).shelf.of(ProjectRole) if row.role == "coach"
    ]
    assert [row.project for row in made] == [page.project.current()]


def test_a_department_without_people_asks_for_one(window: Shell, page: PeopleMapPage) -> None:
    seat = box(page, "No contact yet")

    page.map.opened.emit(seat)

    department = sheet(window, NewPersonDialog).department.value()
    assert department == page.map.scene.people[seat].column


def test_projects_and_filters_choose_who_is_shown(page: PeopleMapPage) -> None:
    everybody = len(page.map.scene.people)
    page.show_box.set_current("power")
    page.show_box.activated.emit(0)
    powerful = {one.power for one in page.map.scene.people.values()}
    page.show_box.set_current("all")
    page.project.set_current("")
    page.project.activated.emit(0)

    assert powerful <= {3, 4}
    assert len(page.map.scene.people) >= everybody
    assert not any(one.faded for one in page.map.scene.people.values())


def test_chart_and_influence_are_shown_apart(page: PeopleMapPage) -> None:
    page.lines.set_current("formal")
    page.lines.activated.emit(1)

    formal = {kind for _one, kind, _other in lines(page)}
    page.lines.set_current("own")
    page.lines.activated.emit(3)

    assert formal == {"formal"}
    assert page.map.own_lines
    assert page.choice().lines == "all"


def test_then_and_now_are_two_days(page: PeopleMapPage) -> None:
    hidden = page.then.isHidden()
    page.compare.setChecked(True)
    page.then.set_value(page.desk.today.replace(year=2025))
    page.then.committed.emit()

    assert hidden
    assert not page.then.isHidden()
    assert {one.before for one in page.map.scene.people.values() if not one.ghost} - {""}


def test_the_buttons_zoom(page: PeopleMapPage) -> None:
    before = page.map.zoom
    page.larger.click()
    larger = page.map.zoom
    page.smaller.click()
    page.whole.click()

    assert larger > before
    assert page.percent.text().endswith("%")


@pytest.mark.parametrize(
    ("kind", "begins"), [("A4", b"%PDF"), ("A3", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<?xml")]
)
def test_the_map_leaves_the_program(
    qtbot: QtBot, page: PeopleMapPage, tmp_path: Path, kind: str, begins: bytes
) -> None:
    page.out.ask(kind)
    dialog = page.window().findChild(QFileDialog)
    path = tmp_path / f"map.{kind}"
    cast("QFileDialog", dialog).fileSelected.emit(str(path))
    qtbot.waitUntil(path.exists, timeout=20_000)

    data = path.read_bytes()
    assert data.startswith(begins)
    if kind == "svg":
        assert "林嘉慧" in data.decode()


def test_the_map_is_printed(page: PeopleMapPage, window: Shell, tmp_path: Path) -> None:
    printer = new_printer("map")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "print.pdf"))

    page.out.send(printer)
    broken = new_printer("map")
    broken.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    broken.setOutputFileName(str(tmp_path / "no" / "folder" / "print.pdf"))

    data = (tmp_path / "print.pdf").read_bytes()
    assert page_count(data) == 1
    assert "林嘉慧" in "".join(text_of(data))
    assert "at the printer" in notices(window)[-1]


@pytest.mark.unquiet
def test_a_printer_that_does_not_begin_is_told(
    page: PeopleMapPage, window: Shell, tmp_path: Path
) -> None:
    broken = new_printer("map")
    broken.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    broken.setOutputFileName(str(tmp_path / "no" / "folder" / "print.pdf"))

    page.out.send(broken)

    assert "does not answer" in notices(window)[-1]


def test_the_printer_is_asked_for(page: PeopleMapPage, window: Shell) -> None:
    from PySide6.QtPrintSupport import QPrintDialog

    page.out.print_button.click()

    dialog = window.findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()
