"""What all sheets of the portfolio workbook look at: a desk for every account, and their sum."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from kamdesk.domain.dossier import Dossier, Shelf
from kamdesk.domain.fact import Money, key_of
from kamdesk.domain.insight.sales import Till, month_of, sales, sold, till_of
from kamdesk.domain.portfolio.heat import data_date, heat, next_of
from kamdesk.domain.records import Account, Organisation, Sale
from kamdesk.i18n import _
from kamdesk.reports.workbook.desk import Desk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kamdesk.domain.findings.finding import Finding
    from kamdesk.domain.insight.monday import Monday
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.portfolio.heat import AccountRow


class Known(Protocol):
    """A row of a view of ``domain.portfolio``."""

    @property
    def id(self) -> str:
        """The record the row is about."""


R = TypeVar("R", bound=Known)


@dataclass(frozen=True, slots=True)
class PortfolioData:
    """Everything the workbook is made of.

    ``insights``: by id of the account, then by formula; ``whole``: the formulas over all accounts;
    ``findings``: of the accounts and of the portfolio, worst first; ``monday``: the list F-26.
    """

    dossiers: tuple[Dossier, ...]
    insights: Mapping[str, Mapping[str, Insight]]
    whole: Mapping[str, Insight] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    monday: Monday | None = None


@dataclass(frozen=True, slots=True)
class View:
    """All accounts as the views of ``domain.portfolio`` want them (a ``Whole``)."""

    today: dt.date
    dossiers: tuple[Dossier, ...]
    insights: Mapping[str, Mapping[str, Insight]]
    portfolio: Mapping[str, Insight]


class PortfolioDesk(Desk):
    """All accounts on one day.

    ``view`` is for sums and formulas, which are those of the screen; ``visible`` for lists of
    records and words, in which nothing private may stand.
    """

    def __init__(self, data: PortfolioData, *, today: dt.date, with_private: bool) -> None:
        name = _("All accounts")
        nobody = Dossier(
            Account(id="", organisation=""), Organisation(id="", name=name), Shelf(_customs(data))
        )
        super().__init__(nobody, today=today, with_private=with_private, results=data.whole)
        self.data = data

    @cached_property
    def view(self) -> View:
        """The accounts as they are."""
        return View(self.today, self.data.dossiers, self.data.insights, self.data.whole)

    @cached_property
    def visible(self) -> View:
        """The accounts without what may not be shown, with the formulas of the whole."""
        return replace(self.view, dossiers=tuple(row.shown for row in self.accounts))

    @cached_property
    def heat(self) -> Mapping[str, AccountRow]:
        """The line of every account in the heat table, by its id."""
        return {row.id: row for row in heat(self.view)}

    @cached_property
    def accounts(self) -> tuple[AccountDesk, ...]:
        """A desk for every account, the largest sales first."""
        found = [AccountDesk(self, dossier) for dossier in self.data.dossiers]
        return tuple(sorted(found, key=lambda desk: (-desk.sold, desk.name, desk.id)))

    @cached_property
    def till(self) -> Till:
        """The till all amounts of the workbook are added up in."""
        return till_of(self.data.dossiers)

    @cached_property
    def currency(self) -> str:
        """The currency of the portfolio."""
        return self.till.currency

    def money(self, amount: Any) -> Money | None:
        """An amount of minor units in the currency of the portfolio."""
        if amount is None:
            return None
        return Money(round(amount), self.currency)

    def account(self, account_id: str | None) -> AccountDesk | None:
        """The desk of an account by its id."""
        return self._by_id.get(account_id or "")

    @cached_property
    def _by_id(self) -> dict[str, AccountDesk]:
        return {desk.id: desk for desk in self.accounts}

    def whole_insight(self, code: str) -> Insight | None:
        """The result of a formula over all accounts."""
        return self.data.whole.get(code)

    @cached_property
    def data_day(self) -> dt.date | None:
        """The newest day anything was seen or met, over all accounts."""
        days = [desk.data_day for desk in self.accounts]
        return max((day for day in days if day is not None), default=None)

    @cached_property
    def sales_month(self) -> str:
        """The newest month with sales; "" without any."""
        months = [row.month for d in self.data.dossiers for row in d.shelf.of(Sale) if row.month]
        last = month_of(self.today)
        return max((month for month in months if month <= last), default="")


class AccountDesk(Desk):
    """One account of the portfolio, as a row of its sheets."""

    def __init__(self, portfolio: PortfolioDesk, dossier: Dossier) -> None:
        super().__init__(
            dossier,
            today=portfolio.today,
            with_private=portfolio.with_private,
            results=portfolio.data.insights.get(dossier.account.id),
        )
        self.portfolio = portfolio
        self.codes = portfolio.codes

    @property
    def id(self) -> str:
        """The id of the account, in the hidden column."""
        return self.whole.account.id

    @property
    def key(self) -> str:
        """The key by which the formulas name the account."""
        return key_of(self.whole.account)

    @property
    def account(self) -> Account:
        """The account."""
        return self.whole.account

    @property
    def name(self) -> str:
        """The short name of the customer."""
        firm = self.whole.organisation
        return firm.short or firm.name or self.key

    @property
    def heat(self) -> AccountRow:
        """The line of the account in the heat table of the page Portfolio."""
        return self.portfolio.heat[self.id]

    @property
    def owner(self) -> str:
        """Who answers for the account."""
        return self.title("person", self.account.owner)

    @cached_property
    def sold(self) -> float:
        """Sales of 12 months in minor units."""
        return sold(sales(self.whole, self.today), self.portfolio.till)

    def value(self, code: str) -> float | None:
        """The value of a formula."""
        found = self.insight(code)
        return found.value if found else None

    def level(self, code: str) -> str | None:
        """The level of a formula."""
        found = self.insight(code)
        return found.level if found else None

    def detail(self, code: str) -> Mapping[str, Any]:
        """What else a formula tells."""
        found = self.insight(code)
        return found.detail if found else {}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the account that may be shown, worst first."""
        mine = (item for item in self.portfolio.data.findings if item.account == self.id)
        return tuple(item for item in mine if self.may_tell(item.rows))

    @cached_property
    def next_step(self) -> tuple[str, dt.date | None]:
        """Our next step and its day; nothing of private records."""
        return next_of(self.shown, self.today)

    @cached_property
    def data_day(self) -> dt.date | None:
        """The newest day anything was seen or met; nothing of private records."""
        return data_date(self.shown, self.today)


