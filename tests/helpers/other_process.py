"""Runs a piece of Python beside the test: another window, a program that is killed, a guest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
NOBODY = 65534


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """A Python process with ``code`` and ``arguments`` in ``sys.argv``, its output in pipes."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"},
    )


def run(code: str, *arguments: object) -> str:
    """What such a process prints; a failure of it is one of the test."""
    process = start(code, *arguments)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out.strip()


AS_GUEST = f"""
import os
if os.geteuid() == 0:
    # Root may write everywhere; a rep is not root.
    os.setgid({NOBODY})
    os.setuid({NOBODY})
"""
"""Put behind the imports of a piece of code: it may then write only where it is allowed to.

Modules that are not imported by then may be out of its reach.
"""
