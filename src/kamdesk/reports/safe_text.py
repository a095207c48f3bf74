"""Text typed by people, made safe for the places it is written to: it is never code.

Each door has one function; a lint rule forbids going round it. The typesetter (``typeset``) needs
none, since it knows no markup.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import escape

XLSX_LIMIT = 32_767
"""Characters (UTF-16 units) that fit into a cell."""
NAME_BYTES = 255
"""What file systems take for a name, in UTF-8."""
NAME_LENGTH = 120
"""Longer names break the 260 characters of a Windows path, and nobody reads them."""

_FORMULA = frozenset("=+-@\t\r＝＋－＠")
_PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_EXCEL_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x005F_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|]')
_DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[. ]*(\..*)?",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class CellText:
    """What a sheet writer needs for a text cell.

    ``value`` goes into a cell of data type "s"; with ``quote``, the cell also gets quotePrefix, so
    that it stays text when somebody edits it. ``cut`` says that the text was too long for a cell.
    """

    value: str
    quote: bool = False
    cut: bool = False


def para(text: str) -> str:
    """Return ``text`` as reportlab markup that shows just this text; line feeds break the line."""
    shown = "".join(char for char in _one_newline(text) if char in "\n\t" or not _is_control(char))
    return escape(shown, quote=True).replace("\n", "<br/>")


def xlsx_text(text: str) -> CellText:
    """Return ``text`` for a cell of a workbook: never a formula, never broken XML.

    What XML cannot hold is left out, "_x0041_" is kept from being read as "A", and what is longer
    than a cell ends with a mark that says how many characters are missing.
    """
    value = _EXCEL_ESCAPE.sub("_x005F_", _NOT_XML.sub("", _one_newline(text)))
    shown, cut = _within_cell(value)
    return CellText(shown, quote=shown[:1] in _FORMULA and bool(shown), cut=cut)


def xlsx_plain(value: str) -> str:
    """Return the text of a cell that ``xlsx_text`` wrote and openpyxl reads as it stands."""
    return _ESCAPED.sub("_", value)


def csv_cell(text: str) -> str:
    """Return ``text`` for a cell of a CSV file, which programs open as if typed by hand.

    Text that would be read as a formula gets an apostrophe before it; a plain number does not.
    """
    value = "".join(char for char in _one_newline(text) if char in "\n\t" or not _is_control(char))
    start = value.lstrip(" \n\t\u00a0\u3000")[:1]
    if value[:1] == "\t" or (start in _FORMULA and start and not _PLAIN_NUMBER.fullmatch(value)):
        return "'" + value
    return value


def safe_name(text: str, suffix: str = "") -> str:
    """Return a file name made of ``text``, good on Windows, macOS and Linux; never empty.

    ``suffix`` (".pdf") is ours and kept. Letters of all scripts stay; separators, quotes and
    controls do not; device names of Windows get an underscore; long names are cut.
    """
    composed = unicodedata.normalize("NFC", text)
    spaced = "".join(" " if char.isspace() else char for char in composed)
    kept = "".join(char for char in spaced if char.isprintable())
    name = _trimmed(_NOT_IN_NAMES.sub("_", kept))
    if _DEVICES.fullmatch(name + suffix):
        name = "_" + name
    return _cut_name(name, NAME_BYTES - len(suffix.encode())) + suffix


def _one_newline(text: str) -> str:
    return _NEWLINES.sub("\n", text)


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs"}


def _within_cell(value: str) -> tuple[str, bool]:
    if len(value) * 2 <= XLSX_LIMIT or _units(value) <= XLSX_LIMIT:
        return value, False
    total = len(value)
    # Room for the mark: "… [+" and "]" around at most seven digits.
    kept = value.encode("utf-16-le")[: 2 * (XLSX_LIMIT - 16)].decode("utf-16-le", "ignore")
    return f"{kept}… [+{total - len(kept)}]", True


def _units(value: str) -> int:
    return len(value.encode("utf-16-le")) // 2


def _trimmed(name: str) -> str:
    """Without dots and spaces at the ends: Windows drops them, and a first dot hides the file."""
    return re.sub(r"\s+", " ", name).strip(" .") or "_"


def _cut_name(name: str, room: int) -> str:
    if len(name) <= NAME_LENGTH and len(name.encode()) <= room:
        return name
    shorter = name[:NAME_LENGTH].encode()[:room].decode("utf-8", "ignore")
    while shorter and unicodedata.combining(name[len(shorter) : len(shorter) + 1] or "x"):
        shorter = shorter[:-1]
    return _trimmed(shorter)
