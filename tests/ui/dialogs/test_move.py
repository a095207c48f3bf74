"""Somebody moved: asked in one dialog, written in one step."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import change
from tests.helpers.windows import notices, sheet, sheets, tab

from kamdesk.domain.records import Account, Organisation, Person, Post, ProjectRole
from kamdesk.ui.dialogs.move import MoveDialog

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


@pytest.fixture
def zheng(desk: Desk) -> Person:
    """郑怀安, who sits in open projects."""
    return next(item for item in desk.book.all(Person) if item.external == "A2")


@pytest.fixture
def dialog(window: Shell, desk: Desk, *, account: Account, zheng: Person) -> MoveDialog:
    """The dialog about him."""
    dialog = MoveDialog(desk, zheng, account_id=account.id, parent=window)
    dialog.open()
    return dialog


def choose(dialog: MoveDialog, code: str) -> None:
    """Say where to, as a click does."""
    dialog.where.set_value(code)
    dialog.where.picked.emit(code)


def posts(desk: Desk, person: Person) -> dict[str, dt.date | None]:
    """The firms of somebody's posts, with the day each ended."""
    firms = {item.id: item.name or "" for item in desk.book.all(Organisation)}
    return {
        firms[item.organisation or ""]: item.valid_to
        for item in desk.book.all(Post)
        if item.person == person.id
    }


def seats(desk: Desk, person: Person) -> int:
    """How many seats somebody holds."""
    return sum(row.person == person.id for row in desk.book.all(ProjectRole))


def test_to_a_rival_that_is_new_with_seats_left(
    dialog: MoveDialog, desk: Desk, *, zheng: Person, window: Shell
) -> None:
    choose(dialog, "rival")
    dialog.new_firm.set_value("新对手阀门")
    dialog.move_button.click()

    assert posts(desk, zheng)["新对手阀门"] is None
    assert posts(desk, zheng)["岚川化工集团"] == desk.today - dt.timedelta(days=1)
    assert next(f for f in desk.book.all(Organisation) if f.name == "新对手阀门").is_rival
    assert seats(desk, zheng) == 0
    assert notices(window) == ["郑怀安 moved."]
    desk.undo()
    assert "新对手阀门" not in posts(desk, zheng)


def test_away_with_seats_kept(dialog: MoveDialog, desk: Desk, zheng: Person) -> None:
    before = seats(desk, zheng)
    choose(dialog, "away")
    dialog.leave.setChecked(False)
    dialog.move_button.click()

    assert set(posts(desk, zheng)) == {"岚川化工集团"}
    assert seats(desk, zheng) == before


def test_to_us(dialog: MoveDialog, desk: Desk, zheng: Person) -> None:
    choose(dialog, "us")
    dialog.title.set_value("Engineer")
    dialog.move_button.click()

    own = next(item.name or "" for item in desk.book.all(Organisation) if item.is_own)
    assert posts(desk, zheng)[own] is None


def test_to_a_firm_of_the_list(dialog: MoveDialog, desk: Desk, zheng: Person) -> None:
    choose(dialog, "firm")
    other = next(item for item in desk.book.all(Organisation) if item.external == "B")
    dialog.firm.set_value(other.id)
    dialog.move_button.click()

    assert posts(desk, zheng)[other.name or ""] is None


def test_within_the_customer_something_must_be_new(
    dialog: MoveDialog, desk: Desk, zheng: Person
) -> None:
    dialog.move_button.click()
    assert dialog.isVisible()

    dialog.title.set_value("Plant manager")
    dialog.move_button.click()

    titles = [item.title for item in desk.book.all(Post) if item.person == zheng.id]
    assert titles[1:] == ["Plant manager"]
    assert seats(desk, zheng) > 0


@pytest.mark.parametrize("code", ["firm", "rival"])
def test_a_firm_must_be_named(dialog: MoveDialog, code: str) -> None:
    choose(dialog, code)
    dialog.move_button.click()
    assert dialog.isVisible()


def test_a_day_is_needed(dialog: MoveDialog, desk: Desk, zheng: Person) -> None:
    choose(dialog, "away")
    dialog.day.set_value(None)
    dialog.move_button.click()

    assert dialog.isVisible()
    assert posts(desk, zheng) == {"岚川化工集团": None}


def test_a_refusal_stands_at_the_day(
    window: Shell, desk: Desk, *, account: Account, zheng: Person
) -> None:
    post = next(item for item in desk.book.all(Post) if item.person == zheng.id)
    change(desk.book, post, valid_from=desk.today)
    dialog = MoveDialog(desk, zheng, account_id=account.id, parent=window)
    dialog.open()
    choose(dialog, "away")
    dialog.move_button.click()
    assert dialog.isVisible()


def test_the_panel_of_the_person_opens_it(window: Shell, account: Account, zheng: Person) -> None:
    people = tab(window, account, "people", record=zheng.id)
    people.person.moved_button.click()

    dialog = sheet(window, MoveDialog)
    assert dialog.person.id == zheng.id
    dialog.cancel_button.click()
    assert not sheets(window)
