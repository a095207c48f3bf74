"""The workbook of all accounts: fifteen sheets and their meaning, charts, what is asked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.customers import firms, portfolio, sold
from tests.helpers.dossiers import edited
from tests.helpers.libreoffice import saved_again
from tests.helpers.portfolios import (
    TODAY,
    block,
    data_for,
    rows_of,
    said,
    sample_bytes,
    sample_data,
    sample_workbook,
    workbook_for,
)
from tests.helpers.workbooks import read, texts

from kamdesk.domain.insight.result import Row
from kamdesk.domain.records import (
    Account,
    AccountRival,
    Event,
    Organisation,
    Person,
    Post,
    Project,
    ProjectRival,
    Snapshot,
)
from kamdesk.i18n import speaking
from kamdesk.reports.portfolio_workbook import portfolio_workbook
from kamdesk.reports.workbook.canvas import ONE_PAGE
from kamdesk.reports.workbook.portfolio.asks import ask_for
from kamdesk.reports.workbook.portfolio.sheets import SHEETS

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

ASK = "What I want you to do"
WITHOUT_ASK = {"Trends", "Definitions"}


def sheet_of(key: str) -> Worksheet:
    """A sheet of the sample workbook by its key."""
    return sample_workbook().worksheets[[sheet.key for sheet in SHEETS].index(key)]


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_the_sheets_stand_in_their_order_in_each_language(lang: str) -> None:
    with speaking(lang):
        titles = [sheet.words for sheet in SHEETS]

    assert sample_workbook(lang).sheetnames == titles
    assert len(titles) == len(set(titles)) >= 15


def test_this_week_begins_with_the_account_with_most_red() -> None:
    rows = rows_of(sample_workbook()["This week"])

    assert [row["What is wrong"] for row in rows] == [
        "One customer makes half of the sales",
        "A-I2 is late",
    ]
    late = rows[1]
    assert (late["Days"], late["Money at stake"], late[ASK]) == (35, 600, "Your help")
    assert rows[0][ASK] == "Your decision"


def test_accounts_are_sorted_by_what_there_is_to_lose() -> None:
    rows = rows_of(sample_workbook()["Accounts"])

    assert (
        next(row["Account"] for row in rows)
        == rows_of(sample_workbook()["Defection"])[0]["Account"]
    )
    assert [row["Sales 12 months"] for row in rows][:2] == [21600, 6800]
    first = rows[0]
    assert first["Sales 12 months before"] == 22800
    assert first["Change"] == pytest.approx(-0.0526, abs=1e-3)
    assert first["Share of wallet"] == pytest.approx(0.32, abs=1e-2)
    assert first["Last visit"] == dt.datetime(2026, 11, 5)  # noqa: DTZ001 - a day in Excel
    assert first["Next visit"] == dt.datetime(2026, 11, 24)  # noqa: DTZ001
    assert first["Overdue"] == 600  # without the 450 that are disputed


def test_concentration_adds_up_and_says_what_is_left_without_the_largest() -> None:
    sheet = sample_workbook()["Concentration"]

    rows = rows_of(sheet)
    assert rows[0]["Share"] == pytest.approx(0.5035, abs=1e-3)
    assert rows[-1]["Added up"] == pytest.approx(1.0)
    assert [row["Class"] for row in rows][:1] == ["A"]
    assert rows[0][ASK] == "Your decision"
    now, without = block(sheet, "If the largest customer stops")
    assert now["Sales"] - without["Sales"] == rows[0]["Sales 12 months"]
    assert "Alarm" in sheet["B2"].value


def test_receivables_by_invoice_by_account_and_by_age() -> None:
    sheet = sample_workbook()["Receivables"]

    bills = rows_of(sheet)
    by_no = {row["Invoice"]: row for row in bills}
    assert by_no["A-I2"]["Step"] == "S3"
    assert by_no["A-I2"]["Days late"] == 35
    assert by_no["A-I2"][ASK] == "Your help"
    assert sum(row["Balance"] for row in bills) == sum(
        row["Amount"] for row in block(sheet, "By age")
    )
    assert sum(row["Receivable"] for row in block(sheet, "By account")) == sum(
        row["Balance"] for row in bills
    )


def test_the_bucket_counts_who_came_stayed_and_left() -> None:
    sheet = sample_workbook()["Leaky bucket"]

    counts = {row["Movement"]: row["Customers"] for row in block(sheet, "Came, stayed, left")}
    assert counts == {"New customers": 1, "Customers kept": 7, "Customers lost": 1}
    assert "Retention 88 %" in sheet["B2"].value


@pytest.mark.parametrize("key", [sheet.key for sheet in SHEETS])
def test_every_list_says_what_the_manager_is_wanted_to_do(key: str) -> None:
    sheet = sheet_of(key)
    rows = rows_of(sheet)

    assert rows
    if sheet.title not in WITHOUT_ASK:
        assert {row[ASK] for row in rows} <= {"Your help", "Your decision", "Nothing"}


@pytest.mark.parametrize("key", [sheet.key for sheet in SHEETS])
def test_every_sheet_is_frozen_filtered_and_fits_its_page(key: str) -> None:
    sheet = sheet_of(key)
    widths = sum(
        dimension.width
        for letter, dimension in sheet.column_dimensions.items()
        if not dimension.hidden and letter != "A"
    )

    assert sheet.freeze_panes
    assert sheet.print_area
    assert sheet.column_dimensions["A"].hidden
    assert sheet.col_breaks.brk or widths <= ONE_PAGE + 0.1
    for table in sheet.tables.values():
        top = table.ref.split(":")[0]
        assert sheet[top].value == "ID"
        headers = [cell.value for cell in sheet[table.ref][0]]
        assert headers == [column.name for column in table.tableColumns]
        assert table.autoFilter is not None


def test_the_charts_draw_cells_that_hold_numbers() -> None:
    charts = {s.title: s._charts for s in sample_workbook().worksheets}  # type: ignore[attr-defined]

    drawn = {title for title, found in charts.items() if found}
    assert drawn >= {
        "Concentration",
        "Defection",
        "Pipeline",
        "Receivables",
        "Complaints",
        "Leaky bucket",
        "Trends",
    }
    pareto = charts["Concentration"][0]
    assert [type(part).__name__ for part in pareto._charts] == ["BarChart", "LineChart"]
    points = charts["Defection"][0]
    assert len(points.series) == len(rows_of(sample_workbook()["Defection"]))


def test_serious_words_turn_amber_or_red() -> None:
    sheet = sample_workbook()["Accounts"]

    fills = {
        rule.dxf.fill.bgColor.rgb
        for area in sheet.conditional_formatting
        for rule in area.rules
        if rule.dxf
    }
    assert fills == {"FFF3D38A", "FF9B1C1C"}


def test_what_a_private_record_triggered_is_not_told() -> None:
    told = said("FND-04", "red", "X1", words="the secret", rows=(Row("person", "p1"),))
    dossiers = private_firm()

    assert "the secret" not in texts(workbook_for(dossiers, told))
    assert "the secret" in texts(workbook_for(dossiers, told, with_private=True))


def private_firm() -> tuple[Any, ...]:
    return firms({"X1": 100.0}, Person(id="p1", name="Anna", private=True))


def test_no_account_at_all_is_a_workbook_that_says_so() -> None:
    book = read(portfolio_workbook(data_for(()), today=TODAY, lang="en"))

    assert book["Accounts"]["B4"].value == "Nothing has been recorded yet."
    assert "No sales" in book["Concentration"]["B2"].value
    assert "two years" in book["Leaky bucket"]["B2"].value


def test_the_same_day_gives_the_same_bytes() -> None:
    again = portfolio_workbook(sample_data(), today=TODAY, lang="en")

    assert again == sample_bytes()


@pytest.mark.parametrize(
    ("kind", "codes", "ask"),
    [
        ("collection", ["S2"], "none"),
        ("collection", ["S3"], "boss"),
        ("collection", ["S5"], "decision"),
        ("findings", ["FND-01", "FND-33"], "boss"),
        ("project", [None, "hold"], "decision"),
        ("retention", [], "none"),
    ],
)
def test_the_strongest_code_decides_what_is_asked(
    kind: str, codes: list[str | None], ask: str
) -> None:
    assert ask_for(kind, codes) == ask


def test_libreoffice_reads_and_writes_it_without_loss(tmp_path: Path) -> None:
    source = tmp_path / "in.xlsx"
    source.write_bytes(sample_bytes("zh_CN"))
    out = saved_again(source)

    ours, theirs = sample_workbook("zh_CN"), read((out / "in.xlsx").read_bytes())
    assert theirs.sheetnames == ours.sheetnames
    for sheet in ours.worksheets:
        other = theirs[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                assert other[cell.coordinate].value == _same(cell.value), cell.coordinate
        assert len(other._charts) == len(sheet._charts)  # type: ignore[attr-defined]
        assert set(other.tables) == set(sheet.tables)


def _same(value: object) -> object:
    return (
        value or None
        if isinstance(value, str)
        else pytest.approx(value)
        if isinstance(value, float)
        else value
    )


def test_every_account_of_the_book_has_its_row() -> None:
    rows = rows_of(sample_workbook()["Accounts"])

    assert len(rows) == len(portfolio())
    assert len({row["ID"] for row in rows}) == len(rows)


def test_snapshots_become_lines_and_a_chart_for_each_account() -> None:
    taken = [
        Snapshot(
            id=f"s{month}",
            subject_kind="account",
            subject="X1",
            taken_on=dt.date(2026, month, 1),
            values={"F-02": 40 + month, "F-03": {"value": 60 - month}},
        )
        for month in (9, 10)
    ]
    sheet = workbook_for(firms({"X1": 100.0, "X2": 50.0}, *taken))["Trends"]

    rows = block(sheet, "Snapshots by account; the last line is today")

    assert [(row["Account"], row["Risk, points"]) for row in rows[:2]] == [("X1", 51), ("X1", 50)]
    assert len(sheet._charts) == 2  # type: ignore[attr-defined]


def test_rivals_count_what_they_won_and_lost() -> None:
    records = (
        Organisation(id="R1", name="Rival"),
        AccountRival(id="ar", account="X1", organisation="R1", satisfaction=4),
        Person(id="rep", name="Bob", style="loud"),
        Post(id="po", person="rep", organisation="R1"),
        *(
            row
            for number, result in enumerate(("won", "lost", "lost"))
            for row in (
                Project(id=f"P{number}", account="X1", name=f"P{number}", result=result),
                ProjectRival(id=f"pr{number}", project=f"P{number}", organisation="R1"),
            )
        ),
    )

    (row,) = rows_of(workbook_for(firms({"X1": 100.0}, *records))["Rivals"])

    assert (row["Won against us"], row["Lost to us"]) == (2, 1)
    assert row["Satisfaction with it (1-5)"] == 4
    assert row["Reps and their style"] == "Bob (loud)"


def test_a_loss_that_could_have_been_avoided_asks_for_a_decision() -> None:
    before = sold("2025-06", 100.0, account="X2")
    base = firms({"X1": 100.0, "X2": 0.0}, before, sold("2025-06", 10.0, account="X1"))
    dossiers = (base[0], edited(base[1], "X2", Account, lost_cause="C1"))

    lost, *_others = rows_of(workbook_for(dossiers)["Leaky bucket"])

    assert (lost["Account"], lost["Avoidable"], lost[ASK]) == ("X2", "yes", "Your decision")


def test_a_new_course_of_the_customer_is_none_of_ours_to_control() -> None:
    event = Event(id="e", account="X1", kind="trigger_u1", state="confirmed")

    (row,) = rows_of(workbook_for(firms({"X1": 100.0}, event))["Defection"])

    assert (row["Controllable"], row[ASK]) == (0, "Your help")
    assert "Plan the exit" in row["Cause"]


def test_industries_answers_and_settled_customers_stand_on_their_sheets() -> None:
    said = {
        str(cell.value)
        for key in ("concentration", "visits", "bucket", "favours")
        for row in sheet_of(key).iter_rows()
        for cell in row
        if cell.value is not None
    }

    assert {"石化与新材料", "技术", "Mean days", "Wishes in a year"} <= said
    assert any("100 % of sales with customers of more than 3 years" in text for text in said)
