"""All numbers and texts a book may have differently: each has a name, and its path leads to it."""

from __future__ import annotations

import pytest

from kamdesk.domain.editable import called, group_words, numbers, shipped_at, texts
from kamdesk.domain.own import Own, using
from kamdesk.domain.standing import thresholds
from kamdesk.domain.words import Words
from kamdesk.i18n import LANGUAGES, speaking


def test_every_path_leads_to_what_is_shipped() -> None:
    assert [row.path for row in numbers() if shipped_at(row.path) != row.shipped] == []
    assert [
        row.path
        for row in texts()
        if isinstance(row.shipped, Words)
        and shipped_at(row.path) != dict(zip(LANGUAGES, row.shipped, strict=True))
    ] == []


def test_a_path_stands_for_one_line() -> None:
    paths = [row.path for row in (*numbers(), *texts())]

    assert len(paths) == len(set(paths))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_has_a_name(lang: str) -> None:
    with speaking(lang):
        bare = [row.path for row in numbers() if "_" in row.name or not row.name]

    assert bare == []


def test_names_are_translated() -> None:
    with speaking("zh_CN"):
        latin = [
            row.path
            for row in numbers()
            if row.path.startswith("thresholds/") and row.name.isascii()
        ]

    assert latin == []


def test_every_number_of_a_formula_is_listed() -> None:
    listed = {row.path.split("/")[1] for row in numbers()}

    wordless = {"F-04", "FND-21", "currency", "interactions"}
    assert set(thresholds()) - listed == wordless


def test_formulas_findings_and_facts_are_named() -> None:
    assert group_words("F-07")
    assert group_words("FND-30") == "Mistake of a rival not used"
    assert group_words("TIER")
    assert group_words("nothing") == ""


def test_units_go_with_borders_and_not_with_their_points() -> None:
    by_path = {row.path: row.unit for row in numbers()}

    assert by_path["thresholds/R-KAQ/growth_percent/0/0"] == "%"
    assert by_path["thresholds/R-KAQ/growth_percent/0/1"] == ""
    assert by_path["thresholds/F-16/passed_on_hours"] == "hours"


def test_a_line_knows_what_the_book_has_instead() -> None:
    row = next(row for row in numbers() if row.path == "thresholds/F-07/cycles/gold")

    with using(Own({row.path: 7})):
        own = row.own

    assert (own, row.own, row.file) == (7, None, "thresholds")


@pytest.mark.parametrize("path", ["steps/open", "facts/BG12", "facts/BG12/ask", "facts", ""])
def test_what_is_no_setting_has_nothing_shipped(path: str) -> None:
    assert shipped_at(path) is None


def test_a_number_without_a_name_is_called_by_its_key() -> None:
    assert called("thresholds", ("FND-99", "some_days")) == "some days"
