"""Accounts, people, projects, evidence, own fields: one verb, one step, one name for undo."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.books import make, make_account, make_person, make_project

from kamdesk.domain.fact import Money, fact_of
from kamdesk.domain.records import (
    AccountRival,
    Attendance,
    ContactPoint,
    Criterion,
    CriterionFit,
    Department,
    FactMark,
    Interaction,
    Observation,
    Organisation,
    Person,
    Post,
    ProcurementStep,
    Project,
    Question,
)
from kamdesk.domain.values import FieldProblem
from kamdesk.services import (
    accounts,
    facts,
    people,
    projects,
    records,
    visits,
)
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = dt.date(2026, 11, 23)
NOON = dt.datetime(2026, 11, 24, 4, tzinfo=dt.UTC)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "a.kam") as book:
        yield book


def test_a_new_account_is_a_prospect_of_today(book: Book) -> None:
    account, changes = accounts.add_account(book, " 岚川 ", today=TODAY)
    assert (account.lifecycle, account.created_on) == ("potential", TODAY)
    assert changes.words == "new account:  岚川 " == book.undo_words()
    assert accounts.account_lines(book, TODAY)[0].name == "岚川"


def test_a_rival_is_taken_by_its_name_if_the_book_knows_it(book: Book) -> None:
    account, _changes = accounts.add_account(book, "x", today=TODAY)
    known = make(book, Organisation, name="瑞泵")
    accounts.add_rival(book, account, name="瑞泵 ")
    accounts.add_rival(book, account, name="新来的")
    assert len(book.all(Organisation)) == 3
    stored = book.get(Organisation, known.id)
    assert stored is not None
    assert stored.is_rival
    assert len(book.all(AccountRival)) == 2


def test_lists_know_the_visits_in_local_time(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    account = make_account(book)
    early = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC)
    for status, start in (("planned", early), ("done", early - dt.timedelta(days=7))):
        make(book, Interaction, account=account.id, kind="visit", status=status, start=start)
    (line,) = accounts.account_lines(book, TODAY)
    assert line.next_visit == TODAY
    assert line.last_visit == dt.date(2026, 11, 16)
    (line,) = accounts.account_lines(book, TODAY + dt.timedelta(days=1))
    assert line.next_visit is None
    monkeypatch.undo()
    time.tzset()


def test_a_person_comes_with_a_post(book: Book) -> None:
    firm = make(book, Organisation, name="x")
    person, _changes = people.add_person(book, firm, name=" 林 ", title="采购", level=3)
    nobody, _changes = people.add_person(book, firm, name=None)
    assert (person.name, nobody.name) == ("林", None)
    assert [post.title for post in book.all(Post)] == ["采购", None]
    people.set_contact(book, person, kind="mobile", value=" +86 0138 ")
    assert book.all(ContactPoint)[0].value == "+86 0138"


def test_a_project_gets_the_steps_of_its_tender_method(book: Book) -> None:
    account = make_account(book)
    project, _changes = projects.add_project(book, account, name="三期", tender_method="open")
    steps = book.all(ProcurementStep)
    assert steps[0].state == "current"
    assert len(steps) > 2
    projects.lay_steps(book, project)
    assert book.all(ProcurementStep) == steps
    projects.finish_step(book, steps[0], day=TODAY)
    states = [step.state for step in book.all(ProcurementStep)]
    assert states[:3] == ["done", "current", "open"]
    projects.reopen_step(book, book.all(ProcurementStep)[0])
    states = [step.state for step in book.all(ProcurementStep)]
    assert states[:3] == ["current", "open", "open"]
    book.undo()
    assert book.all(ProcurementStep)[0].actual == TODAY


def test_a_project_without_a_method_has_no_steps(book: Book) -> None:
    project, _changes = projects.add_project(book, make_account(book), name="x")
    projects.lay_steps(book, project)
    assert book.all(ProcurementStep) == ()


def test_a_fit_is_set_changed_and_taken_away(book: Book) -> None:
    project = make_project(book, make_account(book))
    firm = make(book, Organisation, name="us", is_own=True)
    criterion = make(book, Criterion, project=project.id, name="NPSH")
    for fit in ("partial", "yes", "yes"):
        projects.set_fit(book, criterion, firm=firm, fit=fit)
        assert [row.fit for row in book.all(CriterionFit)] == [fit]
    projects.set_fit(book, criterion, firm=firm, fit=None)
    projects.set_fit(book, criterion, firm=firm, fit=None)
    assert book.all(CriterionFit) == ()


def test_attendance_goes_on_and_off(book: Book) -> None:
    account = make_account(book)
    person = make_person(book, account.organisation)
    visit, _changes = visits.plan_visit(book, account, start=NOON)
    for role in (None, "lead", "lead"):
        visits.set_attendance(book, visit, person=person, attends=True, role=role)
    assert [row.role_in_visit for row in book.all(Attendance)] == ["lead"]
    visits.set_attendance(book, visit, person=person, attends=False)
    assert book.all(Attendance) == ()


def test_a_visit_is_planned_asked_and_finished(book: Book) -> None:
    account = make_account(book)
    visit, _changes = visits.plan_visit(book, account, start=NOON, objective="price")
    visits.plan_question(book, visit, wording=" 预算多少？ ", fact_def="PJ03")
    visits.finish_visit(book, visit, result="good")
    assert book.all(Question)[0].wording == "预算多少？"
    (done,) = book.all(Interaction)
    assert (done.status, done.result, done.objective) == ("done", "good", "price")


def test_any_record_is_added_and_removed_by_name(book: Book) -> None:
    firm, changes = records.add_record(book, Organisation, name="x")
    assert changes.words == "new: x"
    assert records.remove_record(book, firm).words == "removal of x"
    assert book.all(Organisation) == ()


def test_a_field_keeps_who_said_so(book: Book) -> None:
    person = make_person(book, make(book, Organisation, name="x").id)
    changed, changes = records.set_field(book, person, name="power", value=4, today=TODAY)
    assert changed.power == 4
    assert changes.kinds == {"person", "observation"}
    (guess,) = book.all(Observation)
    assert (guess.source_kind, guess.value, guess.chosen) == ("own_judgement", 4, True)
    records.set_field(book, changed, name="power", value=2, today=TODAY)
    assert [row.value for row in book.all(Observation)] == [2]
    evidence = records.Evidence(observed_on=TODAY, kind="said", source=person.id)
    records.set_field(book, changed, name="power", value=3, today=TODAY, evidence=evidence)
    assert [row.value for row in book.all(Observation)] == [2, 3]


def test_an_emptied_field_is_not_an_observation(book: Book) -> None:
    person = make_person(book, make(book, Organisation, name="x").id)
    changed, _changes = records.set_field(book, person, name="concerns", value="price", today=TODAY)
    records.set_field(book, changed, name="concerns", value="", today=TODAY)
    assert [row.value for row in book.all(Observation)] == ["price"]


@pytest.mark.parametrize(("name", "value"), [("power", 9), ("attitude", "x"), ("birthday", "?")])
def test_a_wrong_value_is_refused_at_its_field(book: Book, name: str, value: Any) -> None:
    person = make(book, Person, name="x")
    with pytest.raises(FieldProblem) as refusal:
        records.set_field(book, person, name=name, value=value, today=TODAY)
    assert refusal.value.name == name
    assert book.get(Person, person.id) == person


def test_another_voice_contradicts_and_is_chosen(book: Book) -> None:
    project = make_project(book, make_account(book), budget_hi=Money(100, "CNY"))
    evidence = records.Evidence(observed_on=TODAY, kind="said")
    voice, _changes = records.add_voice(
        book, project, name="budget_hi", value=Money(200, "CNY"), evidence=evidence
    )
    rows = book.all(Observation)
    assert [row.chosen for row in rows] == [True, False]
    stored = book.get(Project, project.id)
    assert stored is not None
    assert stored.budget_hi == Money(100, "CNY")
    facts.choose(book, voice)
    stored = book.get(Project, project.id)
    assert stored is not None
    assert stored.budget_hi == Money(200, "CNY")
    assert [(row.chosen, row.withdrawn) for row in book.all(Observation)] == [
        (False, True),
        (True, False),
    ]
    book.undo()
    stored = book.get(Project, project.id)
    assert stored is not None
    assert stored.budget_hi == Money(100, "CNY")


def test_the_first_voice_of_an_empty_field_fills_it(book: Book) -> None:
    project = make_project(book, make_account(book))
    evidence = records.Evidence(observed_on=TODAY, kind="said")
    records.add_voice(book, project, name="budget_hi", value=Money(5, "CNY"), evidence=evidence)
    stored = book.get(Project, project.id)
    assert stored is not None
    assert stored.budget_hi == Money(5, "CNY")


def test_a_choice_about_a_removed_record_only_marks_the_voice(book: Book) -> None:
    row = Observation(id="o", subject_kind="person", subject="gone", attribute="power", value=3)
    with book.work("by hand") as work:
        kept = work.put(row)
    facts.choose(book, kept)
    assert book.all(Observation)[0].chosen


def test_a_fact_is_refused_confirmed_and_asked_again(sample: Book) -> None:
    project = next(item for item in sample.all(Project) if item.external == "A-P1")
    feeding = "budget_hi"
    code = fact_of(Project, feeding).feeds[0]
    marks = len(sample.all(FactMark))
    facts.mark_fact(sample, project, fact_id=code, mark="refused", today=TODAY)
    facts.mark_fact(sample, project, fact_id=code, mark="na", today=TODAY)
    found = [row for row in sample.all(FactMark) if row.subject == project.id]
    assert [row.mark for row in found if row.fact_ == code] == ["na"]
    facts.confirm_field(sample, project, name=feeding, today=TODAY)
    assert len(sample.all(FactMark)) == marks
    newest = sample.all(Observation)[-1]
    assert (newest.attribute, newest.observed_on) == (feeding, TODAY)
    facts.mark_fact(sample, project, fact_id=code, mark=None, today=TODAY)


def test_a_person_can_bring_a_new_department(book: Book) -> None:
    firm = make(book, Organisation, name="x")
    for name in ("林", "高"):
        people.add_person(book, firm, name=name, new_department=" 采购部 ")
    (department,) = book.all(Department)
    assert {post.department for post in book.all(Post)} == {department.id}


def test_the_usual_criteria_are_laid_once(book: Book) -> None:
    project = make_project(book, make_account(book))
    projects.lay_criteria(book, project)
    laid = book.all(Criterion)
    projects.lay_criteria(book, project)
    assert book.all(Criterion) == laid != ()


def test_a_step_done_early_leaves_the_current_one(book: Book) -> None:
    account = make_account(book)
    project, _changes = projects.add_project(book, account, name="x", tender_method="open")
    last = book.all(ProcurementStep)[-1]
    projects.finish_step(book, last, day=TODAY)
    states = [step.state for step in book.all(ProcurementStep)]
    assert states[0] == "current"
    assert states[-1] == "done"
    assert project.tender_method == "open"
    projects.finish_step(book, book.all(ProcurementStep)[0], day=TODAY)
    third = book.all(ProcurementStep)[2]
    projects.reopen_step(book, third)
    states = [step.state for step in book.all(ProcurementStep)]
    assert states.count("current") == 1


def test_naming_the_source_of_a_value_typed_before_is_one_voice(book: Book) -> None:
    person = make_person(book, make(book, Organisation, name="x").id)
    changed, _changes = records.set_field(book, person, name="power", value=2, today=TODAY)
    later = TODAY + dt.timedelta(days=1)
    evidence = records.Evidence(observed_on=later, kind="said", source=person.id)
    records.set_field(book, changed, name="power", value=2, today=later, evidence=evidence)
    (voice,) = book.all(Observation)
    assert (voice.source_kind, voice.source) == ("said", person.id)


def test_an_answer_takes_the_doubt_away(book: Book) -> None:
    account = make_account(book)
    firm = book.all(Organisation)[0]
    person = make_person(book, firm.id)
    post = book.all(Post)[0]
    for record, name, subject, value in (
        (post, "title", person, "采购"),
        (firm, "ownership", account, "state"),
    ):
        (code, *_more) = fact_of(type(record), name).feeds
        facts.mark_fact(book, subject, fact_id=code, mark="unconfirmed", today=TODAY)
        records.set_field(book, record, name=name, value=value, today=TODAY)
        assert book.all(FactMark) == ()


def test_a_doubtful_answer_leaves_the_mark(book: Book) -> None:
    person = make_person(book, make(book, Organisation, name="x").id)
    (code, *_more) = fact_of(Person, "power").feeds
    facts.mark_fact(book, person, fact_id=code, mark="unconfirmed", today=TODAY)
    evidence = records.Evidence(observed_on=TODAY, state="unconfirmed")
    records.set_field(book, person, name="power", value=2, today=TODAY, evidence=evidence)
    assert len(book.all(FactMark)) == 1
