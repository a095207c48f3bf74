"""Person by person: who is ahead, and what is never counted as a zero."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.dossiers import sample, small

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.head_to_head import HeadToHead, head_to_head
from kamdesk.domain.insight.rival_seats import rival_seats
from kamdesk.domain.records import (
    AccountRival,
    Organisation,
    Person,
    Post,
    Stance,
    Tie,
)

DAY = dt.date(2026, 11, 23)
ATTITUDES = st.sampled_from([None, "threat", "commodity", "accepted", "valued"])
STRENGTHS = st.one_of(st.none(), st.integers(0, 4))


def verdicts(found: HeadToHead) -> dict[str, str]:
    """The verdicts by key of the person."""
    return {key_of(row.person): row.verdict for row in found.rows}


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("A", {"A1": "alone", "A3": "lost", "A4": "lost", "A5": "lead", "A9": "unknown"}),
        ("B", {"B2": "level"}),
        ("C", {"C1": "lost"}),
    ],
)
def test_the_samples(account: str, expected: dict[str, str]) -> None:
    found = verdicts(head_to_head(sample(account), DAY))

    assert expected.items() <= found.items()


@pytest.mark.parametrize("account", ["A", "B", "C"])
def test_lost_seats_are_those_of_the_finding(account: str) -> None:
    found = head_to_head(sample(account), DAY)
    seats = {seat.person for seat in rival_seats(sample(account), DAY)}

    assert {key for key, verdict in verdicts(found).items() if verdict == "lost"} == seats
    assert found.count("lost") == len(seats)


def test_key_persons_come_first_then_the_powerful() -> None:
    rows = head_to_head(sample("A"), DAY).rows

    order = [(not row.key, -(row.person.power or 0)) for row in rows]
    assert order == sorted(order)


def test_a_side_names_whose_tie_it_is() -> None:
    row = next(r for r in head_to_head(sample("A"), DAY).rows if r.person.id == "A3")

    side = next(s for s in row.rivals if s.tie is not None)
    assert row.colleague is not None
    assert side.rep is not None
    assert (row.colleague.name, side.rep.name) == ("顾言", "范骁")


def duel(ours: int | None, theirs: int | None, us: str | None, them: str | None) -> str:
    """Who is ahead with a person without power, given ties and attitudes."""
    found = head_to_head(
        small(
            Organisation(id="R", external="R", name="Rival", is_rival=True),
            AccountRival(id="ar", account="X", organisation="R"),
            Person(id="p", external="p", name="P", attitude=us, power=1),
            Person(id="we", external="we", name="We"),
            Person(id="they", external="they", name="They"),
            Post(id="1", person="p", organisation="X"),
            Post(id="2", person="we", organisation="OWN"),
            Post(id="3", person="they", organisation="R"),
            Tie(id="t1", supplier_person="we", customer_person="p", strength=ours),
            Tie(id="t2", supplier_person="they", customer_person="p", strength=theirs),
            Stance(id="s", person="p", organisation="R", attitude=them),
        ),
        DAY,
    )
    return found.rows[0].verdict


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ((None, None, None, None), "unknown"),
        ((0, None, None, None), "alone"),
        ((2, 2, None, None), "level"),
        ((3, 2, None, None), "lead"),
        ((1, 2, None, None), "behind"),
        ((4, 0, "commodity", "valued"), "behind"),
        ((4, 0, None, "valued"), "lead"),
    ],
)
def test_who_is_ahead(
    case: tuple[int | None, int | None, str | None, str | None], expected: str
) -> None:
    assert duel(*case) == expected


@given(STRENGTHS, STRENGTHS, ATTITUDES, ATTITUDES)
def test_a_stronger_tie_of_ours_never_makes_it_worse(
    ours: int | None, theirs: int | None, us: str | None, them: str | None
) -> None:
    order = ("behind", "unknown", "level", "alone", "lead")
    before, after = duel(ours, theirs, us, them), duel(4, theirs, us, them)

    assert order.index(after) >= order.index(before)


def test_an_account_without_rivals_has_no_columns() -> None:
    assert head_to_head(small(), DAY) == HeadToHead((), ())
