"""Fills in the fields of a brief as a reader does: by clicks and keys of the form engine."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import pypdfium2
from pypdfium2 import raw

if TYPE_CHECKING:
    from pathlib import Path


def fill(source: Path, target: Path, *, values: dict[str, str | bool]) -> list[str]:
    """Type texts and tick boxes by the names of their fields; return all names there are."""
    pdf = pypdfium2.PdfDocument(source)
    pdf.init_forms()
    names: list[str] = []
    for page in pdf:
        raw.FORM_OnAfterLoadPage(page, pdf.formenv)
        for number in range(raw.FPDFPage_GetAnnotCount(page)):
            note = raw.FPDFPage_GetAnnot(page, number)
            name = _name(pdf.formenv, note)
            names.append(name)
            if name in values:
                _enter(pdf.formenv, page, note=note, value=values[name])
            raw.FPDFPage_CloseAnnot(note)
        raw.FORM_ForceToKillFocus(pdf.formenv)
    pdf.save(target)
    pdf.close()
    return names


def _name(form: Any, note: Any) -> str:
    room = (ctypes.c_ushort * 200)()
    size = raw.FPDFAnnot_GetFormFieldName(form, note, room, 400)
    return bytes(room)[: max(0, size - 2)].decode("utf-16-le")


def _enter(form: Any, page: Any, *, note: Any, value: str | bool) -> None:
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(note, box)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    raw.FORM_OnMouseMove(form, page, 0, x, y)
    raw.FORM_OnLButtonDown(form, page, 0, x, y)
    raw.FORM_OnLButtonUp(form, page, 0, x, y)
    if isinstance(value, str):
        text = value.encode("utf-16-le") + b"\x00\x00"
        buffer = (ctypes.c_ushort * (len(text) // 2)).from_buffer_copy(text)
        raw.FORM_ReplaceSelection(form, page, buffer)
