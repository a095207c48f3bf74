"""Rules that span records (domain/4, 3.8), checked before a unit of work is committed.

A rule looks at one touched record and at what it hangs together with; it raises a sentence or
stays silent. What a single field can get wrong is in ``values``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from kamdesk.domain.fact import Record
from kamdesk.domain.records import (
    Account,
    AccountTeam,
    CriterionFit,
    LedgerLine,
    Organisation,
    Post,
    Project,
    Tie,
)
from kamdesk.errors import UserError
from kamdesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R", bound=Record)
FAVOURS = frozenset({"rebate", "discount", "market_support", "training_support", "credit_support"})


class Lookup(Protocol):
    """What a rule needs to see; an open unit of work is one."""

    def get(self, kind: type[R], record_id: str | None) -> R | None:
        """The record with that id."""

    def where(self, kind: type[R], name: str, *, value: object) -> tuple[R, ...]:
        """All records of a kind whose field has that value."""


class TierNeedsOrder(UserError):
    """Invariant 6."""

    sentence = N_("A tier is for developed accounts only. Set the lifecycle to developed first.")


class LossNeedsCause(UserError):
    """Invariant 8."""

    sentence = N_("A lost account or project needs the cause of the loss.")


class TieGoesAcross(UserError):
    """Invariant 3."""

    sentence = N_("A tie goes from a person of a supplier, ours or a rival's, to the customer's.")


class FitStandsTwice(UserError):
    """Invariant 7."""

    sentence = N_("For this criterion and this supplier there is a fit already. Change that one.")


class FavourNeedsAnswer(UserError):
    """Invariant 9."""

    sentence = N_("Say whether the condition of this favour is in writing: yes or no.")


class ReportsInCircle(UserError):
    """Invariant 12."""

    sentence = N_("Nobody can report to himself, not even through others.")


class TwoPostsAtOnce(UserError):
    """Invariant 2."""

    sentence = N_("This person holds a post there already. End that post first.")


class TwoManagersAtOnce(UserError):
    """Invariant 1."""

    sentence = N_("The account has a key account manager for these days already. End that first.")


class TargetTwice(UserError):
    """An organisation has one account."""

    sentence = N_("This customer has an account already.")


class BudgetUpsideDown(UserError):
    """A range runs from low to high, in one currency."""

    sentence = N_("The budget runs from the smaller to the larger amount, in one currency.")


def check(record: Record, look: Lookup) -> None:
    """Raise a ``UserError`` if a touched record breaks a rule."""
    for rule in RULES.get(type(record), ()):
        rule(record, look)


def _account(record: Account, look: Lookup) -> None:
    # A dormant or lost account keeps the tier it had: it was developed once.
    if record.tier and record.lifecycle in {"potential", "interested"}:
        raise TierNeedsOrder
    if record.lifecycle == "lost" and not record.lost_cause:
        raise LossNeedsCause
    if len(look.where(Account, "organisation", value=record.organisation)) > 1:
        raise TargetTwice


def _project(record: Project, _look: Lookup) -> None:
    if record.result == "lost" and not record.loss_cause:
        raise LossNeedsCause
    low, high = record.budget_lo, record.budget_hi
    if low and high and (low.currency != high.currency or low.amount > high.amount):
        raise BudgetUpsideDown


def _tie(record: Tie, look: Lookup) -> None:
    supplier = _parts(record.supplier_person, look)
    customer = _parts(record.customer_person, look)
    wrong_supplier = bool(supplier) and not any(
        item.is_own or item.is_rival or item.is_partner for item in supplier
    )
    wrong_customer = bool(customer) and not any(item.is_customer for item in customer)
    if wrong_supplier or wrong_customer or record.supplier_person == record.customer_person:
        raise TieGoesAcross


def _parts(person: str | None, look: Lookup) -> list[Organisation]:
    """The organisations a person is or was with; none for a person without any post."""
    posts = look.where(Post, "person", value=person)
    found = (look.get(Organisation, post.organisation) for post in posts)
    return [item for item in found if item is not None]


def _fit(record: CriterionFit, look: Lookup) -> None:
    rows = look.where(CriterionFit, "criterion", value=record.criterion)
    if sum(row.organisation == record.organisation for row in rows) > 1:
        raise FitStandsTwice


def _favour(record: LedgerLine, _look: Lookup) -> None:
    if record.kind in FAVOURS and record.written is None:
        raise FavourNeedsAnswer


def _post(record: Post, look: Lookup) -> None:
    rows = look.where(Post, "person", value=record.person)
    same = [row for row in rows if row.organisation == record.organisation and row.id != record.id]
    if any(_overlap(record, row) for row in same):
        raise TwoPostsAtOnce
    boss, seen = record.reports_to, {record.person}
    while boss:
        if boss in seen:
            raise ReportsInCircle
        seen.add(boss)
        posts = [row for row in look.where(Post, "person", value=boss) if row.valid_to is None]
        boss = next((row.reports_to for row in posts if row.reports_to), None)


def _overlap(one: Post | AccountTeam, other: Post | AccountTeam) -> bool:
    """Whether two spans share a day; a missing end is open."""
    begins_late = one.valid_from and other.valid_to and one.valid_from >= other.valid_to
    ends_early = one.valid_to and other.valid_from and one.valid_to <= other.valid_from
    return not (begins_late or ends_early)


def _team(record: AccountTeam, look: Lookup) -> None:
    if record.role != "kam":
        return
    rows = look.where(AccountTeam, "account", value=record.account)
    others = [row for row in rows if row.role == "kam" and row.id != record.id]
    if any(_overlap(record, row) for row in others):
        raise TwoManagersAtOnce


RULES: dict[type[Record], tuple[Callable[..., None], ...]] = {
    Account: (_account,),
    Project: (_project,),
    Tie: (_tie,),
    CriterionFit: (_fit,),
    LedgerLine: (_favour,),
    Post: (_post,),
    AccountTeam: (_team,),
}
