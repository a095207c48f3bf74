"""What a start loads: nothing heavy before the first paint, no window for the command line."""

from __future__ import annotations

import subprocess
import sys

import pytest

import translate

HEAVY = {"sqlalchemy", "alembic", "openpyxl", "reportlab", "pypinyin", "pypdfium2", "PIL"}


def loaded_with(module: str) -> set[str]:
    """Return the top packages that a fresh Python holds after importing ``module``."""
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    fresh = subprocess.run(
        [sys.executable, "-c", code],
        cwd=translate.ROOT / "src",
        check=True,
        capture_output=True,
        text=True,
    )
    return set(fresh.stdout.split())


@pytest.mark.parametrize("module", ["kamdesk.app", "kamdesk.cli"])
def test_a_start_loads_nothing_heavy(module: str) -> None:
    assert not loaded_with(module) & HEAVY


def test_the_command_line_loads_no_window() -> None:
    assert "PySide6" not in loaded_with("kamdesk.cli")
