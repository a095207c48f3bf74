"""Accounts: begin one, list them, read one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.i18n import _
from kamdesk.storage import queries

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.records import Account, AccountRival
    from kamdesk.storage.book import Book


def add_account(book: Book, name: str, *, today: dt.date, **values: Any) -> tuple[Account, Changes]:
    """A new customer with its account, a prospect until said otherwise."""
    from kamdesk.domain.records import Account, Organisation  # the list is shown without them

    with book.work(_("new account: {name}").format(name=name)) as work:
        firm = work.add(Organisation, name=name.strip(), is_customer=True)
        started: dict[str, Any] = {"lifecycle": "potential", "created_on": today} | values
        account = work.add(Account, organisation=firm.id, **started)
    return account, work.changes


def add_rival(book: Book, account: Account, *, name: str) -> tuple[AccountRival, Changes]:
    """A rival at an account; a firm the book knows by that name is taken, not made twice."""
    from kamdesk.domain.records import AccountRival, Organisation

    known = [item for item in book.all(Organisation) if item.name == name.strip()]
    with book.work(_("new rival: {name}").format(name=name)) as work:
        if known:
            firm = work.change(known[0], is_rival=True)
        else:
            firm = work.add(Organisation, name=name.strip(), is_rival=True)
        row = work.add(AccountRival, account=account.id, organisation=firm.id)
    return row, work.changes


def account_lines(book: Book, today: dt.date) -> list[queries.AccountLine]:
    """All accounts with last and next visit, for lists."""
    with book.reading() as connection:
        return queries.account_lines(connection, today)
