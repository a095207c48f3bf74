"""Looks at a file before it is read: is it what it says it is, and would reading it do harm.

A workbook of 4 KB can unpack to gigabytes, claim a million merged columns or bring XML that
multiplies itself; the library that reads it has no guard against any of that (reliability A5, A6).
So it is unpacked once here, counted while it unpacks, and refused in one sentence.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.errors import FileError
from kamdesk.i18n import N_
from kamdesk.imports.files import FileNotReadable, FileTooLarge

if TYPE_CHECKING:
    from pathlib import Path

MB: Final = 1024 * 1024
CHUNK: Final = 256 * 1024
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What unpacking an archive that is not whole raises; unknown ways of packing are among them."""
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
ROOTS: Final = {
    ".xlsx": frozenset({"xl/workbook.xml", "[Content_Types].xml"}),
    ".ods": frozenset({"content.xml"}),
}
"""One of these parts stands in every file of the kind."""
PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of everything a file may hold; far beyond what people make, far below harm."""

    size: int = 50 * MB
    entries: int = 2_000
    unpacked: int = 200 * MB
    ratio: int = 100
    ratio_from: int = MB
    cells: int = 2_000_000
    rows: int = 200_000
    columns: int = 500
    merged_cells: int = 1_000_000


LIMITS: Final = Limits()


class FileDamaged(FileError):
    """It is not whole."""

    sentence = N_("“{file}” is damaged: {detail}. Nothing was changed.")


class FileOfAnotherKind(FileError):
    """Its contents are not what its name says."""

    sentence = N_("“{file}” is not a file of the kind {kind}. Nothing was changed.")


class FileLocked(FileError):
    """Old Excel form, or protected: both look alike from outside."""

    sentence = N_(
        "“{file}” is protected by a password or of the old form .xls. Save it as .xlsx without a "
        "password and try again."
    )


class FileHasMacros(FileError):
    """A program is inside."""

    sentence = N_("“{file}” contains macros and was not opened. Save it as .xlsx and try again.")


class FileUnpacksTooLarge(FileError):
    """A small file that would fill the memory."""

    sentence = N_(
        "“{file}” would unpack to far more than it seems ({part}) and was not read. If it is "
        "genuine, copy its cells into a new workbook."
    )


class FileHasTooMuch(FileError):
    """More cells, rows or columns than any workbook of ours."""

    sentence = N_(
        "“{file}” has too much in it ({part}: {detail}) and was not read. Keep the sheets that "
        "matter and try again."
    )


class FileHasBadXml(FileError):
    """XML that defines entities or is none."""

    sentence = N_("“{file}” holds a part that no spreadsheet program writes ({part}): not read.")


def checked_bytes(path: Path, limits: Limits = LIMITS) -> bytes:
    """The bytes of a file of bearable size. Raises ``FileNotReadable``, ``FileTooLarge``."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.size + 1)
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise FileNotReadable(file=path.name, detail=detail) from error
    if len(data) > limits.size:
        raise FileTooLarge(file=path.name, limit=limits.size // MB)
    return data


def check_workbook(data: bytes, *, name: str, limits: Limits = LIMITS) -> None:
    """Let an .xlsx pass that can be read without harm; raises the sentence that fits otherwise.

    ``name`` stands in the sentences. Raises the classes of this module.
    """
    if data[: len(OLE)] == OLE:
        raise FileLocked(file=name)
    _check_zip(data, name, limits=limits, kind=".xlsx")


def check_open_document(data: bytes, *, name: str, limits: Limits = LIMITS) -> None:
    """``check_workbook`` for an .ods."""
    _check_zip(data, name, limits=limits, kind=".ods")


def _check_zip(data: bytes, name: str, *, limits: Limits, kind: str) -> None:
    if data[: len(ZIP)] != ZIP:
        raise FileOfAnotherKind(file=name, kind=kind)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if not ROOTS[kind] & set(archive.namelist()):
                raise FileOfAnotherKind(file=name, kind=kind)
            _check_archive(archive, name, limits=limits)
    except BROKEN as error:
        raise FileDamaged(file=name, detail=error) from error


def _check_archive(archive: zipfile.ZipFile, name: str, *, limits: Limits) -> None:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > limits.entries:
        raise FileHasTooMuch(file=name, part="zip", detail=len(entries))
    if len(set(names)) < len(names) or any(map(_leads_out, names)):
        raise FileDamaged(file=name, detail="zip")
    if any(item.lower().endswith("vbaproject.bin") for item in names):
        raise FileHasMacros(file=name)
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileLocked(file=name)
    room = limits.unpacked
    for entry in entries:
        room -= _check_entry(archive, entry, name=name, room=room, limits=limits)


def _leads_out(name: str) -> bool:
    """Whether a name inside the archive points out of it."""
    return name.startswith(("/", "\\")) or ".." in name.split("/") or ":" in name


def _check_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, name: str, room: int, limits: Limits
) -> int:
    """Unpack one part piece by piece, counting; returns its size, not the announced one."""
    part = entry.filename
    reader = _part_reader(part, name, limits=limits)
    size = 0
    with archive.open(entry) as stream:
        while piece := stream.read(CHUNK):
            size += len(piece)
            packed = max(entry.compress_size, 1)
            if size > room or (size > limits.ratio_from and size > packed * limits.ratio):
                raise FileUnpacksTooLarge(file=name, part=part)
            if reader is not None:
                reader.feed(piece)
    if reader is not None:
        reader.close()
    return size


