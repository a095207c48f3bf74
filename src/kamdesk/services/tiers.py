"""The tier that the figures suggest (F-06): it is measured against the whole portfolio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.services.portfolio import glance

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kamdesk.domain.insight.result import Insight
    from kamdesk.storage.book import Book


def suggested_tier(
    book: Book,
    account_id: str,
    *,
    today: dt.date,
    told: Callable[[float], object] | None = None,
) -> Insight:
    """F-06 of an account. Reads all accounts, so call it in the background.

    ``told`` is called while the accounts are read; what it raises stops the work.
    Raises ``KeyError`` if the account is gone.
    """
    return glance(book, today, progress=told).insights[account_id]["F-06"]
