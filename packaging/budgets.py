"""Measures the code against its budgets: how long files and functions are, how many parameters.

The numbers come from the programs this one looks up to: medians are alike everywhere, what tells
good code from bad is the tail. Limits hold for all Python here, medians for the program itself.
"""

from __future__ import annotations

import ast
import statistics
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import exceptions
from exceptions import ROOT, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

TREES = ("src", "packaging", "benchmarks", "tests")
FILE_LIMIT, FILE_MEDIAN = 400, 150
FUNCTION_LIMIT, FUNCTION_P95, FUNCTION_MEDIAN = 60, 40, 8
PARAMETERS, POSITIONAL = 5, 2
RULES = {"long-file", "long-function", "parameters", "positional"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Measured:
    """One Python file and what is in it."""

    name: str
    lines: int
    functions: tuple[tuple[str, Function, bool], ...]
    """(qualified name, node, whether a foreign hand wrote its signature)"""


def measure(path: Path, root: Path = ROOT) -> Measured:
    """Return the measures of one file."""
    text = path.read_text("utf-8")
    found = tuple(_functions(ast.parse(text, str(path)), ""))
    return Measured(path.relative_to(root).as_posix(), text.count("\n"), found)


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, Function, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function):
            name = f"{prefix}{child.name}"
            yield name, child, isinstance(node, ast.ClassDef) and _foreign(child.name)
            yield from _functions(child, f"{name}.")
        else:
            inner = f"{prefix}{child.name}." if isinstance(child, ast.ClassDef) else prefix
            yield from _functions(child, inner)


def _foreign(name: str) -> bool:
    """Tell whether Python (``__exit__``) or Qt (``headerData``, ``paint``) fixed the signature."""
    dunder = name.startswith("__") and name.endswith("__") and name != "__init__"
    camel = name != name.lower() and not name.startswith("_")
    return dunder or camel or name in {"paint", "pixmap", "data", "index", "layout"}


def length(function: Function) -> int:
    """Return the lines of a function from ``def`` to its end, docstring included."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def faults(files: Sequence[Measured]) -> Iterator[Fault]:
    """Yield each file and function beyond a limit."""
    for file in files:
        if file.lines > FILE_LIMIT:
            yield Fault("long-file", file.name, 1, f"{file.lines} lines, limit {FILE_LIMIT}")
        for name, function, foreign in file.functions:
            where = f"{file.name}::{name}"
            yield from _too_long(where, function)
            if not foreign and not _given_by_pytest(file, name):
                yield from _too_many(where, function)


def _given_by_pytest(file: Measured, name: str) -> bool:
    """Tests name the fixtures they want; nobody calls them by position."""
    return file.name.startswith("tests/") and ("test_" in name or "." not in name)


def _too_long(where: str, function: Function) -> Iterator[Fault]:
    if (lines := length(function)) > FUNCTION_LIMIT:
        words = f"{function.name} has {lines} lines, limit {FUNCTION_LIMIT}"
        yield Fault("long-function", where, function.lineno, words)


def _too_many(where: str, function: Function) -> Iterator[Fault]:
    arguments = function.args
    plain = [*arguments.posonlyargs, *arguments.args]
    own = [one.arg for one in plain if one.arg not in {"self", "cls"}]
    total = len(own) + len(arguments.kwonlyargs)
    if total > PARAMETERS:
        words = f"{function.name} has {total} parameters, limit {PARAMETERS}"
        yield Fault("parameters", where, function.lineno, words)
    if len(own) > POSITIONAL:
        words = f"{function.name} takes {len(own)} by position; keyword-only after {POSITIONAL}"
        yield Fault("positional", where, function.lineno, words)


def medians(files: Sequence[Measured]) -> Iterator[tuple[str, float, int]]:
    """Yield (what, measured, limit) for the budgets of the program as a whole."""
    own = [file for file in files if file.name.startswith("src/")]
    lengths = sorted(length(function) for file in own for _name, function, _x in file.functions)
    if lengths:
        yield "file median", statistics.median(file.lines for file in own), FILE_MEDIAN
        yield "function median", statistics.median(lengths), FUNCTION_MEDIAN
        yield "function p95", lengths[int(len(lengths) * 0.95)], FUNCTION_P95


def main() -> int:
    """Print the measures and what breaks a budget; return the exit code."""
    paths = [path for tree in TREES for path in sorted((ROOT / tree).rglob("*.py"))]
    files = [measure(path) for path in paths]
    bad = exceptions.read().judge(list(faults(files)), RULES)
    sums = list(medians(files))
    bad += [f"{what} is {value:g}, limit {limit}" for what, value, limit in sums if value > limit]
    print("budgets: " + ", ".join(f"{what} {value:g}/{limit}" for what, value, limit in sums))
    print("\n".join(bad), end="\n" if bad else "")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
