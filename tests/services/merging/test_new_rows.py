"""Rows somebody wrote: what they become, what they hang on, and why some are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from tests.helpers.books import make, make_person, make_project
from tests.helpers.returned import TODAY, Trip, keys_of, place_of, trip_of

from kamdesk.domain.fact import Record
from kamdesk.domain.merge import Kind
from kamdesk.domain.records import (
    AccountRival,
    Action,
    Complaint,
    Concession,
    Criterion,
    Department,
    Invoice,
    Link,
    Milestone,
    Objective,
    Organisation,
    Payment,
    Person,
    Post,
    ProcurementStep,
    ProjectRival,
    ProjectRole,
    Question,
    Site,
    Tie,
)
from kamdesk.services.merge import take
from kamdesk.services.workbooks import WorkbookOrder, write_account_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from openpyxl import Workbook

    Edit = Callable[[Workbook], object]

R = TypeVar("R", bound=Record)


def filled(trip: Trip) -> dict[str, str]:
    """One row of every kind, two projects, and the workbook of it; ids by entity."""
    book, account, firm = trip.book, trip.account.id, trip.account.organisation
    rival = make(book, Organisation, name="东擎泵业", short="东擎", is_rival=True)
    make_person(book, rival.id, "范骁")
    other = make_project(book, trip.account, "四期")
    line = {"project": trip.project.id}
    rows: list[Record] = [
        make(book, Department, organisation=firm, name="采购部"),
        make(book, Site, organisation=firm, name="宁波"),
        make(book, Tie, supplier_person=trip.account.owner, customer_person=trip.person.id),
        make(
            book,
            Link,
            source_kind="person",
            source=trip.person.id,
            target_kind="person",
            target=people_of(trip)["郑怀安"],
            kind="influences",
        ),
        make(book, Milestone, name="招标", **line),
        make(book, ProcurementStep, name="立项", order=4, **line),
        make(book, ProjectRole, role="gatekeeper", **line),
        make(book, Criterion, name="价格", **line),
        make(book, ProjectRival, organisation=rival.id, **line),
        make(book, Concession, topic="折扣", **line),
        make(book, AccountRival, account=account, organisation=rival.id),
        make(book, Invoice, account=account, no="A-I2"),
        make(book, Question, account=account, wording="谁签字？"),
        make(
            book, Objective, subject_kind="account", subject=account, level="org", to_value="战略"
        ),
        make(book, Action, account=account, kind="collection", text="催款"),
        make(book, Complaint, account=account, what="振动"),
    ]
    invoice = next(row.id for row in rows if isinstance(row, Invoice))
    rows.append(make(book, Payment, invoice=invoice, bill_tenor_days=90))
    rows.append(make(book, Milestone, project=other.id, name="签约"))
    order = WorkbookOrder(today=TODAY, lang="en")
    write_account_workbook(book, book.dossier(account), order=order, path=trip.path)
    return {row.ENTITY: row.id for row in reversed(rows)}


def people_of(trip: Trip) -> dict[str, str]:
    """Ids of people by name."""
    return {row.name or "": row.id for row in trip.book.all(Person)}


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trip]:
    """A small book that no test writes to."""
    yield from trip_of(tmp_path_factory.mktemp("still"))


@pytest.fixture
def trip(tmp_path: Path) -> Iterator[Trip]:
    """A small book and the workbook of its account."""
    yield from trip_of(tmp_path)


def new_row(record: str, key: str, **cells: Any) -> Edit:
    """A hand that writes a new row above that of a record, in the table where it has that key."""

    def edit(workbook: Workbook) -> None:
        sheet, row, column = place_of(workbook, record, key)
        head = next(
            number for number in range(row, 0, -1) if sheet.cell(number, column).value == key
        )
        keys = keys_of(sheet, head)
        sheet.insert_rows(row)
        for name, value in cells.items():
            sheet.cell(row, keys[name.replace("__", ".")]).value = value

    return edit


def new_person(trip: Trip, **cells: Any) -> Callable[[Workbook], object]:
    """A hand that writes a new row above the person's."""

    def edit(workbook: Workbook) -> None:
        sheet, row, _column = place_of(workbook, trip.person.id, "~name")
        keys = keys_of(sheet)
        sheet.insert_rows(row)
        for key, value in cells.items():
            sheet.cell(row, keys[key]).value = value

    return edit


