"""Lists of any encoding and any spreadsheet become rows of text."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from kamdesk.imports import tables
from kamdesk.imports.preflight import FileDamaged, FileOfAnotherKind
from kamdesk.imports.tables import ListTooLong, SheetMissing, read_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="T"><table:table-row>'
    '<table:table-cell office:value-type="string"><text:p>林嘉慧</text:p></table:table-cell>'
    "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)

MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/"/></manifest:manifest>'
)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Any]:
    """Read a file of that name with these bytes."""

    def _read(name: str, data: bytes, **options: str) -> Any:
        path = tmp_path / name
        path.write_bytes(data)
        return read_table(path, **options)

    return _read


def workbook(*rows: list[object], second: str = "") -> bytes:
    """A workbook with these rows."""
    book, out = Workbook(), io.BytesIO()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    if second:
        book.create_sheet(second).append(["here"])
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(read: Callable[..., Any], sign: str) -> None:
    body = f'姓名{sign}电话\n"林{sign}嘉慧"{sign}0574-1\n'.encode("gb18030")
    found = read("list.csv", body)
    assert found["rows"] == [["姓名", "电话"], [f"林{sign}嘉慧", "0574-1"]]
    assert (found["encoding"], found["delimiter"]) == ("gb18030", sign)


def test_the_delimiter_and_the_encoding_are_chosen(read: Callable[..., Any]) -> None:
    found = read("list.txt", "a,b;電話\n".encode("big5"), delimiter=";", encoding="big5")
    assert found["rows"] == [["a,b", "電話"]]


def test_rows_are_squared(read: Callable[..., Any]) -> None:
    assert read("list.csv", b"a,b,c,\n\n1\n,,\n")["rows"] == [
        ["a", "b", "c"],
        ["", "", ""],
        ["1", "", ""],
    ]
    assert read("list.csv", b"")["rows"] == []


def test_a_list_of_a_spreadsheet(read: Callable[..., Any]) -> None:
    day, moment = dt.date(2026, 11, 23), dt.datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 -- as Excel
    found = read(
        "list.xlsx",
        workbook(["name", "phone", "share", "day", "at", "key"], ["林", 13900000101.0, 0.5, day]),
    )
    assert found["rows"][1] == ["林", "13900000101", "0.5", "2026-11-23", "", ""]
    found = read("list.xlsx", workbook([moment, True, False, "'+86 1", "'tis", "000-01"]))
    assert found["rows"] == [["2026-11-23 09:30:00", "1", "0", "+86 1", "'tis", "000-01"]]


def test_the_sheet_is_chosen(read: Callable[..., Any]) -> None:
    data = workbook(["first"], second="Second")
    assert read("list.xlsx", data)["sheets"] == ["Sheet", "Second"]
    assert read("list.xlsx", data, sheet="Second")["rows"] == [["here"]]
    with pytest.raises(SheetMissing, match="Third"):
        read("list.xlsx", data, sheet="Third")


def test_an_open_document(read: Callable[..., Any]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", ODS)
    assert read("list.ods", out.getvalue())["rows"] == [["林嘉慧"]]


@pytest.mark.parametrize(
    ("name", "data", "failure"),
    [
        ("list.pdf", b"%PDF", FileOfAnotherKind),
        ("list.xlsx", b"a,b", FileOfAnotherKind),
        ("list.ods", b"a,b", FileOfAnotherKind),
        ("list.xls", b"a,b", FileDamaged),
        ("list.csv", b'"' + b"x" * 200_000, FileDamaged),
    ],
)
def test_what_is_no_list_is_refused(
    read: Callable[..., Any], name: str, data: bytes, failure: type[Exception]
) -> None:
    with pytest.raises(failure, match=name):
        read(name, data)


def test_too_long_a_list_is_refused(
    read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    assert len(read("list.csv", b"1\n2\n")["rows"]) == 2
    with pytest.raises(ListTooLong):
        read("list.csv", b"1\n2\n3\n")
