"""The command line: every verb, with and without --json; exit codes; one sentence on stderr."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from tests.helpers.books import everything, sample_copy
from tests.helpers.other_process import SOURCE
from tests.helpers.terminal import Out, refused, said, told

from kamdesk import settings
from kamdesk.cli import ARGUMENTS, main
from kamdesk.services.opening import SAMPLE_DAY
from kamdesk.services.preferences import save_settings
from kamdesk.storage.book import Book
from kamdesk.storage.engine import connect

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sample book of one's own, closed."""
    return sample_copy(tmp_path)


def test_new_makes_a_book(capsys: Out, tmp_path: Path) -> None:
    made = tmp_path / "my.kam"
    assert said(capsys, "new", tmp_path / "my").strip() == str(made)
    assert told(capsys, "accounts", made) == []
    assert "exists already" in refused(capsys, "new", made)
    assert told(capsys, "new", tmp_path / "two") == {"files": [str(tmp_path / "two.kam")]}


def test_accounts_are_listed(capsys: Out, path: Path) -> None:
    lines = said(capsys, "accounts", path).splitlines()
    assert len(lines) == 10
    assert lines[0].startswith("A\t岚川化工集团\tgold\t")
    first = told(capsys, "accounts", path, "--today", "2026-11-23")[0]
    assert first["id"] == "A"
    assert first["next_visit"] >= "2026-11-23"
    assert first["last_visit"] < "2026-11-23"


@pytest.mark.parametrize("words", ["A", "岚川化工集团", "岚川", "lchg"])
def test_an_account_is_found_by_id_name_part_and_initials(
    capsys: Out, path: Path, words: str
) -> None:
    assert told(capsys, "show", path, words)["account"][0]["id"] == "A"


def test_show_prints_all_that_is_known(capsys: Out, path: Path) -> None:
    text = said(capsys, "show", path, "A")
    assert "岚川化工集团" in text
    assert "林嘉慧" in text


def test_insights_of_one_account_are_keyed_by_formula(capsys: Out, path: Path) -> None:
    found = told(capsys, "insights", path, "A", "--today", "2026-11-23")
    assert {"F-01", "F-02", "F-02a", "F-06", "F-28"} <= set(found)
    assert set(found["F-01"]) >= {"value", "level", "coverage", "parts", "missing"}
    assert "A-P1" in found["F-04"]["items"]
    assert isinstance(found["F-06"]["value"], int | float)


def test_insights_of_all_have_the_portfolio_too(capsys: Out, path: Path) -> None:
    found = told(capsys, "insights", path, "--today", "2026-11-23")
    assert set(found) == {"accounts", "portfolio"}
    assert set(found["accounts"]) == set("ABCDEFGHIJ")
    assert {"F-05", "F-19", "F-35"} <= set(found["portfolio"])
    assert found["portfolio"]["F-26"]["value"] == 22
    one = told(capsys, "insights", path, "B", "--today", "2026-11-23")
    assert found["accounts"]["B"] == one


def test_insights_are_printed_for_people(capsys: Out, path: Path) -> None:
    text = said(capsys, "insights", path)
    assert "F-01" in text
    assert "portfolio" in text
    assert "portfolio" not in said(capsys, "insights", path, "C")


def test_findings_are_told_to_programs_and_people(capsys: Out, path: Path) -> None:
    found = told(capsys, "findings", path, "C")
    assert {item["rule"] for item in found if item["severity"] == "red"} == {
        "FND-23",
        "FND-24",
        "FND-29",
    }
    assert set(found[0]) >= {"rule", "severity", "account", "text", "records", "aside"}
    everybody = said(capsys, "findings", path).splitlines()
    assert len(everybody) > len(found)
    assert any(line.startswith("A\tFND-01\tRed\t") for line in everybody)


def test_the_day_is_an_argument(capsys: Out, path: Path) -> None:
    early = told(capsys, "insights", path, "A", "--today", "2026-11-23")["F-07"]
    late = told(capsys, "insights", path, "A", "--today", "2027-11-23")["F-07"]
    assert late["value"] > early["value"]


def test_gaps_are_ranked_questions(capsys: Out, path: Path) -> None:
    found = told(capsys, "gaps", path, "A", "--today", "2026-11-23")
    assert found
    assert set(found[0]) >= {"fact", "question", "addressee", "why"}
    for_visit = told(capsys, "gaps", path, "A", "--visit", "A-V8", "--today", "2026-11-23")
    assert any(gap["in_room"] for gap in for_visit)
    assert len(said(capsys, "gaps", path, "A").splitlines()) >= 5


@pytest.mark.parametrize("copy", ["car", "table"])
def test_a_brief_is_written(capsys: Out, path: Path, tmp_path: Path, copy: str) -> None:
    out = tmp_path / "brief.pdf"
    words = ("brief", path, "A", "--copy", copy, "--lang", "zh_CN", "-o", out)
    assert said(capsys, *words).strip() == str(out)
    assert out.read_bytes().startswith(b"%PDF")
    assert told(capsys, *words, "--visit", "A-V8") == {"files": [str(out)]}


