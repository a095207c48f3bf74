"""The account workbook: sheets from the dossier, bytes into a file, noted in the book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.records import Account
from kamdesk.i18n import _
from kamdesk.reports.atomic import write_atomic
from kamdesk.reports.safe_text import safe_name

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.storage.book import Book


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
        dossier,
        history=book.history(dossier.account.id),
        today=order.today,
        lang=order.lang,
        with_private=order.with_private,
        results=_against_portfolio(book, dossier, today=order.today),
    )
    write_atomic(path, data)


def _against_portfolio(book: Book, dossier: Dossier, *, today: dt.date) -> dict[str, Insight]:
    """What is measured against all accounts: the tier suggestion (F-06)."""
    from kamdesk.domain.insight.tier import tier_suggestion, yardstick

    accounts = book.all(Account)
    if len(accounts) > MOST_MEASURED:
        return {}
    everybody = tuple(book.dossier(account.id) for account in accounts)
    return {"F-06": tier_suggestion(dossier, today, portfolio=yardstick(everybody, today))}
