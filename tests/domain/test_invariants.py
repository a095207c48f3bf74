"""Each rule that spans records: the sentence of its refusal, and what it lets pass."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.dossiers import sample_records

from kamdesk.domain import invariants
from kamdesk.domain.dossier import Shelf
from kamdesk.domain.fact import Money
from kamdesk.domain.invariants import check
from kamdesk.domain.records import (
    Account,
    AccountTeam,
    CriterionFit,
    LedgerLine,
    Organisation,
    Person,
    Post,
    Project,
    Tie,
)
from kamdesk.errors import UserError

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record

DAY = dt.date(2026, 1, 1)


def broken(record: Record, *others: Record) -> type[UserError] | None:
    """The rule a record breaks on a shelf with others; ``None`` if it breaks none."""
    found: list[UserError] = []
    try:
        check(record, Shelf((record, *others)))
    except UserError as refusal:
        found.append(refusal)
    assert all(str(refusal).endswith(".") for refusal in found)
    return type(found[0]) if found else None


def test_the_sample_keeps_every_rule() -> None:
    shelf = Shelf(sample_records())
    for record in sample_records():
        check(record, shelf)


def test_a_record_without_rules_passes() -> None:
    assert broken(Person(id="p")) is None


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"lifecycle": "potential", "tier": "gold"}, invariants.TierNeedsOrder),
        ({"lifecycle": "interested", "tier": "gold"}, invariants.TierNeedsOrder),
        ({"lifecycle": "developed", "tier": "gold"}, None),
        ({"lifecycle": "potential"}, None),
        ({"lifecycle": "lost"}, invariants.LossNeedsCause),
        ({"lifecycle": "lost", "lost_cause": "price", "tier": "gold"}, None),
    ],
)
def test_tier_and_loss_of_an_account(
    fields: dict[str, Any], refusal: type[UserError] | None
) -> None:
    assert broken(Account(id="a", organisation="o", **fields)) is refusal


def test_an_organisation_has_one_account() -> None:
    one, two = (Account(id=key, organisation="o", lifecycle="potential") for key in "ab")
    assert broken(one, two) is invariants.TargetTwice


CNY = "CNY"


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"result": "lost"}, invariants.LossNeedsCause),
        ({"result": "lost", "loss_cause": "price"}, None),
        ({"budget_lo": Money(2, CNY), "budget_hi": Money(1, CNY)}, invariants.BudgetUpsideDown),
        ({"budget_lo": Money(1, CNY), "budget_hi": Money(2, "USD")}, invariants.BudgetUpsideDown),
        ({"budget_lo": Money(1, CNY), "budget_hi": Money(1, CNY)}, None),
        ({"budget_lo": Money(2, CNY)}, None),
    ],
)
def test_loss_and_budget_of_a_project(
    fields: dict[str, Any], refusal: type[UserError] | None
) -> None:
    assert broken(Project(id="p", account="a", name="x", **fields)) is refusal


FIRMS = (
    Organisation(id="us", name="us", is_own=True),
    Organisation(id="rival", name="r", is_rival=True),
    Organisation(id="agent", name="a", is_partner=True),
    Organisation(id="customer", name="c", is_customer=True),
)


def post(person: str, firm: str, **fields: Any) -> Post:
    return Post(id=f"{person}@{firm}", person=person, organisation=firm, **fields)


@pytest.mark.parametrize(
    ("supplier", "customer", "refusal"),
    [
        ("us", "customer", None),
        ("rival", "customer", None),
        ("agent", "customer", None),
        ("customer", "customer", invariants.TieGoesAcross),
        ("us", "rival", invariants.TieGoesAcross),
        ("us", "nowhere", None),
        ("nowhere", "customer", None),
    ],
)
def test_a_tie_goes_across(supplier: str, customer: str, refusal: type[UserError] | None) -> None:
    tie = Tie(id="t", supplier_person="x", customer_person="y")
    assert broken(tie, *FIRMS, post("x", supplier), post("y", customer)) is refusal


def test_nobody_is_tied_to_himself() -> None:
    tie = Tie(id="t", supplier_person="x", customer_person="x")
    assert broken(tie) is invariants.TieGoesAcross


@pytest.mark.parametrize(("firm", "refusal"), [("us", invariants.FitStandsTwice), ("rival", None)])
def test_one_fit_for_a_criterion_and_a_supplier(firm: str, refusal: type[UserError] | None) -> None:
    one = CriterionFit(id="1", criterion="c", organisation="us", fit="yes")
    assert broken(one, CriterionFit(id="2", criterion="c", organisation=firm)) is refusal


@pytest.mark.parametrize(
    ("kind", "written", "refusal"),
    [
        ("rebate", None, invariants.FavourNeedsAnswer),
        ("rebate", False, None),
        ("rebate", True, None),
        ("other", None, None),
    ],
)
def test_a_favour_says_whether_it_is_in_writing(
    kind: str, written: bool | None, refusal: type[UserError] | None
) -> None:
    assert broken(LedgerLine(id="l", account="a", kind=kind, written=written)) is refusal


def test_nobody_reports_in_a_circle() -> None:
    a = post("a", "x", reports_to="b")
    b = post("b", "x", reports_to="c")
    assert broken(a, b, post("c", "x")) is None
    assert broken(a, b, post("c", "x", reports_to="a")) is invariants.ReportsInCircle
    assert broken(post("a", "x", reports_to="a")) is invariants.ReportsInCircle
    ended = post("c", "x", reports_to="a", valid_to=DAY)
    assert broken(a, b, ended) is None


LATER = DAY + dt.timedelta(days=30)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ({}, {}, True),
        ({"valid_to": DAY}, {"valid_from": LATER}, False),
        ({"valid_to": DAY}, {"valid_from": DAY}, False),
        ({"valid_from": LATER}, {"valid_to": DAY}, False),
        ({"valid_from": DAY, "valid_to": LATER}, {"valid_from": DAY}, True),
        ({"valid_to": LATER}, {"valid_from": DAY}, True),
    ],
)
def test_posts_and_managers_do_not_overlap(
    one: dict[str, Any], other: dict[str, Any], *, overlap: bool
) -> None:
    here = Post(id="1", person="p", organisation="o", **one)
    wanted = invariants.TwoPostsAtOnce if overlap else None
    assert broken(here, Post(id="2", person="p", organisation="o", **other)) is wanted
    assert broken(here, Post(id="2", person="p", organisation="elsewhere", **other)) is None
    kam = AccountTeam(id="1", account="a", person="p", role="kam", **one)
    wanted_kam = invariants.TwoManagersAtOnce if overlap else None
    second = AccountTeam(id="2", account="a", person="q", role="kam", **other)
    assert broken(kam, second) is wanted_kam
    helper = AccountTeam(id="2", account="a", person="q", role="support", **other)
    assert broken(helper, kam) is None
    assert broken(kam, helper) is None
