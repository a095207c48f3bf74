"""What a PDF really shows: its text, where each character stands, and which fonts it carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True)
class Char:
    """One character on a page: its box in pt from the foot of the page."""

    text: str
    left: float
    foot: float
    right: float
    top: float


def page_count(data: bytes) -> int:
    """How many pages there are."""
    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def text_of(data: bytes) -> list[str]:
    """The text of each page, as a reader copies it."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def squeezed(data: bytes) -> str:
    """All text without spaces and line feeds: to look for words however they were set."""
    return "".join("".join(page.split()) for page in text_of(data))


def chars_of(data: bytes) -> list[list[Char]]:
    """The visible characters of each page."""
    with pypdfium2.PdfDocument(data) as document:
        return [_chars(page) for page in document]


def _chars(page: Any) -> list[Char]:
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if not char.isspace():
            found.append(Char(char, *text.get_charbox(index)))
    return found


def lines_of(data: bytes) -> list[str]:
    """The lines of all pages, cut where the text jumps."""
    return [line for page in text_of(data) for line in page.splitlines() if line.strip()]


def fonts_embedded(data: bytes) -> list[bool]:
    """For each stretch of text, whether its font is in the file."""
    with pypdfium2.PdfDocument(data) as document:
        return [
            bool(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(item.raw)))
            for page in document
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
        ]


def metadata(data: bytes) -> dict[str, str]:
    """Title, author and the like."""
    with pypdfium2.PdfDocument(data) as document:
        return dict(document.get_metadata_dict())
