"""The verbs that take files of others in, and hand contacts and days out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import sample_copy
from tests.helpers.terminal import Out, refused, said, told

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sample book of one's own, closed."""
    return sample_copy(tmp_path)


def test_a_list_comes_in_and_is_taken_back(capsys: Out, path: Path, tmp_path: Path) -> None:
    source = tmp_path / "l.csv"
    source.write_text("姓名,手机,生日\n林嘉慧,13900000101,\n无名氏,13900000901,3/4/1980\n,,\n,,x\n")
    words = ("import", path, source, "--account", "A")
    plan = told(capsys, *words, "--dry-run")
    assert (plan["new"], plan["adds"], plan["records"]) == (1, 1, 0)
    assert [item["line"] for item in plan["unread"]] == [5]
    lines = said(capsys, *words).splitlines()
    assert lines[0] == "2\t林嘉慧\tadds to 林嘉慧 (same name, same firm); fills in: 13900000101"
    assert "two days" in lines[2]
    assert lines[3] == "5\t\tnot taken in: The row has neither a name nor a firm nor a number."
    assert told(capsys, *words)["records"] == 0
    said(capsys, "undo", path)
    assert told(capsys, *words, "--dry-run") == plan


def test_a_map_says_what_columns_mean(capsys: Out, path: Path, tmp_path: Path) -> None:
    source, said_by = tmp_path / "l.csv", tmp_path / "m.toml"
    source.write_text("wer\n无名氏\n")
    said_by.write_text('[columns]\nwer = "person.name"\n')
    plan = told(capsys, "import", path, source, "--map", said_by, "--dry-run")
    assert plan["rows"][0]["name"] == "无名氏"


def test_contacts_and_days_go_out(capsys: Out, path: Path, tmp_path: Path) -> None:
    said(capsys, "export", path, "A", "-o", tmp_path / "a.vcf")
    said(capsys, "export", path, "-o", tmp_path / "a.ics")
    assert (tmp_path / "a.vcf").read_bytes().startswith(b"BEGIN:VCARD")
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "one account" in refused(capsys, "export", path, "A", "B", "-o", tmp_path / "a.ics")


def test_a_workbook_of_ours_goes_back_another_way(capsys: Out, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "A.xlsx"
    said(capsys, "export", path, "A", "-o", out)
    assert "merge" in refused(capsys, "import", path, out)
