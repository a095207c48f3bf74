"""Measuring side by side: each round runs all variants, the result is the median of the ratios.

The same figure moves by a third between two runs of a busy machine; a ratio of two things that
ran in the same second does not.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
SCRATCH = Path(tempfile.gettempdir()) / "kamdesk-benchmarks"


def median_ratio(
    ours: Callable[[], object], base: Callable[[], object], *, rounds: int = 15
) -> tuple[float, float, float]:
    """Median ratio of ours to base, and both medians in milliseconds; rounds are interleaved."""
    ratios, mine, theirs = [], [], []
    for _round in range(rounds):
        base_ms = clock(base)
        our_ms = clock(ours)
        ratios.append(our_ms / base_ms)
        mine.append(our_ms)
        theirs.append(base_ms)
    return statistics.median(ratios), statistics.median(mine), statistics.median(theirs)


def clock(act: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def script_ms(code: str, *arguments: str) -> float:
    """Milliseconds until a fresh process that runs ``code`` prints its first line.

    It has settings of its own, and its byte code is kept as an installed program keeps it: the
    first run of a script is slow and belongs to nobody's figures (see ``side_by_side``).
    """
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONPYCACHEPREFIX": str(SCRATCH / "bytecode"),
        "XDG_CONFIG_HOME": str(SCRATCH / "config"),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        env=environment,
        cwd=ROOT,
    )
    with process:
        line = process.stdout.readline() if process.stdout else b""
        passed = (time.perf_counter() - start) * 1000
        if not line:
            message = "the measured process said nothing"
            raise RuntimeError(message)
    return passed


def side_by_side(scripts: Mapping[str, Sequence[str]], *, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each script (code, arguments) in each round; one warming round before."""
    for script in scripts.values():
        script_ms(*script)
    times: dict[str, list[float]] = {name: [] for name in scripts}
    for _round in range(rounds):
        for name, script in scripts.items():
            times[name].append(script_ms(*script))
    return times


def ratio_of(ours: Sequence[float], base: Sequence[float]) -> float:
    """The median of the ratios of the rounds."""
    return statistics.median(a / b for a, b in zip(ours, base, strict=True))


def report(name: str, ratio: float, *, goal: float, ours: float, base: float) -> None:
    """One line for people: the ratio, the goal, both medians."""
    mark = "reached" if ratio <= goal else "missed"
    print(
        f"{name}: {ratio:.2f}x (goal {goal:.2f}x, {mark}); ours {ours:.1f} ms, base {base:.1f} ms"
    )
