"""Records that may be the same: shown side by side, and one or two as the rep says."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from tests.helpers.books import make
from tests.helpers.windows import notices, texts

from kamdesk.domain.records import ContactPoint, Organisation, Person, Post
from kamdesk.ui.finder import rows_for
from kamdesk.ui.twins import tell_of_duplicates

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.duplicates import DuplicatesPage
    from kamdesk.ui.shell import Shell


@pytest.fixture
def lin(desk: Desk) -> Person:
    """林嘉慧 of the sample."""
    return next(item for item in desk.book.all(Person) if item.external == "A3")


@pytest.fixture
def twin(desk: Desk, lin: Person) -> Person:
    """The same person in the other script, with a telephone and another style."""
    firm = next(item for item in desk.book.all(Organisation) if item.external == "A")
    twin = make(desk.book, Person, name="林嘉慧 女士", style="long talks first", power=lin.power)
    make(desk.book, Post, person=twin.id, organisation=firm.id, title="Head of purchasing")
    make(
        desk.book,
        ContactPoint,
        subject_kind="person",
        subject=twin.id,
        kind="mobile",
        value="+86 138 0000 9999",
    )
    return twin


@pytest.fixture
def page(window: Shell, desk: Desk, *, twin: Person, qtbot: QtBot) -> DuplicatesPage:
    """The page with the pair found."""
    del twin
    window.go("duplicates")
    page = cast("DuplicatesPage", window.page())
    qtbot.waitUntil(lambda: page.one_button.isEnabled(), timeout=20_000)
    return page


def names(desk: Desk) -> list[str]:
    """The names in which 林嘉慧 stands in the book."""
    return [item.name or "" for item in desk.book.all(Person) if "林嘉慧" in (item.name or "")]


def test_a_pair_is_shown_with_reason_and_what_hangs_on_each(page: DuplicatesPage) -> None:
    shown = texts(page.side)

    assert page.view.current().pair.words == "same name, same firm"
    assert page.count.text() == "1 pair"
    assert any("Contact ways 1" in words and "Posts 1" in words for words in shown)
    assert "long talks first" in shown


def test_what_is_chosen_stays(page: DuplicatesPage, desk: Desk, *, lin: Person) -> None:
    page.side.choices["style"][1].radio.click()

    page.one_button.click()

    kept = desk.book.get(Person, lin.id)
    assert kept is not None
    assert (kept.name, kept.style) == (lin.name, "long talks first")
    assert names(desk) == [lin.name]


def test_undo_makes_them_two_again(page: DuplicatesPage, desk: Desk, qtbot: QtBot) -> None:
    page.one_button.click()
    qtbot.waitUntil(lambda: not page.one_button.isEnabled(), timeout=20_000)

    desk.undo()

    qtbot.waitUntil(lambda: page.one_button.isEnabled(), timeout=20_000)
    assert len(names(desk)) == 2


def test_two_are_not_proposed_again(
    page: DuplicatesPage, window: Shell, *, desk: Desk, qtbot: QtBot
) -> None:
    page.apart_button.click()

    qtbot.waitUntil(lambda: not page.one_button.isEnabled(), timeout=20_000)
    assert "not proposed again" in notices(window)[0]
    assert len(names(desk)) == 2
    page.make_one()
    page.keep_apart()
    assert len(names(desk)) == 2


def test_enter_on_the_list_goes_to_the_first_choice(page: DuplicatesPage) -> None:
    page.view.opened.emit(page.view.current())

    assert page.side.choices["name"][0].radio.hasFocus()


def test_after_an_import_the_number_is_told(
    window: Shell, desk: Desk, *, twin: Person, qtbot: QtBot
) -> None:
    del twin
    tell_of_duplicates(desk)

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=20_000)
    assert notices(window) == ["1 pair of records may be the same."]


def test_a_book_without_duplicates_says_so(window: Shell, desk: Desk, *, qtbot: QtBot) -> None:
    del desk
    window.go("duplicates")
    page = cast("DuplicatesPage", window.page())
    qtbot.waitUntil(lambda: "Nothing stands here twice" in texts(page), timeout=20_000)

    page.side.focus_first()

    assert not page.one_button.isEnabled()
    assert page.count.text() == ""


def test_the_search_finds_the_page(desk: Desk) -> None:
    assert [row.payload for row in rows_for(desk, "duplic")] == [("duplicates", None)]
