"""The people of an account: list, departments, map, and all of one person beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from tests.helpers.windows import form_of, notices, sheet, tab, texts, type_into

from kamdesk.domain.records import ContactPoint, Department, Person, Post
from kamdesk.services.people import add_person
from kamdesk.services.records import add_record, remove_record
from kamdesk.ui.dialogs.evidence import EvidenceDialog
from kamdesk.ui.dialogs.new_person import NewPersonDialog
from kamdesk.ui.kit import RemovableChip
from kamdesk.ui.pages.contact_ways import ContactWays
from kamdesk.ui.people_picture import ELSEWHERE, picture_of

if TYPE_CHECKING:
    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.department_tree import DepartmentTree
    from kamdesk.ui.pages.tab_people import PeopleTab
    from kamdesk.ui.shell import Shell


@pytest.fixture
def people(window: Shell, account: Account) -> PeopleTab:
    found: PeopleTab = tab(window, account, "people")
    QApplication.processEvents()
    return found


def named(people: PeopleTab, name: str) -> str:
    """The id of a person by name."""
    found: str = next(row.id for row in people.model.rows() if row.name == name)
    return found


def shown(people: PeopleTab) -> str:
    """The name of the person beside the list."""
    return str(people.person.accessibleName())


def test_the_model_keeps_qts_rules(people: PeopleTab) -> None:
    # The tree is Qt's own model, whose second column has children by Qt's own choice.
    QAbstractItemModelTester(people.model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    people.filter.setText("林")
    people.reload()

    assert [row.name for row in people.model.rows()] == ["林嘉慧"]


def test_the_highest_stands_on_top_and_is_shown(people: PeopleTab) -> None:
    assert people.model.rows()[0].name == "高远山"
    assert shown(people) == "高远山"


def test_the_arrows_walk_the_people(people: PeopleTab) -> None:
    people.view.setFocus()

    QTest.keyClick(people.view, Qt.Key.Key_Down)

    assert shown(people) == people.model.rows()[1].name


def test_enter_goes_into_the_first_field(people: PeopleTab) -> None:
    people.view.setFocus()

    QTest.keyClick(people.view, Qt.Key.Key_Return)

    assert people.person.form is not None
    assert people.person.form.fields[0].editor is QApplication.focusWidget()


def test_the_person_walked_to_stays_after_a_save(
    window: Shell, account: Account, people: PeopleTab
) -> None:
    window.go("account", (account.id, "people", named(people, "林嘉慧")))
    people._went_to(next(row for row in people.model.rows() if row.name == "何洁"))
    form = people.person.form
    assert form is not None
    QApplication.processEvents()

    type_into(form.field("name_latin").editor, "He Jie")

    assert shown(people) == "何洁"
    assert people.person.form is form


def test_a_post_leads_to_its_person(window: Shell, account: Account, people: PeopleTab) -> None:
    post = next(row.post_id for row in people.model.rows() if row.name == "许维")

    tab(window, account, "people", record=post)

    assert shown(people) == "许维"


def test_departments_and_map_pick_people_too(people: PeopleTab) -> None:
    people.mode.picked.emit("tree")
    people.tree.select(named(people, "唐立群"))
    people.tree.picked.emit(named(people, "唐立群"))
    by_tree = shown(people)
    people.mode.picked.emit("map")
    people.map.picked.emit(named(people, "何洁"))
    people.map.picked.emit("nobody")

    assert (by_tree, shown(people)) == ("唐立群", "何洁")
    assert people.filter.isHidden()


def test_walking_the_departments(people: PeopleTab) -> None:
    people.mode.set_value("tree")
    people._show_mode("tree")
    tree: DepartmentTree = people.tree
    top = tree.topLevelItem(0)
    assert top is not None
    tree.setCurrentItem(top)
    before = shown(people)
    tree.select("nobody")

    QTest.keyClick(tree, Qt.Key.Key_Down)
    tree.grab()

    assert before == "高远山"
    here = tree.currentItem()
    assert here is not None
    assert shown(people) == here.text(0)


def test_a_circle_of_departments_and_a_person_without_one(
    desk: Desk, empty: Account, window: Shell
) -> None:
    firm = desk.dossier(empty.id).organisation
    above, _changes = desk.write(add_record, desk.book, Department, organisation=firm.id, name="A")
    desk.write(add_record, desk.book, Department, organisation=firm.id, name="B", parent=above.id)
    desk.write(add_person, desk.book, firm, name="张工")

    found = tab(window, empty, "people")
    picture = picture_of(desk.dossier(empty.id), desk.today)

    assert found.tree.topLevelItemCount() == 2
    assert found.tree.topLevelItem(0).child(0).text(0) == "B"
    assert [column.id for column in picture.columns] == [ELSEWHERE]


def test_a_person_is_added(window: Shell, people: PeopleTab) -> None:
    people.add_button.click()
    dialog = sheet(window, NewPersonDialog)
    type_into(dialog.name, "新来的")

    dialog.make()

    assert shown(people) == "新来的"


def test_a_person_is_removed_and_comes_back(window: Shell, people: PeopleTab, desk: Desk) -> None:
    row = people.model.rows()[-1]

    people.view.asked_to_delete.emit(row)
    gone = people.model.total()
    desk.undo()

    assert gone == 10
    assert people.model.total() == 11
    assert f"{row.name} is in the bin." in notices(window)


def test_nobody_is_left(window: Shell, desk: Desk, empty: Account) -> None:
    firm = desk.dossier(empty.id).organisation
    person, _changes = desk.write(add_person, desk.book, firm, name="张工")
    found = tab(window, empty, "people")
    found.mode.picked.emit("map")

    desk.write(remove_record, desk.book, person)

    assert "No people yet" in texts(found)
    assert shown(found) == "Person"
    found.person.focus_first()
    found.person.show_person(empty.id, "nobody")


def test_a_person_without_a_post_now(window: Shell, desk: Desk, people: PeopleTab) -> None:
    account_id, person_id = people.account_id, named(people, "许维")
    for post in desk.dossier(account_id).shelf.where(Post, "person", value=person_id):
        desk.write(remove_record, desk.book, post)

    people.person.show_person(account_id, people.person.person_id)

    assert people.model.total() <= 11
    assert window.isVisible()


def test_who_said_it(window: Shell, people: PeopleTab) -> None:
    form = form_of(people.person, Person)

    form.evidence_wanted.emit(form.field("power"))

    assert sheet(window, EvidenceDialog).isVisible()


class TestContactWays:
    @pytest.fixture
    def ways(self, people: PeopleTab) -> ContactWays:
        return people.person.findChildren(ContactWays)[0]

    def test_a_way_is_added_and_taken_away(self, ways: ContactWays, desk: Desk) -> None:
        before = len(desk.book.all(ContactPoint))
        type_into(ways.value, "000-0000-0199", leave=False)
        QTest.keyClick(ways.value, Qt.Key.Key_Return)
        added = len(desk.book.all(ContactPoint))
        chips = ways.chips.findChildren(RemovableChip)

        chips[-1].removed.emit()

        assert added == before + 1
        assert len(desk.book.all(ContactPoint)) == before
        assert ways.value.value() is None

    def test_nothing_typed_adds_nothing(self, ways: ContactWays, desk: Desk) -> None:
        before = len(desk.book.all(ContactPoint))

        ways.add_button.click()

        assert len(desk.book.all(ContactPoint)) == before
