"""Trends and "what changed", from snapshots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, days_ago
from tests.helpers.dossiers import changed, sample

from kamdesk.domain import trends
from kamdesk.domain.insight.registry import account_insights
from kamdesk.domain.insight.result import Insight
from kamdesk.domain.records import Snapshot
from kamdesk.domain.trends import Difference, Kept, Point

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json

SOME: dict[str, Json] = {
    "F-01": {"value": 90.0, "level": "ready"},
    "F-03": {"value": 60, "level": "high"},
    "F-04": {"level": "safe", "items": {"A-P1": {"level": "alarm"}, "A-P2": {"level": "safe"}}},
    "F-12": 20.2,
    "people": {"A3": {"attitude": "valued", "power": 3}},
}


def taken(days: int, values: Json, *, key: str = "") -> Snapshot:
    return Snapshot(
        id=key or f"sn{days}",
        subject_kind="account",
        subject="A",
        taken_on=days_ago(days),
        values=values,
    )


def with_snapshots(*rows: Snapshot) -> Dossier:
    return changed("A", plus=rows)


def test_a_snapshot_keeps_values_levels_people_ties_and_findings() -> None:
    dossier = sample("A")
    kept = trends.content(
        dossier, account_insights(dossier, TODAY), today=TODAY, findings={"red": 3}
    )
    assert kept["F-03"] == {"value": 47.9375, "level": "medium"}
    assert isinstance(kept["F-04"], dict)
    assert kept["F-04"]["items"] == {"A-P1": {"level": "watch"}, "A-P2": {"level": "safe"}}
    assert isinstance(kept["people"], dict)
    assert kept["people"]["A3"] == {"attitude": "commodity", "power": 3}
    assert kept["ties"]
    assert kept["findings"] == {"red": 3}


def test_without_findings_none_are_counted() -> None:
    dossier = sample("A")
    assert "findings" not in trends.content(dossier, {}, today=TODAY)


def test_snapshots_come_in_order_and_the_last_of_a_day_counts() -> None:
    dossier = with_snapshots(
        taken(5, {}), taken(40, {}), taken(5, {}, key="sn5b"), Snapshot(id="x", subject="A")
    )
    assert [row.id for row in trends.snapshots(dossier)] == ["sn40", "sn5b"]
    assert [row.id for row in trends.snapshots(dossier, until=days_ago(10))] == ["sn40"]


def test_which_snapshot_tells_of_a_day() -> None:
    dossier = with_snapshots(taken(40, {}), taken(5, {}))
    before, on = (
        trends.snapshot_before(dossier, days_ago(5)),
        trends.snapshot_on(dossier, days_ago(5)),
    )
    assert before is not None
    assert on is not None
    assert (before.id, on.id) == ("sn40", "sn5")
    assert trends.snapshot_before(dossier, days_ago(40)) is None
    assert trends.snapshot_on(dossier, days_ago(41)) is None


@pytest.mark.parametrize(
    ("plain", "kept"),
    [
        ({"value": 1.5, "level": "low"}, Kept(1.5, "low")),
        ({"value": True}, None),
        ({"level": 3}, None),
        (2, Kept(2.0)),
        ("watch", Kept(level="watch")),
        (True, None),
        (None, None),
        ([], None),
    ],
)
def test_what_others_kept_is_read_as_far_as_it_goes(plain: Json, kept: Kept | None) -> None:
    assert trends.kept_in(taken(1, {"F-03": plain}), "F-03") == kept


@pytest.mark.parametrize("values", [None, "text", [1]])
def test_a_snapshot_that_cannot_be_read_says_nothing(values: Json) -> None:
    assert trends.values_in(taken(1, values)) == {}


def test_a_trend_ends_today() -> None:
    dossier = with_snapshots(
        taken(60, {"F-03": 60}), taken(30, {"F-03": "high"}), taken(0, {"F-03": 1})
    )
    now = Insight(formula="F-03", value=48.0, level="medium")
    assert trends.trend(dossier, now, today=TODAY) == (
        Point(days_ago(60), 60.0),
        Point(TODAY, 48.0, "medium"),
    )


def test_a_number_that_is_not_known_today_ends_before() -> None:
    dossier = with_snapshots(taken(60, {"F-03": 60}))
    found = trends.trend(dossier, Insight(formula="F-03"), today=TODAY)
    assert found == (Point(days_ago(60), 60.0),)


def test_findings_are_counted_over_time() -> None:
    dossier = with_snapshots(
        taken(60, {"findings": {"red": 5}}),
        taken(40, {"F-01": 1}),
        taken(30, {"findings": {}}),
        taken(20, {"findings": {"red": "many"}}),
    )
    found = trends.finding_trend(dossier, {"red": 2}, severity="red", today=TODAY)
    assert [(point.day, point.value) for point in found] == [
        (days_ago(60), 5.0),
        (days_ago(30), 0.0),
        (days_ago(20), 0.0),
        (TODAY, 2.0),
    ]


def test_what_changed_since_a_day() -> None:
    dossier = with_snapshots(taken(10, SOME))
    found = trends.changed_since(
        dossier, account_insights(dossier, TODAY), since=days_ago(5), today=TODAY
    )
    told = {(item.formula, item.item): (item.before, item.after) for item in found}
    assert told["F-04", ""] == (Kept(level="safe"), Kept(level="watch"))
    assert told["F-04", "A-P1"] == (Kept(level="alarm"), Kept(level="watch"))
    assert ("F-04", "A-P2") not in told
    moved = next(item for item in found if item.formula == "F-03").moved
    assert moved == pytest.approx(-12.0625)
    assert "F-02" not in {item.formula for item in found}


def test_without_a_snapshot_nothing_is_known_to_have_changed() -> None:
    dossier = sample("A")
    assert trends.changed_since(dossier, {}, since=TODAY, today=TODAY) == ()


def test_what_changed_between_two_days() -> None:
    dossier = with_snapshots(taken(60, {"F-03": 60}), taken(30, {"F-03": 48, "F-01": 9}))
    assert trends.changed_between(dossier, days_ago(60), end=days_ago(1)) == (
        Difference("F-03", Kept(60.0), Kept(48.0)),
    )
    assert trends.changed_between(dossier, days_ago(20), end=days_ago(1)) == ()
    assert trends.changed_between(dossier, days_ago(90), end=days_ago(1)) == ()


def test_a_level_alone_has_not_moved_by_a_number() -> None:
    assert Difference("F-04", Kept(level="safe"), Kept(level="watch")).moved is None


VALUES = st.dictionaries(
    st.sampled_from(["F-01", "F-03", "F-04", "people", "visit"]),
    st.one_of(
        st.none(),
        st.floats(-100, 100),
        st.sampled_from(["low", "high"]),
        st.fixed_dictionaries({"value": st.floats(0, 100), "level": st.sampled_from(["a", "b"])}),
        st.fixed_dictionaries({"items": st.dictionaries(st.sampled_from("xy"), st.floats(0, 9))}),
    ),
)


@given(VALUES, VALUES)
def test_differences_turn_round(before: dict[str, Json], after: dict[str, Json]) -> None:
    there = {(d.formula, d.item, d.before, d.after) for d in trends.differences(before, after)}
    back = {(d.formula, d.item, d.after, d.before) for d in trends.differences(after, before)}
    assert there == back


@given(VALUES)
def test_the_same_values_do_not_differ(values: dict[str, Json]) -> None:
    assert trends.differences(values, values) == ()
