"""What only snapshots tell: levels that changed, attitudes that moved without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.brief_text import DAY, car, part
from tests.helpers.customers import days_ago
from tests.helpers.dossiers import changed

from kamdesk import i18n
from kamdesk.domain.brief.model import Changes, plain
from kamdesk.domain.brief.news_item import News, Weight
from kamdesk.domain.brief.news_numbers import snapshot_news
from kamdesk.domain.brief.scene import Scene
from kamdesk.domain.records import Observation, Snapshot

if TYPE_CHECKING:
    from kamdesk.domain.fact import Json, Record

VISIT = days_ago(18)
"""The last visit of the sample."""


def kept(days: int, values: Json) -> Snapshot:
    return Snapshot(
        id=f"sn{days}",
        subject_kind="account",
        subject="A",
        taken_on=days_ago(days),
        values=values,
    )


def told(*plus: Record) -> list[News]:
    return list(snapshot_news(Scene(changed("A", plus=plus), None, today=DAY), VISIT))


def said(*plus: Record) -> dict[str, Weight]:
    return {plain(item.words): item.weight for item in told(*plus)}


def test_without_a_snapshot_there_is_no_such_news() -> None:
    assert told() == []
    assert told(kept(5, {"F-03": {"level": "low"}})) == []


@pytest.mark.parametrize(
    ("values", "words", "weight"),
    [
        ({"F-03": {"level": "low"}}, "Defection risk: Low  Medium", Weight.DANGER),
        ({"F-03": {"level": "high"}}, "Defection risk: High  Medium", Weight.GOOD),
        (
            {"F-02a": {"level": "2"}},
            "Relationship of the organisations: Supplier  Strategic supplier",
            Weight.GOOD,
        ),
    ],
)
def test_a_level_that_changed_is_told(values: Json, words: str, weight: Weight) -> None:
    assert said(kept(20, values)) == {words: weight}


@pytest.mark.parametrize(
    "values",
    [
        {"F-03": {"level": "medium"}},
        {"F-03": {"value": 10}},
        {"F-03": {"level": "unheard of"}},
        {"F-04": {"level": "alarm"}},
        {"F-01": {"level": "thin"}},
    ],
)
def test_what_did_not_change_or_is_told_elsewhere_is_not(values: Json) -> None:
    assert said(kept(20, values)) == {}


def test_criteria_are_told_by_project() -> None:
    found = said(kept(20, {"F-04": {"level": "watch", "items": {"A-P1": {"level": "safe"}}}}))
    (words,) = found
    assert words.startswith("Status of the purchase criteria (乙烯扩能二期高温泵组(12台)): Safe  ")
    assert found[words] is Weight.DANGER


def test_the_day_is_that_of_the_first_snapshot_that_had_it() -> None:
    low: Json = {"F-03": {"level": "low"}}
    medium: Json = {"F-03": {"level": "medium"}}
    (late,) = told(kept(20, low), kept(10, low), kept(6, medium), kept(3, medium))
    assert late.day == days_ago(6)
    (now,) = told(kept(20, low), kept(10, low))
    assert now.day == DAY


def people(attitude: str, person: str = "A3") -> Json:
    return {"people": {person: {"attitude": attitude, "power": 3}}}


def test_an_attitude_that_moved_without_a_word_is_told() -> None:
    found = said(kept(20, people("valued")))
    (words,) = found
    assert words.endswith(": Valued  Commodity")
    assert found[words] is Weight.DANGER
    assert set(said(kept(20, people("threat"))).values()) == {Weight.CHANGE}


def test_one_that_was_observed_is_told_by_the_observation() -> None:
    seen = Observation(
        id="o",
        subject_kind="person",
        subject="A3",
        attribute="attitude",
        value="commodity",
        observed_on=days_ago(4),
    )
    assert said(kept(20, people("valued")), seen) == {}


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_it_stands_on_the_brief(lang: str) -> None:
    dossier = changed("A", plus=[kept(20, {"F-03": {"level": "low"}})])
    lines = [plain(line.words) for line in part(car(dossier, "A-V8", lang=lang), Changes).lines]
    with i18n.speaking(lang):
        (expected,) = said(kept(20, {"F-03": {"level": "low"}}))
    assert expected in lines
