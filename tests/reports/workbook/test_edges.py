"""Records that are half filled in, foreign or odd: every sheet still says what it knows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.helpers.dossiers import changed, sample, small
from tests.helpers.workbooks import FIRST, TODAY, cell_at, keyed, texts, workbook_of

from kamdesk.domain.fact import Money
from kamdesk.domain.insight.gap import Gap
from kamdesk.domain.records import (
    Agreement,
    Assessment,
    Comparison,
    Complaint,
    Concession,
    DeliveryMonth,
    Event,
    Interaction,
    Invoice,
    Link,
    Milestone,
    Note,
    Objective,
    Observation,
    Organisation,
    Person,
    Post,
    ProcurementStep,
    Project,
    ProjectRole,
    Sale,
    Sample,
    Snapshot,
    Spend,
)
from kamdesk.i18n import speaking
from kamdesk.reports.workbook.canvas import letters
from kamdesk.reports.workbook.cells import cell_of, month
from kamdesk.reports.workbook.desk import Desk, local
from kamdesk.reports.workbook.pages.deadlines import deadlines
from kamdesk.reports.workbook.pages.gaps import wording

CNY = "CNY"


def desk(*records: object) -> Desk:
    """The desk of the small account with some records."""
    return Desk(small(*records), today=TODAY, with_private=False)  # type: ignore[arg-type]


def test_half_filled_records_leave_no_sheet_behind() -> None:
    book = workbook_of(
        small(
            Person(id="p1"),
            Person(id="p2", name="Li", attitude="valued", never_met=True, rising_star=True),
            Post(id="o1", person="p1", organisation="X"),
            Post(id="o2", person="p2", organisation="X", title="Head", level=3),
            Observation(
                id="ob1",
                subject_kind="person",
                subject="p2",
                attribute="attitude",
                value="accepted",
                observed_on=dt.date(2026, 1, 5),
            ),
            Spend(id="s1", account="X"),
            Spend(id="s2", account="X", total=Money(0, CNY), ours=Money(0, CNY)),
            Spend(id="s3", account="X", total=Money(100, CNY), ours=Money(100, "USD")),
            Sale(id="a1", account="X", month="2026-01", amount=Money(100, "USD")),
            Sale(id="a2", account="X", month="2026-01", amount=Money(0, CNY)),
            Complaint(id="c1", account="X", what="noise"),
            Complaint(id="c2", account="X", what="leak", closed=dt.date(2026, 3, 1)),
            DeliveryMonth(id="d1", account="X", month="2026-01"),
            DeliveryMonth(id="d2", account="X", month="2026-02", lines=4),
            Invoice(id="i1", account="X", no="7"),
            Agreement(id="g1", account="X", kind="nda"),
            Agreement(id="g2", account="X", kind="nda", valid_to=dt.date(2026, 1, 1)),
            Event(id="e1", account="X", kind="news"),
            Note(id="n1", subject_kind="account", subject="X", text="x"),
            Interaction(id="v1", account="X", kind="visit", status="planned"),
            Objective(id="ob", subject_kind="account", subject="X", due=dt.date(2026, 1, 1)),
            Comparison(id="cp"),
            Link(
                id="l1",
                source_kind="person",
                source="p2",
                target="p1",
                target_kind="person",
                kind="influences",
            ),
            Assessment(id="as", rubric="R-NEW", subject_kind="account", subject="X"),
        )
    )
    people = book["People"]
    assert cell_at(people, "p1", "person.attitude").value == "? not rated"
    assert cell_at(people, "p2", "~trend").value == "▲"
    assert "rising star" in str(cell_at(people, "p2", "~roles").value)
    assert cell_at(people, "p2", "~influences").value == "?"
    assert "expired" in texts(book)


def test_a_project_with_little_has_its_block() -> None:
    project = Project(
        id="j1", account="X", name="Pumps", budget_lo=Money(1, CNY), budget_hi=Money(200, CNY)
    )
    book = workbook_of(
        small(
            project,
            ProcurementStep(id="st", project="j1", name="Talk", planned=dt.date(2026, 12, 1)),
            Milestone(id="m1", project="j1", name="Award", forecast=dt.date(2027, 1, 9)),
            ProjectRole(id="r1", project="j1", role="decider"),
            Concession(id="c1", project="j1", give="price", limit="5 %"),
            Sample(id="sm", project="j1", what="seal", due=dt.date(2026, 12, 9)),
        )
    )
    found = texts(book)
    assert any("limit 5 %" in text and "not given yet" in text for text in found)
    assert any(" - " in text for text in found)


def test_next_dates_come_from_every_record_in_order() -> None:
    found = deadlines(
        desk(
            Project(id="j1", account="X", name="Pumps", code="P-1"),
            ProcurementStep(
                id="st",
                project="j1",
                name="Talk",
                planned=dt.date(2026, 11, 30),
                forecast=dt.date(2026, 12, 1),
            ),
            Milestone(id="m1", project="j1", name="Award", forecast=dt.date(2027, 1, 9)),
            Milestone(id="m2", project="j1", name="Talk", forecast=dt.date(2027, 1, 9)),
            Sample(id="sm", project="j1", what="seal", due=dt.date(2026, 12, 9)),
            Agreement(id="g1", account="X", kind="nda", renewal_notice=TODAY),
            Agreement(id="g2", account="X", kind="nda", valid_to=dt.date(2029, 1, 1)),
        )
    )
    assert [item.id for item in found] == ["g1", "st", "sm", "m1"]
    assert "2026-11-30" in found[1].matter


def test_the_trend_compares_with_the_last_snapshot() -> None:
    snapshot = Snapshot(
        id="sn",
        subject_kind="account",
        subject="A",
        taken_on=dt.date(2026, 10, 1),
        values={"F-01": {"value": 90.0}, "F-02b": 73.0, "F-03": 60, "F-04": "watch", "F-08": "S2"},
    )
    sheet = workbook_of(changed("A", plus=[snapshot]))["Summary"]
    ids = {sheet.cell(row, 1).value: row for row in range(FIRST, sheet.max_row + 1)}
    shown = [sheet.cell(ids[code], 6).value for code in ("F-01", "F-02b", "F-03", "F-04", "F-08")]
    assert shown == ["▲ +4.7", "= 0", "▼ -12.1", None, "was S2 manager"]


def test_days_without_an_hour_stay_that_day() -> None:
    assert local(None) is None
    assert local(dt.datetime(2026, 11, 24, tzinfo=dt.UTC)) == dt.date(2026, 11, 24)
    naive = dt.datetime(2026, 11, 24, 1, 30)  # noqa: DTZ001 - as an old book may hold it
    assert isinstance(local(naive), dt.datetime)


def test_values_that_fit_nowhere_are_shown_as_they_are() -> None:
    assert month("soon") == "soon"
    assert month("2026-11") == dt.date(2026, 11, 1)
    assert cell_of(desk(), 3.5) == 3.5


def test_names_that_nobody_knows_are_said() -> None:
    nameless = Desk(small(Organisation(id="Y", is_customer=True)), today=TODAY, with_private=False)
    assert nameless.title("spaceship", "x") == ""
    assert nameless.title("person", None) == ""
    assert nameless.title_of(None) == ""
    assert nameless.insight("F-99") is None
    assert nameless.item("F-99", "x") is None


def test_the_currency_is_the_usual_one_where_there_is_no_amount() -> None:
    assert desk().currency == CNY
    with speaking("zh_TW"):
        assert desk().currency == "TWD"


def test_whole_currencies_have_no_cents() -> None:
    assert desk().amount(Money(5_000, "JPY")) == 5
    assert desk().amount(Money(5_000, CNY)) == 0.05


def test_a_contradiction_is_told_in_the_question() -> None:
    gap = Gap("PJ13", "PJ13:P", "project", "P", "known", 3, "How much?", contradictory=True)
    assert wording(desk(), gap) == "How much? (contradictory)"


def test_a_part_of_a_private_record_is_not_spoken_of() -> None:
    base = Desk(sample("A"), today=TODAY, with_private=False)
    result = base.insight("F-02b")
    assert result is not None
    assert all(base.may_show(part) for part in result.parts)


def test_the_key_of_a_field_stands_beside_its_value() -> None:
    sheet = workbook_of(sample("A"))["Background"]
    column = keyed(sheet)["~key"]
    assert sheet.column_dimensions[letters(column)].hidden
    keys = {sheet.cell(row, column).value for row in range(FIRST, sheet.max_row + 1)}
    assert {"account.annual_turnover", "organisation.name", "industry.situation"} <= keys


def test_a_long_name_leaves_room_in_the_footer() -> None:
    name = "A & B\n" * 60 + "\x01"
    book = workbook_of(changed("A", plus=[Organisation(id="A", name=name)]))
    sheets: list[Any] = book.worksheets[:-1]
    for sheet in sheets:
        left = sheet.oddFooter.left.text
        assert len(left) < 200
        assert "\n" not in left
