"""The gates: every part is told, one below its gate is enough to fail."""

from __future__ import annotations

from typing import Any

import pytest

import coverage_gates


def report(folder: str, *, lines: int, branches: int) -> dict[str, Any]:
    """Return coverage's report on one file of 100 lines and 100 branches."""
    counts = {
        "covered_lines": lines,
        "num_statements": 100,
        "covered_branches": branches,
        "num_branches": 100,
        "percent_covered": 0.0,
    }
    return {"files": {f"src/kamdesk/{folder}toy.py": {"summary": counts}}}


@pytest.mark.parametrize(
    ("folder", "lines", "branches", "good"),
    [
        ("domain/", 97, 97, True),
        ("domain/insight/", 96, 100, False),
        ("storage/", 100, 96, False),
        ("ui/", 90, 90, True),
        ("ui/kit/", 100, 89, False),
        ("", 0, 0, True),
    ],
)
def test_lines_and_branches_each_meet_the_gate(
    folder: str, lines: int, branches: int, *, good: bool
) -> None:
    assert coverage_gates.judge(report(folder, lines=lines, branches=branches))[1] is good


def test_every_part_is_told() -> None:
    lines, _good = coverage_gates.judge(report("cli/", lines=50, branches=25))
    assert [line.split()[1] for line in lines] == sorted([*coverage_gates.GATES, "cli"])
    assert "lines 50.0 %, branches 25.0 % (no gate)" in lines[0]
