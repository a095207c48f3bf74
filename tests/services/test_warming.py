"""What is loaded ahead is what the first click needs, and no more than that."""

from __future__ import annotations

import subprocess
import sys

import translate
from kamdesk.services.warming import NEXT

CODE = (
    "from kamdesk.services.warming import warm, warm_names; warm(); warm_names();"
    " import sys; print(*sys.modules)"
)


def test_the_first_click_finds_everything_loaded() -> None:
    fresh = subprocess.run(
        [sys.executable, "-c", CODE],
        cwd=translate.ROOT / "src",
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = set(fresh.stdout.split())

    assert {*NEXT, "kamdesk.domain.records", "pypinyin"} <= loaded
    assert not loaded & {"sqlalchemy", "PySide6", "reportlab", "openpyxl"}