def offered(trip: Trip, record: str, key: str, **cells: Any) -> list[tuple[Kind, dict[str, Any]]]:
    """What a new row brings: kinds, and the fields without the mark that tells it again."""
    found = trip.returned(new_row(record, key, **cells)).changes
    return [
        (change.kind, {name: value for name, value in change.values.items() if name != "mark"})
        for change in found
    ]


def test_a_cell_that_says_nothing_of_a_new_record_is_passed_over(still: Trip) -> None:
    cells = {"~name": "新来的", "person.attitude": "? not rated", "~class": "?"}

    found = offered(still, still.person.id, "~name", **cells)

    assert found == [(Kind.NEW, {"name": "新来的"})]


def test_a_row_of_nothing_but_computed_cells_is_no_record(still: Trip) -> None:
    (found,) = still.returned(new_row(still.person.id, "~name", **{"~class": "关键人"})).changes

    assert found.kind is Kind.FORBIDDEN
    assert "name" in found.reason


def test_a_new_person_comes_with_his_post(trip: Trip) -> None:
    ids = filled(trip)
    cells = {
        "~name": "新来的",
        "~title": "总工",
        "~department": "采购部",
        "post.level": 3,
        "post.reports_to": "林嘉慧",
    }

    preview = trip.returned(new_row(trip.person.id, "~name", **cells))
    done = take(trip.book, preview, ids=preview.sure)
    post = next(row for row in trip.book.all(Post) if row.title == "总工")

    assert (len(done.taken), done.failed) == (1, [])
    assert "Full name: 新来的; Post: 总工" in str(done.taken[0].theirs)
    assert (post.person, post.organisation) == (
        people_of(trip)["新来的"],
        trip.account.organisation,
    )
    assert (post.department, post.level) == (ids["department"], 3)
    assert post.reports_to == trip.person.id


ROWS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "milestone.name": (
        {"milestone__project": "四期", "milestone__name": "验收", "milestone__planned": TODAY},
        {"project": "四期", "name": "验收"},
    ),
    "concession.topic": (
        {"concession__project": "四期", "concession__topic": "质保"},
        {"project": "四期"},
    ),
    "tie.basis": (
        {"tie__customer_person": "郑怀安", "tie__supplier_person": "范骁", "tie__strength": 3},
        {"customer_person": "郑怀安", "supplier_person": "范骁"},
    ),
    "link.kind": (
        {"link__source": "郑怀安", "link__target": "采购部", "link__kind": "Influences"},
        {"source": "郑怀安", "target": "采购部"},
    ),
    "procurement_step.state": (
        {"procurement_step__name": "验收", "~who": "郑怀安", "~planned": TODAY},
        {"project": "三期", "person": "郑怀安"},
    ),
    "criterion.kind": ({"~criterion": "交期"}, {"project": "三期", "name": "交期"}),
    "project_rival.position": ({"project_rival__organisation": "东擎"}, {"project": "三期"}),
    "account_rival.note": (
        {"account_rival__organisation": "东擎泵业有限公司"},
        {"organisation": "东擎泵业", "account": "岚川化工"},
    ),
    "payment.bill_tenor_days": (
        {"payment__invoice": "A-I2", "payment__bill_tenor_days": 30},
        {"invoice": "A-I2"},
    ),
    "question.wording": (
        {"question__wording": "几时？", "question__addressee": "林嘉慧"},
        {"addressee": "林嘉慧", "account": "岚川化工"},
    ),
    "objective.progress": (
        {"objective__subject": "四期", "objective__to_value": "中标", "objective__owner": "周既明"},
        {"subject": "四期", "owner": "周既明"},
    ),
    "site.city": ({"site__name": "舟山"}, {"organisation": "岚川化工"}),
    "complaint.what": ({"complaint__what": "漏油"}, {"account": "岚川化工"}),
    "action.level_step": (
        {"action__text": "再催", "action__invoice": "A-I2"},
        {"invoice": "A-I2", "account": "岚川化工"},
    ),
}
"""By a key of its table: what somebody writes into a new row, and what it then hangs on."""