def _part_reader(part: str, name: str, *, limits: Limits) -> _PartReader | None:
    if not part.lower().endswith((".xml", ".rels", ".vml")):
        return None
    return _PartReader(part, name, limits=limits)


class _PartReader:
    """Reads one XML part with a parser that knows no entities, and counts cells on the way."""

    def __init__(self, part: str, name: str, *, limits: Limits) -> None:
        from xml.parsers import expat

        self._part, self._name, self._limits = part, name, limits
        self._error = expat.ExpatError
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        # A document type is where entities come from; no spreadsheet program writes one.
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._cell = ""
        self._cells = self._merged = 0

    def feed(self, piece: bytes) -> None:
        try:
            self._parser.Parse(piece, False)
        except self._error as error:
            raise FileHasBadXml(file=self._name, part=self._part) from error

    def close(self) -> None:
        try:
            self._parser.Parse(b"", True)
        except self._error as error:
            raise FileHasBadXml(file=self._name, part=self._part) from error

    def _refuse(self, *_what: Any) -> None:
        raise FileHasBadXml(file=self._name, part=self._part)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "c":
            self._cell = attributes.get("r", "")
            self._cells += 1
            if self._cells > self._limits.cells:
                self._too_much(str(self._cells))
        elif local in {"v", "is", "f"} and self._cell:
            # A cell with something in it; a format alone may reach down to the last row.
            self._check_place(self._cell)
            self._cell = ""
        elif local == "mergeCell":
            self._merged += _area(attributes.get("ref", ""))
            if self._merged > self._limits.merged_cells:
                self._too_much(attributes.get("ref", ""))

    def _check_place(self, place: str) -> None:
        found = PLACE.fullmatch(place)
        if found is None:
            raise FileHasBadXml(file=self._name, part=self._part)
        if int(found[2]) > self._limits.rows or _column(found[1]) > self._limits.columns:
            self._too_much(place)

    def _too_much(self, detail: str) -> None:
        raise FileHasTooMuch(file=self._name, part=self._part, detail=detail)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _area(reference: str) -> int:
    """How many cells a range covers; one that is no range covers all there are."""
    first, _colon, last = reference.partition(":")
    begin, end = PLACE.fullmatch(first), PLACE.fullmatch(last or first)
    if begin is None or end is None:
        return LIMITS.merged_cells + 1
    width = abs(_column(end[1]) - _column(begin[1])) + 1
    return width * (abs(int(end[2]) - int(begin[2])) + 1)
