"""One account on one day with what the formulas say of it, each reckoned once, when asked for.

Rules, the Monday list and pages ask for the same formulas; three hundred accounts leave no time
to reckon any of them twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.people import key_persons
from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.domain.insight.sales import own_till
from kamdesk.domain.insight.tier import tier_suggestion

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier, Shelf
    from kamdesk.domain.insight.numbers import Limits
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.insight.sales import Till
    from kamdesk.domain.insight.tier import Yardstick
    from kamdesk.domain.records import Account, Person


class Reckoned:
    """The formulas of an account by code, lazily: ``reckoned["F-07"]``.

    ``insights`` are results somebody has already (of the same dossier and day); ``portfolio`` is
    what F-06 measures against; ``limits`` the numbers of the book.
    """

    def __init__(
        self,
        dossier: Dossier,
        today: dt.date,
        *,
        insights: Mapping[str, Insight] | None = None,
        portfolio: Yardstick | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.dossier, self.today, self.portfolio = dossier, today, portfolio
        self._shared = insights
        self._limits = limits
        self._known: dict[str, Insight] = {}
        self._keys: tuple[Person, ...] | None = None

    def __getitem__(self, code: str) -> Insight:
        """The result of a formula. Raises ``KeyError`` for one there is not."""
        if self._shared is not None and code in self._shared:
            return self._shared[code]
        if code not in self._known:
            self._known[code] = self._reckon(code)
        return self._known[code]

    def _reckon(self, code: str) -> Insight:
        if code == "F-06":
            return tier_suggestion(
                self.dossier, self.today, portfolio=self.portfolio, limits=self._limits
            )
        return FORMULAS[code](self.dossier, self.today)

    def limit(self, rule: str) -> Mapping[str, Any]:
        """The numbers of a rule or formula: ``reckoned.limit("FND-44")["days"]``."""
        return limits_of(rule, self._limits)

    @property
    def account(self) -> Account:
        """The account."""
        return self.dossier.account

    @property
    def shelf(self) -> Shelf:
        """All records."""
        return self.dossier.shelf

    @property
    def till(self) -> Till:
        """What adds up the amounts of the account."""
        return own_till(self.dossier, self._limits)

    @property
    def keys(self) -> tuple[Person, ...]:
        """The key persons."""
        if self._keys is None:
            self._keys = key_persons(self.dossier, self.today)
        return self._keys

    @property
    def is_worked_on(self) -> bool:
        """Whether anybody of the customer is known.

        Where nobody is, completeness (F-01) asks; a rule on contacts has nothing to judge.
        """
        return bool(self.dossier.people(self.today))
