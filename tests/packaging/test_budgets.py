"""The measuring of files, functions and parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import budgets
from exceptions import Exceptions, Fault

if TYPE_CHECKING:
    from pathlib import Path


def rules_broken(folder: Path, code: str) -> list[str]:
    """Return the rules that ``code`` breaks as a file of the program."""
    path = folder / "src" / "toy.py"
    path.parent.mkdir()
    path.write_text(code, "utf-8")
    return [fault.rule for fault in budgets.faults([budgets.measure(path, folder)])]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("x = 1\n" * 400, []),
        ("x = 1\n" * 401, ["long-file"]),
        ("def f():\n" + "    x = 1\n" * 59, []),
        ("def f():\n" + "    x = 1\n" * 60, ["long-function"]),
        ("class A:\n  def f(self, a, b, *, c, d, e): ...", []),
        ("def f(a, b, *, c, d, e, g): ...", ["parameters"]),
        ("def f(a, b, c): ...", ["positional"]),
        ("def f():\n  def g(a, b, c): ...", ["positional"]),
        ("class A:\n  def headerData(self, section, side, role): ...", []),
        ("class A:\n  def __exit__(self, kind, error, trace): ...", []),
        ("class A:\n  def __init__(self, a, b, c): ...", ["positional"]),
    ],
)
def test_a_limit_is_kept_or_broken(tmp_path: Path, code: str, expected: list[str]) -> None:
    assert rules_broken(tmp_path, code) == expected


def test_medians_are_of_the_program(tmp_path: Path) -> None:
    path = tmp_path / "src" / "toy.py"
    path.parent.mkdir()
    path.write_text("def f():\n    return 1\n", "utf-8")
    measured = {
        what: value for what, value, _limit in budgets.medians([budgets.measure(path, tmp_path)])
    }
    assert measured == {"file median": 2, "function median": 2, "function p95": 2}


FAULT = Fault("long-file", "src/toy.py", 1, "too long")


def test_an_exception_with_a_reason_is_heard() -> None:
    heard = Exceptions({("long-file", "src/toy.py"): "a table"})
    assert heard.judge([FAULT], {"long-file"}) == []


def test_an_exception_may_stand_for_several() -> None:
    heard = Exceptions({("long-file", "src/*.py"): "tables"})
    assert heard.judge([FAULT], {"long-file"}) == []


def test_an_exception_without_a_reason_is_not() -> None:
    heard = Exceptions({("long-file", "src/toy.py"): ""})
    assert heard.judge([FAULT], {"long-file"}) == ["src/toy.py:1: long-file: too long"]


def test_an_exception_nobody_needs_is_a_fault() -> None:
    heard = Exceptions({("long-file", "src/gone.py"): "a table", ("other", "x"): "not asked"})
    assert heard.judge([], {"long-file"}) == [
        "exceptions.toml: nobody needs (long-file, src/gone.py) any more"
    ]
