"""The lists of domain/7 (6.4) and domain/9: what fires on the sample book, and nothing else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.helpers.customers import TODAY
from tests.helpers.dossiers import sample

from kamdesk.domain.findings.judge import findings_of, portfolio_findings
from kamdesk.domain.findings.reckoned import Reckoned
from kamdesk.domain.findings.table import RULES
from kamdesk.domain.insight.tier import yardstick

if TYPE_CHECKING:
    from kamdesk.domain.findings.finding import Finding
    from kamdesk.domain.insight.tier import Yardstick

EXPECTED: dict[str, dict[str, str]] = {
    "A": {
        "red": "29 33 38",
        "amber": "07 10 13 22 24 26 30 32 34 37 39 45",
        "info": "28",
    },
    # 16, 24, 26 and 50: domain/9, findings that fire by the letter.
    "B": {
        "red": "03 04 05 06 07 10 23 29 33 39",
        "amber": "02 08 09 15 16 17 18 22 24 25 26 27 32 34 35 37 38 41 44 45 48",
        "info": "50",
    },
    # 16, 26 and 30: domain/9.
    "C": {"red": "23 24 29", "amber": "02 16 25 26 27 30 41 45"},
    # The stubs: 41 and 43 by domain/9. E is past 1.5 cycles, which is neglected: red by the rule
    # and in the picture of Today, though the table has it in the column of amber.
    "D": {"amber": "41 43"},
    "E": {"red": "10", "amber": "41 43"},
    "F": {"amber": "41 43"},
    "G": {"amber": "10 41 43"},
    "H": {"amber": "41 43", "info": "47"},
    "I": {"amber": "41 43"},
    # Lost: no open account, so no next step is asked for (43).
    "J": {"amber": "41"},
}
MUST_NOT = {
    "A": "01 11 16 23 40 44",
    "B": "01 36 49",
    "C": "10",
    "D": "47",
}


@cache
def _yard() -> Yardstick:
    return yardstick(tuple(sample(key) for key in EXPECTED), TODAY)


@cache
def found(account: str) -> tuple[Finding, ...]:
    """The findings of a sample account on the day of the samples."""
    return findings_of(sample(account), TODAY, portfolio=_yard())


@pytest.mark.parametrize("account", EXPECTED)
def test_what_fires_on_the_samples_and_how_grave_it_is(account: str) -> None:
    grades: dict[str, list[str]] = {}
    for item in found(account):
        grades.setdefault(item.severity, []).append(item.rule.removeprefix("FND-"))
    assert {key: " ".join(sorted(rules)) for key, rules in grades.items()} == EXPECTED[account]


@pytest.mark.parametrize("account", MUST_NOT)
def test_what_is_close_but_must_not_fire(account: str) -> None:
    fired = {item.rule for item in found(account)}
    assert not fired & {f"FND-{number}" for number in MUST_NOT[account].split()}


def test_the_portfolio_of_the_samples() -> None:
    dossiers = tuple(sample(key) for key in EXPECTED)
    fired = [
        (item.rule, item.severity, item.account) for item in portfolio_findings(dossiers, TODAY)
    ]
    # FND-46: B has the second margin of nine customers, so it is of the top fifth, and neglected.
    assert fired == [("FND-01", "red", "A"), ("FND-46", "amber", "B")]


@pytest.mark.parametrize("account", ["A", "B", "C"])
def test_every_finding_names_rows_and_a_click(account: str) -> None:
    for item in found(account):
        assert item.rows
        assert item.words.endswith((".", "?"))
        assert item.subject in item.rows
        assert item.remedy.kind
        assert item.rule in RULES
        assert item.account == account


def test_results_that_are_there_are_not_reckoned_again() -> None:
    shared = Reckoned(sample("B"), TODAY)
    seen = {"F-07": shared["F-07"]}
    assert Reckoned(sample("B"), TODAY, insights=seen)["F-07"] is shared["F-07"]
    assert shared["F-07"] is shared["F-07"]


@pytest.mark.parametrize(
    ("account", "rule", "days", "yuan"),
    [
        ("A", "FND-07", 84, None),
        ("A", "FND-10", 18, None),
        ("A", "FND-26", 158, 37_600_000),
        ("A", "FND-32", 38, None),
        ("A", "FND-33", 35, 600_000),
        ("B", "FND-09", 7, None),
        ("B", "FND-33", 106, 1_300_000),
        ("B", "FND-44", 83, None),
        ("C", "FND-45", 3, None),
    ],
)
def test_days_and_money_at_stake(account: str, rule: str, days: int, yuan: int | None) -> None:
    item = next(item for item in found(account) if item.rule == rule)
    assert item.days == days
    assert (item.amount.amount // 100 if item.amount else None) == yuan
