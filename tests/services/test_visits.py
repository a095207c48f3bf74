"""Visits: planned, peopled, asked at, packed for, done; each step can be taken back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import dossier_of_a

from kamdesk import i18n
from kamdesk.domain.brief.build import build
from kamdesk.domain.brief.model import Questions
from kamdesk.domain.gaps import gaps, questions_for
from kamdesk.domain.insight.readiness import visit_readiness
from kamdesk.domain.records import Action, Attendance, ChecklistRun, ChecklistTick, Question
from kamdesk.services import visits
from kamdesk.services.briefs import BriefOrder, brief_name
from kamdesk.services.finding import find_account, find_visit
from kamdesk.services.opening import new_book
from kamdesk.services.projects import criteria_levels, project_lines
from kamdesk.services.workbooks import WorkbookOrder, workbook_name

if TYPE_CHECKING:
    from pathlib import Path

    from kamdesk.domain.records import Interaction
    from kamdesk.storage.book import Book


@pytest.fixture
def visit(book: Book) -> Interaction:
    """Find the visit of the sample that is planned for tomorrow."""
    return find_visit(book, find_account(book, "A"), words="A-V8")


def asked(book: Book, visit: Interaction, *, lang: str = "zh_CN") -> list[tuple[str, str, str]]:
    """Read number, addressee and text of the questions on the brief."""
    brief = build(
        dossier_of_a(book),
        visit,
        today=dt.date(2026, 11, 23),
        copy="car",
        lang=lang,
        author="x",
    )
    section = brief.find(Questions)
    assert section is not None
    return [(item.number, item.to, item.text) for item in section.questions]


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_freezing_leaves_the_brief_as_it_was(
    book: Book, visit: Interaction, today: dt.date, lang: str
) -> None:
    before = asked(book, visit, lang=lang)

    with i18n.speaking("zh_CN"):
        visits.freeze_questions(book, dossier_of_a(book), visit=visit, today=today)

    assert asked(book, visit, lang=lang) == before


def test_frozen_questions_belong_to_the_visit(
    book: Book, visit: Interaction, today: dt.date
) -> None:
    printed = questions_for(dossier_of_a(book), visit, today=today)

    changes = visits.freeze_questions(book, dossier_of_a(book), visit=visit, today=today)

    mine = dossier_of_a(book).shelf.where(Question, "interaction", value=visit.id)
    assert changes is not None
    assert len(mine) == len(printed) == 5
    assert {row.wording for row in mine} == {gap.wording for gap in printed}


def test_freezing_twice_writes_nothing_new(book: Book, visit: Interaction, today: dt.date) -> None:
    visits.freeze_questions(book, dossier_of_a(book), visit=visit, today=today)

    assert visits.freeze_questions(book, dossier_of_a(book), visit=visit, today=today) is None


def test_a_visit_that_is_over_is_asked_nothing(
    book: Book, visit: Interaction, today: dt.date
) -> None:
    visits.finish_visit(book, visit)
    over = find_visit(book, find_account(book, "A"), words="A-V8")

    assert visits.freeze_questions(book, dossier_of_a(book), visit=over, today=today) is None


def test_freezing_is_one_step_of_undo(book: Book, visit: Interaction, today: dt.date) -> None:
    before = dossier_of_a(book).shelf.of(Question)
    visits.freeze_questions(book, dossier_of_a(book), visit=visit, today=today)

    book.undo()

    assert dossier_of_a(book).shelf.of(Question) == before


def test_a_question_left_over_is_asked_again_under_its_number(
    book: Book, visit: Interaction, today: dt.date
) -> None:
    gap = next(
        item
        for item in questions_for(dossier_of_a(book), visit, today=today)
        if item.number == "Q4"
    )
    with book.work("left over") as work:
        work.add(
            Question,
            account=visit.account,
            fact_def=gap.fact,
            addressee=gap.addressee,
            wording="Who pays for it?",
            why="seen in the press",
            state="open",
        )
    before = asked(book, visit)

    visits.freeze_questions(book, dossier_of_a(book), visit=visit, today=today)

    assert asked(book, visit) == before
    rows = [
        row for row in dossier_of_a(book).shelf.of(Question) if row.wording == "Who pays for it?"
    ]
    assert [(row.interaction, row.why) for row in rows] == [(visit.id, "seen in the press")]


def test_a_gap_put_on_the_visit_keeps_fact_and_addressee(
    book: Book, visit: Interaction, today: dt.date
) -> None:
    gap = next(item for item in gaps(dossier_of_a(book), today, visit=visit) if not item.question)

    visits.plan_gap(book, visit, gap=gap)

    row = dossier_of_a(book).shelf.where(Question, "wording", value=gap.wording)[0]
    assert (row.interaction, row.fact_def, row.addressee) == (visit.id, gap.fact, gap.addressee)
    after = {item.question: item for item in gaps(dossier_of_a(book), today, visit=visit)}
    assert after[row.id].key == gap.key
    assert not after[row.id].in_own_words


def test_own_words_stay_own_words(book: Book, visit: Interaction, today: dt.date) -> None:
    question, _changes = visits.plan_question(book, visit, wording="Anything else?  ")

    found = {gap.question: gap for gap in gaps(dossier_of_a(book), today, visit=visit)}

    assert found[question.id].wording == "Anything else?"
    assert found[question.id].in_own_words


def test_plan_attend_and_finish(book: Book, today: dt.date) -> None:
    account = find_account(book, "A")
    start = dt.datetime.combine(today, dt.time(9), dt.UTC)
    visit, _changes = visits.plan_visit(book, account, start=start, kind="visit")
    person = dossier_of_a(book).people(today)[0]

    visits.set_attendance(book, visit, person=person, attends=True)
    visits.set_attendance(book, visit, person=person, attends=True, role="lead")
    rows = dossier_of_a(book).shelf.where(Attendance, "interaction", value=visit.id)
    assert [row.role_in_visit for row in rows] == ["lead"]

    visits.set_attendance(book, visit, person=person, attends=False)
    assert not dossier_of_a(book).shelf.where(Attendance, "interaction", value=visit.id)

    visits.finish_visit(book, visit, result="agreed")
    done = find_visit(book, account, words=visit.id)
    assert (done.status, done.result) == ("done", "agreed")


def test_the_kit_makes_the_visit_readier(book: Book, visit: Interaction, today: dt.date) -> None:
    before = visit_readiness(dossier_of_a(book), visit, today=today)

    visits.set_kit(book, visit, item="cards", done=True, today=today)
    visits.set_kit(book, visit, item="sample", done=True, today=today)

    after = visit_readiness(dossier_of_a(book), visit, today=today)
    assert (after.value or 0) > (before.value or 0)
    assert len(dossier_of_a(book).shelf.where(ChecklistRun, "subject", value=visit.id)) == 1


def test_a_tick_can_be_taken_away(book: Book, visit: Interaction, today: dt.date) -> None:
    visits.set_kit(book, visit, item="cards", done=True, today=today)

    visits.set_kit(book, visit, item="cards", done=False, today=today)

    ticks = [row for row in dossier_of_a(book).shelf.of(ChecklistTick) if row.item == "cards"]
    assert [row.done for row in ticks] == [False]


def test_a_promise_is_made_at_the_visit(book: Book, visit: Interaction, today: dt.date) -> None:
    promise, _changes = visits.add_promise(
        book, visit, text=" send the curve ", today=today, side="theirs", due=today
    )

    row = dossier_of_a(book).shelf.get(Action, promise.id)
    assert row is not None
    assert (row.kind, row.side, row.text, row.asked) == (
        "promise",
        "theirs",
        "send the curve",
        today,
    )
    assert (row.account, row.interaction) == (visit.account, visit.id)


def test_planned_visits_come_first_the_next_on_top(book: Book) -> None:
    lines = visits.visit_lines(book)

    planned = [line.start for line in lines if line.status == "planned"]
    rest = [line.start for line in lines if line.status != "planned"]
    assert [line.status for line in lines[: len(planned)]] == ["planned"] * len(planned)
    assert planned == sorted(planned, key=str)
    assert rest == sorted(rest, key=str, reverse=True)


def test_visits_of_a_removed_account_are_not_listed(book: Book) -> None:
    account = find_account(book, "A")
    with book.work("gone") as work:
        work.remove(account)

    assert all(line.account != account.id for line in visits.visit_lines(book))
    assert all(line.account != account.id for line in project_lines(book))


def test_projects_with_their_step_and_criteria(book: Book) -> None:
    lines = {line.code: line for line in project_lines(book)}

    line = lines["A-P1"]
    assert (line.step, line.intent, line.result) == ("技术交流", "approved", "open")
    assert line.budget is not None
    assert line.budget.amount == 3_800_000_000
    told: list[float] = []
    levels = criteria_levels(book, [line.account, line.account], told=told.append)
    assert levels[line.id] == "watch"
    assert told == [0.0]


def test_an_empty_book_has_empty_lists(tmp_path: Path) -> None:
    with new_book(tmp_path / "new.kam") as book:
        assert visits.visit_lines(book) == []
        assert project_lines(book) == []
        assert criteria_levels(book, []) == {}


def test_file_names_say_whose_and_when(book: Book, visit: Interaction, today: dt.date) -> None:
    file = dossier_of_a(book)
    day = visit.start.astimezone().date().isoformat() if visit.start else ""

    car = brief_name(file, BriefOrder(today=today, visit=visit))
    table = brief_name(file, BriefOrder(today=today, copy="table"))
    excel = workbook_name(file, WorkbookOrder(today=today))

    name = file.organisation.short or file.organisation.name
    assert car == f"brief {name} {day}.pdf"
    assert table == f"brief {name} 2026-11-23 table copy.pdf"
    assert excel == f"account workbook {name} 2026-11-23.xlsx"
