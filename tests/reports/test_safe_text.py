"""Text typed by people stays text, through every door."""

from __future__ import annotations

import csv
import io
import os
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus.paraparser import ParaParser

from kamdesk.reports.safe_text import (
    NAME_BYTES,
    XLSX_LIMIT,
    csv_cell,
    para,
    safe_name,
    xlsx_plain,
    xlsx_text,
)

if TYPE_CHECKING:
    from pathlib import Path

any_text = st.text(st.characters(codec=None))  # lone surrogates too: a broken file may hold them
markup = st.text(alphabet="<>&\"'/ab \n\t\x00\x0b中")


def shown_by_reportlab(code: str) -> str:
    """Return the text that a paragraph of this markup would show."""
    from reportlab.lib.styles import ParagraphStyle

    parser: Any = ParaParser()
    _style, fragments, _bullet = parser.parse(code, ParagraphStyle("any"))
    return "".join("\n" if getattr(f, "lineBreak", False) else f.text for f in fragments)


@given(markup)
def test_para_shows_what_was_typed(text: str) -> None:
    typed = text.replace("\x0b", "\n").replace("\x00", "")
    assert shown_by_reportlab(para(text)).split() == typed.split()


@pytest.mark.parametrize("name", ["R&D", "<zhang>", "a<br/>b", "&amp;", "<b>x", "“引”"])
def test_para_keeps_markup_as_text(name: str) -> None:
    assert shown_by_reportlab(para(name)) == name


def test_para_breaks_lines_and_drops_controls() -> None:
    assert para("a\r\nb\x00\x07c\u2028d") == "a<br/>bc<br/>d"


def saved_and_read(folder: Path, text: str) -> tuple[object, str]:
    """Write one cell as the workbook writer does; return its value and type when read back."""
    cell_text = xlsx_text(text)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    cell = sheet.cell(1, 1)
    cell.value = cell_text.value
    cell.data_type = "s"
    cell.quotePrefix = cell_text.quote
    book.save(folder / "cell.xlsx")
    read = openpyxl.load_workbook(folder / "cell.xlsx").active
    assert read is not None
    found = read.cell(1, 1)
    return found.value, found.data_type


@pytest.mark.parametrize("typed", ["=1+1", "+86 138", "-", "@x", "=cmd|'/c calc'!A1", "_x0041_"])
def test_cell_is_read_back_as_the_text_it_was(tmp_path: Path, typed: str) -> None:
    value, kind = saved_and_read(tmp_path, typed)
    assert (xlsx_plain(str(value)), kind) == (typed, "s")


@given(st.text(alphabet="_x005FfA中\n"))
def test_what_excel_would_decode_comes_back(text: str) -> None:
    assert xlsx_plain(xlsx_text(text).value) == text


@given(any_text)
def test_cell_text_is_good_xml(text: str) -> None:
    value = xlsx_text(text).value
    element = ET.Element("t")
    element.text = value
    assert (ET.fromstring(ET.tostring(element, "utf-8")).text or "") == value  # noqa: S314 - ours


@given(any_text)
def test_cell_marks_what_looks_like_a_formula(text: str) -> None:
    found = xlsx_text(text)
    assert found.quote == found.value.startswith(tuple("=+-@\t\r＝＋－＠"))


@pytest.mark.parametrize("char", ["字", "a", "👩"])
def test_too_long_text_is_cut_with_a_mark(char: str) -> None:
    found = xlsx_text(char * 40_000)
    kept, mark = found.value.split("…")
    assert found.cut
    assert len(found.value.encode("utf-16-le")) // 2 <= XLSX_LIMIT
    assert mark == f" [+{40_000 - len(kept)}]"


def test_text_that_just_fits_is_not_cut() -> None:
    assert xlsx_text("字" * XLSX_LIMIT).cut is False


@given(any_text)
def test_csv_cell_is_no_formula_and_loses_nothing(text: str) -> None:
    found = csv_cell(text)
    first = found.lstrip()[:1]
    number = found.removeprefix("-").replace(".", "", 1).isdigit()
    assert first not in set("=+-@＝＋－＠") - {""} or number
    assert [c for c in found if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"), (" =1", "' =1"), ("\t=1", "'\t=1"), ("-5", "-5"), ("-5.25", "-5.25"),
        ("-5+cmd", "'-5+cmd"), ("+86 138", "'+86 138"), ("@a", "'@a"), ("＝1", "'＝1"),
        ("a\r\nb\x00", "a\nb"), ("", ""), ("岚川", "岚川"),
    ],
)  # fmt: skip
def test_csv_examples(typed: str, written: str) -> None:
    assert csv_cell(typed) == written


@given(st.text(alphabet="a,\"'\n=字", max_size=20))
def test_csv_cell_comes_back_through_the_writer(text: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow([csv_cell(text), "x"])
    file.seek(0)
    assert next(csv.reader(file)) == [csv_cell(text), "x"]


suffixes = st.sampled_from(["", ".pdf", ".xlsx", "-车内版.pdf"])


@given(any_text, suffixes)
def test_name_is_good_everywhere(text: str, suffix: str) -> None:
    name = safe_name(text, suffix)
    assert name.endswith(suffix)
    assert len(name) > len(suffix)
    assert len(name.encode()) <= NAME_BYTES
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert name.isprintable()
    assert name.strip(" .") == name
    stem = name.split(".")[0].rstrip().lower()
    assert stem not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


@given(any_text)
def test_name_made_twice_is_the_same(text: str) -> None:
    assert safe_name(safe_name(text)) == safe_name(text)


@given(text=any_text)
def test_name_can_be_used(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp()
    path = folder / safe_name(text, ".txt")
    path.touch()
    assert path.parent == folder
    os.unlink(path)  # noqa: PTH108 - the same path, as the system knows it


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("岚川/化工:集团", "岚川_化工_集团"), ("张三“老板”", "张三“老板”"),
        ("../../etc", "_.._etc"), ("CON", "_CON"), ("nul.txt", "_nul.txt"), ("", "_"),
        ("...", "_"), ("a\tb\u3000c", "a b c"), ("x" * 300, "x" * 120),
        ("مرحبا Ελλ日本", "مرحبا Ελλ日本"), ("a\u202egnp.exe", "agnp.exe"),
        ("e\u0301", "é"), ("console", "console"),
    ],
)  # fmt: skip
def test_name_examples(typed: str, name: str) -> None:
    assert safe_name(typed) == name


def test_long_name_keeps_whole_characters() -> None:
    assert safe_name("字" * 300, ".pdf") == "字" * 83 + ".pdf"


def test_long_name_is_not_cut_before_an_accent() -> None:
    assert safe_name("y" + "x\u0302" * 100) == "y" + "x\u0302" * 59


def test_device_name_with_our_suffix() -> None:
    assert safe_name("aux", ".pdf") == "_aux.pdf"
