"""Names in cells: which record they mean, and what is said of those that mean none or two."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from tests.helpers.books import change, make, make_person
from tests.helpers.libreoffice import saved_again
from tests.helpers.returned import TODAY, Trip, cell_of, keys_of, put, told, trip_of

from kamdesk.domain.fact import Record
from kamdesk.domain.merge import Kind
from kamdesk.domain.records import (
    RECORDS,
    Account,
    AccountRival,
    Action,
    Department,
    Objective,
    Observation,
    Organisation,
    Post,
    ProjectRole,
    Question,
    Tie,
)
from kamdesk.services.merge import take
from kamdesk.services.workbooks import WorkbookOrder, write_account_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from openpyxl import Workbook

    from kamdesk.domain.merge import Change

    Edit = Callable[[Workbook], object]

R = TypeVar("R", bound=Record)


def peopled(trip: Trip) -> Trip:
    """More people, a rival and what hangs on them, and the workbook of it."""
    book, firm = trip.book, trip.account.organisation
    own = next(row for row in book.all(Organisation) if row.is_own)
    buying = make(book, Department, organisation=firm, name="采购部")
    make_person(book, own.id, "顾言", title="商务")
    make_person(book, firm, "高远山", title="副总裁")
    make_person(book, firm, "王伟", title="部长", department=buying.id)
    make_person(book, firm, "王伟", title="科长")
    make_person(book, firm, "何洁", title="经办")
    make_person(book, firm, "何洁", title="经办")
    hidden = make_person(book, firm, "秘密人")
    change(book, hidden, private=True)
    rival = make(book, Organisation, name="东擎泵业有限公司", short="东擎", is_rival=True)
    make(book, Organisation, name="科沃森密封", is_rival=True)
    make(book, AccountRival, account=trip.account.id, organisation=rival.id)
    make(book, ProjectRole, project=trip.project.id, role="gatekeeper")
    make(book, Tie, supplier_person=trip.account.owner, customer_person=trip.person.id, strength=2)
    make(
        book,
        Objective,
        subject_kind="account",
        subject=trip.account.id,
        level="org",
        owner=trip.account.owner,
    )
    make(book, Question, account=trip.account.id, wording="谁签字？", fact_def="PJ19")
    order = WorkbookOrder(today=TODAY, lang="en")
    write_account_workbook(book, book.dossier(trip.account.id), order=order, path=trip.path)
    return trip


@pytest.fixture
def trip(tmp_path: Path) -> Iterator[Trip]:
    """A book with people of all sides, and its workbook."""
    for small in trip_of(tmp_path):
        yield peopled(small)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trip]:
    """The same, and no test writes to it."""
    for small in trip_of(tmp_path_factory.mktemp("still")):
        yield peopled(small)


def only(trip: Trip, kind: type[R]) -> R:
    """The one record of a kind."""
    (found,) = trip.book.all(kind)
    return found


def named(trip: Trip, kind: str, value: Any) -> str:
    """The name of a record by its id."""
    found = trip.book.get(RECORDS[kind], value)
    return str(getattr(found, "name", ""))


def owner(name: str | None) -> Edit:
    """A hand that writes the owner of the account."""

    def edit(workbook: Workbook) -> None:
        sheet = workbook["Background"]
        keys = keys_of(sheet)
        for row in sheet.iter_rows(min_row=5):
            if row[keys["~key"] - 1].value == "account.owner":
                row[keys["field.value"] - 1].value = name

    return edit


def reports_to(trip: Trip, name: str | None) -> Change:
    """What the workbook brings with another superior of the person."""
    (found,) = trip.returned(put(trip.person.id, "post.reports_to", name)).changes
    return found


@pytest.mark.parametrize(
    "name",
    ["高远山", "  高远山 ", "高遠山", "高远山先生", "高远山 · 副总裁", "Gao Yuanshan"],
)
def test_a_name_is_read_as_people_write_it(still: Trip, name: str) -> None:
    found = reports_to(still, name)

    assert (found.kind, named(still, "person", found.value)) == (Kind.THEIRS, "高远山")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("没有的人", "can be: 林嘉慧, 郑怀安, 高远山 · 副总裁, 王伟 · 部长"),
        ("周既明", "Nothing here is called “周既明”"),
        ("高原山", "Nothing here is called"),
        ("副总裁", "Nothing here is called"),
        ("王伟", "any of: 王伟 · 部长, 王伟 · 科长. Write it as it stands here"),
        ("何洁", "Choose it in the program"),
    ],
)
def test_a_name_of_nobody_or_of_two_says_what_would_do(still: Trip, name: str, words: str) -> None:
    found = reports_to(still, name)

    assert found.kind is Kind.UNREADABLE
    assert words in found.reason
    assert "秘密人" not in found.reason


@pytest.mark.parametrize("name", ["王伟 · 部长", "王伟（部长）", "王伟 采购部"])
def test_namesakes_are_told_apart_by_post_or_department(still: Trip, name: str) -> None:
    found = reports_to(still, name)

    post = next(row for row in still.book.all(Post) if row.person == found.value)
    assert post.title == "部长"


def test_another_owner_is_taken_with_all_that_goes_with_it(trip: Trip) -> None:
    preview = trip.returned(owner("顾言"))
    done = take(trip.book, preview, ids=preview.sure)
    account = only(trip, Account)

    assert told(preview) == [("theirs", "account.owner", "顾言")]
    assert (len(done.taken), done.failed) == (1, [])
    assert named(trip, "person", account.owner) == "顾言"


def test_a_superior_taken_is_observed_like_any_other_fact(trip: Trip) -> None:
    preview = trip.returned(put(trip.person.id, "post.reports_to", "高远山"))
    take(trip.book, preview, ids=preview.sure)
    again = trip.look(preview.path)
    post = next(row for row in trip.book.all(Post) if row.person == trip.person.id)
    (seen,) = [row for row in trip.book.all(Observation) if row.attribute == "reports_to"]

    assert named(trip, "person", post.reports_to) == "高远山"
    assert (seen.subject, seen.value) == (post.id, post.reports_to)
    assert told(again) == []


def test_an_emptied_name_is_empty(trip: Trip) -> None:
    preview = trip.returned(owner(None))
    take(trip.book, preview, ids=preview.sure)

    assert only(trip, Account).owner is None


def test_both_named_somebody_else(trip: Trip) -> None:
    other = next(row for row in trip.book.all(Post) if row.title == "商务")
    change(trip.book, only(trip, Account), owner=other.person)
    make_person(trip.book, other.organisation, "程溪")

    preview = trip.returned(owner("程溪"))
    (found,) = preview.changes

    assert found.kind is Kind.BOTH
    assert (found.base, found.ours, found.theirs) == ("周既明", "顾言", "程溪")
    assert preview.sure == frozenset()


def test_both_named_the_same_each_in_his_way(trip: Trip) -> None:
    other = next(row for row in trip.book.all(Post) if row.title == "商务")
    change(trip.book, only(trip, Account), owner=other.person)

    assert told(trip.returned(owner("顧言"))) == []


@pytest.mark.parametrize("leaves", [None, dt.date(2027, 3, 1)])
def test_a_circle_of_superiors_is_refused_for_one_of_them(
    trip: Trip, leaves: dt.date | None
) -> None:
    """Seen from who stays there is no circle through who leaves: it shows when all is written."""
    post = next(row for row in trip.book.all(Post) if row.person == trip.person.id)
    change(trip.book, post, valid_to=leaves)
    other = next(row for row in trip.book.all(Post) if row.title == "副总裁")

    def edit(workbook: Workbook) -> None:
        put(trip.person.id, "post.reports_to", "高远山")(workbook)
        put(other.person or "", "post.reports_to", "林嘉慧")(workbook)

    preview = trip.returned(edit)
    done = take(trip.book, preview, ids=preview.sure)

    assert (len(done.taken), len(done.failed)) == (1, 1)
    assert "Nobody can report to himself" in done.failed[0].reason


def test_names_of_firms_seats_and_ties(still: Trip) -> None:
    rival, seat = only(still, AccountRival), only(still, ProjectRole)
    tie, goal = only(still, Tie), only(still, Objective)
    names = {
        (rival.id, "account_rival.organisation"): "科沃森密封有限公司",
        (seat.id, "project_role.person"): "林嘉慧",
        (tie.id, "tie.supplier_person"): "顾言",
        (goal.id, "objective.subject"): "林嘉慧",
    }

    def edit(workbook: Workbook) -> None:
        for (record, key), name in names.items():
            cell_of(workbook, record, key).value = name

    changes = {change.key: change for change in still.returned(edit).changes}

    assert named(still, "organisation", changes["account_rival.organisation"].value) == "科沃森密封"
    assert changes["project_role.person"].value == still.person.id
    assert named(still, "person", changes["tie.supplier_person"].value) == "顾言"
    # A goal of the account stays one of the account.
    assert changes["objective.subject"].kind is Kind.UNREADABLE


def test_a_list_keeps_whom_it_names_and_takes_more(trip: Trip) -> None:
    one, two, three = (
        make(trip.book, Action, account=trip.account.id, kind="measure", text=text)
        for text in ("样品", "样品", "参观, 午餐")
    )
    goal = change(trip.book, only(trip, Objective), measures=(two.id,))
    peopled_again(trip)

    def change_of(text: str | None) -> Change:
        (found,) = trip.returned(put(goal.id, "objective.measures", text)).changes
        return found

    assert one.id != two.id
    assert change_of("样品\n参观, 午餐").value == [two.id, three.id]
    assert change_of("参观, 午餐").value == [three.id]
    assert change_of("样品；参观午餐").value == [two.id, three.id]
    assert change_of(None).value == []
    assert change_of("样品\n没有").kind is Kind.UNREADABLE


def peopled_again(trip: Trip) -> None:
    """Write the workbook as the book is now."""
    order = WorkbookOrder(today=TODAY, lang="en")
    write_account_workbook(
        trip.book, trip.book.dossier(trip.account.id), order=order, path=trip.path
    )


def test_where_there_is_nothing_to_name_it_says_so(still: Trip) -> None:
    question = only(still, Question)

    (found,) = still.returned(put(question.id, "question.fact_def", "PP11")).changes
    (site,) = still.returned(put(buying_of(still), "department.site", "宁波")).changes

    assert found.kind is Kind.FORBIDDEN
    assert "Add it in the program first" in site.reason


def buying_of(trip: Trip) -> str:
    """The department."""
    return only(trip, Department).id


def test_through_another_program_names_come_back_as_they_went(trip: Trip) -> None:
    edited = trip.edited(put(trip.person.id, "post.reports_to", "高远山"))
    out = saved_again(trip.path, edited)

    assert told(trip.look(out / trip.path.name)) == []
    assert told(trip.look(out / edited.name)) == [("theirs", "post.reports_to", "高远山")]
