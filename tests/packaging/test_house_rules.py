"""Each way round a door is seen, the door itself is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import house_rules

if TYPE_CHECKING:
    from pathlib import Path


def rules_broken(folder: Path, code: str, name: str = "services/toy.py") -> list[str]:
    """Return the rules that ``code`` breaks as the file ``name`` of the program."""
    path = folder / house_rules.PACKAGE / name
    path.parent.mkdir(parents=True)
    path.write_text(f'"""Toy."""\n{code}\n', "utf-8")
    return [fault.rule for fault in house_rules.faults(path, folder)]


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ('open(path, "w")', "file-writing"),
        ('open(path, mode="ab")', "file-writing"),
        ('path.open("r+b")', "file-writing"),
        ("path.write_text(words)", "file-writing"),
        ("path.write_bytes(data)", "file-writing"),
        ("shutil.copyfile(a, b)", "file-writing"),
        ("Paragraph(words, style)", "paragraph"),
        ("sheet.cell(1, 2, value=words)", "excel-cell"),
        ("sheet.cell(1, 2, words)", "excel-cell"),
        ("WriteOnlyCell(sheet, words)", "excel-cell"),
        ("csv.writer(file)", "csv"),
        ('run("SELECT id FROM notes WHERE notes MATCH ?")', "search-index"),
        ("QLabel(words)", "label"),
        ("QtWidgets.QLabel(words)", "label"),
        ("label.setTextFormat(Qt.TextFormat.RichText)", "markup"),
        ("view.setHtml(words)", "markup"),
        ("try: f()\nexcept Exception: pass", "broad-except"),
        ("try: f()\nexcept: pass", "broad-except"),
        ("try: f()\nexcept (OSError, Exception): pass", "broad-except"),
    ],
)
def test_a_way_round_is_seen(tmp_path: Path, code: str, rule: str) -> None:
    assert rules_broken(tmp_path, code) == [rule]


@pytest.mark.parametrize(
    "code",
    [
        "open(path)",
        'open(path, "rb")',
        'path.open("rb")',
        "path.read_text()",
        "sheet.cell(1, 2)",
        '"""A docstring on MATCH and its like."""',
        "try: f()\nexcept BaseException:\n  undo()\n  raise",
        "try: f()\nexcept (OSError, ValueError): pass",
    ],
)
def test_what_is_harmless_passes(tmp_path: Path, code: str) -> None:
    assert rules_broken(tmp_path, code) == []


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ('open(path, "wb")', "reports/atomic.py"),
        ("Paragraph(words, style)", "reports/safe_text.py"),
        ("sheet.cell(1, 2, words)", "reports/sheet_writer.py"),
        ("QLabel(words)", "ui/kit/labels.py"),
        ("try: f()\nexcept Exception: pass", "ui/tasks.py"),
        ("try: f()\nexcept Exception: pass", "app.py"),
    ],
)
def test_the_door_itself_is_open(tmp_path: Path, code: str, name: str) -> None:
    assert rules_broken(tmp_path, code, name) == []


def test_a_module_without_a_word_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "toy.py"
    path.write_text("x = 1\n", "utf-8")
    assert [fault.rule for fault in house_rules.faults(path, tmp_path)] == ["docstring"]
