"""Every item of the trade can be found in the window, in words of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.windows import notices

from kamdesk.domain.items import KINDS as SPOTS
from kamdesk.domain.items import Spot, items
from kamdesk.i18n import LANGUAGES, speaking
from kamdesk.ui.pages.account import AccountPage
from kamdesk.ui.pages.settings import SettingsPage
from kamdesk.ui.whereabouts import KINDS, places_of, way_to, words_of

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.settings_items import ItemsPanel
    from kamdesk.ui.shell import Shell


@pytest.fixture
def panel(window: Shell, desk: Desk) -> ItemsPanel:
    del desk
    window.go("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    return page.items


def test_every_kind_of_place_has_words() -> None:
    assert set(KINDS) == set(SPOTS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_item_says_where_it_is(lang: str) -> None:
    with speaking(lang):
        assert [item.id for item in items().values() if not places_of(item)] == []


@pytest.mark.parametrize(
    ("spot", "words"),
    [
        (Spot("view", "account.relationship.weapons"), "Page: Relationship · Ten weapons"),
        (Spot("view", "account.people.map"), "Page: People · Map"),
        (Spot("view", "portfolio.risk"), "Page: Portfolio · Risk and value"),
        (Spot("view", "dialog.why"), "Page: Dialog"),
        (Spot("field", "person.private"), "Field: Person · Private"),
        (Spot("scale", "TIER.gold"), "Choice: Account tier · Gold account"),
        (Spot("verb", "gaps"), "Command: kamdesk gaps"),
        (Spot("brief", "7"), "Section 7 of the brief"),
    ],
)
def test_a_place_is_called_as_on_the_screen(spot: Spot, words: str) -> None:
    assert words_of(spot) == words


def test_a_view_is_the_way_before_any_other_place() -> None:
    assert way_to(items()["S0-01"]) == ("portfolio", "shares")
    assert way_to(items()["S4-12"]) == ("account", "relationship")
    assert way_to(items()["S0-34"]) == ("settings", "")
    assert way_to(items()["S3-15"]) is None


def test_enter_goes_to_the_tab_of_an_account(panel: ItemsPanel, window: Shell) -> None:
    panel.go(items()["S2-02"])

    page = window.page()
    assert isinstance(page, AccountPage)
    assert isinstance(page.subject, tuple)
    assert page.subject[1] == "background"


def test_enter_goes_to_a_section_of_the_portfolio(panel: ItemsPanel, window: Shell) -> None:
    panel.go(items()["S4-01"])

    assert type(window.page()).__name__ == "PortfolioPage"


def test_what_is_on_no_page_says_so(panel: ItemsPanel, window: Shell) -> None:
    panel.go(items()["S3-15"])

    assert notices(window)[-1].startswith("Background of the story")


def test_a_thing_is_found_by_its_name_in_the_trade(panel: ItemsPanel) -> None:
    panel.search.setText("明日之星")

    assert "S1-58" in {item.id for item in panel.model.rows()}
