"""Every kind of field reads its own answers; what it cannot read is said."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.dossiers import sample

from kamdesk.domain.answers.reading import Said, Spot, Unreadable, hint, read_answer, read_value
from kamdesk.domain.answers.sheet import Asked, Sheet, sheet_of
from kamdesk.domain.fact import Money, Record, fact_of
from kamdesk.domain.records import (
    Account,
    AccountRival,
    DeliveryMonth,
    Interaction,
    Milestone,
    Person,
    Project,
    ProjectRole,
)
from kamdesk.domain.typed import NotAValue

TODAY = dt.date(2026, 11, 23)


def asked(fact: str, entity: str, subject: str) -> Asked:
    """Make a question for a fact of a subject of account A."""
    return Asked("Q1", "?", fact=fact, key=fact, entity=entity, id=subject)


def about_account(fact: str) -> Asked:
    """Make a question for a fact of account A."""
    return asked(fact, "account", sample("A").account.id)


@pytest.mark.parametrize(
    ("kind", "name", "text", "value"),
    [
        (Account, "headcount", "3,200", 3200),
        (AccountRival, "share", "45.5 %", 45.5),
        (Project, "budget_hi", "3200万", Money(3_200_000_000, "CNY")),
        (Project, "order_date", "12-08", dt.date(2026, 12, 8)),
        (Account, "peak_months", "3、4", (3, 4)),
        (DeliveryMonth, "month", "2026年12月", "2026-12"),
        (Account, "buy_mode", "direct、经中间商", ("direct", "via_agent")),
        (Person, "rising_star", "是", True),
        (Person, "rising_star", "no", False),
        (Person, "attitude", "V", "valued"),
        (Person, "career_need", "anything", "anything"),
        (Interaction, "start", "2026-12-08 09:30", None),
    ],
)
def test_each_kind_is_read(kind: type[Record], name: str, text: str, value: object) -> None:
    spot = Spot(kind(id="x"), fact_of(kind, name), TODAY.year)

    found = read_value(spot, text)

    assert found == value or (value is None and isinstance(found, dt.datetime))


@pytest.mark.parametrize(
    ("kind", "name"), [(Person, "rising_star"), (Person, "attitude"), (Milestone, "forecast")]
)
def test_what_is_no_value_is_refused(kind: type[Record], name: str) -> None:
    with pytest.raises(NotAValue):
        read_value(Spot(kind(id="x"), fact_of(kind, name)), "perhaps")


def test_a_figure_is_the_upper_end_of_a_range() -> None:
    project = next(row for row in sample("A").open_projects)

    found = read_answer(
        sample("A"), asked("PJ13", "project", project.id), text="3200万", today=TODAY
    )

    assert found.spot is not None
    assert found.spot.item.name == "budget_hi"


def test_the_first_field_that_can_hold_it_takes_it() -> None:
    found = read_answer(sample("A"), about_account("BG01"), text="family owned", today=TODAY)

    assert found.spot is not None
    assert (found.spot.item.name, found.said) == ("ownership", Said.VALUE)


def test_a_number_is_asked_for_a_number() -> None:
    with pytest.raises(Unreadable, match=r"Q1: .*Nothing was saved"):
        read_answer(sample("A"), about_account("BG03"), text="many", today=TODAY)


@given(st.text(min_size=1))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for fact in ("BG03", "BG14", "BG12"):
        try:
            said = str(read_answer(sample("A"), about_account(fact), text=text, today=TODAY).said)
        except Unreadable as problem:
            said = str(problem)
        assert said


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("BG03", "a number"),
        ("BG04", "an amount, such as 45,000"),
        ("BG12", ""),
        ("BG14", ""),
        ("PP04", ""),
        ("CO05", "a day, such as 12-08"),
        ("CP01", "yes or no"),
        ("XX", ""),
    ],
)
def test_what_may_be_written(fact: str, words: str) -> None:
    assert hint(sample("A"), about_account(fact), today=TODAY) in (words, "")


def test_choices_are_listed_and_a_seat_wants_a_name() -> None:
    dossier = sample("A")
    project = dossier.open_projects[0]
    role = next(row for row in dossier.shelf.of(ProjectRole) if row.person is None)

    choices = hint(dossier, asked("PJ21", "project", project.id), today=TODAY)
    seat = hint(dossier, asked("PJ18", "project_role", role.id), today=TODAY)

    assert ", " in choices
    assert seat == "a name, with the post behind a comma"


def test_a_sheet_survives_being_kept() -> None:
    dossier = sample("A")
    visit = next(row for row in dossier.interactions if row.external == "A-V8")
    sheet = sheet_of(dossier, visit, today=TODAY)

    again = Sheet.of_plain(sheet.plain())

    assert again == sheet
    assert again is not None
    assert again.hash == sheet.hash
    assert sheet_of(dossier, visit, today=TODAY + dt.timedelta(days=1)).owed == sheet.owed
    assert Sheet.of_plain({"visit": "x"}) is None
    assert Sheet.of_plain(None) is None
