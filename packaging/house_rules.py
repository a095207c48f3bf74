"""Forbids ways round the doors of the house: each kind of danger has one place that tames it.

User text is never code, so it reaches paper, Excel, CSV, the search index and the screen through
one function each; a file is written whole or not at all, so one function writes files; a failure is
never swallowed, so a broad ``except`` stands at the outermost doors alone. Ruff cannot say such
things; this does.
"""

from __future__ import annotations

import ast
import fnmatch
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import exceptions
from exceptions import ROOT, Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PACKAGE = "src/kamdesk/"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is forbidden, where it is allowed, and what to do instead."""

    name: str
    breaks: Callable[[ast.AST], bool]
    doors: tuple[str, ...]
    instead: str

    def allows(self, name: str) -> bool:
        """Tell whether a file is one of the rule's doors; ``name`` starts after src/kamdesk/."""
        return any(fnmatch.fnmatch(name, door) for door in self.doors)


# ------------------------------------------------------------------------- what breaks a rule


def _called(node: ast.AST) -> str:
    """Return the last name of what is called, or nothing."""
    if not isinstance(node, ast.Call):
        return ""
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def _calls(*names: str) -> Callable[[ast.AST], bool]:
    return lambda node: _called(node) in names


def _mode(call: ast.Call) -> str:
    """Return the mode of an open(): second argument of the function, first of the method."""
    place = 0 if isinstance(call.func, ast.Attribute) else 1
    named = [keyword.value for keyword in call.keywords if keyword.arg == "mode"]
    given = named or call.args[place : place + 1]
    mode = given[0] if given else None
    return str(mode.value) if isinstance(mode, ast.Constant) else "r"


def _writes_file(node: ast.AST) -> bool:
    if _called(node) == "open" and isinstance(node, ast.Call):
        return bool(set("wax+") & set(_mode(node)))
    return _called(node) in {"write_text", "write_bytes", "QSaveFile", "copyfile", "copy2", "move"}


def _writes_cell(node: ast.AST) -> bool:
    if _called(node) == "cell" and isinstance(node, ast.Call):
        return len(node.args) > 2 or any(keyword.arg == "value" for keyword in node.keywords)
    return _called(node) in {"WriteOnlyCell", "Cell"}


def _shows_markup(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in {"RichText", "AutoText", "MarkdownText"}
    return _called(node) in {"setHtml", "insertHtml", "appendHtml", "setMarkdown"}


def _asks_index(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and " MATCH " in node.value
    )


def _swallows(node: ast.AST) -> bool:
    """A broad handler; one that ends by raising again only cleans up, which is fine."""
    if not isinstance(node, ast.ExceptHandler):
        return False
    kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    names = {getattr(kind, "id", "") for kind in kinds if kind is not None}
    broad = node.type is None or bool(names & {"Exception", "BaseException"})
    last = node.body[-1]
    return broad and not (isinstance(last, ast.Raise) and last.exc is None)


RULES = (
    Rule("file-writing", _writes_file, ("reports/atomic.py",), "use write_atomic()"),
    Rule("paragraph", _calls("Paragraph"), ("reports/safe_text.py",), "use para()"),
    Rule(
        "excel-cell",
        _writes_cell,
        # The window's tables have cells too; they are no Excel.
        ("reports/*sheet*.py", "reports/safe_text.py", "ui/*"),
        "let the sheet writer set it: it tames text",
    ),
    Rule("csv", _calls("writer", "DictWriter"), ("reports/*csv*.py",), "use csv_cell()"),
    Rule("search-index", _asks_index, ("storage/search.py",), "use storage.search and fts_query()"),
    Rule("label", _calls("QLabel"), ("ui/kit/labels.py",), "use PlainLabel"),
    Rule("markup", _shows_markup, (), "show plain text"),
    Rule(
        "broad-except",
        _swallows,
        # The outermost door of the program, that of background work, that of a reading process.
        ("app.py", "ui/tasks.py", "imports/apart.py"),
        "name the failures you foresee",
    ),
)


# ------------------------------------------------------------------------- looking


def faults(path: Path, root: Path = ROOT) -> Iterator[Fault]:
    """Yield each breach in one Python file."""
    tree = ast.parse(path.read_text("utf-8"), str(path))
    name = path.relative_to(root).as_posix()
    if ast.get_docstring(tree) is None:
        yield Fault("docstring", name, 1, "say what the module is and why it exists")
    told = _docstrings(tree)
    watched = [rule for rule in RULES if not rule.allows(name.removeprefix(PACKAGE))]
    for node in ast.walk(tree):
        for rule in watched:
            if node not in told and rule.breaks(node):
                yield Fault(rule.name, name, getattr(node, "lineno", 1), rule.instead)


def _docstrings(tree: ast.AST) -> set[ast.AST]:
    """Return the strings that are only there to be read."""
    shown = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
    return {value for value in shown if isinstance(value, ast.Constant)}


def main() -> int:
    """Print each breach below src/kamdesk that the list does not allow; return the exit code."""
    found = [fault for path in (ROOT / PACKAGE).rglob("*.py") for fault in faults(path)]
    bad = exceptions.read().judge(found, {"docstring", *(rule.name for rule in RULES)})
    print("house rules: " + (f"{len(bad)} broken" if bad else "kept"))
    print("\n".join(bad), end="\n" if bad else "")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
