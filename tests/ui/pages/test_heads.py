"""Heads in a small window: what a page or an account is called is what is read first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from tests.helpers.windows import tab

from kamdesk import i18n
from kamdesk.services.finding import find_account
from kamdesk.ui.kit import PlainLabel
from kamdesk.ui.pages.account_strip import AccountStrip

if TYPE_CHECKING:
    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


def strip_of(window: Shell) -> AccountStrip:
    found = window.findChild(AccountStrip)
    assert found is not None
    return found


def test_a_small_window_cuts_no_name_of_the_sample_book(window: Shell, desk: Desk) -> None:
    window.resize(1120, 700)
    cut = []
    for code in "ABC":
        account = find_account(desk.book, code)
        tab(window, account, "history")
        strip = strip_of(window)
        QApplication.processEvents()
        cut.append(strip.name.is_elided())

    assert cut == [False, False, False]


def test_there_the_next_visit_is_told_by_the_button_of_its_brief(
    window: Shell, account: Account
) -> None:
    tab(window, account, "history")
    strip = strip_of(window)
    wide = strip.visit.isVisible()

    window.resize(1120, 700)

    assert wide
    assert not strip.visit.isVisible()
    assert "林嘉慧" in strip.brief_button.toolTip()


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_the_head_of_today_is_read_whole_in_a_small_window(
    window: Shell, desk: Desk, language: str
) -> None:
    i18n.use(language)
    window.go("today")
    window.resize(1120, 700)
    QApplication.processEvents()

    page = window.page()
    assert page is not None
    title = next(x for x in page.findChildren(PlainLabel) if x.property("role") == "name")
    assert title.width() >= title.sizeHint().width()


def test_what_can_be_done_with_a_visit_is_read_whole_there(window: Shell, account: Account) -> None:
    visits = tab(window, account, "visits")
    window.resize(1120, 700)
    QApplication.processEvents()

    deeds = (visits.answers_button, visits.done_button, visits.brief_button)
    assert [button.width() >= button.sizeHint().width() for button in deeds] == [True] * 3
    assert not visits.title.is_elided()
