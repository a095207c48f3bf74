"""What people and programs write into cells, read back as the value of a field."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from kamdesk.domain.custom import as_fact
from kamdesk.domain.fact import Kind, Money, fact_of
from kamdesk.domain.records import Account, CustomField, Interaction, Invoice, Person, Project
from kamdesk.domain.values import ValueProblem
from kamdesk.i18n import LANGUAGES, speaking
from kamdesk.reports.workbook.codes import entries
from kamdesk.services.merging.reading import Units, is_blank, read_cell

if TYPE_CHECKING:
    from kamdesk.domain.exported import Cell
    from kamdesk.domain.fact import Record

UNITS = Units("CNY", 10_000)
DAY = dt.date(2026, 11, 23)
FLAG = as_fact(CustomField(id="f", entity="account", key="k", label="k", kind="flag"))
NUMBER = as_fact(CustomField(id="n", entity="account", key="n", label="n", kind="number"))


@pytest.mark.parametrize(
    ("kind", "name", "cell", "value"),
    [
        (Person, "power", "４", 4),
        (Person, "power", 3.0, 3),
        (Person, "name", "'007", "007"),
        (Person, "name", 12.0, "12"),
        (Person, "name", dt.datetime(2026, 11, 23), "2026-11-23"),  # noqa: DTZ001
        (Person, "name", True, "TRUE"),
        (Person, "name", "  ", None),
        (Person, "attitude", "? not rated", None),
        (Invoice, "due", "2026/11/23", DAY),
        (Invoice, "due", "2026年11月23日", DAY),
        (Invoice, "due", 46349, DAY),
        (Invoice, "due", "46349", DAY),
        (Invoice, "due", dt.datetime(2026, 11, 23, 9), DAY),  # noqa: DTZ001
        (Invoice, "amount", "1,200.5", Money(1_200_500_000, "CNY")),
        (Interaction, "start", DAY, dt.datetime(2026, 11, 23, tzinfo=dt.UTC)),
    ],
)
def test_a_cell_means(kind: type[Record], name: str, cell: Cell, value: Any) -> None:
    assert read_cell(fact_of(kind, name), cell, units=UNITS) == value


def test_an_hour_is_the_one_on_the_wall_here() -> None:
    item = fact_of(Interaction, "start")

    found = read_cell(item, "2026-11-23 09:30", units=UNITS)

    assert found == dt.datetime(2026, 11, 23, 9, 30).astimezone()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_labels_of_every_language_are_codes(lang: str) -> None:
    with speaking(lang):
        words = dict(entries("ATTITUDE"))

    for text, code in words.items():
        if code:
            assert read_cell(fact_of(Person, "attitude"), f" {text} ", units=UNITS) == code
        else:
            assert is_blank("ATTITUDE", text)


@pytest.mark.parametrize(
    ("cell", "value"), [("是", True), ("yes", True), ("0", False), (False, False), ("✓", True)]
)
def test_yes_and_no(cell: Cell, value: bool) -> None:
    assert read_cell(FLAG, cell, units=UNITS) is value


def test_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(ValueProblem):
        read_cell(FLAG, "perhaps", units=UNITS)


@pytest.mark.parametrize(("cell", "value"), [("45%", 45), ("1 200", 1200), (0.5, 0.5)])
def test_numbers(cell: Cell, value: float) -> None:
    assert read_cell(NUMBER, cell, units=UNITS) == value


def test_an_amount_stays_in_its_currency() -> None:
    item = fact_of(Project, "price_ours")

    found = read_cell(item, 2, units=UNITS, was=Money(5, "JPY"))

    assert found == Money(20_000, "JPY")


@pytest.mark.parametrize(
    ("kind", "name", "cell"),
    [
        (Person, "power", 99),
        (Person, "attitude", "so so"),
        (Invoice, "due", "soon"),
        (Invoice, "due", "2026-02-30"),
        (Invoice, "amount", "about 5"),
        (Interaction, "start", "later"),
    ],
)
def test_what_is_not_certain_is_refused(kind: type[Record], name: str, cell: Cell) -> None:
    with pytest.raises(ValueProblem):
        read_cell(fact_of(kind, name), cell, units=UNITS)


def test_lists_and_months() -> None:
    kinds = {Kind.CHOICES, Kind.TEXTS, Kind.NUMBERS, Kind.MONTH}
    from kamdesk.domain.fact import facts_of
    from kamdesk.domain.records import RECORDS

    found = {item.kind: item for kind in RECORDS.values() for item in facts_of(kind)}
    if Kind.CHOICES in found:
        item = found[Kind.CHOICES]
        from kamdesk.domain.scales import scale

        codes = scale(item.scale).codes[:2]
        text = "\n".join(scale(item.scale).label(code) for code in codes)
        assert read_cell(item, text, units=UNITS) == codes
    if Kind.TEXTS in found:
        assert read_cell(found[Kind.TEXTS], "a；b", units=UNITS) == ("a", "b")
    if Kind.NUMBERS in found:
        assert read_cell(found[Kind.NUMBERS], "1、2", units=UNITS) == (1, 2)
    if Kind.MONTH in found:
        assert read_cell(found[Kind.MONTH], DAY, units=UNITS) == "2026-11"
        assert read_cell(found[Kind.MONTH], "2026年3月", units=UNITS) == "2026-03"
    assert kinds
    assert read_cell(fact_of(Account, "worries"), None, units=UNITS) is None
