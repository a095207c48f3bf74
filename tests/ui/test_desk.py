"""What the desk hands to pages: dossiers kept until something changes, writes told to all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.windows import notices

from kamdesk.domain.changes import Changes
from kamdesk.domain.records import Organisation
from kamdesk.errors import UserError
from kamdesk.services.accounts import add_account, add_rival
from kamdesk.services.opening import new_book
from kamdesk.services.records import remove_record
from kamdesk.ui.desk import Desk, changes_in

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.shell import Shell


class Refusal(UserError):
    sentence = "Not today."


def refuse() -> Changes:
    raise Refusal


def test_a_dossier_is_kept_until_something_changes(desk: Desk, account: Account) -> None:
    first = desk.dossier(account.id)
    again = desk.dossier(account.id)

    desk.write(add_rival, desk.book, account, name="新对手")

    assert again is first
    assert desk.dossier(account.id) is not first


def test_no_dossier_of_an_account_that_is_gone(desk: Desk, account: Account) -> None:
    desk.write(remove_record, desk.book, account)

    assert not desk.has_account(account.id)
    with pytest.raises(KeyError):
        desk.dossier(account.id)


def test_a_write_is_told_to_all(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.bus.changed) as told:
        desk.write(add_account, desk.book, "新客户", today=desk.today)

    assert told.args is not None
    assert told.args[0].kinds == {"account", "organisation"}


def test_a_refusal_is_said_at_the_foot(window: Shell, desk: Desk) -> None:
    given = desk.do(refuse)

    assert given is None
    assert notices(window) == ["Not today."]


def test_a_form_gets_the_refusal_itself(desk: Desk) -> None:
    with pytest.raises(Refusal):
        desk.write(refuse)


def test_what_was_removed_comes_back_by_the_notice(
    window: Shell, desk: Desk, account: Account
) -> None:
    desk.remove(account, "gone to the bin")
    notice = window.notices.notices()[-1]

    notice.action.click()

    assert notice.text == "gone to the bin"
    assert desk.has_account(account.id)


def test_undo_names_what_it_took_back_and_offers_the_way_forward(window: Shell, desk: Desk) -> None:
    desk.write(add_account, desk.book, "新客户", today=desk.today)

    desk.undo()
    undone = notices(window)[-1]
    window.notices.notices()[-1].action.click()

    assert undone == "Undone: new account: 新客户"
    assert notices(window)[-1] == "Done again: new account: 新客户"
    assert any(firm.name == "新客户" for firm in desk.book.all(Organisation))


def test_nothing_to_undo_says_nothing(window: Shell, tmp_path: Path) -> None:
    window._make(tmp_path / "new.kam", new_book)
    assert window.desk is not None

    window.desk.undo()
    window.desk.redo()

    assert notices(window) == []


def test_the_day_is_the_clocks_unless_one_is_given(window: Shell, desk: Desk) -> None:
    loose = Desk(desk.book, messages=window.messages)
    moment: dt.date = loose.today

    assert desk.today.isoformat() == "2026-11-23"
    assert moment.year >= 2020


@pytest.mark.parametrize("result", [None, 3, (), ("record", Changes()), Changes()])
def test_a_service_that_changed_nothing_tells_nothing(result: object) -> None:
    assert changes_in(result) is None


def test_the_changes_are_the_last_of_what_a_service_gives() -> None:
    changes = Changes("words", frozenset({("person", "1")}))

    assert changes_in(("record", changes)) is changes
    assert changes_in(changes) is changes
