"""F-08: the step of every invoice, who takes it, and what holds it up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, at, days_ago, ours, theirs, yuan
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.collection import collection
from kamdesk.domain.records import (
    AccountTeam,
    Action,
    Complaint,
    Department,
    Invoice,
    Payment,
    Person,
)

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.result import Insight

ORACLE = {
    "A": {
        "A-I1": "paid",
        "A-I2": "S3",
        "A-I3": "not due",
        "A-I4": "S0",
        "A-I5": "not due",
        "A-I6": "paused",
    },
    "B": {"B-I1": "S5", "B-I2": "held", "B-I3": "not due", "B-I4": "paid", "B-I5": "paid"},
    "C": {},
}


@pytest.mark.parametrize("account", ORACLE)
def test_the_steps_of_the_samples(account: str) -> None:
    found = collection(sample(account), TODAY).items
    assert {key: item.level for key, item in found.items()} == ORACLE[account]


@pytest.mark.parametrize(("account", "level"), [("A", "S3"), ("B", "S5"), ("C", None)])
def test_the_account_shows_its_highest_step(account: str, level: str | None) -> None:
    assert collection(sample(account), TODAY).level == level


def test_both_names_of_a_step_come_from_team_and_chart() -> None:
    found = collection(sample("A"), TODAY).items["A-I2"].detail
    assert (found["ours"], found["theirs"], found["name_needed"]) == (["U03"], ["A3"], [])
    assert (found["done"], found["missed"], found["balance"]) == (False, [], 60000000.0)


def test_a_step_that_was_left_out_is_shown() -> None:
    assert collection(sample("B"), TODAY).items["B-I1"].detail["missed"] == ["S4"]


def test_a_promise_holds_until_three_days_after() -> None:
    assert collection(sample("B"), TODAY).items["B-I2"].detail["held_until"] == "2026-12-03"


def test_after_the_promise_the_step_is_the_one_it_would_be() -> None:
    found = collection(sample("B"), dt.date(2026, 12, 4)).items["B-I2"]
    assert found.level == "S3"


def test_the_complaint_is_the_next_step_of_a_disputed_invoice() -> None:
    assert collection(sample("A"), TODAY).items["A-I6"].detail["complaint"] == "A-C1"


def _one(days: int, *records: Record, **fields: Any) -> Insight:
    invoice = Invoice(
        id="i", external="i", account="X", no="1", due=days_ago(days), amount=yuan(100), **fields
    )
    return collection(small(invoice, *records), TODAY).items["i"]


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (-8, "not due"),
        (-7, "S0"),
        (0, "S0"),
        (1, "S1"),
        (7, "S1"),
        (8, "S2"),
        (30, "S2"),
        (31, "S3"),
        (60, "S3"),
        (61, "S4"),
        (90, "S4"),
        (91, "S5"),
    ],
)
def test_the_step_follows_the_days(days: int, step: str) -> None:
    assert _one(days).level == step


@pytest.mark.parametrize(
    ("days", "level"), [(0, "S0"), (5, "held"), (60, "held"), (61, "S4"), (91, "S5")]
)
def test_late_steps_are_never_held(days: int, level: str) -> None:
    assert _one(days, promise_date=TODAY).level == level


def test_part_paid_asks_for_the_balance() -> None:
    payment = Payment(id="p", invoice="i", date=TODAY, amount=yuan(40))
    assert _one(5, payment).detail["balance"] == 6000.0


def test_money_that_comes_tomorrow_is_not_here_yet() -> None:
    payment = Payment(id="p", invoice="i", date=days_ago(-1), amount=yuan(100))
    assert _one(5, payment).level == "S1"


def test_too_much_paid_is_paid() -> None:
    payment = Payment(id="p", invoice="i", date=TODAY, amount=yuan(140))
    assert _one(5, payment).level == "paid"


def test_a_closed_complaint_holds_nothing_up() -> None:
    complaint = Complaint(id="c", account="X", opened=at(days_ago(9)), closed=TODAY)
    assert _one(5, complaint, disputed_by="c").level == "S1"


def test_a_complaint_may_name_the_invoice_itself() -> None:
    complaint = Complaint(id="c", external="c", account="X", opened=at(days_ago(9)), blocks="i")
    assert _one(5, complaint).level == "paused"


def test_a_complaint_of_tomorrow_pauses_nothing_today() -> None:
    complaint = Complaint(id="c", account="X", opened=at(days_ago(-1)), blocks="i")
    assert _one(5, complaint).level == "S1"


def test_a_step_that_was_taken_is_marked() -> None:
    action = Action(id="a", kind="collection", invoice="i", level_step=1, done=TODAY)
    assert _one(5, action).detail["done"] is True


def test_a_step_that_is_only_planned_is_not_taken() -> None:
    action = Action(id="a", kind="collection", invoice="i", level_step=1)
    assert _one(10, action).detail["missed"] == ["S1"]


@pytest.mark.parametrize(
    ("fields", "missing"), [({"due": None}, "due"), ({"amount": None}, "amount")]
)
def test_without_due_date_or_amount_there_is_no_step(fields: dict[str, None], missing: str) -> None:
    values: dict[str, Any] = {"due": TODAY, "amount": yuan(100), **fields}
    invoice = Invoice(id="i", external="i", account="X", no="1", **values)
    found = collection(small(invoice), TODAY)
    assert (found.items["i"].level, found.missing) == (None, (f"i:{missing}",))


def _team() -> tuple[Record, ...]:
    """A team with everybody, and a customer with everybody."""
    roles = {"kam": 1, "deputy": 2, "finance": 2, "department_head": 3, "sponsor": 4}
    people = [record for role, level in roles.items() for record in ours(role, level=level)]
    team = [AccountTeam(id=f"t-{role}", account="X", person=role, role=role) for role in roles]
    money = Department(id="fin", external="fin", organisation="X", name="F", function="finance")
    other = [
        record
        for level, key in enumerate(("clerk", "manager", "director"), 1)
        for record in theirs(key, level=level, department="fin")
    ]
    return (*people, *team, money, *other, *theirs("president", level=4))


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (0, (["kam"], ["clerk"])),
        (5, (["kam"], ["clerk"])),
        (20, (["deputy", "finance"], ["manager"])),
        (40, (["department_head"], ["director"])),
        (70, (["sponsor"], ["president"])),
        (99, (["department_head", "finance"], [])),
    ],
)
def test_every_step_has_its_pair(days: int, names: tuple[list[str], list[str]]) -> None:
    found = _one(days, *_team()).detail
    assert (found["ours"], found["theirs"]) == names
    assert found["name_needed"] == []


def test_names_that_nobody_knows_are_asked_for() -> None:
    assert _one(40).detail["name_needed"] == ["ours", "theirs"]


def test_without_a_manager_anybody_of_finance_is_asked() -> None:
    desk = Department(id="fin", organisation="X", name="F", function="finance")
    found = _one(20, desk, *theirs("clerk", level=1, department="fin")).detail
    assert found["theirs"] == ["clerk"]


def test_a_manager_of_purchasing_stands_in_for_finance() -> None:
    desk = Department(id="buy", organisation="X", name="B", function="purchasing")
    found = _one(20, desk, *theirs("buyer", level=2, department="buy")).detail
    assert found["theirs"] == ["buyer"]


def test_a_director_of_another_department_is_not_guessed() -> None:
    assert _one(40, *theirs("p", level=3)).detail["theirs"] == []


def test_the_owner_asks_where_there_is_no_team() -> None:
    invoice = Invoice(id="i", external="i", account="X", no="1", due=TODAY, amount=yuan(1))
    dossier = small(invoice, Person(id="u", external="u", name="Owner"), owner="u")
    assert collection(dossier, TODAY).items["i"].detail["ours"] == ["u"]


def test_who_left_the_team_does_not_ask_any_more() -> None:
    team = (
        AccountTeam(id="1", account="X", person="u", role="kam", valid_to=days_ago(1)),
        AccountTeam(id="2", account="X", person="w", role="kam", valid_from=days_ago(-1)),
    )
    assert _one(0, *ours("u"), *ours("w"), *team).detail["ours"] == []


@given(st.integers(-400, 400))
def test_a_day_more_never_lowers_the_step(days: int) -> None:
    order = ("not due", "S0", "S1", "S2", "S3", "S4", "S5")
    assert order.index(_one(days).level or "") <= order.index(_one(days + 1).level or "")
