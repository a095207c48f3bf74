"""Holds each part of the program to its share of lines and branches that tests run through.

Reads the JSON that coverage writes, prints every part, and fails if one is below its gate.

    python packaging/coverage_gates.py coverage.json
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

GATES = {
    "domain": 97.0,
    "storage": 97.0,
    "services": 97.0,
    "reports": 97.0,
    "imports": 97.0,
    "ui": 90.0,
}
"""Least percent of lines, and of branches, per folder of src/kamdesk."""

KINDS = {
    "lines": ("covered_lines", "num_statements"),
    "branches": ("covered_branches", "num_branches"),
}


def sums(report: dict[str, Any]) -> dict[str, Counter[str]]:
    """Return the counts of each part; files beside the folders are the part ``.``."""
    parts: dict[str, Counter[str]] = {name: Counter() for name in GATES}
    for name, file in report["files"].items():
        inner = name.replace("\\", "/").partition("src/kamdesk/")[2]
        part = inner.partition("/")[0] if "/" in inner else "."
        numbers = {key: value for key, value in file["summary"].items() if key in _COUNTS}
        parts.setdefault(part, Counter()).update(numbers)
    return parts


def shares(counts: Counter[str]) -> dict[str, float]:
    """Return the percent run through, of lines and of branches; of nothing all is run."""
    return {
        kind: 100.0 * counts[done] / counts[all_] if counts[all_] else 100.0
        for kind, (done, all_) in KINDS.items()
    }


def judge(report: dict[str, Any]) -> tuple[list[str], bool]:
    """Return one line for each part, and whether every gate is met."""
    lines, good = [], True
    for part, counts in sorted(sums(report).items()):
        share, gate = shares(counts), GATES.get(part)
        met = gate is None or min(share.values()) >= gate
        good &= met
        figures = ", ".join(f"{kind} {value:.1f} %" for kind, value in share.items())
        wanted = "no gate" if gate is None else f"gate {gate:g} %"
        lines.append(f"coverage {part:10} {figures} ({wanted}){'' if met else ' TOO LOW'}")
    return lines, good


_COUNTS = {name for pair in KINDS.values() for name in pair}


def main(path: str) -> int:
    """Print the parts of the report at ``path``; return the exit code."""
    lines, good = judge(json.loads(Path(path).read_text("utf-8")))
    print("\n".join(lines))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
