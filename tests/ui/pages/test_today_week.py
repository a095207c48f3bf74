"""The week beside Today: its days are turned, its entries lead on and say what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.week import entries_of
from kamdesk.ui.kit import LineButton
from kamdesk.ui.pages.today_week import entry_words

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.today import TodayPage
    from kamdesk.ui.shell import Shell


def test_the_week_is_turned(page: TodayPage) -> None:
    assert page.week is not None
    title = page.week.title
    now = page.week.accessibleName()

    page.week.forward.click()
    later = page.week.accessibleName()
    page.week.back.click()

    assert title is page.week.title
    assert now == "This week, 11-23 to 11-27"
    assert later == "Week of 11-30 to 12-04"
    assert page.week.accessibleName() == now


def test_an_entry_leads_to_its_record(window: Shell, page: TodayPage) -> None:
    assert page.week is not None
    week = page.week
    week.findChildren(LineButton)[0].click()

    assert window._here[0] == "account"


def test_entries_in_words(page: TodayPage, desk: Desk) -> None:
    view = desk.portfolio.view
    assert view is not None
    words = {
        entry.kind: entry_words(entry)
        for dossier in view.dossiers
        for entry in entries_of(dossier, view.today)
    }

    assert page.week is not None
    assert words["money"].endswith("0k") or "CNY" in words["money"] or "TWD" in words["money"]
    assert words["agreement"].endswith("ends")
    assert words["sample"].endswith("is to be sent")
