"""Finds the account or person meant by an id, a name or an unambiguous part of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Account, Interaction, Organisation
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _
from kamdesk.storage.search import folded, initials

if TYPE_CHECKING:
    from kamdesk.storage.book import Book

LISTED = 5


class NothingFound(UserError):
    """No record is meant by these words."""

    sentence = N_("Nothing in this book is called “{words}”.")


class SeveralFound(UserError):
    """The words fit more than one record."""

    sentence = N_("“{words}” can mean several: {names}. Write more of the name, or the id.")


def find_account(book: Book, words: str) -> Account:
    """The account with that id, external id, number, name, part of a name or pinyin initials.

    Raises ``NothingFound`` or ``SeveralFound``.
    """
    firms = {item.id: item for item in book.all(Organisation)}
    accounts = book.all(Account)
    for account in accounts:
        if words in {account.id, account.external, account.code}:
            return account
    if not words.strip():
        raise NothingFound(words=words)
    names = {account.id: _names(firms.get(account.organisation or "")) for account in accounts}
    wanted = folded(words)
    exact = [item for item in accounts if wanted in names[item.id]]
    part = [item for item in accounts if any(wanted in name for name in names[item.id])]
    letters = [
        item
        for item in accounts
        if words.isascii() and any(initials(name).startswith(wanted) for name in names[item.id])
    ]
    for found in (exact, part, letters):
        if len(found) == 1:
            return found[0]
        if found:
            titles = _(", ").join(title_of(item, book) for item in found[:LISTED])
            raise SeveralFound(words=words, names=titles)
    raise NothingFound(words=words)


def _names(firm: Organisation | None) -> list[str]:
    if firm is None:
        return [""]
    return [folded(name) for name in (firm.name, firm.short, firm.name_other) if name]


def find_visit(book: Book, account: Account, *, words: str) -> Interaction:
    """The contact of an account with that id, external id or day. Raises ``NothingFound``."""
    for item in book.all(Interaction):
        day = item.start.astimezone().date().isoformat() if item.start else None
        if item.account == account.id and words in {item.id, key_of(item), day}:
            return item
    raise NothingFound(words=words)
