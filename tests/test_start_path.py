"""What a start loads: nothing heavy before the first paint, no window for the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import sample_copy

import translate

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"sqlalchemy", "alembic", "openpyxl", "reportlab", "pypinyin", "pypdfium2", "PIL"}
LATER = {"kamdesk.domain.records", "kamdesk.ui.kit.editors", "kamdesk.ui.pages.start"}
"""Our own modules that the first picture can do without; the records alone cost a third of it."""

PAINTED = """
from kamdesk.app import application
from kamdesk.ui.shell import Shell
from kamdesk.ui.theme import apply_theme
app = application()
apply_theme(app, "light")
shell = Shell()
shell.show()
app.processEvents()
shell.grab()
"""


LISTED = """
import sys
from pathlib import Path
from kamdesk.app import application
from kamdesk.ui.shell import Shell
app = application()
shell = Shell()
shell.show()
shell.start(Path(sys.argv[1]))
shell.grab()
shell.go("accounts")
shell.grab()
assert shell.page().model.total() > 1
shell.close_book()
"""
BRIEF = """
import datetime as dt, sys
from pathlib import Path
from kamdesk.services.briefs import BriefOrder, brief_bytes
from kamdesk.services.finding import find_account
from kamdesk.storage.book import Book
with Book.open(Path(sys.argv[1]), read_only=True) as book:
    dossier = book.dossier(find_account(book, "A").id)
assert brief_bytes(dossier, BriefOrder(today=dt.date(2026, 11, 23)))
"""


def loaded_by(code: str, *arguments: str) -> set[str]:
    """Return the modules that a fresh Python holds after running ``code``."""
    fresh = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)", *arguments],
        cwd=translate.ROOT / "src",
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    return set(fresh.stdout.split())


def packages(modules: set[str]) -> set[str]:
    """The top packages of modules."""
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize("module", ["kamdesk.app", "kamdesk.cli"])
def test_a_start_loads_nothing_heavy(module: str) -> None:
    assert not packages(loaded_by(f"import {module}")) & HEAVY


def test_the_first_picture_needs_nothing_heavy() -> None:
    loaded = loaded_by(PAINTED)

    assert not packages(loaded) & HEAVY
    assert not loaded & LATER


def test_today_and_a_list_of_accounts_are_painted_without_records(tmp_path: Path) -> None:
    loaded = loaded_by(LISTED, str(sample_copy(tmp_path)))

    assert not packages(loaded) & HEAVY
    assert "kamdesk.domain.records" not in loaded


def test_a_brief_needs_only_what_prints_it(tmp_path: Path) -> None:
    loaded = loaded_by(BRIEF, str(sample_copy(tmp_path)))

    assert not packages(loaded) & (HEAVY - {"reportlab", "PIL"})
    assert "filelock" not in loaded


def test_the_command_line_loads_no_window() -> None:
    assert "PySide6" not in packages(loaded_by("import kamdesk.cli"))
