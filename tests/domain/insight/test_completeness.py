"""F-01 against the expected values of the sample book, and its edges."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.dossiers import edited, sample, sample_records, small

from kamdesk.domain.dossier import Shelf, dossier_of
from kamdesk.domain.insight.completeness import completeness, known_share, level_of
from kamdesk.domain.insight.fact_states import states
from kamdesk.domain.records import Account, FactMark, Organisation, Person, Project

if TYPE_CHECKING:
    import random

    from kamdesk.domain.fact import Record

DAY = dt.date(2026, 11, 23)

ORACLE = {
    "A": (94.74, "ready", (94.9, 92.1, 96.3, 93.7, 100.0), 129, 13),
    "B": (70.01, "usable", (72.4, 62.9, 88.6, 50.0, 84.6), 97, 42),
    "C": (59.13, "thin", (83.3, 35.4, 72.7, 54.1, 40.9), 86, 48),
}


@pytest.mark.parametrize("account", ORACLE)
def test_the_sample_book_is_as_complete_as_expected(account: str, today: dt.date) -> None:
    value, level, sections, instances, gaps = ORACLE[account]
    found = completeness(sample(account), today)
    assert found.value == pytest.approx(value, abs=0.005)
    assert found.level == level
    assert [part.code for part in found.parts] == ["BG", "PP", "CP", "PJ", "CO"]
    assert [part.points for part in found.parts] == pytest.approx(sections, abs=0.05)
    assert (found.detail["instances"], found.detail["gaps"]) == (instances, gaps)
    assert len(found.missing) == gaps


def test_an_empty_account_is_blind(today: dt.date) -> None:
    found = completeness(small(), today)
    assert (found.value, found.level) == (0.0, "blind")


def test_the_heaviest_gaps_come_first(today: dt.date) -> None:
    assert completeness(sample("A"), today).detail["weakest"] == ["BG14", "PP01", "CP15:R2"]


def test_a_refused_fact_costs_as_much_as_an_unknown_one_but_is_no_gap(today: dt.date) -> None:
    mark = FactMark(id="m", subject_kind="account", subject="X", fact_="BG12", mark="refused")
    plain, refused = completeness(small(), today), completeness(small(mark), today)
    assert refused.value == plain.value
    assert set(plain.missing) - set(refused.missing) == {"BG12"}


def test_a_section_of_which_nothing_applies_is_absent(today: dt.date) -> None:
    marks = [
        FactMark(id=code, subject_kind="account", subject="X", fact_=code, mark="na")
        for code in (f"CO0{n}" for n in range(1, 8))
    ]
    assert [part.code for part in completeness(small(*marks), today).parts] == [
        "BG",
        "PP",
        "CP",
        "PJ",
    ]


def test_no_fact_at_all_has_no_share() -> None:
    assert known_share(()) is None
    assert level_of(None) is None


@pytest.mark.parametrize(
    ("value", "level"),
    [(80, "ready"), (79.99, "usable"), (60, "usable"), (59.99, "thin"), (40, "thin"), (0, "blind")],
)
def test_levels_begin_at_their_borders(value: float, level: str) -> None:
    assert level_of(value) == level


def test_own_weights_of_a_book_are_followed(today: dt.date) -> None:
    own = {
        "F-01": {
            "sections": {"BG": 1, "PP": 0, "CP": 0, "PJ": 0, "CO": 0},
            "values": {"known": 1, "unconfirmed": 1, "stale": 1, "unknown": 0, "refused": 0},
            "levels": {"ready": 1, "blind": 0},
        }
    }
    assert completeness(sample("A"), today, limits=own).value == 100.0


@given(st.randoms(use_true_random=False), st.sampled_from("ABC"))
def test_the_order_of_records_does_not_matter(chance: random.Random, account: str) -> None:
    records = list(sample_records())
    chance.shuffle(records)
    shuffled = completeness(dossier_of(Shelf(records), account), DAY)
    usual = completeness(sample(account), DAY)
    assert shuffled.value == pytest.approx(usual.value)
    assert set(shuffled.missing) == set(usual.missing)


ANSWERS: dict[type[Record], dict[str, object]] = {
    Account: {
        "worries": "pumps",
        "expectation": "speed",
        "strategy": "growth",
        "headcount": 7,
        "response_hours": 4,
        "peak_months": (1,),
        "e_platform": "portal",
    },
    Organisation: {"ownership": "private"},
    Person: {
        "power": 1,
        "attitude": "accepted",
        "career_need": "fame",
        "kpi": "cost",
        "personal_need": "rest",
        "hidden_decider": True,
        "rising_star": True,
    },
    Project: {
        "problem": "heat",
        "intent": "planned",
        "budget_status": "asked",
        "tender_method": "open",
        "payment_terms": "30 days",
    },
}


@given(st.data())
def test_answering_a_fact_never_lowers_the_completeness(data: st.DataObject) -> None:
    account = data.draw(st.sampled_from("ABCD"))
    dossier = sample(account)
    subjects: list[Record] = [
        dossier.account,
        dossier.organisation,
        *dossier.open_projects,
        *(person for person in dossier.people(DAY) if person.name),
    ]
    record = data.draw(st.sampled_from(subjects))
    name = data.draw(st.sampled_from(sorted(ANSWERS[type(record)])))
    if getattr(record, name) in (None, ()):
        answered = edited(dossier, record.id, type(record), **{name: ANSWERS[type(record)][name]})
        before, after = completeness(dossier, DAY), completeness(answered, DAY)
        assert (after.value or 0) >= (before.value or 0)


@given(st.lists(st.sampled_from([record.id for record in sample_records()]), max_size=40))
def test_whatever_is_missing_the_value_stays_between_0_and_100(gone: list[str]) -> None:
    kept = [
        record
        for record in sample_records()
        if record.id not in gone or isinstance(record, Account | Organisation)
    ]
    found = completeness(dossier_of(Shelf(kept), "A"), DAY)
    assert found.value is not None
    assert 0 <= found.value <= 100
    assert found.detail["instances"] == len(states(dossier_of(Shelf(kept), "A"), DAY))


def test_every_gap_is_a_fact_of_the_catalogue(today: dt.date) -> None:
    keys = {item.key for item in states(sample("B"), today)}
    assert set(completeness(sample("B"), today).missing) <= keys


def test_records_of_another_account_change_nothing(today: dt.date) -> None:
    alone = dossier_of(Shelf(dataclasses.replace(record) for record in sample_records()), "B")
    assert completeness(alone, today).value == completeness(sample("B"), today).value
