"""Names of points in a chart keep off one another; the first of those that would meet stays."""

from __future__ import annotations

from kamdesk.reports.workbook.figures import _apart


def test_of_points_at_one_spot_the_first_has_its_name() -> None:
    spots = {5: (92.0, 900.0), 6: (20.0, 400.0), 7: (20.0, 410.0), 8: (20.0, 100.0), 9: (0.0, 0.0)}

    told = _apart(spots)

    assert told == {5, 6, 8, 9}


def test_no_points_have_no_names() -> None:
    told = _apart({})

    assert told == set()
