"""Who stands on the power map of the sample accounts, and what is said of him."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.dossiers import changed, edited, sample, small

from kamdesk.domain.power_map.build import MapChoice, attitude_on, letter_of, power_map_of
from kamdesk.domain.power_map.picture import ELSEWHERE, MapPerson, MapTie
from kamdesk.domain.power_map.seats import EXPECTED, NOBODY, seat_rules
from kamdesk.domain.records import (
    Department,
    Link,
    Observation,
    Person,
    Post,
    Project,
    ProjectRole,
    Snapshot,
)
from kamdesk.domain.scales import scale

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json

DAY = dt.date(2026, 11, 23)


def boxes(dossier: Dossier, choice: MapChoice | None = None) -> dict[str, MapPerson]:
    """The boxes by id."""
    return {box.id: box for box in power_map_of(dossier, DAY, choice=choice).people}


def test_a_box_says_who_he_is() -> None:
    chief = boxes(sample("A"), MapChoice(project="A-P1"))["A3"]

    assert (chief.name, chief.level, chief.power, chief.letter) == ("林嘉慧", 3, 3, "C")
    assert chief.lines[-1] == "Purchasing lead"
    assert chief.rival == "东擎 3"


def test_marks_are_told() -> None:
    found = boxes(sample("A"))

    assert found["A5"].hidden
    assert not found["A5"].star
    assert found["A9"].star
    assert found["A11"].unmet
    assert not found["A1"].unmet


def test_only_a_chosen_project_fades_the_others() -> None:
    assert not any(box.faded for box in boxes(sample("A")).values())
    assert boxes(sample("A"), MapChoice(project="A-P1"))["A9"].faded


def test_an_empty_part_sits_in_the_department_it_belongs_to() -> None:
    seat = next(box for box in boxes(sample("A")).values() if box.role == "auditor")

    assert seat.ghost
    assert seat.column == "A-D2"
    assert seat.level == 2


def test_a_chain_without_a_coach_shows_who_is_to_be_found() -> None:
    project = sample("C").open_projects[0]
    bare = changed("C", without=[r.id for r in sample("C").shelf.of(ProjectRole)])

    found = boxes(bare, MapChoice(project=project.id))

    missing = {key.removeprefix(EXPECTED) for key in found if key.startswith(EXPECTED)}
    assert missing == {role for role, rule in seat_rules().items() if rule.expected}


def test_one_part_does_instead_of_another() -> None:
    dossier = small(
        Project(id="P", account="X", name="P", result="open"),
        ProjectRole(id="r", project="P", role="decider", person="who"),
        Person(id="who", name="W"),
    )

    found = boxes(dossier, MapChoice(project="P"))

    assert EXPECTED + "approver" not in found
    assert EXPECTED + "coach" in found
    assert found["who"].column == ELSEWHERE


def test_every_part_has_a_seat() -> None:
    assert set(seat_rules()) == {str(step.code) for step in scale("PROJECT_ROLE")}
    assert {rule.kind for rule in seat_rules().values()} <= {
        str(step.code) for step in scale("DEPT_KIND")
    }


def test_departments_without_people_ask_for_one() -> None:
    assert NOBODY + "A-D7" in boxes(sample("A"), MapChoice(departments=True))
    assert NOBODY + "A-D7" not in boxes(sample("A"))


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (MapChoice(show="power"), {"A1", "A2", "A3", "A4", "A5"}),
        (MapChoice(show="unmet"), {"A7", "A8", "A11"}),
        (
            MapChoice(project="A-P2", show="project"),
            {r.person for r in sample("A").shelf.where(ProjectRole, "project", value="A-P2")},
        ),
    ],
)
def test_filters(choice: MapChoice, expected: set[str]) -> None:
    assert {key for key, box in boxes(sample("A"), choice).items() if not box.ghost} == expected


def test_lines_join_people_who_are_shown() -> None:
    ties = power_map_of(sample("A"), DAY).ties

    assert MapTie("A5", "A4", "influence") in ties
    assert MapTie("A2", "A3", "hostile") in ties  # departments at odds: their heads
    assert MapTie("A6", "A3", "formal") in ties


def test_every_drawn_kind_of_link_has_its_line() -> None:
    extra = [
        Link(id=kind, kind=kind, source="A1", target="A9")
        for kind in ("subtle", "introduces", "reports_to", "family", "influences")
    ]
    half = Link(id="half", kind="subtle", source="nobody", target="A1")

    ties = power_map_of(changed("A", plus=[*extra, half]), DAY).ties

    kinds = {tie.kind for tie in ties if tie.to_id == "A9" and tie.from_id == "A1"}
    assert kinds == {"subtle", "introduces", "formal", "influence"}


def test_the_chart_and_real_influence_are_two_views() -> None:
    """S3-05: the organisation chart is only the surface."""
    views = {
        lines: {tie.kind for tie in power_map_of(sample("A"), DAY, choice=choice).ties}
        for lines in ("formal", "informal")
        for choice in (MapChoice(lines=lines),)
    }

    assert views == {"formal": {"formal"}, "informal": {"influence", "hostile"}}


def test_departments_show_how_we_stand_with_them() -> None:
    """S1-36: the heat row, values of F-02c; not assessed is not a zero."""
    picture = power_map_of(sample("A"), DAY, choice=MapChoice(departments=True))
    found = {column.id: (column.heat, column.band) for column in picture.columns}

    assert found["A-D2"] == (37.5, "poor")
    assert found["A-D1"] == (87.5, "strong")
    assert found["A-D7"] == (None, "insufficient")
    assert {column.band for column in power_map_of(sample("A"), DAY).columns} == {""}


def test_a_seat_to_fill_is_enough_for_a_department_without_people() -> None:
    dossier = changed(
        "A", without=[r.id for r in sample("A").shelf.of(Post) if r.department == "A-D2"]
    )

    found = boxes(dossier, MapChoice(departments=True))

    assert NOBODY + "A-D2" not in found


def test_then_and_now_show_both_letters_and_the_way() -> None:
    found = boxes(sample("A"), MapChoice(then=dt.date(2026, 1, 1)))

    assert (found["A4"].before, found["A4"].letter, found["A4"].move) == ("C", "A", 1)
    assert (found["A3"].before, found["A3"].move) == ("?", 0)
    assert boxes(sample("A"))["A4"].before == ""


def test_an_earlier_now_shows_the_letter_of_that_day() -> None:
    day = dt.date(2026, 1, 1)

    found = boxes(sample("A"), MapChoice(then=dt.date(2020, 1, 1), now=day))

    assert (found["A4"].before, found["A4"].letter) == ("?", "C")


def test_the_attitude_of_a_day_needs_an_observation() -> None:
    person = sample("A").person("A4")
    assert person is not None

    assert attitude_on(sample("A"), person, day=dt.date(2020, 1, 1)) is None
    assert letter_of(None) == "?"


def kept(day: dt.date, attitude: Json) -> Snapshot:
    """A snapshot of account A that kept an attitude of A9 and nothing else."""
    return Snapshot(
        id=f"kept-{day}",
        subject_kind="account",
        subject="A",
        taken_on=day,
        reason="month",
        values={"people": {"A9": {"attitude": attitude}}},
    )


def test_what_nobody_observed_is_told_by_the_snapshots() -> None:
    """An attitude that came in by an import leaves no observation."""
    dossier = changed(
        "A",
        plus=[kept(dt.date(2026, 6, 1), "commodity"), kept(dt.date(2026, 9, 1), "valued")],
    )
    choice = MapChoice(then=dt.date(2026, 7, 1), now=dt.date(2026, 10, 1))

    found = boxes(dossier, choice)["A9"]

    assert (found.before, found.letter, found.move) == ("C", "V", 2)
    assert boxes(dossier, MapChoice(then=dt.date(2026, 5, 1)))["A9"].before == "?"


def test_the_newer_of_observation_and_snapshot_tells() -> None:
    day = dt.date(2026, 8, 1)
    voice = Observation(
        id="voice",
        subject_kind="person",
        subject="A9",
        attribute="attitude",
        value="threat",
        observed_on=day,
    )
    person = sample("A").person("A9")
    assert person is not None
    dossier = changed(
        "A",
        plus=[kept(dt.date(2026, 7, 1), "valued"), voice, kept(dt.date(2026, 9, 1), "accepted")],
    )

    told = [
        attitude_on(dossier, person, day=when)
        for when in (day - dt.timedelta(1), day, dt.date(2026, 9, 1))
    ]

    assert told == ["valued", "threat", "accepted"]


@pytest.mark.parametrize("attitude", [None, 3, ["valued"]])
def test_a_snapshot_that_kept_no_attitude_tells_none(attitude: Json) -> None:
    dossier = changed("A", plus=[kept(dt.date(2026, 6, 1), attitude)])

    assert boxes(dossier, MapChoice(then=dt.date(2026, 7, 1)))["A9"].before == "?"


def test_a_post_in_a_foreign_department_is_no_department_here() -> None:
    dossier = edited(sample("A"), sample("A").posts_of("A1")[0].id, Post, department="gone")

    assert boxes(dossier)["A1"].column == ELSEWHERE


def test_a_part_without_a_fitting_department_stands_elsewhere() -> None:
    gone = [d.id for d in sample("A").shelf.of(Department) if d.kind == "purchase"]

    seat = next(box for box in boxes(changed("A", without=gone)).values() if box.role == "auditor")

    assert seat.column == ELSEWHERE
