"""Today, and the pages of a visit of the sample book, on show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from tests.helpers.brief_page import ready, wake
from tests.helpers.windows import tab

from kamdesk.services.finding import find_visit
from kamdesk.ui.pages.today import TodayPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account, Interaction
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.brief import BriefPage
    from kamdesk.ui.pages.tab_visits import VisitsTab
    from kamdesk.ui.shell import Shell


@pytest.fixture
def page(window: Shell, desk: Desk, qtbot: QtBot) -> TodayPage:
    """The page the book opened on, filled, with the rules gone through."""
    found = window.page()
    assert isinstance(found, TodayPage)
    qtbot.waitUntil(lambda: desk.portfolio.view is not None and desk.portfolio.view.is_judged)
    return found


@pytest.fixture
def visit(desk: Desk, account: Account) -> Interaction:
    """Find the visit planned for tomorrow."""
    return find_visit(desk.book, account, words="A-V8")


@pytest.fixture
def shown(qtbot: QtBot, window: Shell, account: Account, visit: Interaction) -> VisitsTab:
    """Show that visit on the tab, with the keyboard in the window."""
    page = cast("VisitsTab", tab(window, account, "visits", record=visit.id))
    wake(qtbot, window)
    return page


@pytest.fixture
def brief_page(qtbot: QtBot, window: Shell, account: Account, visit: Interaction) -> BriefPage:
    """Show the brief of that visit and wait for its pages."""
    window.go("brief", (account.id, visit.id))
    found = cast("BriefPage", window.page())
    wake(qtbot, window)
    ready(qtbot, found, 2)
    return found


@pytest.fixture
def relation(window: Shell, account: Account) -> Any:
    """Show the tab Relationship."""
    return tab(window, account, "relationship")