def test_a_new_row_hangs_on_what_it_names_or_stands_in(trip: Trip) -> None:
    ids = filled(trip)
    rows = [new_row(ids[key.partition(".")[0]], key, **cells) for key, (cells, _) in ROWS.items()]

    def edit(workbook: Workbook) -> None:
        for hand in rows:
            hand(workbook)

    preview = trip.returned(edit)
    done = take(trip.book, preview, ids=preview.sure)
    again = trip.look(preview.path)
    shelf = trip.book.shelf()
    names = {item.id: name_of(trip, item) for item in shelf.everything()}
    new = {change.key or change.entity: change.values for change in done.taken}

    assert done.failed == []
    assert [change.reason for change in preview.changes if change.reason] == []
    assert len(new) == len(ROWS)
    for key, (_cells, hung) in ROWS.items():
        values = new[key.partition(".")[0]]
        assert {name: names.get(values[name], values[name]) for name in hung} == hung, key
    assert [change for change in again.changes if change.kind is Kind.NEW] == []
    orders = [row.order for row in shelf.of(ProcurementStep)]
    assert sorted(order or 0 for order in orders) == [4, 5]
    assert {row.state for row in shelf.of(Question)} == {None, "open"}
    assert {row.kind for row in shelf.of(Action)} == {"promise", "collection"}


def name_of(trip: Trip, record: Record) -> str:
    """What people call a record; an account by its firm."""
    firm = getattr(record, "organisation", None) if record.id == trip.account.id else None
    found = trip.book.get(Organisation, firm) if firm else record
    return str(getattr(found, "name", None) or getattr(found, "no", None))


def test_a_row_in_a_table_of_two_projects_must_name_its_own(trip: Trip) -> None:
    ids = filled(trip)

    preview = trip.returned(new_row(ids["milestone"], "milestone.name", milestone__name="验收"))
    (found,) = preview.changes

    assert found.kind is Kind.FORBIDDEN
    assert "Project" in found.reason


def test_a_row_of_an_unknown_project_says_which_there_are(trip: Trip) -> None:
    ids = filled(trip)
    cells = {"milestone__name": "验收", "milestone__project": "五期"}

    preview = trip.returned(new_row(ids["milestone"], "milestone.name", **cells))
    one, other = preview.changes

    assert (one.kind, other.kind) == (Kind.UNREADABLE, Kind.FORBIDDEN)
    assert "It can be: 三期, 四期" in one.reason


def test_cells_of_other_records_private_ones_and_formulas_are_left_out(trip: Trip) -> None:
    ids = filled(trip)
    own = next(row.id for row in trip.book.all(Organisation) if row.is_own)
    cells = {"~criterion": "交期", f"criterion_fit.fit@{own}": "✓ yes"}
    question = {"question__wording": "=1+", "question__fact_def": "PP11"}

    def edit(workbook: Workbook) -> None:
        new_row(ids["criterion"], "criterion.kind", **cells)(workbook)
        new_row(ids["question"], "question.wording", **question)(workbook)

    found = {change.key: change for change in trip.returned(edit).changes}

    assert found[""].kind in {Kind.NEW, Kind.FORBIDDEN}
    assert "once the row has been taken" in found[f"criterion_fit.fit@{own}"].reason
    assert found["question.fact_def"].kind is Kind.FORBIDDEN
    assert found["question.wording"].kind is Kind.UNREADABLE
