"""The answers of the search field: accounts, people, projects, notes, and places to go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.naming import title_of
from kamdesk.domain.records import RECORDS, Account, Organisation
from kamdesk.i18n import _
from kamdesk.ui.kit import SearchRow
from kamdesk.ui.places import BESIDE, RAIL

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk

MOST = 20
"""Answers shown; who wants more types one more character."""
MOST_ANSWERS = 3
"""Visits offered for their answers."""
TABS = {
    "person": "people",
    "post": "people",
    "department": "people",
    "contact_point": "people",
    "project": "projects",
    "criterion": "projects",
    "interaction": "visits",
    "action": "visits",
    "question": "visits",
    "account_rival": "rivals",
    "account": "background",
}
"""The tab of the account page on which a kind of record is to be seen."""
ICONS = {
    "organisation": "building-factory-2",
    "account": "building-factory-2",
    "person": "user",
    "project": "briefcase",
    "interaction": "map-pin",
}


def rows_for(desk: Desk, text: str) -> list[SearchRow]:
    """What the words find; the payload is the place and the subject to go to."""
    if not text.strip():
        return []
    rows = [row for hit in desk.book.search(text, MOST) if (row := _row(desk, hit)) is not None]
    return [*rows, *_places(text), *_answers(desk, text)]


def _row(desk: Desk, hit: Any) -> SearchRow | None:
    record = desk.book.get(RECORDS[hit.entity], hit.record)
    if record is None or hit.account is None:
        return None
    tab = TABS.get(hit.entity, "overview")
    return SearchRow(
        ICONS.get(hit.entity, "note"),
        title_of(record, desk.book),
        _subtitle(desk, hit),
        ("account", (hit.account, tab, hit.record)),
    )


def _subtitle(desk: Desk, hit: Any) -> str:
    """What kind of thing it is, and of which account."""
    kind = _(RECORDS[hit.entity].LABEL)
    account = desk.book.get(Account, hit.account)
    firm = desk.book.get(Organisation, account.organisation or "") if account else None
    if firm is None or hit.entity == "organisation":
        return kind
    return f"{kind} · {firm.short or firm.name or ''}"


def _places(text: str) -> list[SearchRow]:
    wanted = text.strip().casefold()
    return [
        SearchRow(icon, _(words), _("Page"), (key, None))
        for key, icon, words in (*RAIL, *BESIDE)
        if wanted in _(words).casefold()
    ]


def _answers(desk: Desk, text: str) -> list[SearchRow]:
    """The quick-entry page of the visits that wait for it, for who types "answers"."""
    from kamdesk.ui.after_visits import NEXT_DAYS, waiting

    name = _("After the visit: answers")
    if text.strip().casefold() not in name.casefold():
        return []
    return [
        SearchRow("pencil", name, words, ("debrief", (account, visit)))
        for account, visit, words in waiting(desk, ahead=NEXT_DAYS)[:MOST_ANSWERS]
    ]
