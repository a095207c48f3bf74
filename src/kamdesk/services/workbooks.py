"""The account workbook: sheets from the dossier, bytes into a file, noted in the book."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kamdesk.domain.dossier import Dossier, Shelf
from kamdesk.domain.records import RECORDS, Account, ExportFile
from kamdesk.i18n import _
from kamdesk.reports.atomic import write_atomic
from kamdesk.reports.safe_text import safe_name

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kamdesk.domain.insight.result import Insight
    from kamdesk.storage.book import Book


WORKBOOK = "workbook"
"""The kind of export a workbook of an account is noted as."""
MOST_MEASURED = 300
"""Accounts up to which a workbook reads them all to measure one; more would take minutes."""


@dataclass(frozen=True, slots=True)
class WorkbookOrder:
    """Which workbook: ``with_private`` is the rep's tick, off unless he sets it."""

    today: dt.date
    lang: str = "zh_CN"
    with_private: bool = False


def workbook_name(dossier: Dossier, order: WorkbookOrder) -> str:
    """The file name proposed for a workbook: customer and day; good on every system."""
    firm = dossier.organisation.short or dossier.organisation.name or ""
    words = _("account workbook {name} {day}").format(name=firm, day=order.today.isoformat())
    return safe_name(words, ".xlsx")


def write_account_workbook(
    book: Book, dossier: Dossier, *, order: WorkbookOrder, path: Path
) -> None:
    """Write the account workbook to ``path`` (domain/6, 5.2)."""
    from kamdesk.reports.account_workbook import account_workbook

    data = account_workbook(
        _with_exports(book, dossier),
        history=book.history(dossier.account.id),
        today=order.today,
        lang=order.lang,
        with_private=order.with_private,
        results=_against_portfolio(book, dossier, today=order.today),
    )
    write_atomic(path, data)
    _note_export(book, dossier, order=order, data=data)


def _with_exports(book: Book, dossier: Dossier) -> Dossier:
    """The dossier with the workbooks of this account that left before: what changed since then."""
    mine = [
        row
        for row in book.all(ExportFile)
        if row.kind == WORKBOOK and isinstance(row.rows, dict)
        if row.rows.get("account") == dossier.account.id
    ]
    later = {
        kind: partial(dossier.shelf.of, kind) for kind in RECORDS.values() if kind is not ExportFile
    }
    return Dossier(dossier.account, dossier.organisation, Shelf(mine, later=later))


def _note_export(book: Book, dossier: Dossier, *, order: WorkbookOrder, data: bytes) -> None:
    """Keep that a workbook left, beside what undo takes back; a book that is only read keeps none.

    The sample book stands still on its day.
    """
    if book.read_only or book.day is not None:
        return
    with book.work(_("workbook written"), aside=True) as work:
        work.add(
            ExportFile,
            date=order.today,
            kind=WORKBOOK,
            hash=hashlib.sha256(data).hexdigest(),
            rows={"account": dossier.account.id, "private": order.with_private},
        )


def _against_portfolio(book: Book, dossier: Dossier, *, today: dt.date) -> dict[str, Insight]:
    """What is measured against all accounts: the tier suggestion (F-06)."""
    from kamdesk.domain.insight.tier import tier_suggestion, yardstick

    accounts = book.all(Account)
    if len(accounts) > MOST_MEASURED:
        return {}
    everybody = tuple(book.dossier(account.id) for account in accounts)
    return {"F-06": tier_suggestion(dossier, today, portfolio=yardstick(everybody, today))}
