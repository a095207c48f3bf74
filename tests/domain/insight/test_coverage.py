"""F-11: levels met and decision chains reached."""

from __future__ import annotations

import pytest
from tests.helpers.customers import TODAY, days_ago, met, ours, theirs
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.coverage import coverage, reach
from kamdesk.domain.records import Department, Person, Project, ProjectRole

VERDICTS = {
    "A": ["parity", "parity", "parity", "parity"],
    "B": ["parity", "under-levelled", "gap"],
    "C": ["parity", "under-levelled"],
}
WORST = {"A": "parity", "B": "gap", "C": "under-levelled"}


@pytest.mark.parametrize("account", VERDICTS)
def test_the_levels_of_the_samples(account: str) -> None:
    found = coverage(sample(account), TODAY)
    assert list(found.detail["verdicts"].values()) == VERDICTS[account]  # type: ignore[union-attr]
    assert found.level == WORST[account]


@pytest.mark.parametrize(
    ("account", "project", "value", "missing"),
    [
        ("A", "A-P1", 100 * 16 / 19, ("seat:auditor",)),
        ("A", "A-P2", 100.0, ()),
        ("B", "B-P1", 20.0, ("B1", "B3", "B6", "seat:coach")),
        ("C", "C-P1", 20.0, ("C2", "C3", "seat:coach", "seat:technical")),
    ],
)
def test_the_decision_chains_of_the_samples(
    account: str, project: str, value: float, missing: tuple[str, ...]
) -> None:
    found = coverage(sample(account), TODAY).items[project]
    assert found.value == pytest.approx(value)
    assert found.missing == missing


@pytest.mark.parametrize(
    ("our_level", "days", "verdict"),
    [(3, 364, "parity"), (4, 5, "parity"), (2, 5, "under-levelled"), (3, 365, "gap")],
)
def test_a_director_is_met_eye_to_eye_within_a_year(
    our_level: int, days: int, verdict: str
) -> None:
    records = (
        *theirs("p", level=3),
        *ours("u", level=our_level),
        *met("v", days_ago(days), "p", "u"),
    )
    found = coverage(small(*records, tier="gold"), TODAY)
    assert found.detail["verdicts"]["L3"] == verdict  # type: ignore[index, call-overload]


@pytest.mark.parametrize(("days", "verdict"), [(179, "parity"), (180, "gap")])
def test_lower_levels_are_met_within_half_a_year(days: int, verdict: str) -> None:
    records = (*theirs("p", level=1), *ours("u"), *met("v", days_ago(days), "p", "u"))
    found = coverage(small(*records), TODAY)
    assert found.detail["verdicts"]["L1"] == verdict  # type: ignore[index, call-overload]


@pytest.mark.parametrize(
    ("fields", "levels"),
    [
        ({"tier": "gold"}, 4),
        ({"tier": "silver"}, 3),
        ({"tier": "bronze"}, 2),
        ({"lifecycle": "interested"}, 2),
        ({"lifecycle": "lost"}, 2),
        ({}, 2),
    ],
)
def test_how_many_levels_are_expected(fields: dict[str, str], levels: int) -> None:
    assert len(coverage(small(**fields), TODAY).parts) == levels


def test_cells_count_pairs_and_leave_unknown_levels_out() -> None:
    records = (
        *theirs("p", level=2),
        *theirs("q", level=None),
        *ours("u"),
        *ours("w"),
        *met("v", TODAY, "p", "q", "u", "w"),
        *met("v2", TODAY, "p", "u"),
    )
    assert coverage(small(*records), TODAY).detail["cells"] == [[1, 2, 2]]


def test_functions_show_who_talks_to_whom() -> None:
    records = (
        Department(id="d", external="d", organisation="X", name="Works"),
        Department(id="s", external="s", organisation="OWN", name="Sales", function="sales"),
        *theirs("p", department="d"),
        *ours("u", department="s"),
        *ours("w"),
        *met("v", days_ago(9), "p", "u", "w"),
        *met("v2", days_ago(3), "p", "u"),
    )
    found = coverage(small(*records), TODAY).detail["functions"]
    assert found == [["sales", "d", days_ago(3).isoformat()]]


def _chain(*records: object, **roles: str) -> float | None:
    project = Project(id="j", external="j", account="X")
    seats = [
        ProjectRole(
            id=f"{key}-{role}",
            project="j",
            person=None if key.startswith("empty") else key,
            role=role,
        )
        for key, role in roles.items()
    ]
    return reach(small(project, *records, *seats), project, today=TODAY).value  # type: ignore[arg-type]


def test_a_project_without_seats_has_no_reach() -> None:
    assert _chain() is None


@pytest.mark.parametrize("role", ["buyer", "finance", "gatekeeper"])
def test_some_roles_are_no_part_of_the_chain(role: str) -> None:
    assert _chain(*theirs("p", power=3), p=role) is None


def test_an_empty_seat_counts_with_power_3_and_as_not_reached() -> None:
    assert _chain(*theirs("p", power=3), *met("v", TODAY, "p"), p="user", empty="decider") == 50.0


def test_nothing_known_of_a_person_counts_as_an_empty_seat_would() -> None:
    records = (*theirs("p", power=3), *met("v", TODAY, "p"), Person(id="q"))
    assert _chain(*records, p="user", q="decider") == 50.0


@pytest.mark.parametrize(
    ("level", "days", "value"), [(3, 179, 100.0), (3, 180, 0.0), (4, 364, 100.0)]
)
def test_only_the_very_top_may_be_met_once_a_year(level: int, days: int, value: float) -> None:
    records = (*theirs("p", level=level), *met("v", days_ago(days), "p"))
    assert _chain(*records, p="approver") == value


def test_a_person_counts_once_however_many_roles_he_has() -> None:
    project = Project(id="j", external="j", account="X")
    roles = [ProjectRole(id=r, project="j", person="p", role=r) for r in ("user", "decider")]
    found = reach(small(project, *theirs("p", power=3), *roles), project, today=TODAY)
    assert len(found.parts) == 1
    assert found.level == "low"