def test_a_paper_is_written(capsys: Out, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.pdf"

    assert said(capsys, "paper", path, "facts", "-o", out).strip() == str(out)
    assert out.read_bytes().startswith(b"%PDF")


def test_the_workbook_of_all_accounts_is_written(capsys: Out, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"

    assert said(capsys, "export", path, "--portfolio", "--lang", "zh_TW", "-o", out).strip() == str(
        out
    )
    assert load_workbook(out).sheetnames[0] == "本週重點"


def test_a_workbook_is_written(capsys: Out, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "A.XLSX"
    said(capsys, "export", path, "A", "-o", out)
    assert out.read_bytes().startswith(b"PK")


def test_the_book_goes_out_as_records_and_into_another(
    capsys: Out, path: Path, tmp_path: Path
) -> None:
    out, other = tmp_path / "all.json", tmp_path / "other.kam"
    said(capsys, "export", path, "--json", "-o", out)
    said(capsys, "new", other)
    count = told(capsys, "import", other, out, "--dry-run")["records"]
    assert said(capsys, "import", other, out) == f"{count} records\n"
    assert told(capsys, "import", other, out) == {"records": 0}
    assert told(capsys, "import", other, out, "--dry-run") == {"records": 0}
    # The day is part of the sample, not of what goes out: without one it is that of the clock.
    assert told(capsys, "accounts", other, "--today", SAMPLE_DAY) == told(capsys, "accounts", path)


def test_an_account_goes_to_a_colleague(capsys: Out, path: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "a.json", tmp_path / "other.kam"
    said(capsys, "export", path, "岚川", "-o", out)
    said(capsys, "new", other)
    said(capsys, "import", other, out)
    accounts = told(capsys, "accounts", other)
    assert [line["name"] for line in accounts] == ["岚川化工集团"]


def test_search_finds_by_words_and_initials(capsys: Out, path: Path) -> None:
    assert {"entity": "person", "id": "A3", "name": "林嘉慧"} in told(
        capsys, "search", path, "嘉慧"
    )
    assert "林嘉慧" in said(capsys, "search", path, "ljh")
    assert said(capsys, "search", path, "no", "such", "words") == ""


def test_history_and_undo(capsys: Out, path: Path) -> None:
    assert told(capsys, "history", path, "A")[0]["words"].startswith("import of")
    assert said(capsys, "history", path)
    assert told(capsys, "undo", path) == ["import of “sample-book.json”"]
    assert said(capsys, "undo", path, 5) == "There is nothing to undo.\n"
    assert told(capsys, "accounts", path) == []


def test_check_backup_and_restore(capsys: Out, path: Path, tmp_path: Path) -> None:
    assert said(capsys, "check", path) == "The book is sound.\n"
    assert told(capsys, "check", path) == {"sound": True, "problems": []}
    (copy,) = told(capsys, "backup", path, tmp_path / "safe")["files"]
    again = tmp_path / "again.kam"
    assert said(capsys, "restore", copy, again).strip() == str(again)
    with Book.open(path) as one, Book.open(again) as two:
        assert everything(one) == everything(two)
    beside = said(capsys, "backup", path).strip()
    assert beside.startswith(str(path.parent))


def test_demo_writes_five_files(capsys: Out, tmp_path: Path) -> None:
    files = said(capsys, "demo", tmp_path / "out", "--no-window").splitlines()
    assert sorted(item.rsplit(".", 1)[1] for item in files) == ["kam", "pdf", "pdf", "xlsx", "xlsx"]
    again = told(capsys, "demo", tmp_path / "out", "--no-window")["files"]
    assert again[0] != files[0]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("show", "{book}", "Nobody"), "Nothing in this book is called “Nobody”."),
        (("show", "{book}", ""), "Nothing in this book is called “”."),
        (("show", "{book}", "集团"), "can mean several"),
        (("insights", "{book}", "Nobody"), "Nothing in this book"),
        (("gaps", "{book}", "A", "--visit", "V?"), "Nothing in this book"),
        (("brief", "{book}", "A", "-o", "{folder}/none/a.pdf"), "does not exist"),
        (("brief", "{book}", "A", "-o", "{folder}"), "is a folder"),
        (("export", "{book}", "-o", "{folder}/a.xlsx"), "Name the account"),
        (("paper", "{book}", "plan", "-o", "{folder}/a.pdf"), "Name the account"),
        (("export", "{book}", "A", "--portfolio", "-o", "{folder}/a.xlsx"), "name none"),
        (("export", "{book}", "A", "B", "-o", "{folder}/a.xlsx"), "Name the account"),
        (("export", "{book}", "A", "-o", "{folder}/a.txt"), "not known here"),
        (("export", "{book}", "--json", "-o", "{folder}/none/a.json"), "does not exist"),
        (("import", "{book}", "{book}"), "not known here"),
        (("import", "{book}", "{folder}/none.json"), "cannot be read"),
        (("import", "{book}", "{bad}"), "no such entity"),
        (("import", "{book}", "{bad}", "--dry-run"), "no such entity"),
        (("accounts", "{folder}/none.kam"), "is not there any more"),
        (("undo", "{folder}/none.kam"), "is not there any more"),
        (("backup", "{folder}/none.kam"), "is not there any more"),
        (("backup", "{book}", "{bad}"), "could not be written"),
        (("restore", "{bad}", "{folder}/new.kam"), "not a KAMdesk book"),
        (("restore", "{book}", "{book}"), "exists already"),
        (("restore", "{book}", "{bad}/x.kam"), "could not be made"),
        (("new", "{bad}/x"), "could not be made"),
        (("demo", "{bad}/x", "--no-window"), "could not be made"),
        (("check", "{bad}"), "not a KAMdesk book"),
    ],
)
def test_a_refusal_is_one_sentence_and_changes_nothing(
    capsys: Out, path: Path, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "kamdesk-records", "version": 1, "records": {"planet": []}}')
    with Book.open(path, read_only=True) as book:
        before = everything(book)
    files = sorted(item.name for item in tmp_path.iterdir() if not item.name.startswith("."))
    places = {"book": path, "folder": tmp_path, "bad": bad}
    assert sentence in refused(capsys, *(word.format(**places) for word in words))
    with Book.open(path, read_only=True) as book:
        assert everything(book) == before
    kept = sorted(item.name for item in tmp_path.iterdir() if not item.name.startswith("."))
    assert kept == files


def test_a_book_that_is_not_sound_is_refused(capsys: Out, path: Path) -> None:
    raw = connect(path)
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("UPDATE post SET person='nobody' WHERE external='A1p'")
    raw.close()
    assert "post points at person" in refused(capsys, "check", path)


@pytest.mark.parametrize(
    "words",
    [
        ["--no-such"],
        ["frobnicate"],
        ["accounts"],
        ["accounts", "a.kam", "b"],
        ["show", "a.kam"],
        ["insights", "a.kam", "A", "--today", "23.11.2026"],
        ["insights", "a.kam", "A", "--today", "2026-02-30"],
        ["accounts", "a.kam", "--lang", "fr"],
        ["accounts", "a.kam", "--lang"],
        ["brief", "a.kam", "A"],
        ["brief", "a.kam", "A", "--copy", "boat", "-o", "x"],
        ["undo", "a.kam", "0"],
        ["undo", "a.kam", "-1"],
        ["undo", "a.kam", "all"],
        ["a.kam", "too", "many"],
    ],
)
def test_wrong_usage_is_two(capsys: Out, words: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2
    assert "usage: kamdesk" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], *([verb, "-h"] for verb in ARGUMENTS)]
)
def test_help_is_at_hand(capsys: Out, words: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [["--lang", "zh_TW"], ["--lang=zh_TW"]], ids=["two words", "one word"]
)
def test_the_language_is_an_argument(capsys: Out, path: Path, words: list[str]) -> None:
    said(capsys, "undo", path)
    assert said(capsys, "undo", path, *words) != "There is nothing to undo.\n"


