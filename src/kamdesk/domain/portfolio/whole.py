"""What every view of the portfolio is made of, and the words and sums they share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kamdesk.domain.fact import Money, key_of
from kamdesk.domain.insight.sales import Till, own_till

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight


class Whole(Protocol):
    """All accounts on a day: what ``services.portfolio.PortfolioView`` is.

    ``insights`` by id of the account, then by code of the formula; ``portfolio`` the formulas
    over all accounts by code.
    """

    @property
    def today(self) -> dt.date:
        """The day everything is reckoned from."""

    @property
    def dossiers(self) -> tuple[Dossier, ...]:
        """The accounts, in the order they were made."""

    @property
    def insights(self) -> Mapping[str, Mapping[str, Insight]]:
        """The formulas of every account."""

    @property
    def portfolio(self) -> Mapping[str, Insight]:
        """The formulas over all accounts."""


@dataclass(frozen=True, slots=True)
class Named:
    """Which account a row is about: id, key to show on the command line, and its short name."""

    id: str
    key: str
    name: str
    owner: str
    tier: str | None


def named(dossier: Dossier) -> Named:
    """The account of a dossier as rows name it."""
    account, firm = dossier.account, dossier.organisation
    return Named(
        id=account.id,
        key=key_of(account),
        name=firm.short or firm.name or key_of(account),
        owner=person_name(dossier, account.owner),
        tier=account.tier,
    )


def person_name(dossier: Dossier, person_id: str | None) -> str:
    """The name of a person, empty where nobody is named."""
    person = dossier.person(person_id)
    return (person.name or person.name_latin or "") if person else ""


def till_for(dossier: Dossier, till: Till) -> Till:
    """The till of the portfolio, or the account's own where its currency has no rate.

    An account in a currency without a rate keeps its figures; they only enter no sum.
    """
    own = own_till(dossier)
    return till if till.worth(Money(1, own.currency)) is not None else own


def money(amount: float | None, currency: str) -> Money | None:
    """An amount of minor units as money, ``None`` where it is not known."""
    return None if amount is None else Money(round(amount), currency)


def summed(amounts: Iterable[Money | None], till: Till) -> tuple[Money, ...]:
    """The sum in the currency of the portfolio, and apart what has no rate into it."""
    sums: Counter[str] = Counter()
    for amount in amounts:
        if amount is None:
            continue
        worth = till.worth(amount)
        if worth is None:
            sums[amount.currency] += amount.amount
        else:
            sums[till.currency] += round(worth)
    order = sorted(sums, key=lambda code: (code != till.currency, code))
    return tuple(Money(sums[code], code) for code in order)
