"""What holds for every formula, whatever the records, and the cases the sample book leaves out."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, at, days_ago, firms, judged, met, theirs
from tests.helpers.dossiers import changed, sample, sample_records, small

from kamdesk.domain.dossier import Shelf, dossier_of
from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.insight.concentration import concentration
from kamdesk.domain.insight.defection import defection
from kamdesk.domain.insight.meaning import meaning
from kamdesk.domain.insight.numbers import level_at, limits_of
from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.domain.insight.relationship import organisational
from kamdesk.domain.insight.visit_rhythm import visit_rhythm
from kamdesk.domain.records import (
    Agreement,
    Event,
    Interaction,
    Note,
    Objective,
    Person,
    Project,
    ProjectRole,
    Tie,
)
from kamdesk.domain.standing import rubric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.result import Insight

ACCOUNTS = ("A", "B", "C", "H")
BOUNDED = frozenset({"percent", "points"})
SUMS = ("F-02", "F-06", "F-10", "F-12", "F-14")
"""Formulas, or their items, that are the sum of their parts, of 100, where all are known."""
LEVELLED = ("F-01", "F-02b", "F-02c", "F-10")


@cache
def kinds() -> tuple[str, ...]:
    """The kinds of records the sample book holds, without those an account cannot be without."""
    held = {record.ENTITY for record in sample_records()}
    return tuple(sorted(held - {"account", "organisation"}))


def without(account: str, gone: set[str]) -> Dossier:
    """A sample account that knows nothing of some kinds of records."""
    records = [record for record in sample_records() if record.ENTITY not in gone]
    return dossier_of(Shelf(records), account)


def shuffled(account: str, seed: int) -> Dossier:
    """The same with its records in another order."""
    records = list(sample_records())
    random.Random(seed).shuffle(records)
    return dossier_of(Shelf(records), account)


def results(found: Insight) -> Iterator[Insight]:
    """A result and its items."""
    yield found
    yield from found.items.values()


def gist(found: Insight) -> Any:
    """What a result says, in no order, to nine figures: sums of floats depend on the order."""
    parts = sorted((part.code, _round(part.points)) for part in found.parts)
    items = {key: gist(item) for key, item in found.items.items()}
    return _round(found.value), found.level, _round(found.coverage), parts, items


def _round(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.9g}")


@pytest.mark.parametrize("code", FORMULAS)
@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_order_of_records_does_not_matter(code: str, account: str) -> None:
    usual = gist(FORMULAS[code](sample(account), TODAY))

    assert [gist(FORMULAS[code](shuffled(account, seed), TODAY)) for seed in (1, 2)] == [usual] * 2


@settings(max_examples=40)
@given(st.sampled_from(ACCOUNTS), st.sets(st.sampled_from(kinds()), max_size=6))
def test_whatever_is_not_known_values_stay_within_their_bounds(
    account: str, gone: set[str]
) -> None:
    dossier = without(account, gone)

    found = {code: formula(dossier, TODAY) for code, formula in FORMULAS.items()}

    for code, result in found.items():
        assert all(0 <= one.coverage <= 1 for one in results(result)), code
        values = [one.value for one in results(result) if one.value is not None]
        if meaning(code).unit in BOUNDED:
            assert all(-1e-9 <= value <= 100 + 1e-9 for value in values), code


@pytest.mark.parametrize("code", SUMS)
@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_parts_add_up_to_the_value(code: str, account: str) -> None:
    found = FORMULAS[code](sample(account), TODAY)

    whole = found.items.values() if found.items else (found,)
    for one in whole:
        points = [part.points for part in one.parts]
        if one.value is not None and None not in points and one.coverage == 1:
            most = sum(part.maximum or 0 for part in one.parts)
            assert one.value == pytest.approx(100 * sum(point or 0 for point in points) / most)


@pytest.mark.parametrize("account", ["A", "B"])
def test_the_risk_is_base_and_signals_and_never_below_its_floor(account: str) -> None:
    found = defection(sample(account), TODAY)

    detail: Any = found.detail
    base, *signals = (part.points or 0 for part in found.parts)
    limit = limits_of("F-03")["signals_limit"]
    assert (base, min(sum(signals), limit)) == pytest.approx((detail["base"], detail["signals"]))
    assert found.value == pytest.approx(max(detail["base"] + detail["signals"], detail["floor"]))


@pytest.mark.parametrize("code", LEVELLED)
@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_level_is_the_one_the_value_reaches(code: str, account: str) -> None:
    found = FORMULAS[code](sample(account), TODAY)

    levels = limits_of(code).get("levels")
    if found.value is not None and levels:
        assert found.level == level_at(found.value, levels)


@given(st.sampled_from(["R-ORG", "R-KAQ", "R-NEG", "R-W10"]), st.data())
def test_a_score_taken_back_rescales_and_is_no_zero(code: str, data: st.DataObject) -> None:
    known = rubric(code)
    scores = {item.code: data.draw(st.integers(1, known.highest)) for item in known.items}
    gone = data.draw(st.sampled_from(sorted(scores)))
    kept = {item: score for item, score in scores.items() if item != gone}

    dossier = small(*judged(code, {**kept, gone: None}))
    found = scored(dossier, code, subject=dossier.account, today=TODAY)

    shares = [100 * score / known.highest for score in kept.values()]
    assert found.percent is not None
    assert min(shares) - 1e-9 <= found.percent <= max(shares) + 1e-9
    assert gone not in found.scores


GOOD: dict[str, Record] = {
    "agreement": Agreement(id="g1", account="B", kind="strategic", valid_from=days_ago(9)),
    "visit": Interaction(
        id="g2", account="B", kind="visit", status="done", start=at(days_ago(1)), result="good"
    ),
    "reference": Event(id="g3", account="B", kind="reference", happened_on=days_ago(3)),
    "contribution": Event(id="g4", account="B", kind="contribution", happened_on=days_ago(3)),
    "objective": Objective(id="g5", subject_kind="account", subject="B", level="org"),
    "tie": Tie(id="g6", supplier_person="U07", customer_person="B6", strength=4),
    "note": Note(id="g7", subject_kind="account", subject="B", text="all is well"),
}


@given(st.sets(st.sampled_from(sorted(GOOD))))
def test_more_good_facts_never_raise_the_risk(names: set[str]) -> None:
    before = defection(sample("B"), TODAY).value or 0

    after = defection(changed("B", plus=[GOOD[name] for name in names]), TODAY).value

    assert after is not None
    assert after <= before + 1e-9


# What the sample book leaves out on purpose.


def test_a_customer_who_never_asked_us_is_at_level_0() -> None:
    detail: Any = organisational(small(lifecycle="interested"), TODAY).detail

    assert (detail["level"], detail["band"]) == (0, None)


def test_a_dormant_account_keeps_the_cycle_of_its_tier() -> None:
    visit = met("V", days_ago(15), "c")
    gold = small(*visit, *theirs("c"), lifecycle="dormant", tier="gold")

    found = visit_rhythm(gold, TODAY)

    assert found.value == pytest.approx(15 / 14)
    assert found.level == "overdue"


def test_a_dormant_account_without_a_tier_has_no_cycle() -> None:
    found = visit_rhythm(small(*met("V", days_ago(15)), lifecycle="dormant"), TODAY)

    assert (found.value, found.level) == (None, None)


@pytest.mark.parametrize("code", FORMULAS)
def test_a_person_without_any_post_breaks_no_formula(code: str) -> None:
    person = Person(id="p", external="p", name="Nobody knows where", power=3, attitude="valued")
    project = Project(id="P", external="P", account="X", name="Plant", intent="planned")
    role = ProjectRole(id="r", project="P", person="p", role="decider")
    dossier = small(person, project, role, *met("V", days_ago(5), "p"), lifecycle="developed")

    found = FORMULAS[code](dossier, TODAY)

    assert all(0 <= one.coverage <= 1 for one in results(found))


def test_a_decider_without_any_post_counts_by_his_power() -> None:
    person = Person(id="p", external="p", name="Nobody knows where", power=3, attitude="valued")
    project = Project(id="P", external="P", account="X", name="Plant", intent="planned")
    role = ProjectRole(id="r", project="P", person="p", role="decider")

    found = FORMULAS["F-02b"](small(person, project, role), TODAY)

    assert (found.value, found.coverage) == (100.0, 1.0)


def test_negative_sales_of_a_year_are_no_share_of_the_portfolio() -> None:
    found = concentration(firms({"A": 100, "B": -20}), TODAY)

    assert found.value is None or 0 <= found.value <= 100


@pytest.mark.parametrize("depth", [4, 5, 6])
@pytest.mark.parametrize("code", FORMULAS)
def test_deep_cooperation_changes_no_formula_for_the_worse(code: str, depth: int) -> None:
    usual, deep = (FORMULAS[code](changed("A", depth=step), TODAY) for step in (3, depth))

    assert gist(deep)[:2] == gist(usual)[:2]