@dataclass(frozen=True, slots=True)
class Beside(Generic[R]):
    """A row of a view of the portfolio beside the desk of its account."""

    desk: AccountDesk
    row: R

    @property
    def id(self) -> str:
        """The id the view gave the row, in the hidden column."""
        return self.row.id


def _account_of(row: Any) -> str:
    found: str = row.account.id
    return found


def beside(
    desk: PortfolioDesk, rows: Iterable[R], *, account: Callable[[R], str] = _account_of
) -> list[Beside[R]]:
    """Rows of a view, in their order, with the desks of their accounts."""
    found = ((desk.account(account(row)), row) for row in rows)
    return [Beside(one, row) for one, row in found if one is not None]


def _customs(data: PortfolioData) -> list[Any]:
    """The fields the user added; they are the same in every dossier."""
    from kamdesk.domain.records import CustomField

    return [row for dossier in data.dossiers[:1] for row in dossier.shelf.of(CustomField)]


def of_all(read: Callable[[PortfolioDesk], Sequence[Any]]) -> Callable[[Desk], Sequence[Any]]:
    """Rows that are read from the whole portfolio."""

    def rows(desk: Desk) -> Sequence[Any]:
        return read(whole_desk(desk))

    return rows


def whole_desk(desk: Desk) -> PortfolioDesk:
    """The desk of the portfolio, which these sheets are always drawn on."""
    if not isinstance(desk, PortfolioDesk):
        raise TypeError(desk)
    return desk
