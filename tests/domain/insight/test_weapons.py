"""What records suggest for the ten weapons, rule by rule, and the other suggested scores."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, at, days_ago, judged, met, ours, sold, theirs, yuan
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.suggested import suggestions, trend
from kamdesk.domain.insight.weapons import proven_ticks, weapons
from kamdesk.domain.records import (
    Agreement,
    Complaint,
    DeliveryMonth,
    Department,
    Organisation,
    PriceQuote,
    Spend,
    Tie,
)
from kamdesk.domain.standing import checklist, rubric

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record

TICKS = [item.code for item in checklist("CK-W10").items]
PROOFS = ("W1.forgave", "W1.told", "W1.blocked")


def _score(weapon: str, *records: Record, ticks: tuple[str, ...] = (), **fields: Any) -> int | None:
    found = weapons(small(*records, **fields), TODAY, ticks=ticks)
    return found[weapon][0] if weapon in found else None


def _network(*, people: int, trusting: bool = False) -> list[Record]:
    """People of a department met last month by U, who trust him or not."""
    records: list[Record] = [Department(id="D", organisation="X", involvement=2), *ours("U")]
    for number in range(people):
        key = f"c{number}"
        records += [*theirs(key, department="D"), *met(f"v{number}", days_ago(30), key, "U")]
    if trusting:
        records.append(Tie(id="t", supplier_person="U", customer_person="c0", strength=3))
    return records


@pytest.mark.parametrize(
    ("people", "trusting", "proofs", "expected"),
    [
        (0, False, 0, None),
        (1, False, 0, 0),
        (2, False, 0, 1),
        (1, False, 1, 1),
        (3, False, 1, 2),
        (3, False, 2, 3),
        (3, True, 1, 3),
        (3, True, 3, 4),
    ],
)
def test_w1_counts_people_proofs_and_trust(
    people: int, *, trusting: bool, proofs: int, expected: int | None
) -> None:
    records = _network(people=people, trusting=trusting)

    assert _score("W1", *records, ticks=PROOFS[:proofs]) == expected


def test_w1_counts_the_ties_of_our_own_people_only() -> None:
    records = [
        *_network(people=3),
        Tie(id="t", supplier_person="r", customer_person="c0", strength=4),
    ]

    assert _score("W1", *records, ticks=PROOFS) == 3


def test_w2_begins_with_one_person() -> None:
    records = [*ours("U"), *theirs("c", level=1, department="D"), *met("v", days_ago(9), "c", "U")]

    assert _score("W2", *records) == 0
    assert _score("W2") is None


def test_w2_two_departments_and_a_manager_are_in_the_middle() -> None:
    records = [
        *ours("U"),
        *theirs("a", level=1, department="D"),
        *theirs("b", level=2, department="E"),
        *met("v", days_ago(9), "a", "b", "U"),
    ]

    assert _score("W2", *records) == 2


def test_w2_parity_on_four_levels_and_many_hands_is_the_top() -> None:
    records: list[Record] = []
    for number in range(1, 5):
        records += [
            *ours(f"u{number}", level=number),
            *theirs(f"c{number}", level=number, department=f"D{number}"),
            *met(f"v{number}", days_ago(9), f"c{number}", f"u{number}"),
        ]

    assert _score("W2", *records, tier="gold") == 4


@pytest.mark.parametrize(("account", "score"), [("A", 2), ("B", 0), ("C", 1)])
def test_w3_follows_the_criteria_status(account: str, score: int) -> None:
    assert weapons(sample(account), TODAY)["W3"][0] == score


def test_w3_is_better_if_we_helped_to_write_the_criteria() -> None:
    assert weapons(sample("A"), TODAY, ticks=["W3.in_spec"])["W3"][0] == 3


def test_w3_says_nothing_without_criteria() -> None:
    assert _score("W3") is None


def _complaint(severity: str, *, age: int = 10, closed: bool = False, **fields: Any) -> Complaint:
    return Complaint(
        id=f"k-{severity}-{age}",
        account="X",
        what="seal",
        severity=severity,
        opened=at(days_ago(age)),
        closed=days_ago(1) if closed else None,
        **fields,
    )


@pytest.mark.parametrize(
    ("complaints", "expected"),
    [
        ([_complaint("critical")], 0),
        ([_complaint("major", age=60)], 1),
        ([_complaint("major", age=5)], 2),
        ([_complaint("critical", closed=True)], 2),
        ([_complaint("minor")], 3),
        ([_complaint("major", closed=True, within_allowance=True)], 4),
        ([_complaint("major", age=800, closed=True)], 4),
        ([], 4),
    ],
)
def test_w4_looks_at_complaints(complaints: list[Complaint], expected: int) -> None:
    assert _score("W4", sold("2026-10", 5), *complaints) == expected


def test_w4_says_nothing_of_who_buys_nothing() -> None:
    assert _score("W4") is None


@pytest.mark.parametrize("weapon", ["W5", "W7"])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_w5_and_w7_count_ticks(weapon: str, count: int) -> None:
    ticks = tuple(code for code in TICKS if code.startswith(f"{weapon}."))[:count]

    assert _score(weapon, ticks=ticks) == count


def test_w5_without_a_tick_is_not_the_lowest_score() -> None:
    assert _score("W5") is None


@pytest.mark.parametrize(
    ("kept", "ticks", "expected"),
    [
        (84, (), 0),
        (85, (), 1),
        (90, (), 2),
        (95, (), 3),
        (98, (), 3),
        (98, ("W6.peak_plan",), 4),
        (97, ("W6.peak_plan",), 3),
    ],
)
def test_w6_follows_deliveries(kept: int, ticks: tuple[str, ...], expected: int) -> None:
    month = DeliveryMonth(
        id="m", account="X", month="2026-10", lines=100, lines_on_time_in_full=kept
    )

    assert _score("W6", month, ticks=ticks) == expected


@pytest.mark.parametrize(
    ("fields", "ticks", "expected"),
    [
        ({}, (), 0),
        ({"strategy": "go east"}, (), 1),
        ({"strategy": "go east", "our_answer": "depot"}, (), 2),
        ({}, ("W8.answered",), 2),
        ({}, ("W8.answered", "W8.owner"), 3),
        ({}, ("W8.answered", "W8.owner", "W8.follow"), 4),
    ],
)
def test_w8_asks_for_strategy_answer_and_owner(
    fields: dict[str, str], ticks: tuple[str, ...], expected: int
) -> None:
    assert _score("W8", ticks=ticks, **fields) == expected


@pytest.mark.parametrize(
    ("kind", "ticks", "expected"),
    [
        (None, (), None),
        (None, ("W9.money",), 1),
        ("order", (), None),
        ("framework", (), 1),
        ("framework", ("W9.learning",), 2),
        ("strategic", (), 3),
        ("sole_supply", (), 4),
    ],
)
def test_w9_follows_agreements_in_force(
    kind: str | None, ticks: tuple[str, ...], expected: int | None
) -> None:
    agreement = [] if kind is None else [Agreement(id="g", account="X", kind=kind)]

    assert _score("W9", *agreement, ticks=ticks) == expected


def test_w9_forgets_what_has_ended() -> None:
    ended = Agreement(id="g", account="X", kind="strategic", valid_to=days_ago(1))

    assert _score("W9", ended) is None


@pytest.mark.parametrize(
    ("price", "expected"), [(99, 4), (100, 4), (102, 3), (104, 2), (108, 1), (120, 0)]
)
def test_w10_follows_the_price_deviation(price: int, expected: int) -> None:
    quotes = [
        PriceQuote(
            id=f"q{number}",
            account="X",
            product_line="P1",
            organisation=firm,
            price=yuan(amount),
            quoted_on=days_ago(9),
        )
        for number, (firm, amount) in enumerate([("OWN", price), ("R", 100), ("R", 100)])
    ]

    found = _score("W10", Organisation(id="R", is_rival=True), *quotes, sold("2026-10", 5))

    assert found == expected


@given(st.sets(st.sampled_from(TICKS)))
def test_suggestions_are_scores_of_the_rubric_with_a_reason(ticks: set[str]) -> None:
    found = weapons(sample("A"), TODAY, ticks=ticks)

    assert set(found) <= {item.code for item in rubric("R-W10").items}
    assert all(0 <= score <= 4 and words for score, words, _rows in found.values())


@given(st.sets(st.sampled_from(TICKS)), st.sampled_from(TICKS))
def test_one_more_good_tick_never_lowers_a_score(ticks: set[str], more: str) -> None:
    before = weapons(sample("B"), TODAY, ticks=ticks)

    after = weapons(sample("B"), TODAY, ticks={*ticks, more})

    assert all(after[code][0] >= value[0] for code, value in before.items())


def test_records_answer_some_questions_themselves() -> None:
    assert {"W8.known", "W10.deviation"} <= proven_ticks(sample("A"), TODAY)
    assert proven_ticks(small(), TODAY) == frozenset()


class TestOtherRubrics:
    @pytest.fixture
    def department(self) -> Department:
        return Department(id="D", organisation="X", involvement=2)

    def _visits(self, came: int, stayed_away: int) -> list[Record]:
        records: list[Record] = [*theirs("a", department="D"), *ours("U")]
        for number in range(came):
            records += met(f"v{number}", days_ago(10 + number), "a", "U", kind="line_measure")
        for number in range(stayed_away):
            records += met(f"m{number}", days_ago(90 + number), "U", kind="area_measure")
        return records

    @pytest.mark.parametrize(
        ("came", "away", "expected"),
        [(1, 0, None), (0, 2, 0), (1, 3, 1), (1, 1, 2), (3, 1, 3), (10, 1, 4), (2, 0, 4)],
    )
    def test_e4_is_the_share_of_invitations(
        self, department: Department, *, came: int, away: int, expected: int | None
    ) -> None:
        dossier = small(department, *self._visits(came, away))

        found = suggestions(dossier, "R-EXT", subject=department, today=TODAY)

        assert (found["E4"].score if found else None) == expected

    def test_what_is_long_ago_or_to_come_is_no_invitation(self, department: Department) -> None:
        old = met("o", days_ago(400), "a", "U", kind="line_measure")
        ahead = met("n", days_ago(-5), "a", "U", kind="line_measure", status="planned")
        dossier = small(department, *self._visits(1, 0), *old, *ahead)

        assert suggestions(dossier, "R-EXT", subject=department, today=TODAY) == {}

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({}, {}),
            ({"purchase_mode": "central", "purchase_continuity": "one_off"}, {"Q2": 4, "Q3": 0}),
            ({"growth_percent": 20.0}, {"Q7": 4}),
            ({"growth_percent": -3.0}, {"Q7": 0}),
        ],
    )
    def test_qualification_leans_on_the_background(
        self, fields: dict[str, Any], expected: dict[str, int]
    ) -> None:
        dossier = small(**fields)

        found = suggestions(dossier, "R-KAQ", subject=dossier.account, today=TODAY)

        assert {code: item.score for code, item in found.items()} == expected

    def test_a_payment_trap_is_the_lowest_answer(self) -> None:
        dossier = sample("B")

        found = suggestions(dossier, "R-KAQ", subject=dossier.account, today=TODAY)

        assert found["Q8"].score == 0
        assert found["Q8"].rows

    def test_our_share_of_their_spend_is_their_dependence(self) -> None:
        spend = Spend(
            id="s", account="X", product_line="P1", year=2025, total=yuan(100), ours=yuan(55)
        )
        dossier = small(spend)

        found = suggestions(dossier, "R-NEG", subject=dossier.account, today=TODAY)

        assert found["N4"].score == 4
        assert suggestions(small(), "R-NEG", subject=dossier.account, today=TODAY) == {}

    def test_other_rubrics_have_no_suggestion(self) -> None:
        dossier = sample("A")

        assert suggestions(dossier, "R-ORG", subject=dossier.account, today=TODAY) == {}

    def test_the_weapons_come_with_reason_and_rows(self) -> None:
        dossier = sample("A")

        found = suggestions(dossier, "R-W10", subject=dossier.account, today=TODAY)

        assert found["W6"].score == 2
        assert "93.8" in found["W6"].words
        assert len(found["W6"].rows) == 12

    def test_the_trend_shows_each_day_once(self) -> None:
        dossier: Dossier = small(
            *judged("R-ORG", {"O1": 1}, day=days_ago(400)),
            *judged("R-ORG", {"O1": 3}, day=days_ago(10)),
            *judged("R-ORG", {"O1": 4}, day=days_ago(-10)),
        )

        found = trend(dossier, "R-ORG", subject=dossier.account, today=TODAY)

        assert found == ((days_ago(400), 25.0), (days_ago(10), 75.0))

    def test_an_empty_assessment_is_no_point_of_the_trend(self) -> None:
        dossier = small(*judged("R-ORG", {}, day=dt.date(2026, 1, 1)))

        assert trend(dossier, "R-ORG", subject=dossier.account, today=TODAY) == ()
