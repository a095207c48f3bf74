"""The day of a moment is that of the calendar on the wall here."""

from __future__ import annotations

import datetime as dt
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kamdesk.domain.days import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no time zone by name there")
SEVEN_IN_SHANGHAI = dt.datetime(2026, 11, 23, 23, 0, tzinfo=dt.UTC)


@pytest.fixture
def shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stand in Shanghai."""
    monkeypatch.setenv("TZ", "CST-8")  # by its offset: bare systems know no names
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("shanghai")
def test_an_early_visit_is_today() -> None:
    assert day_of(SEVEN_IN_SHANGHAI) == dt.date(2026, 11, 24)


@pytest.mark.usefixtures("shanghai")
def test_a_day_without_an_hour_stays_that_day() -> None:
    assert day_of(dt.datetime(2026, 11, 23, tzinfo=dt.UTC)) == dt.date(2026, 11, 23)


def test_without_a_zone_it_is_as_written() -> None:
    assert day_of(dt.datetime(2026, 11, 23, 23, 30)) == dt.date(2026, 11, 23)  # noqa: DTZ001 -- the point
