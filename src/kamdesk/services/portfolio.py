"""All accounts at once: their dossiers, what the formulas and rules say, and of the whole.

Reading three hundred accounts takes a second or two, so what has been read is kept for as long as
the book is open: after a change only the accounts it reached are read and reckoned again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from kamdesk.domain.fact import Money
from kamdesk.domain.insight.registry import FORMULAS, PORTFOLIO
from kamdesk.domain.insight.sales import sales, sold, till_of
from kamdesk.domain.insight.tier import Yardstick, tier_suggestion, yardstick
from kamdesk.i18n import language
from kamdesk.storage import whole
from kamdesk.storage.loader import Loader

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from sqlite3 import Connection

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.storage.book import Book

    Progress = Callable[[float], object]


class Insights(Mapping[str, "Insight"]):
    """Every formula of one account by code, each reckoned when it is asked for, then kept."""

    def __init__(self, dossier: Dossier, today: dt.date, *, yard: Yardstick) -> None:
        self._dossier, self._today, self._yard = dossier, today, yard
        self._known: dict[tuple[str, str], Insight] = {}

    def __getitem__(self, code: str) -> Insight:
        key = (language(), code)
        if key not in self._known:
            formula = FORMULAS[code]
            self._known[key] = (
                tier_suggestion(self._dossier, self._today, portfolio=self._yard)
                if code == "F-06"
                else formula(self._dossier, self._today)
            )
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(FORMULAS)

    def __len__(self) -> int:
        return len(FORMULAS)


@dataclass(frozen=True, slots=True)
class PortfolioView:
    """The book on one day, as it stood when it was read.

    ``dossiers`` in the order the accounts were made; ``insights`` by id of the account, then by
    code; ``portfolio`` the formulas over all accounts by code; ``yardstick`` is what F-06
    measures against; ``sold`` the sales of twelve months by id of the account, in one currency.
    """

    today: dt.date
    dossiers: tuple[Dossier, ...] = ()
    insights: Mapping[str, Mapping[str, Insight]] = field(default_factory=dict)
    portfolio: Mapping[str, Insight] = field(default_factory=dict)
    yardstick: Yardstick = field(default_factory=Yardstick)
    sold: Mapping[str, Money] = field(default_factory=dict)

    def dossier(self, account_id: str) -> Dossier | None:
        """The dossier of an account, or ``None`` if there is no such account."""
        return next((item for item in self.dossiers if item.account.id == account_id), None)

    def warm(self, progress: Progress) -> None:
        """Reckon every formula of every account, so that who asks later need not wait.

        ``progress`` is called with a share of 0 to 1 after each account.
        """
        for number, insights in enumerate(self.insights.values(), start=1):
            for code in insights:
                insights[code]
            progress(number / len(self.insights))


@dataclass(slots=True)
class _Kept:
    """What was read of one book, and up to which entry of its change log."""

    lock: RLock = field(default_factory=RLock)
    seq: int = -1
    dossiers: dict[str, Dossier] = field(default_factory=dict)
    view: PortfolioView | None = None
    speech: str = ""


_books: WeakKeyDictionary[Book, _Kept] = WeakKeyDictionary()
_door = RLock()


def read_portfolio(
    book: Book, today: dt.date, *, progress: Progress | None = None
) -> PortfolioView:
    """All accounts of a book on a day, keeping what has not changed since the last call.

    ``progress`` is called with a share of 0 to 1 after each account; what it raises ends the
    reading, and what was read until then is kept. For any thread; a second caller waits for the
    first and gets its result.
    """
    with _door:
        kept = _books.setdefault(book, _Kept())
    with kept.lock:
        with book.reading() as connection:
            _catch_up(kept, connection, progress=progress or _unheard)
        view = kept.view
        if view is None or view.today != today or kept.speech != language():
            view = _reckoned(kept, today)
            kept.view, kept.speech = view, language()
        return view


def _unheard(_share: float) -> None:
    """Nobody listens."""


def _catch_up(kept: _Kept, connection: Connection, *, progress: Progress) -> None:
    """Bring the kept dossiers to what the book holds; the view falls where anything changed."""
    seq = whole.last_change(connection)
    wanted = whole.account_ids(connection)
    touched = whole.touched_since(connection, kept.seq) if kept.seq >= 0 else ()
    stale = whole.reached(connection, touched, kept=kept.dossiers)
    for key in list(kept.dossiers) if stale is None else stale:
        kept.dossiers.pop(key, None)
    # From here on what is kept is true of this moment, even if the reading is cut short.
    kept.seq = seq
    missing = [key for key in wanted if key not in kept.dossiers]
    gone = kept.dossiers.keys() - set(wanted)
    if touched or missing or gone:
        kept.view = None
    loader = Loader.of_all(connection)
    for number, key in enumerate(missing, start=1):
        kept.dossiers[key] = loader.dossier(key)
        progress(number / len(missing))
    kept.dossiers = {key: kept.dossiers[key] for key in wanted}


def _reckoned(kept: _Kept, today: dt.date) -> PortfolioView:
    dossiers = tuple(kept.dossiers.values())
    yard = yardstick(dossiers, today)
    return PortfolioView(
        today=today,
        dossiers=dossiers,
        insights={item.account.id: Insights(item, today, yard=yard) for item in dossiers},
        portfolio={code: formula(dossiers, today) for code, formula in PORTFOLIO.items()},
        yardstick=yard,
        sold=_sold(dossiers, today),
    )


def _sold(dossiers: tuple[Dossier, ...], today: dt.date) -> dict[str, Money]:
    till = till_of(dossiers)
    return {
        item.account.id: Money(round(sold(sales(item, today), till)), till.currency)
        for item in dossiers
    }
