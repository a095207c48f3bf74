"""Reads the fields of a brief that was filled in on a screen.

Run through ``apart.read_apart``: a PDF is a program of its own, and this one comes from outside.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, Final

from kamdesk.errors import FileError
from kamdesk.i18n import N_
from kamdesk.imports.preflight import checked_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kamdesk.domain.fact import Json

MAGIC: Final = b"%PDF-"
PAGES, FIELDS, LONGEST = 20, 200, 4_000
"""How much of a foreign file is looked at: a brief has two pages and some forty fields."""
CHECK_BOX = 2
"""FPDF_FORMFIELD_CHECKBOX."""


class NoPdf(FileError):
    """It is something else, or damaged."""

    sentence = N_("“{file}” is no PDF that can be read. Nothing was changed.")


def fields_of(path: Path) -> Json:
    """The filled-in fields by their names: texts, and ``True`` for boxes that are ticked.

    Raises ``NoPdf`` and what ``checked_bytes`` raises.
    """
    import pypdfium2

    data = checked_bytes(path)
    if MAGIC not in data[:1024]:
        raise NoPdf(file=path.name)
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise NoPdf(file=path.name) from error
    try:
        pdf.init_forms()
        if pdf.formenv is None:
            return {}
        found: dict[str, Json] = {}
        for number in range(min(len(pdf), PAGES)):
            page = pdf[number]
            found |= dict(_fields(pdf.formenv, page))
            page.close()
        return found
    finally:
        pdf.close()


def _fields(form: Any, page: Any) -> Iterator[tuple[str, Json]]:
    from pypdfium2 import raw

    for number in range(min(raw.FPDFPage_GetAnnotCount(page), FIELDS)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        name = _text(raw.FPDFAnnot_GetFormFieldName, form, note=note)
        if name and raw.FPDFAnnot_GetFormFieldType(form, note) == CHECK_BOX:
            if raw.FPDFAnnot_IsChecked(form, note):
                yield name, True
        elif name and (value := _text(raw.FPDFAnnot_GetFormFieldValue, form, note=note).strip()):
            yield name, value
        raw.FPDFPage_CloseAnnot(note)


def _text(read: Callable[..., int], form: Any, *, note: Any) -> str:
    """A text of a field; it comes as UTF-16 with a closing NUL."""
    size = min(read(form, note, None, 0), 2 * LONGEST)
    if size <= 2:  # noqa: PLR2004 - the NUL alone
        return ""
    room = (ctypes.c_ushort * (size // 2 + 1))()
    read(form, note, room, size)
    return bytes(room)[: size - 2].decode("utf-16-le", "replace").replace("\x00", "")
