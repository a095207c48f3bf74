"""Measuring on a book of 300 accounts in the window: a fresh process, the book opened, painted.

Goals are seconds here and not ratios: there is no bare program that does the same. The clock starts
when the window is asked to open the book; the process and the bare window are other benchmarks'.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from _measure import ROOT, SCRATCH

sys.path.insert(0, str(ROOT))
from tests.helpers.many import many_accounts

FRAME = """
import sys, time, datetime as dt
from pathlib import Path
from PySide6.QtCore import QTimer
from kamdesk.app import SWITCH_SECONDS, application, theme_of, _warm
sys.setswitchinterval(SWITCH_SECONDS)
from kamdesk.ui.theme import apply_theme
app = application(); apply_theme(app, theme_of("light"))
from kamdesk.ui.shell import Shell
window = Shell(today=dt.date(2026, 11, 23)); window.show(); app.processEvents()
def say():
    print(time.perf_counter() - start, time.process_time() - spent, flush=True); app.exit()
start, spent = time.perf_counter(), time.process_time()
window.show_book(Path(sys.argv[1])); _warm()
{act}
app.exec(); window.close()
"""
ROUNDS = 5
COUNT = 300


def measure(name: str, act: str, *, goal: float) -> None:
    """Print the median seconds until ``act`` says that it is done; the first round warms."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.kam"
        many_accounts(made, COUNT).close()
        found = [_seconds(act, Path(shutil.copy(made, f"{folder}/{n}.kam"))) for n in range(ROUNDS)]
    seconds, spent = (statistics.median(column) for column in zip(*found[1:], strict=True))
    mark = "reached" if seconds <= goal else "missed"
    print(
        f"{name}: {seconds:.2f} s, {spent:.2f} s of a processor (goal {goal:.2f} s, {mark})",
        flush=True,
    )


def _seconds(act: str, book: Path) -> tuple[float, float]:
    """Seconds on the clock, and seconds of the processor: the machine may do other work."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONPYCACHEPREFIX": str(SCRATCH / "bytecode"),
        "KAMDESK_HOME": str(SCRATCH / "home"),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }
    code = FRAME.replace("{act}", act)
    command = [sys.executable, "-c", code, str(book)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    passed, spent = (float(word) for word in done.stdout.split()[:2])
    return passed, spent
