"""The papers as pages: nothing runs over the floor, heads repeat, boxes say what they leave out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers.pdf_pages import text_of as pages_of

from kamdesk.domain.papers.fact_sheet import fact_sheet
from kamdesk.domain.papers.model import Boxes, Grid, Paper, Said
from kamdesk.i18n import speaking
from kamdesk.reports.paper_pdf import paper_pdf

if TYPE_CHECKING:
    from kamdesk.domain.papers.model import Piece

TODAY = dt.date(2026, 11, 23)


def paper(*pieces: Piece, **more: bool) -> Paper:
    """A paper of some pieces."""
    return Paper("List", TODAY.isoformat(), "under", pieces, "me", **more)


def grid(count: int, text: str = "row") -> Grid:
    """A table of so many rows."""
    rows = tuple((f"{text} {n}", text) for n in range(count))
    return Grid("Table", ("Left head", "Right head"), (0.5, 0.5), rows, empty="nothing here")


def test_a_long_table_goes_on_with_its_heads() -> None:
    pages = pages_of(paper_pdf(paper(grid(80))))

    assert len(pages) > 1
    assert all("Left head" in page for page in pages)
    assert f"page {len(pages)} of {len(pages)}" in pages[-1]
    assert "row 79" in pages[-1]


def test_a_table_without_rows_says_so() -> None:
    (page,) = pages_of(paper_pdf(paper(grid(0))))

    assert "nothing here" in page
    assert "Left head" not in page


def test_every_card_has_a_page_and_says_what_it_leaves_out() -> None:
    points = tuple(f"point {n}" for n in range(60))
    boxes = Boxes(tuple((f"Box {n}", points) for n in range(4)))

    pages = pages_of(paper_pdf(paper(Said("one"), boxes, Said("two"), boxes, fresh=True)))

    assert len(pages) == 2
    assert "more" in pages[0]
    assert "point 59" not in pages[0]


def test_a_paper_for_the_customer_does_not_call_itself_private() -> None:
    (private,) = pages_of(paper_pdf(paper(Said("x"))))
    (safe,) = pages_of(paper_pdf(paper(Said("x"), safe=True)))

    assert "private" in private
    assert "private" not in safe


def test_what_no_font_has_is_said() -> None:
    (page,) = pages_of(paper_pdf(paper(Said("a \U0001f996"))))

    assert "U+1F996" in page


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_the_fact_sheet_fits_in_each_language(lang: str) -> None:
    with speaking(lang):
        pages = pages_of(paper_pdf(fact_sheet("", today=TODAY, author="me")))

    assert 3 <= len(pages) <= 7


def test_equal_papers_are_equal_bytes() -> None:
    made = paper(grid(3))

    assert paper_pdf(made, fixed=True) == paper_pdf(made, fixed=True)


@settings(max_examples=15)
@given(st.text(max_size=3000), st.booleans())
def test_any_text_finds_its_place(text: str, wide: bool) -> None:
    made = paper(grid(2, text), Boxes((("a", (text,)),) * 4), wide=wide)

    assert paper_pdf(made).startswith(b"%PDF")
