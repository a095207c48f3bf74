"""The tier that the figures suggest (F-06): it is measured against the whole portfolio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.tier import tier_suggestion, yardstick
from kamdesk.domain.records import Account

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kamdesk.domain.insight.result import Insight
    from kamdesk.storage.book import Book


def suggested_tier(
    book: Book, account_id: str, *, today: dt.date, told: Callable[[], object] = lambda: None
) -> Insight:
    """F-06 of an account. Reads all accounts, so call it in the background.

    ``told`` is called before each account; what it raises stops the work. Raises ``KeyError`` if
    the account is gone.
    """
    dossiers = []
    for account in book.all(Account):
        told()
        dossiers.append(book.dossier(account.id))
    own = next((item for item in dossiers if item.account.id == account_id), None)
    if own is None:
        raise KeyError(account_id)
    return tier_suggestion(own, today, portfolio=yardstick(tuple(dossiers), today))
