"""Our product against theirs, and what is offered for a technical need."""

from __future__ import annotations

import datetime as dt

from tests.helpers.dossiers import small

from kamdesk.domain.records import (
    Comparison,
    Criterion,
    CriterionFit,
    Organisation,
    Product,
    Project,
    ProjectRival,
    TechnicalRow,
)
from kamdesk.domain.rivals import comparisons_of, technical_lines

RIVAL = Organisation(id="R", name="Rival", is_rival=True)
OURS = Product(id="o", maker="OWN", model="RH", features="4 hours away", weaknesses="dear")
THEIRS = Product(id="t", maker="R", model="KHP", features="known brand", weaknesses="9 months")


def test_a_card_has_four_boxes() -> None:
    row = Comparison(id="c", our="o", rival="t", our_advantages="on site in 4 hours")
    found = comparisons_of(RIVAL, small(RIVAL, OURS, THEIRS, row).shelf)[0]

    assert found.box("our_advantages") == "on site in 4 hours"
    assert found.box("our_features") == "4 hours away"
    assert found.box("their_features") == "known brand"
    assert found.box("their_weaknesses") == "9 months"


def test_a_card_without_products_is_no_card_of_a_rival() -> None:
    row = Comparison(id="c", their_features="known brand")

    assert comparisons_of(RIVAL, small(RIVAL, row).shelf) == ()


def test_nothing_written_is_nothing_shown() -> None:
    row = Comparison(id="c", rival="t")
    found = comparisons_of(RIVAL, small(RIVAL, THEIRS, row).shelf)[0]

    assert (found.box("our_features"), found.box("our_advantages")) == ("", "")


def test_several_cards_the_newest_first() -> None:
    rows = [Comparison(id=str(day), rival="t", date=dt.date(2026, 1, day)) for day in (1, 3, 2)]
    found = comparisons_of(RIVAL, small(RIVAL, THEIRS, *rows).shelf)

    assert [item.record.id for item in found] == ["3", "2", "1"]


def test_what_is_offered_for_a_need() -> None:
    dossier = small(
        RIVAL,
        Project(id="p", account="X", name="P"),
        ProjectRival(id="pr", project="p", organisation="R"),
        TechnicalRow(id="t1", project="p", parameter="Vibration", need="3.0", unit="mm/s"),
        TechnicalRow(id="t2", project="p", parameter="Weight"),
        Criterion(id="k", project="p", name="vibration"),
        CriterionFit(id="f1", criterion="k", organisation="OWN", fit="yes", value="2.1"),
        CriterionFit(id="f2", criterion="k", organisation="R", fit="no", value="4.5"),
    )

    found = technical_lines(RIVAL, (dossier,))

    assert [(line.row.id, line.ours, line.theirs) for line in found] == [
        ("t1", "2.1", "4.5"), ("t2", "", ""),
    ]  # fmt: skip
