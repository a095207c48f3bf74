"""F-04: the whole table of the status, the sample book, and what sets us apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.criteria import (
    criteria_status,
    project_table,
    status_of,
    worst,
)
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.records import (
    AccountRival,
    Criterion,
    CriterionFit,
    Organisation,
    Project,
    ProjectRival,
)

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record

PROJECT = Project(id="P", external="P", account="X", name="New line")
RIVAL = Organisation(id="R", external="R", name="Rival", is_rival=True)


def criterion(code: str, kind: str = "must", **fits: str) -> tuple[Record, ...]:
    """A criterion of the project with fits by organisation."""
    row = Criterion(id=code, external=code, project="P", name=code, kind=kind)
    found = (
        CriterionFit(id=f"{code}-{party}", criterion=code, organisation=party, fit=fit)
        for party, fit in fits.items()
    )
    return (row, *found)


def project(*records: Record, rivals: tuple[str, ...] = ("R",), **account: object) -> Dossier:
    named = (ProjectRival(id=f"P-{rival}", project="P", organisation=rival) for rival in rivals)
    return small(PROJECT, RIVAL, *named, *records, **account)


def status(dossier: Dossier, today: dt.date) -> str | None:
    return criteria_status(dossier, today).level


@pytest.mark.parametrize(
    ("account", "level", "items"),
    [
        ("A", "watch", {"A-P1": "watch", "A-P2": "safe"}),
        ("B", "alarm", {"B-P1": "alarm"}),
        ("C", "unrated", {"C-P1": "unrated"}),
        ("D", None, {}),
    ],
)
def test_the_sample_book_stands_as_expected(
    account: str, level: str | None, items: dict[str, str], today: dt.date
) -> None:
    found = criteria_status(sample(account), today)
    assert found.value is None
    assert found.level == level
    assert {key: item.level for key, item in found.items.items()} == items


def test_the_states_behind_a_status_are_told(today: dt.date) -> None:
    found = criteria_status(sample("B"), today).items["B-P1"].detail
    assert (found["ours"], found["rivals"]) == ("fails", "meets")


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        ("yes", None, "safe?"),
        ("yes", "no", "safe"),
        ("yes", "yes", "watch"),
        ("partial", "partial", "watch"),
        ("yes", "unknown", "watch?"),
        ("no", None, "open"),
        ("no", "no", "open"),
        ("no", "yes", "alarm"),
        ("no", "unknown", "alarm?"),
        ("unknown", None, "unrated"),
        ("unknown", "no", "unrated"),
        ("unknown", "yes", "unrated"),
        ("unknown", "unknown", "unrated"),
    ],
)
def test_the_table_of_the_status(ours: str, theirs: str | None, level: str, today: dt.date) -> None:
    fits = {"OWN": ours} | ({"R": theirs} if theirs else {})
    dossier = project(*criterion("c", **fits), rivals=("R",) if theirs else ())
    assert status(dossier, today) == level


def test_no_rival_confirmed_leaves_nothing_to_check(today: dt.date) -> None:
    dossier = project(*criterion("c", OWN="yes"), rivals=(), none_confirmed=True)
    assert status(dossier, today) == "safe"


def test_one_no_fails_whatever_else_is_unknown(today: dt.date) -> None:
    dossier = project(*criterion("a", OWN="no", R="yes"), *criterion("b", OWN="unknown", R="yes"))
    assert status(dossier, today) == "alarm"


def test_a_project_without_criteria_is_unrated(today: dt.date) -> None:
    assert status(project(), today) == "unrated"


def test_the_scored_ones_count_only_where_there_is_no_must(today: dt.date) -> None:
    scored = criterion("s", "scored", OWN="no", R="yes")
    assert status(project(*scored), today) == "alarm"
    assert status(project(*scored, *criterion("m", OWN="yes", R="no")), today) == "safe"


def test_a_nice_to_have_alone_rates_nothing(today: dt.date) -> None:
    assert status(project(*criterion("n", "nice", OWN="yes", R="yes")), today) == "unrated"


def test_a_fit_nobody_entered_is_unknown(today: dt.date) -> None:
    dossier = project(*criterion("c", OWN="yes"))
    assert status(dossier, today) == "watch?"
    assert criteria_status(dossier, today).missing == ("c",)


def test_the_best_rival_decides(today: dt.date) -> None:
    dossier = project(*criterion("c", OWN="yes", R="no", S="yes"), Organisation(id="S", name="S"))
    assert status(dossier, today) == "watch"


def test_without_our_firm_in_the_book_nothing_is_rated(today: dt.date) -> None:
    dossier = project(*criterion("c", R="yes"))
    own = dossier.own_organisation
    assert own is not None
    table = project_table(dossier, PROJECT)
    assert table.meets(None) == "unknown"


def test_what_only_we_meet_should_become_a_must(today: dt.date) -> None:
    dossier = project(
        *criterion("m", OWN="yes", R="yes"), *criterion("s", "scored", OWN="yes", R="no")
    )
    found = criteria_status(dossier, today).items["P"].detail
    assert (found["only_ours"], found["make_must"]) == (["s"], ["s"])


def test_without_rivals_nothing_is_only_ours(today: dt.date) -> None:
    dossier = project(*criterion("c", OWN="yes"), rivals=())
    assert criteria_status(dossier, today).items["P"].detail["only_ours"] == []


def test_the_standing_set_counts_with_the_rivals_of_the_account(today: dt.date) -> None:
    dossier = small(
        RIVAL,
        AccountRival(id="ar", account="X", organisation="R"),
        Criterion(id="c", external="c", account="X", name="Service", kind="must"),
        CriterionFit(id="f", criterion="c", organisation="OWN", fit="no"),
        CriterionFit(id="g", criterion="c", organisation="R", fit="yes"),
    )
    found = criteria_status(dossier, today)
    assert (found.level, list(found.items)) == ("alarm", ["X"])


def test_a_closed_project_counts_no_more(today: dt.date) -> None:
    lost = Project(id="Q", external="Q", account="X", name="Old", result="lost")
    assert criteria_status(small(lost), today).items == {}


def test_the_gravest_status_is_that_of_the_account() -> None:
    order = limits_of("F-04")["order"]
    assert worst(reversed(order)) == "alarm"
    assert worst([]) is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["must", "scored", "nice"]),
            st.sampled_from(["yes", "partial", "no", "unknown"]),
            st.sampled_from(["yes", "partial", "no", "unknown"]),
        ),
        max_size=6,
    )
)
def test_learning_a_fit_never_makes_rated_into_unrated(rows: list[tuple[str, str, str]]) -> None:
    def built(fits: list[tuple[str, str, str]]) -> str:
        found = (
            criterion(f"c{n}", kind, OWN=ours, R=theirs)
            for n, (kind, ours, theirs) in enumerate(fits)
        )
        dossier = project(*(record for group in found for record in group))
        return status_of(dossier, project_table(dossier, PROJECT))

    learned = [(kind, "yes" if ours == "unknown" else ours, theirs) for kind, ours, theirs in rows]
    if built(rows) != "unrated":
        assert built(learned) != "unrated"
