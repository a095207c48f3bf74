"""All accounts at once: their dossiers, what the formulas and rules say, and of the whole.

Reading three hundred accounts takes a second or two, so what has been read is kept for as long as
the book is open: after a change only the accounts it reached are read and reckoned again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from threading import RLock
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from kamdesk.domain.findings.reckoned import Reckoned
from kamdesk.domain.insight.monday import Monday, monday_list
from kamdesk.domain.insight.registry import FORMULAS, PORTFOLIO
from kamdesk.domain.insight.tier import Yardstick, tier_suggestion, yardstick
from kamdesk.domain.own import SHIPPED, Own, current
from kamdesk.i18n import language
from kamdesk.storage import whole
from kamdesk.storage.bulk import all_dossiers
from kamdesk.storage.loader import load_dossier

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from sqlite3 import Connection

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.findings.finding import Finding
    from kamdesk.domain.insight.result import Insight
    from kamdesk.storage.book import Book

    Progress = Callable[[float], object]


FEW = 8
"""Accounts that are read one by one; more of them come faster with the whole book."""


class Insights(Mapping[str, "Insight"]):
    """Every formula of one account by code, each reckoned when it is asked for, then kept."""

    def __init__(self, dossier: Dossier, today: dt.date, *, yard: Callable[[], Yardstick]) -> None:
        self._dossier, self._today, self._yard = dossier, today, yard
        self._known: dict[tuple[str, Own, str], Insight] = {}

    def __getitem__(self, code: str) -> Insight:
        key = (language(), current(), code)
        if key not in self._known:
            formula = FORMULAS[code]
            self._known[key] = (
                tier_suggestion(self._dossier, self._today, portfolio=self._yard())
                if code == "F-06"
                else formula(self._dossier, self._today)
            )
        return self._known[key]

    def __contains__(self, code: object) -> bool:
        return code in FORMULAS

    def __iter__(self) -> Iterator[str]:
        return iter(FORMULAS)

    def __len__(self) -> int:
        return len(FORMULAS)


class Together(Mapping[str, "Insight"]):
    """Every formula over all accounts by code, each reckoned when it is asked for, then kept."""

    def __init__(self, dossiers: tuple[Dossier, ...], today: dt.date) -> None:
        self._dossiers, self._today = dossiers, today
        self._known: dict[tuple[Any, ...], Insight] = {}

    def __getitem__(self, code: str) -> Insight:
        key = (language(), current(), code)
        if key not in self._known:
            self._known[key] = PORTFOLIO[code](self._dossiers, self._today)
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(PORTFOLIO)

    def __len__(self) -> int:
        return len(PORTFOLIO)


@dataclass(frozen=True, slots=True)
class PortfolioView:
    """The book on one day, as it stood when it was read.

    ``dossiers`` in the order the accounts were made; ``insights`` by id of the account, then by
    code; ``portfolio`` the formulas over all accounts by code; ``yard`` finds what F-06
    measures against, once; ``findings`` by id of the account and ``across`` those of all
    together, put aside ones flagged and last; ``monday`` is F-26.
    """

    today: dt.date
    dossiers: tuple[Dossier, ...] = ()
    insights: Mapping[str, Mapping[str, Insight]] = field(default_factory=dict)
    portfolio: Mapping[str, Insight] = field(default_factory=dict)
    yard: Callable[[], Yardstick] = Yardstick
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    across: tuple[Finding, ...] = ()
    monday: Monday = field(default_factory=lambda: Monday((), ()))
    is_judged: bool = False

    @property
    def yardstick(self) -> Yardstick:
        """What F-06 measures against; found when it is first asked for."""
        return self.yard()

    def dossier(self, account_id: str) -> Dossier | None:
        """The dossier of an account, or ``None`` if there is no such account."""
        return next((item for item in self.dossiers if item.account.id == account_id), None)

    def cases(self, *, yard: Yardstick | None = None) -> list[Reckoned]:
        """What rules and the Monday list go through: each account with its results.

        Only rules need the ``yard``.
        """
        return [
            Reckoned(
                item,
                self.today,
                insights=self.insights[item.account.id],
                portfolio=yard,
            )
            for item in self.dossiers
        ]

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
    findings: dict[str, _Judged] = field(default_factory=dict)
    view: PortfolioView | None = None
    speech: tuple[str, Own] = ("", SHIPPED)


@dataclass(frozen=True, slots=True)
class _Judged:
    """The findings of a dossier, and what else they depend on."""

    dossier: Dossier
    others: tuple[dt.date, str, Own, Yardstick]
    findings: tuple[Finding, ...]


_books: WeakKeyDictionary[Book, _Kept] = WeakKeyDictionary()
_door = RLock()


def read_portfolio(
    book: Book, today: dt.date, *, progress: Progress | None = None
) -> PortfolioView:
    """All accounts of a book on a day, keeping what has not changed since the last call.

    ``progress`` is called with a share of 0 to 1 while accounts are read, then again while the
    rules are gone through; what it raises ends that, and what was done until then is kept.
    For any thread; a second caller waits for the first and gets its result.
    """
    kept = _kept(book)
    with kept.lock:
        view = glance(book, today, progress=progress)
        if not view.is_judged:
            view = kept.view = _judged(kept, view, progress=progress or _unheard)
        return view


def glance(book: Book, today: dt.date, *, progress: Progress | None = None) -> PortfolioView:
    """The same before the rules are gone through, unless they have been: what is due, not why.

    For who must show something soon; ``findings`` are empty and the accounts in order of sales.
    """
    kept = _kept(book)
    with kept.lock:
        with book.reading() as connection:
            _catch_up(kept, connection, progress=progress or _unheard)
        view = kept.view
        speech = (language(), current())
        if view is None or view.today != today or kept.speech != speech:
            view = _reckoned(kept, today)
            kept.view, kept.speech = view, speech
        return view


def _kept(book: Book) -> _Kept:
    with _door:
        return _books.setdefault(book, _Kept())


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
    if len(missing) > FEW:
        found = all_dossiers(connection, told=progress)
        kept.dossiers.update((key, found[key]) for key in missing)
    else:
        for number, key in enumerate(missing, start=1):
            kept.dossiers[key] = load_dossier(connection, key)
            progress(number / len(missing))
    kept.dossiers = {key: kept.dossiers[key] for key in wanted}


def _reckoned(kept: _Kept, today: dt.date) -> PortfolioView:
    dossiers = tuple(kept.dossiers.values())
    together = Together(dossiers, today)
    yard = cache(lambda: yardstick(dossiers, today, spread=together["F-05"]))
    view = PortfolioView(
        today=today,
        dossiers=dossiers,
        insights={item.account.id: Insights(item, today, yard=yard) for item in dossiers},
        portfolio=together,
        yard=yard,
    )
    # Today shows it at once.
    view.portfolio["F-05"]
    return replace(view, monday=monday_list(view.cases(), {}))


def _judged(kept: _Kept, view: PortfolioView, *, progress: Progress) -> PortfolioView:
    """The view with the findings of all accounts; those of unchanged accounts are kept."""
    from kamdesk.domain.findings.judge import judged, over_all  # what is due is shown without

    yard = view.yardstick
    cases, others = view.cases(yard=yard), (view.today, language(), current(), yard)
    for number, case in enumerate(cases, start=1):
        known = kept.findings.get(case.account.id)
        if known is None or known.dossier is not case.dossier or known.others != others:
            known = _Judged(case.dossier, others, judged(case))
            kept.findings[case.account.id] = known
        progress(number / len(cases))
    findings = {case.account.id: kept.findings[case.account.id].findings for case in cases}
    return replace(
        view,
        findings=findings,
        across=over_all(cases, view.portfolio),
        monday=monday_list(cases, findings),
        is_judged=True,
    )
