"""Prints of cells: equal for what Excel makes of a value, different for everything else."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.domain.fingerprint import fingerprint

SAME: list[tuple[object, object]] = [
    (None, ""),
    (3, 3.0),
    (True, 1),
    ("a\nb", "a\r\nb"),
    ("name", "name "),
    (dt.date(2026, 11, 23), dt.datetime(2026, 11, 23)),  # noqa: DTZ001 - cells have no zone
]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_what_programs_change_on_the_way_has_the_same_print(before: object, after: object) -> None:
    assert fingerprint(before) == fingerprint(after)


def test_an_hour_is_not_midnight() -> None:
    moment = dt.datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 - cells have no zone
    assert fingerprint(moment) != fingerprint(dt.date(2026, 11, 23))


@given(st.text(), st.text())
def test_different_texts_have_different_prints(one: str, other: str) -> None:
    alike = one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()
    assert (fingerprint(one) == fingerprint(other)) == alike
