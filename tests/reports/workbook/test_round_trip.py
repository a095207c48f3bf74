"""A trip through LibreOffice: nothing is lost, and it prints. Skipped where it is not installed."""

from __future__ import annotations

import datetime as dt
import warnings
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.libreoffice import SOFFICE, saved_again
from tests.helpers.workbooks import book_of, cell_at, data_of, read

from kamdesk.domain.merge import folded

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def convert(folder: Path, kind: str) -> bytes:
    """The Chinese workbook as LibreOffice writes it again, as .xlsx or .pdf."""
    source = folder / "in.xlsx"
    source.write_bytes(data_of("zh_CN"))
    out = saved_again(source, kind=kind)
    return (out / f"in.{kind}").read_bytes()


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The workbook after LibreOffice opened and saved it."""
    data = convert(tmp_path_factory.mktemp("office"), "xlsx")
    with warnings.catch_warnings():
        # LibreOffice adds extensions that openpyxl does not know.
        warnings.simplefilter("ignore")
        return read(data)


def values(book: Workbook) -> dict[tuple[str, int, int], Any]:
    """Every filled cell by sheet, row and column."""
    return {
        (sheet.title, cell.row, cell.column): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_every_value_comes_back(returned: Workbook) -> None:
    before, after = values(book_of("zh_CN")), values(returned)
    assert set(before) == set(after)
    changed = {where for where, value in before.items() if not _same(value, after[where])}
    assert not changed


def test_prints_survive_the_trip(returned: Workbook) -> None:
    here, there = book_of("zh_CN")["账款"], returned["账款"]
    for key in ("invoice.no", "invoice.due", "invoice.amount", "invoice.kind"):
        before, after = (cell_at(sheet, "A-I2", key).value for sheet in (here, there))
        assert folded(before) == folded(after)


def test_lists_tables_and_hidden_parts_survive(returned: Workbook) -> None:
    before = book_of("zh_CN")
    assert returned.sheetnames == before.sheetnames
    assert returned["_kamdesk"].sheet_state == "hidden"
    for sheet in before.worksheets:
        other = returned[sheet.title]
        assert set(other.tables) == set(sheet.tables)
        assert len(other.data_validations.dataValidation) >= len(
            {rule.formula1 for rule in sheet.data_validations.dataValidation}
        )
        if sheet.tables:
            assert other.column_dimensions["A"].hidden


def test_it_prints_on_few_pages(tmp_path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(convert(tmp_path, "pdf"))
    try:
        pages = len(document)
        words = "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    assert 15 < pages < 60
    assert "###" not in words
    assert "_kamdesk" not in words


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, dt.datetime) and isinstance(after, dt.datetime):
        return abs(before - after) < dt.timedelta(seconds=1)
    if isinstance(before, int | float) and isinstance(after, int | float):
        return abs(before - after) <= abs(before) * 1e-12
    return bool(before == after)
