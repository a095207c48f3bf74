"""Texts that are data, and figures set for a screen."""

from __future__ import annotations

import pytest

from kamdesk.domain.words import spaced


@pytest.mark.parametrize(
    ("figure", "shown"),
    [("35天", "35 天"), ("1,300万元", "1,300 万元"), ("35 days", "35 days"), ("", "")],
)
def test_a_figure_has_a_blank_before_its_chinese_unit(figure: str, shown: str) -> None:
    assert spaced(figure) == shown