def test_the_language_of_the_settings_is_spoken(capsys: Out, tmp_path: Path) -> None:
    save_settings(settings.Settings(language="zh_CN"))
    sentence = refused(capsys, "accounts", tmp_path / "none.kam")
    assert "none.kam" in sentence
    assert "not there" not in sentence


def test_an_unknown_language_in_the_settings_is_no_trouble(capsys: Out, path: Path) -> None:
    save_settings(settings.Settings(language="tlh"))
    assert said(capsys, "accounts", path)


def started(*words: object, **how: Any) -> subprocess.Popen[bytes]:
    """``python -m kamdesk`` beside the test."""
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    return subprocess.Popen(
        [sys.executable, "-m", "kamdesk", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment | {"PYTHONPATH": str(SOURCE)} | how,
    )


def test_the_program_is_a_module(path: Path) -> None:
    process = started("accounts", path, "--json")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert json.loads(out)[0]["name"] == "岚川化工集团"


def test_a_reader_that_leaves_early_is_no_fault(path: Path) -> None:
    process = started("show", path, "A")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0
    process.stderr.close()


def test_a_terminal_without_chinese_shows_marks(path: Path) -> None:
    process = started("accounts", path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert b"A\t??????\t" in out


def test_without_a_screen_the_window_says_so(path: Path) -> None:
    process = started(path, DISPLAY="", WAYLAND_DISPLAY="")
    process.communicate(timeout=60)
    assert process.returncode == 1
