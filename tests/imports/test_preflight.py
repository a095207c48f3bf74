"""What is refused before it is read, and that what people make passes."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from kamdesk.imports.files import FileNotReadable, FileTooLarge
from kamdesk.imports.preflight import (
    MB,
    FileDamaged,
    FileHasBadXml,
    FileHasMacros,
    FileHasTooMuch,
    FileLocked,
    FileOfAnotherKind,
    FileUnpacksTooLarge,
    Limits,
    check_open_document,
    check_workbook,
    checked_bytes,
)

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = ("[Content_Types].xml", "<Types/>")
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def zipped(*parts: tuple[str, str | bytes]) -> bytes:
    """A zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in (CONTENT, *parts):
            archive.writestr(name, body)
    return out.getvalue()


def sheet(body: str) -> bytes:
    """A workbook with one sheet of that body."""
    return zipped(("xl/worksheets/sheet1.xml", f"<worksheet>{body}</worksheet>"))


def cells(*places: str) -> str:
    """Filled cells at these places."""
    inner = "".join(f'<c r="{place}"><v>1</v></c>' for place in places)
    return f"<sheetData><row>{inner}</row></sheetData>"


@pytest.fixture
def workbook() -> bytes:
    """A workbook as people make it."""
    book, out = Workbook(), io.BytesIO()
    page = book.active
    assert page is not None
    for row in range(200):
        page.append([row, "岚川化工集团", "=1+1"])
    page.merge_cells("E1:G4")
    book.save(out)
    return out.getvalue()


def test_a_workbook_passes(workbook: bytes) -> None:
    check_workbook(workbook, name="list.xlsx")


def test_formats_down_to_the_last_row_pass() -> None:
    check_workbook(sheet('<c r="XFD1048576" s="3"/>'), name="list.xlsx")


@pytest.mark.parametrize(
    ("data", "failure"),
    [
        (b"", FileOfAnotherKind),
        (b"name,phone\n", FileOfAnotherKind),
        (b"\xd0\xcf\x11\xe0 an old one", FileLocked),
        (b"PK\x03\x04 and no more", FileDamaged),
        (zipped(("xl/vbaProject.bin", "x")), FileHasMacros),
        (zipped(("../../evil.xml", "<x/>")), FileDamaged),
        (zipped(("/etc/evil.xml", "<x/>")), FileDamaged),
        (zipped(("xl/a.xml", LAUGHS)), FileHasBadXml),
        (zipped(("xl/a.rels", OUTSIDE)), FileHasBadXml),
        (zipped(("xl/a.xml", LAUGHS.encode("utf-16"))), FileHasBadXml),
        (zipped(("xl/a.xml", "<x>")), FileHasBadXml),
        (zipped(("xl/a.xml", "no markup at all")), FileHasBadXml),
        (zipped(("xl/media/a.png", b"\0" * 8 * MB)), FileUnpacksTooLarge),
        (sheet(cells("A200001")), FileHasTooMuch),
        (sheet(cells("XFD1")), FileHasTooMuch),
        (sheet(cells("no place")), FileHasBadXml),
        (sheet('<mergeCell ref="A1:XFD1048576"/>'), FileHasTooMuch),
        (sheet('<mergeCell ref="everything"/>'), FileHasTooMuch),
    ],
)
def test_what_would_do_harm_is_refused(data: bytes, failure: type[Exception]) -> None:
    with pytest.raises(failure, match=r"list\.xlsx"):
        check_workbook(data, name="list.xlsx")


def test_any_other_archive_is_of_another_kind() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("photo.jpg", "x")
    with pytest.raises(FileOfAnotherKind):
        check_workbook(out.getvalue(), name="list.xlsx")


def test_an_open_document_passes_like_a_workbook() -> None:
    check_open_document(zipped(("content.xml", "<x/>")), name="x")
    with pytest.raises(FileOfAnotherKind):
        check_open_document(zipped(), name="x")
    with pytest.raises(FileHasBadXml):
        check_open_document(zipped(("content.xml", LAUGHS)), name="x")


def test_too_many_parts_and_too_many_cells() -> None:
    many = zipped(*[(f"xl/{number}.txt", "") for number in range(5)])
    with pytest.raises(FileHasTooMuch):
        check_workbook(many, name="x", limits=Limits(entries=4))
    with pytest.raises(FileHasTooMuch):
        check_workbook(sheet(cells("A1", "A2", "A3")), name="x", limits=Limits(cells=2))


def test_a_part_that_announces_less_than_it_holds_is_refused() -> None:
    data = bytearray(zipped(("xl/media/a.bin", b"\0" * 2 * MB)))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    with pytest.raises((FileDamaged, FileUnpacksTooLarge)):
        check_workbook(bytes(data), name="x")


def test_an_encrypted_part_is_locked() -> None:
    data = bytearray(zipped(("xl/a.txt", "x")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.rindex(mark)
        data[at + offset] |= 1
    with pytest.raises(FileLocked):
        check_workbook(bytes(data), name="x")


def test_two_parts_of_one_name_are_damage() -> None:
    data = zipped(("xl/aa.txt", "1"), ("xl/ab.txt", "2")).replace(b"xl/ab.txt", b"xl/aa.txt")
    with pytest.raises(FileDamaged):
        check_workbook(data, name="x")


def test_bytes_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"12345")
    assert checked_bytes(path) == b"12345"
    with pytest.raises(FileTooLarge):
        checked_bytes(path, Limits(size=4))
    with pytest.raises(FileNotReadable):
        checked_bytes(tmp_path / "missing.csv")


def test_a_part_that_cannot_be_unpacked_is_damage() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<a/>" + "x" * 400)
    data = bytearray(out.getvalue())
    start = data.index(b"xl/workbook.xml") + len("xl/workbook.xml")
    data[start : start + 8] = b"\xff" * 8
    with pytest.raises(FileDamaged):
        check_workbook(bytes(data), name="w.xlsx")
