"""F-27: titles without power, hidden power, and people off the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.chart_power import chart_power
from kamdesk.domain.records import Person, Post, Project, ProjectRole

if TYPE_CHECKING:
    import datetime as dt


@pytest.mark.parametrize(
    ("account", "level", "items"),
    [
        ("A", "hidden power", {"A5": "hidden power", "A7": "title without power"}),
        ("B", "none", {}),
        ("C", "none", {}),
        ("D", "none", {}),
    ],
)
def test_the_sample_book_is_as_expected(
    account: str, level: str, items: dict[str, str], today: dt.date
) -> None:
    found = chart_power(sample(account), today)
    assert (found.value, found.level) == (None, level)
    assert {key: item.level for key, item in found.items.items()} == items


@pytest.mark.parametrize(
    ("level", "power", "role", "found"),
    [
        (3, 1, None, "title without power"),
        (4, 0, "approver", "title without power"),
        (3, 2, None, None),
        (2, 1, None, None),
        (2, 3, None, "hidden power"),
        (1, 4, "coach", "hidden power"),
        (2, 3, "decider", None),
        (2, 3, "purchasing", None),
        (3, 3, None, None),
        (None, 4, None, None),
        (4, None, None, None),
    ],
)
def test_chart_and_power_are_compared(
    level: int | None, power: int | None, role: str | None, found: str | None, today: dt.date
) -> None:
    seat = [ProjectRole(id="r", project="P", person="p", role=role)] if role else []
    dossier = small(
        Project(id="P", account="X", name="Line"),
        Person(id="p", external="p", name="Ann", power=power),
        Post(id="post", person="p", organisation="X", level=level),
        *seat,
    )
    items = chart_power(dossier, today).items
    assert {key: item.level for key, item in items.items()} == ({"p": found} if found else {})


@pytest.mark.parametrize(("on_chart", "level"), [(False, "check"), (None, "none"), (True, "none")])
def test_a_part_without_a_place_on_the_chart_is_checked(
    on_chart: bool | None, level: str, today: dt.date
) -> None:
    dossier = small(
        Project(id="P", account="X", name="Line"),
        Person(id="p", external="p", name="Ann"),
        Post(id="post", person="p", organisation="X", on_chart=on_chart),
        ProjectRole(id="r", project="P", person="p", role="user"),
    )
    assert chart_power(dossier, today).level == level


def test_a_part_without_any_post_is_checked(today: dt.date) -> None:
    dossier = small(
        Project(id="P", account="X", name="Line"),
        Person(id="p", external="p", name="Ann"),
        ProjectRole(id="r", project="P", person="p", role="user"),
    )
    assert chart_power(dossier, today).level == "check"


def test_whose_power_is_not_known_is_missing(today: dt.date) -> None:
    assert chart_power(sample("C"), today).missing == ("C3",)
