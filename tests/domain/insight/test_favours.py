"""F-15: what we grant and what comes back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.helpers.customers import TODAY, sold, yuan
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.favours import favours, pace
from kamdesk.domain.insight.sales import Till
from kamdesk.domain.records import LedgerLine

TILL = Till("CNY")


def _line(amount: float | None = 1, **fields: Any) -> LedgerLine:
    values: dict[str, Any] = {"kind": "rebate", "year": 2026, "written": True, **fields}
    key = f"{values['kind']}-{values['year']}"
    money = None if amount is None else yuan(amount)
    return LedgerLine(id=key, external=key, account="X", amount=money, **values)


@pytest.mark.parametrize(
    ("account", "earlier", "rate", "unwritten"),
    [("A", 0.0167, 0.0259, ["A-led-2"]), ("B", 0.0247, 0.05, ["B-led-1"])],
)
def test_the_favours_of_the_samples(
    account: str, earlier: float, *, rate: float, unwritten: list[str]
) -> None:
    found = favours(sample(account), TODAY)
    assert found.value == pytest.approx(rate, abs=0.00005)
    assert found.detail["earlier_rate"] == pytest.approx(earlier, abs=0.00005)
    assert found.detail["support_up_sales_down"] is True
    assert (found.level, found.detail["unwritten"]) == ("alarm", unwritten)


def test_the_rebate_of_a_is_behind() -> None:
    behind: Any = favours(sample("A"), TODAY).detail["behind"]
    assert behind == {"A-led-1": pytest.approx(0.88, abs=0.005)}


def test_no_favours_are_no_result() -> None:
    found = favours(sample("C"), TODAY)
    assert (found.value, found.level) == (None, None)


def test_a_written_favour_in_a_good_year_is_ok() -> None:
    found = favours(small(_line(), sold("2026-11", 100)), TODAY)
    assert (found.value, found.level) == (0.01, "ok")


def test_a_condition_nobody_knows_is_missing_and_no_alarm() -> None:
    found = favours(small(_line(written=None), sold("2026-11", 100)), TODAY)
    assert (found.level, found.missing, found.coverage) == ("ok", ("written:rebate-2026",), 0.0)


def test_without_sales_there_is_no_rate() -> None:
    found = favours(small(_line(written=False)), TODAY)
    assert (found.value, found.level) == (None, "alarm")


def test_a_favour_of_unknown_cost_gives_no_rate() -> None:
    found = favours(small(_line(None), sold("2026-11", 100)), TODAY)
    assert (found.value, found.parts[0].points) == (None, None)


def test_costs_of_development_are_no_favours() -> None:
    found = favours(small(_line(kind="development_cost"), sold("2026-11", 100)), TODAY)
    assert found.level is None


@pytest.mark.parametrize(
    ("before", "now", "alarm"),
    [
        ((1000, 10), (900, 19), True),
        ((1000, 100), (900, 107), True),
        ((1000, 10), (900, 9.9), False),
        ((900, 10), (1000, 50), False),
        ((1000, 100), (900, 95), False),
    ],
)
def test_support_up_and_sales_down_is_an_alarm(
    before: tuple[float, float], now: tuple[float, float], *, alarm: bool
) -> None:
    records = (
        sold("2025-11", before[0]),
        _line(before[1], year=2025),
        sold("2026-11", now[0]),
        _line(now[1]),
    )
    assert favours(small(*records), TODAY).detail["support_up_sales_down"] is alarm


def test_without_sales_in_the_earlier_year_there_is_no_trend() -> None:
    records = (_line(1, year=2025), sold("2026-11", 100), _line(5))
    assert favours(small(*records), TODAY).detail["support_up_sales_down"] is None


@pytest.mark.parametrize(
    ("fields", "today", "expected"),
    [
        ({"target": yuan(365), "actual": yuan(327)}, TODAY, 1.0),
        ({"target": yuan(365), "actual": yuan(73)}, dt.date(2026, 3, 14), 1.0),
        ({"target": yuan(100), "actual": yuan(90)}, dt.date(2027, 1, 5), 0.9),
        (
            {"target": yuan(100), "actual": yuan(90), "target_to": dt.date(2026, 6, 30)},
            TODAY,
            0.9,
        ),
        (
            {"target": yuan(181), "actual": yuan(90), "target_to": dt.date(2026, 6, 30)},
            dt.date(2026, 3, 31),
            1.0,
        ),
        ({"target": yuan(0), "actual": yuan(90)}, TODAY, None),
        ({"actual": yuan(90)}, TODAY, None),
        ({"target": yuan(100), "actual": yuan(90), "year": None}, TODAY, None),
    ],
)
def test_a_target_is_measured_against_the_days_gone(
    fields: dict[str, Any], today: dt.date, expected: float | None
) -> None:
    found = pace(_line(**fields), today, till=TILL)
    assert found == (None if expected is None else pytest.approx(expected))
