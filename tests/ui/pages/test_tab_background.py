"""Background and overview: how we came in, and who began the contacts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests.helpers.windows import tab, texts

from kamdesk.services.finding import find_account
from kamdesk.services.records import set_field

if TYPE_CHECKING:
    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


def test_the_way_in_stands_below_its_days(window: Shell, desk: Desk, account: Account) -> None:
    background = tab(window, account, "background")
    assert [button.text() for _label, button in background.way._rows[:2]] == [
        "383 days",
        "not known",
    ]

    day = dt.date(2022, 5, 20)
    desk.do(set_field, desk.book, account, name="first_order", value=day, today=desk.today)
    assert background.way._rows[1][1].text() == "30 days"


def test_a_customer_on_the_way_says_for_how_long(window: Shell, desk: Desk) -> None:
    background = tab(window, find_account(desk.book, "C"), "background")

    assert background.way._rows[2][1].text() == "46 days"


def test_who_began_the_contacts_stands_with_the_single_contact(
    window: Shell, account: Account
) -> None:
    overview = tab(window, account, "overview")

    assert "we 3 · they 1 · not said 3" in texts(overview.threading)
