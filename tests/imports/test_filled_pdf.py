"""Whatever stands in a file that calls itself a PDF: fields, or a sentence."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.dossiers import sample

from kamdesk.domain.records import Interaction
from kamdesk.imports.filled_pdf import NoPdf, fields_of
from kamdesk.services.briefs import BriefOrder, brief_bytes

if TYPE_CHECKING:
    from pathlib import Path


@cache
def fillable(today: dt.date) -> bytes:
    """Make a brief with fields, nothing filled in."""
    visit = sample("A").shelf.get(Interaction, "A-V8")
    return brief_bytes(sample("A"), BriefOrder(today=today, visit=visit, fillable=True))


def test_an_empty_form_has_its_mark_alone(tmp_path: Path, today: dt.date) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(fillable(today))

    found = fields_of(path)

    assert isinstance(found, dict)
    assert list(found) == ["kamdesk"]


@pytest.mark.parametrize("data", [b"", b"nothing", b"%PDF-1.4 and no more"])
def test_no_pdf_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)

    with pytest.raises(NoPdf):
        fields_of(path)


@given(st.data())
def test_a_damaged_pdf_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = fillable(dt.date(2026, 11, 23))
    spots = data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=20))
    end = data.draw(st.integers(0, len(whole)) | st.just(len(whole)))
    broken = bytearray(whole)
    for spot in spots:
        broken[spot] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    path.write_bytes(bytes(broken[:end]))

    try:
        found = fields_of(path)
    except NoPdf as problem:
        found = str(problem)

    assert isinstance(found, dict | str)
