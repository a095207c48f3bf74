"""From a record behind a number to its place in the window.

Where a page can show the record itself, the window goes there; else it goes to the tab the
record belongs to and opens it above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import Kind, fact_of
from kamdesk.domain.records import RECORDS
from kamdesk.ui.pages.account import TABS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.result import Row
    from kamdesk.ui.desk import Desk

SELECTED = {"person": "people", "post": "people", "project": "projects", "interaction": "visits"}
"""Kinds that a tab goes to by itself."""

LEADING = frozenset({"service"})
"""Tabs whose parts are led to by any of their records."""

TAB_OF: dict[str, tuple[str, ...]] = {
    "account": ("background",),
    "organisation": ("background",),
    "site": ("background",),
    "department": ("people",),
    "person": ("people",),
    "post": ("people",),
    "tie": ("people",),
    "stance": ("people",),
    "contact_point": ("people",),
    "link": ("people",),
    "account_rival": ("rivals",),
    "project_rival": ("projects",),
    "project_role": ("projects",),
    "criterion": ("projects",),
    "milestone": ("projects",),
    "project": ("projects",),
    "interaction": ("visits",),
    "attendance": ("visits",),
    "action": ("visits",),
    "question": ("visits",),
    "assessment": ("relationship", "scores"),
    "assessment_score": ("relationship", "scores"),
    "objective": ("relationship", "scores"),
    "invoice": ("money", "service", "more"),
    "payment": ("money", "service", "more"),
    "sale": ("money", "service", "more"),
    "spend": ("money", "service", "more"),
    "complaint": ("service", "money", "more"),
    "agreement": ("service", "money", "more"),
    "ledger_line": ("money", "service", "more"),
    "delivery_month": ("service", "money", "more"),
    "price_quote": ("rivals", "more"),
    "event": ("more",),
    "sample": ("more",),
    "supplier_status": ("background", "more"),
}
"""The tabs on which a kind of record is to be seen, the best first; a window has some of them."""


def tab_of(entity: str) -> str:
    """The tab of the account page for a kind of record; the overview where none knows it."""
    known = {key for key, _words, _page in TABS}
    return next((key for key in TAB_OF.get(entity, ()) if key in known), "overview")


def jump(desk: Desk, row: Row, *, account: str | None, parent: QWidget | None = None) -> None:
    """Go to a record of an account: its tab, and above it the record where no tab selects it."""
    record = _whole(desk, row)
    if record is None or account is None:
        return
    selected = record.ENTITY in SELECTED
    tab = tab_of(record.ENTITY)
    home = record.id if selected or tab in LEADING else _home(record)
    desk.go("account", (account, tab, home))
    if not selected and record.ENTITY not in {"account", "organisation"}:
        from kamdesk.ui.dialogs.record import RecordDialog

        RecordDialog(desk, record, account_id=account, parent=parent).open()


def _whole(desk: Desk, row: Row) -> Record | None:
    """The record of a row; of a score the assessment it is part of, for alone it says nothing."""
    kind = RECORDS.get(row.entity)
    record = desk.book.get(kind, row.id) if kind else None
    if record is not None and record.ENTITY == "assessment_score":
        return desk.book.get(RECORDS["assessment"], getattr(record, "assessment", None) or "")
    return record


def _home(record: Record) -> str | None:
    """The project, person or visit a record hangs on, for the tab to select."""
    for name in record.HOME:
        item = fact_of(type(record), name)
        entity = getattr(record, f"{name}_kind", "") if item.kind is Kind.SUBJECT else item.entity
        if entity in SELECTED:
            found: str | None = getattr(record, item.name)
            return found
    return None
