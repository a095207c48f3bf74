"""Where one can go: every page of the window, by the word pages ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from kamdesk.i18n import N_

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.base import Page


@dataclass(frozen=True, slots=True)
class Place:
    """A page: where its class is, and under which item of the rail it belongs."""

    module: str
    page: str
    rail: str

    def build(self, desk: Desk) -> Page:
        """The page, imported now: no page costs anything before it is shown."""
        maker = getattr(import_module(f"kamdesk.ui.pages.{self.module}"), self.page)
        return cast("Page", maker(desk))


PLACES: dict[str, Place] = {
    "today": Place("today", "TodayPage", "today"),
    "accounts": Place("accounts", "AccountsPage", "accounts"),
    "account": Place("account", "AccountPage", "accounts"),
    "projects": Place("projects", "ProjectsPage", "projects"),
    "visits": Place("visits", "VisitsPage", "visits"),
    "rivals": Place("rivals", "RivalsPage", "rivals"),
    "brief": Place("brief", "BriefPage", "visits"),
    "debrief": Place("debrief", "DebriefPage", "visits"),
    "portfolio": Place("portfolio", "PortfolioPage", "portfolio"),
    "settings": Place("settings", "SettingsPage", "settings"),
    "duplicates": Place("duplicates", "DuplicatesPage", "settings"),
}
"""The subject of ``account`` is ``(account id, tab key, record id or None)``; of ``brief``
``(account id, visit id or None)``; of ``debrief`` ``(account id, visit id)``; of ``rivals`` the id
of one or None; of ``portfolio`` the key of a tab or None; the others have none."""

RAIL: tuple[tuple[str, str, str], ...] = (
    ("today", "calendar-week", N_("Today")),
    ("accounts", "building-factory-2", N_("Accounts")),
    ("projects", "briefcase", N_("Projects")),
    ("visits", "map-pin", N_("Visits")),
    ("rivals", "swords", N_("Rivals")),
    ("portfolio", "chart-pie", N_("Portfolio")),
    ("settings", "settings", N_("Settings")),
)
"""Key, icon and words of the rail, top to bottom; settings stand at the foot."""

BESIDE: tuple[tuple[str, str, str], ...] = (("duplicates", "users", N_("Duplicates")),)
"""Pages that are not on the rail; the search finds them."""
