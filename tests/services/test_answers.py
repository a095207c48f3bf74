"""Answers come back by the numbers of the brief, are read first, and are one step of undo."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import change, dossier_of_a, everything, make, named

from kamdesk.domain.answers.reading import Unreadable
from kamdesk.domain.fact import key_of
from kamdesk.domain.gaps import questions_for
from kamdesk.domain.records import (
    Action,
    ExportFile,
    FactMark,
    Observation,
    Person,
    Project,
    ProjectRole,
    Question,
)
from kamdesk.services.answers import NothingGiven, UnknownNumber, save_answers, save_attitude
from kamdesk.services.brief_numbers import freeze_brief, last_sheet, sheet_for
from kamdesk.services.finding import find_account, find_visit
from kamdesk.services.records import Evidence, set_field
from kamdesk.services.visits import plan_question

if TYPE_CHECKING:
    from kamdesk.domain.records import Interaction
    from kamdesk.services.answers import Outcome
    from kamdesk.storage.book import Book


def one(book: Book, visit: Interaction, number: str, *, text: str) -> Outcome:
    """Give one answer on the day of the sample."""
    found, _changes = save_answers(book, visit, given={number: text}, today=dt.date(2026, 11, 23))
    return found[0]


def question(book: Book, visit: Interaction, number: str) -> Question:
    """Read the written question behind a number."""
    sheet = last_sheet(book, visit)
    assert sheet is not None
    asked = next(item for item in sheet.asked if item.number == number)
    row = book.get(Question, asked.question or "")
    assert row is not None
    return row


def test_a_text_goes_into_its_field_with_its_source(
    book: Book, visit: Interaction, today: dt.date
) -> None:
    found = one(book, visit, "Q1", text="5 % a year")

    person = named(book, "A3")
    assert person.career_need == "5 % a year"
    row = question(book, visit, "Q1")
    voice = book.get(Observation, row.observation or "")
    assert voice is not None
    assert (voice.source, voice.interaction, voice.source_kind) == (person.id, visit.id, "said")
    assert (voice.observed_on, voice.chosen) == (today, True)
    assert (row.state, row.answer) == ("answered", "5 % a year")
    assert (found.state_before, found.state_after, found.closed) == ("unconfirmed", "known", True)
    assert found.before is not None
    assert found.after is not None
    assert found.after > found.before
    assert "Known" in found.line
    assert found.plain["number"] == "Q1"


def test_words_without_a_field_close_the_question(
    book: Book, visit: Interaction, today: dt.date
) -> None:
    found = one(book, visit, "Q3", text="one 40, the other 30, the rest is ours")

    assert found.words.startswith("Kept in words")
    asked = questions_for(dossier_of_a(book), visit, today=today)
    assert "BG14" not in [gap.fact for gap in asked]


def test_words_for_an_unknown_fact_count_as_unconfirmed(book: Book, visit: Interaction) -> None:
    found = one(book, visit, "Q4", text="text: she will ask")

    assert (found.state_before, found.state_after) == ("unknown", "unconfirmed")
    assert "unconfirmed" in found.words


@pytest.mark.parametrize("text", ["approved", "Approved", "已批准"])
def test_a_choice_is_read_by_word(book: Book, visit: Interaction, text: str) -> None:
    one(book, visit, "q04", text=text)

    project = next(row for row in book.all(Project) if key_of(row) == "A-P2")
    assert project.budget_status == "approved"


def test_a_seat_is_filled_by_somebody_new_and_once(book: Book, visit: Interaction) -> None:
    one(book, visit, "Q5", text="孙立, 设备安全科")
    found = one(book, visit, "Q5", text="孙立, 设备安全科")

    people = [row for row in book.all(Person) if row.name == "孙立"]
    assert len(people) == 1
    assert people[0].id in [row.person for row in book.all(ProjectRole)]
    assert found.words == "孙立 has the seat."


def test_a_seat_that_does_not_exist_goes(book: Book, visit: Interaction) -> None:
    before = len(book.all(ProjectRole))

    one(book, visit, "Q5", text="n/a")

    assert len(book.all(ProjectRole)) == before - 1


def test_answering_twice_updates(book: Book, visit: Interaction) -> None:
    one(book, visit, "Q1", text="first")
    voices = len(book.all(Observation))
    one(book, visit, "Q1", text="second")
    one(book, visit, "Q3", text="words")
    more = len(book.all(Observation))
    one(book, visit, "Q3", text="other words")

    assert named(book, "A3").career_need == "second"
    assert len(book.all(Observation)) == more == voices + 1
    assert question(book, visit, "Q3").answer == "other words"


def test_refused_takes_back_what_was_said(book: Book, visit: Interaction) -> None:
    before = named(book, "A3").career_need
    one(book, visit, "Q1", text="something")
    found = one(book, visit, "Q1", text="拒绝")

    assert named(book, "A3").career_need == before
    assert question(book, visit, "Q1").state == "refused"
    assert (found.state_after, found.closed) == ("refused", True)


def test_ask_again_keeps_the_question(book: Book, visit: Interaction, today: dt.date) -> None:
    one(book, visit, "Q1", text="refused")
    found = one(book, visit, "Q1", text="ask again")

    assert found.closed is False
    assert "stays" in found.line
    assert "PP16" in [gap.fact for gap in questions_for(dossier_of_a(book), visit, today=today)]


def test_not_applicable_is_marked(book: Book, visit: Interaction) -> None:
    found = one(book, visit, "Q2", text="N/A")

    assert found.state_after == "na"
    assert "na" in [row.mark for row in book.all(FactMark) if row.fact_ == "PJ19"]


def test_a_newer_value_keeps_its_place(book: Book, visit: Interaction, today: dt.date) -> None:
    late = Evidence(observed_on=today + dt.timedelta(days=1), kind="document")
    set_field(
        book, named(book, "A3"), name="career_need", value="later", today=today, evidence=late
    )

    found = one(book, visit, "Q1", text="earlier")

    assert named(book, "A3").career_need == "later"
    assert "newer" in found.words


def test_numbers_of_a_brief_of_days_ago(book: Book, visit: Interaction, today: dt.date) -> None:
    change(book, named(book, "A3"), career_need="known meanwhile")
    plan_question(book, visit, wording="Something quite different?")

    one(book, visit, "Q2", text="words")

    assert question(book, visit, "Q2").wording == "技术规格书由谁起草?哪几条是硬性要求?"
    assert sheet_for(book, visit, today=today).hash == last_sheet(book, visit).hash  # type: ignore[union-attr]


def test_a_question_taken_off_meanwhile_is_written_anew(book: Book, visit: Interaction) -> None:
    gone = question(book, visit, "Q2")
    with book.work("off") as work:
        work.remove(gone)

    one(book, visit, "Q2", text="first")
    one(book, visit, "Q2", text="second")

    rows = [row for row in book.all(Question) if row.wording == gone.wording]
    assert [row.answer for row in rows] == ["second"]


def test_an_own_question_is_answered_on_itself(book: Book, today: dt.date) -> None:
    visit = find_visit(book, find_account(book, "C"), words="C-V3")
    made, _changes = plan_question(book, visit, wording="How was the fair?")
    sheet = sheet_for(book, visit, today=today)
    number = next(item.number for item in sheet.asked if item.question == made.id)

    found = one(book, visit, number, text="crowded")

    row = book.get(Question, made.id)
    assert row is not None
    assert (row.answer, row.state, found.fact) == ("crowded", "answered", "")
    assert last_sheet(book, visit) is not None


@pytest.mark.parametrize(("given", "failure"), [({"Q9": "x"}, UnknownNumber), ({}, NothingGiven)])
def test_a_number_that_is_not_there(
    book: Book, visit: Interaction, given: dict[str, str], failure: type[Exception]
) -> None:
    with pytest.raises(failure):
        save_answers(book, visit, given=given, today=dt.date(2026, 11, 23))


def test_an_attitude_is_kept_with_what_showed_it(
    book: Book, visit: Interaction, today: dt.date
) -> None:
    person = named(book, "A3")

    save_attitude(book, visit, person=person, decided=("threat", "he left"), today=today)

    assert named(book, "A3").attitude == "threat"
    voice = next(row for row in book.all(Observation) if row.note == "he left")
    assert (voice.interaction, voice.observed_on, voice.source) == (visit.id, today, None)


def test_all_answers_are_one_step_of_undo(book: Book, visit: Interaction, today: dt.date) -> None:
    before = everything(book)
    save_answers(book, visit, given={"Q1": "a", "Q5": "孙立", "D8": "cold"}, today=today)
    assert book.undo_words() == "answers of the visit"

    book.undo()

    assert everything(book) == before


def test_printing_again_keeps_one_sheet(book: Book, visit: Interaction, today: dt.date) -> None:
    freeze_brief(book, visit, today=today)

    assert len([row for row in book.all(ExportFile) if row.kind == "brief"]) == 1


def test_what_else_is_kept_is_no_sheet(book: Book, visit: Interaction) -> None:
    make(book, ExportFile, kind="brief", rows={"visit": visit.id})

    sheet = last_sheet(book, visit)

    assert sheet is not None
    assert len(sheet.asked) == 5


def test_a_visit_whose_day_has_come_is_done_by_any_answer(book: Book, visit: Interaction) -> None:
    save_answers(book, visit, given={"D8": "cold"}, today=dt.date(2026, 11, 25))

    assert find_visit(book, find_account(book, "A"), words="A-V8").status == "done"
    assert (
        freeze_brief(
            book,
            find_visit(book, find_account(book, "A"), words="A-V8"),
            today=dt.date(2026, 11, 25),
        )
        is None
    )


def test_what_is_gone_meanwhile(book: Book, visit: Interaction) -> None:
    sheet = last_sheet(book, visit)
    assert sheet is not None
    seat = next(item for item in sheet.asked if item.number == "Q5")
    with book.work("gone") as work:
        for row in (
            work.get(Action, sheet.owed[0].action),
            work.get(ProjectRole, seat.id),
        ):
            assert row is not None
            work.remove(row)

    promise = one(book, visit, "D1", text="done")
    words = one(book, visit, "Q5", text="somebody")

    assert promise.words == "The promise was removed meanwhile."
    assert words.words == "Kept in words."


def test_a_changed_answer_moves_from_words_to_its_field(book: Book, visit: Interaction) -> None:
    one(book, visit, "Q4", text="text: soon")
    one(book, visit, "Q4", text="approved")
    one(book, visit, "Q5", text="孙立")
    one(book, visit, "Q5", text="refused")

    assert question(book, visit, "Q4").answer == "approved"
    assert all(row.person is None or row.person != "" for row in book.all(ProjectRole))
    words = [row for row in book.all(Observation) if row.attribute == "answer"]
    assert [row.withdrawn for row in words] == [True]


def voice_of(book: Book, visit: Interaction, number: str) -> Observation:
    """Read who is noted behind the answer to a question."""
    row = book.get(Observation, question(book, visit, number).observation or "")
    assert row is not None
    return row


@pytest.mark.parametrize(
    ("who", "key", "kind"), [("A5", "A5", "said"), ("沈知远", "U01", "said"), ("我", None, "seen")]
)
def test_somebody_else_may_have_said_it(
    book: Book, visit: Interaction, *, who: str, key: str | None, kind: str
) -> None:
    one(book, visit, "Q1", text=f"5 % a year @{who}")
    one(book, visit, "Q3", text=f"one 40, the other 30 @{who}")

    source = named(book, key).id if key else None
    for number in ("Q1", "Q3"):
        voice = voice_of(book, visit, number)
        assert (voice.source, voice.source_kind) == (source, kind)
    assert named(book, "A3").career_need == "5 % a year"
    assert question(book, visit, "Q1").answer == "5 % a year"


def test_another_source_takes_the_place_of_the_first(book: Book, visit: Interaction) -> None:
    one(book, visit, "Q1", text="5 % a year")
    one(book, visit, "Q1", text="5 % a year @A5")
    rows = [row for row in book.all(Observation) if row.interaction == visit.id]
    standing = [row for row in rows if not row.withdrawn and row.attribute == "career_need"]

    assert [row.source for row in standing] == [named(book, "A5").id]
    assert named(book, "A3").career_need == "5 % a year"


def test_a_source_nobody_knows_is_refused_with_a_way_out(book: Book, visit: Interaction) -> None:
    with pytest.raises(Unreadable, match="space after the @"):
        one(book, visit, "Q1", text="5 % a year @没有的人")
