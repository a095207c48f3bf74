"""The papers beside the brief: from the book to the words, to pages, into a file (domain 5.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Account, Comparison, Organisation, Product
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _, speaking
from kamdesk.reports.atomic import write_atomic
from kamdesk.reports.safe_text import safe_name
from kamdesk.services.briefs import author_of
from kamdesk.services.portfolio import read_portfolio
from kamdesk.storage.lock import user_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.papers.model import Paper
    from kamdesk.storage.book import Book


class NeedsAccount(UserError):
    """A paper about one customer without saying which."""

    sentence = N_("This paper is about one customer. Name the account: {kinds}.")


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """Which paper: a code of ``KINDS``, on which day, in which language."""

    kind: str
    today: dt.date
    lang: str = "zh_CN"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a paper is made from; without ``dossier`` it is about all accounts."""

    book: Book
    dossier: Dossier | None
    order: PaperOrder

    @property
    def author(self) -> str:
        """Who prints it."""
        return author_of(self.dossier) if self.dossier else user_name()

    @property
    def one(self) -> Dossier:
        """The account asked for. Raises ``NeedsAccount``."""
        if self.dossier is None:
            raise NeedsAccount(kinds=", ".join(code for code, one in KINDS.items() if one.one))
        return self.dossier

    @property
    def dossiers(self) -> tuple[Dossier, ...]:
        """The account asked for, else all of them."""
        if self.dossier is not None:
            return (self.dossier,)
        return tuple(self.book.dossier(account.id) for account in self.book.all(Account))


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One paper: what it is called, whether it is about one account, about all, or either."""

    name: str
    make: Callable[[Asked], Paper | bytes]
    one: bool = False


def paper_bytes(book: Book, order: PaperOrder, *, account: str | None = None) -> bytes:
    """The paper as PDF; ``account`` is the id of the account it is about.

    Raises ``NeedsAccount``.
    """
    from kamdesk.reports.paper_pdf import paper_pdf

    kind = KINDS[order.kind]
    dossier = book.dossier(account) if account else None
    with speaking(order.lang):
        made = kind.make(Asked(book, dossier, order))
        return made if isinstance(made, bytes) else paper_pdf(made)


def write_paper(book: Book, order: PaperOrder, *, path: Path, account: str | None = None) -> None:
    """Write the paper to ``path``; an old file there stays until the new one is complete."""
    write_atomic(path, paper_bytes(book, order, account=account))


def paper_name(order: PaperOrder, dossier: Dossier | None) -> str:
    """The file name proposed for a paper; good on every system."""
    firm = (dossier.organisation.short or dossier.organisation.name or "") if dossier else ""
    words = [_(KINDS[order.kind].name), firm, order.today.isoformat()]
    return safe_name(" ".join(word for word in words if word), ".pdf")


def _week(asked: Asked) -> Paper:
    from kamdesk.domain.papers.week import week_sheet

    return week_sheet(asked.dossiers, today=asked.order.today, author=asked.author)


def _collection(asked: Asked) -> Paper:
    from kamdesk.domain.papers.collection import collection_list

    return collection_list(asked.dossiers, today=asked.order.today, author=asked.author)


def _comparison(asked: Asked) -> Paper:
    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.papers.comparison import comparison_cards

    kept = [*asked.book.all(Comparison), *asked.book.all(Product), *asked.book.all(Organisation)]
    shelf = Shelf(record for record in kept if not record.private)
    return comparison_cards(shelf, today=asked.order.today, author=asked.author)


def _facts(asked: Asked) -> Paper:
    from kamdesk.domain.papers.fact_sheet import fact_sheet

    dossier = asked.dossier
    name = title_of(dossier.organisation, dossier.shelf) if dossier else ""
    return fact_sheet(name, today=asked.order.today, author=asked.author)


def _plan(asked: Asked) -> Paper:
    from kamdesk.domain.papers.year_plan import year_plan

    whole = read_portfolio(asked.book, asked.order.today)
    return year_plan(asked.one, whole, today=asked.order.today, author=asked.author)


def _map(asked: Asked) -> bytes:
    """The relation map on A3, with everybody and the empty seats of the departments."""
    from kamdesk.domain.power_map.build import MapChoice
    from kamdesk.services.map_papers import map_bytes

    choice = MapChoice(departments=True)
    return map_bytes(asked.one, asked.order.today, choice=choice, paper="A3")


KINDS: Final = {
    "week": PaperKind(N_("Visit week sheet"), _week),
    "collection": PaperKind(N_("Collection list"), _collection),
    "comparison": PaperKind(N_("Comparison cards"), _comparison),
    "facts": PaperKind(N_("Blank fact sheet"), _facts),
    "plan": PaperKind(N_("Year plan"), _plan, one=True),
    "map": PaperKind(N_("Relation map (A3)"), _map, one=True),
}
"""The papers by their code on the command line, in the order of the menus."""
