"""After the visit: the numbers of the paper, Enter from line to line, the file fills up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.helpers.filled import fill
from tests.helpers.windows import notices, press, tab, texts

from kamdesk import i18n
from kamdesk.domain.fact import key_of
from kamdesk.domain.records import Action, Event, Interaction, Observation, Person, Question
from kamdesk.services.brief_numbers import freeze_brief, sheet_for
from kamdesk.services.briefs import BriefOrder, write_brief
from kamdesk.services.filled_briefs import FilledBrief
from kamdesk.ui.finder import rows_for
from kamdesk.ui.pages.debrief import DebriefPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.debrief_rows import AnswerRow
    from kamdesk.ui.pages.tab_visits import VisitsTab
    from kamdesk.ui.pages.today import TodayPage
    from kamdesk.ui.shell import Shell


@pytest.fixture
def page(window: Shell, account: Account, visit: Interaction) -> DebriefPage:
    """Show the quick-entry page of the visit of tomorrow."""
    window.go("debrief", (account.id, visit.id))
    QApplication.processEvents()
    found = window.page()
    assert isinstance(found, DebriefPage)
    return found


def typed(text: str) -> None:
    """Type where the keyboard is."""
    target = QApplication.focusWidget()
    assert target is not None
    target.insert(text)  # type: ignore[attr-defined]


def person(desk: Desk, key: str) -> Person:
    """Read somebody by the id of the sample."""
    return next(row for row in desk.book.all(Person) if key_of(row) == key)


def test_five_answers_cost_twelve_actions(page: DebriefPage, desk: Desk) -> None:
    actions = 1  # the click that opened the page
    for text in ("5 % a year", "he writes it", "40, 30, ours", "approved"):
        typed(text)
        press(Qt.Key.Key_Return)
        actions += 1
    typed("孙立, 设备安全科")
    press(Qt.Key.Key_Return)
    page.done_button.click()
    actions += 2

    assert actions <= 12
    assert [row.tag.isHidden() for row in page.answers.lines] == [False] * 5
    assert page.answers.count.text() == "5/5"
    assert person(desk, "A3").career_need == "5 % a year"
    assert "→" in page.brought.figure.text()
    visit = page.visit()
    assert visit is not None
    assert visit.status == "done"


def test_shift_enter_goes_back_and_keys_say_what_words_do_not(page: DebriefPage) -> None:
    press(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    lines = page.answers.lines
    assert lines[3].line.hasFocus()

    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    assert lines[2].line.hasFocus()
    said = [row.tag.mark.text for row in lines[:3]]
    assert said == ["refused", "saved", "asked again"]


def test_what_cannot_be_read_stays_with_its_reason(page: DebriefPage, desk: Desk) -> None:
    row = page.answers.lines[3]
    row.line.setFocus()
    typed("perhaps")
    press(Qt.Key.Key_Return)

    assert row.line.hasFocus()
    assert "is not one of" in row.row.error()
    assert row.line.text() == "perhaps"
    assert not (desk.book.undo_words() or "").startswith("answer")

    row.line.setText("approved")
    press(Qt.Key.Key_Return)
    assert not row.row.error()
    assert not row.line.hasFocus()


def test_each_answer_is_undone_by_its_name(page: DebriefPage, desk: Desk) -> None:
    before = person(desk, "A3").career_need
    typed("something")
    press(Qt.Key.Key_Return)
    assert (desk.book.undo_words() or "").startswith("answer Q1")

    desk.undo()

    assert person(desk, "A3").career_need == before
    assert page.answers.lines[0].tag.isHidden()


def test_the_block_is_saved_part_by_part(page: DebriefPage, desk: Desk, visit: Interaction) -> None:
    promise = next(iter(page.promises.rows.widgets.values()))
    promise.check.click()
    for row, text in (
        (page.promises.new, "对方: 规格书草稿 12-01"),
        (page.seen.people, "王敏, 质量部"),
        (page.seen.rivals, "东擎: was here"),
        (page.result.next, "call him 11-26"),
    ):
        row.line.setText(text)
        row.line.commit()
    page.result.result.buttons()[1].click()
    page.result.words.line.setText("he said yes")
    page.result.words.line.commit()
    page.result.signal.buttons()[2].click()

    done = desk.book.get(Interaction, visit.id)
    assert done is not None
    assert (done.result, done.interest_signal) == ("Minimum reached: he said yes", "asking")
    assert done.status == "done"
    mine = [row for row in desk.book.all(Action) if row.interaction == visit.id]
    assert {row.text for row in mine} >= {"规格书草稿", "call him"}
    assert "was here" in [row.text for row in desk.book.all(Event)]
    assert page.promises.new.line.text() == ""
    assert page.result.words.line.text() == "he said yes"
    assert promise.check.isChecked()

    promise.check.click()
    assert not promise.check.isChecked()


def test_an_attitude_asks_what_showed_it(page: DebriefPage, desk: Desk) -> None:
    row = next(iter(page.attitudes.rows.widgets.values()))
    row.choice.buttons()[3].click()
    assert row.reason.hasFocus()
    typed("he left the room")
    row.reason.commit()

    found = [item for item in desk.book.all(Observation) if item.note == "he left the room"]
    assert [(item.attribute, item.value) for item in found] == [("attitude", "threat")]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_it_speaks_plainly(
    window: Shell, account: Account, visit: Interaction, language: str
) -> None:
    i18n.use(language)
    window.go("debrief", (account.id, visit.id))

    shown = window.page()
    assert shown is not None
    assert len(texts(shown)) > 30
    assert not notices(window)


def test_ways_to_the_page(window: Shell, desk: Desk, account: Account, visit: Interaction) -> None:
    found = cast("VisitsTab", tab(window, account, "visits", record=visit.id))
    found.answers_button.click()
    assert isinstance(window.page(), DebriefPage)
    cast("DebriefPage", window.page()).later_button.click()
    assert window._here[0] == "account"

    places = [row.payload for row in rows_for(desk, "answers")]

    assert ("debrief", (account.id, visit.id)) in places
    assert ("debrief", (account.id, visit.id)) not in [
        row.payload for row in rows_for(desk, "岚川")
    ]


def test_today_offers_what_is_past(
    window: Shell, qtbot: QtBot, desk: Desk, visit: Interaction
) -> None:
    yesterday = dt.datetime.combine(desk.today - dt.timedelta(days=1), dt.time(9)).astimezone()
    with desk.book.work("moved") as work:
        work.change(visit, start=yesterday)
    window.go("today")
    today = cast("TodayPage", window.page())
    qtbot.waitUntil(lambda: desk.portfolio.view is not None)
    qtbot.waitUntil(lambda: today.answers_button.isVisibleTo(today))

    today.answers_button.click()

    shown = window.page()
    assert isinstance(shown, DebriefPage)
    assert shown.visit() is not None


def test_a_visit_that_goes_is_left(page: DebriefPage, window: Shell, desk: Desk) -> None:
    visit = page.visit()
    assert visit is not None

    desk.remove(visit, "gone")

    assert window._here[0] == "visits"
    assert page.visit() is None


def test_a_visit_that_is_over_is_only_left(page: DebriefPage, window: Shell, desk: Desk) -> None:
    visit = page.visit()
    assert visit is not None
    with desk.book.work("done") as work:
        work.change(visit, status="done")

    page.finish()

    assert window._here[0] == "account"


def test_a_filled_in_brief_is_shown_first_and_taken_at_once(
    page: DebriefPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    visit = page.visit()
    assert visit is not None
    order = BriefOrder(today=desk.today, visit=visit, fillable=True)
    write_brief(desk.dossier(visit.account or ""), order, path=tmp_path / "a.pdf")
    freeze_brief(desk.book, visit, today=desk.today)
    page.reload()
    fill(
        tmp_path / "a.pdf", tmp_path / "b.pdf", values={"Q1": "from paper", "Q2": "x", "R.0": True}
    )
    before = desk.book.undo_words()

    drop(page, tmp_path / "b.pdf")
    qtbot.waitUntil(page.take_button.isVisible, timeout=20_000)
    lines = page.answers.lines
    assert [row.line.text() for row in lines[:2]] == ["from paper", "x"]
    assert desk.book.undo_words() == before
    lines[1].line.setText("mended")
    page.take_button.click()

    assert person(desk, "A3").career_need == "from paper"
    assert lines[1].line.text() == "mended"
    assert desk.book.undo_words() == "answers of the visit"
    assert not page.take_button.isVisible()


def test_a_brief_with_nothing_on_it_says_so(page: DebriefPage, window: Shell, desk: Desk) -> None:
    visit = page.visit()
    assert visit is not None
    sheet = sheet_for(desk.book, visit, today=desk.today)
    other = desk.book.all(Interaction)[0]

    page.show_filled(FilledBrief(other, sheet, {"Q1": "x"}))
    page.show_filled(FilledBrief(visit, sheet, {}))
    page.take_all()

    assert notices(window) == ["Nothing is filled in on this brief."]


def test_the_pdf_is_asked_for(page: DebriefPage, window: Shell) -> None:
    page.pdf_button.click()

    dialogs = [item for item in window.findChildren(QFileDialog) if item.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].reject()


def drop(page: DebriefPage, path: Path) -> None:
    """Drop a file onto the page."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    page.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), action, mime, button, none))
    page.dropEvent(QDropEvent(QPointF(5, 5), action, mime, button, none))


def test_the_keyboard_stays_within_the_lines(page: DebriefPage) -> None:
    first, last = page.lines[0], page.lines[-1]

    page._go_on(first, back=True)
    assert first.line.hasFocus()
    page._go_on(last, back=False)
    assert page.done_button.hasFocus()


def test_only_a_pdf_may_be_dropped(page: DebriefPage, window: Shell, tmp_path: Path) -> None:
    drop(page, tmp_path / "notes.txt")

    assert page.filled is None
    assert notices(window) == []


def test_the_same_visit_again_keeps_the_keyboard_where_it_is(page: DebriefPage) -> None:
    second = page.lines[1].line
    second.setFocus()

    page.show_subject(page.subject)

    assert second.hasFocus()


def test_a_visit_of_an_account_that_is_gone_is_none(page: DebriefPage, window: Shell) -> None:
    page.subject = ("no such account", "no such visit")

    page.read_pdf(Path("brief.pdf"))
    page.finish()

    assert page.visit() is None
    assert window.page() is not page


def said_by(desk: Desk, page: DebriefPage, place: int) -> list[str | None]:
    """Read the external ids of who is noted behind answers that stand."""
    visit = page.visit()
    assert visit is not None
    row = desk.dossier(visit.account or "").shelf.where(Question, "interaction", value=visit.id)
    wording = page.answers.lines[place].words.text()
    found = next(item for item in row if item.wording == wording)
    voice = desk.book.get(Observation, found.observation or "")
    who = desk.book.get(Person, (voice.source if voice else "") or "")
    return [who.external if who else None, voice.source_kind if voice else None]


def choose(row: AnswerRow, words: str) -> None:
    """Choose who said it, with the keys."""
    row.line.setFocus()
    press(Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    menu = row.source.menu_
    assert menu.isVisible()
    next(action for action in menu.actions() if words in action.text()).trigger()
    menu.close()


def test_who_said_it_is_who_was_asked_unless_somebody_else_is_chosen(
    page: DebriefPage, desk: Desk
) -> None:
    row = page.answers.lines[0]
    asked = row.source.text()
    choose(row, "顾言")
    typed("5 % a year")
    press(Qt.Key.Key_Return)
    before_saving = said_by(desk, page, 0)
    shown = row.source.text()
    choose(row, "I saw it myself")
    seen = said_by(desk, page, 0)
    choose(row, asked)

    assert asked == "林嘉慧"
    assert (before_saving, shown) == (["U02", "said"], "顾言")
    assert seen == [None, "seen"]
    assert said_by(desk, page, 0) == ["A3", "said"]
    assert row.line.text() == "5 % a year"
    assert row.source.accessibleName() == "Q1: who said it: 林嘉慧"


def test_a_name_behind_the_answer_is_its_source(page: DebriefPage, desk: Desk) -> None:
    row = page.answers.lines[0]
    typed("5 % a year @吴启铭")
    press(Qt.Key.Key_Return)

    assert (row.line.text(), row.source.text()) == ("5 % a year", "吴启铭")
    assert said_by(desk, page, 0) == ["A4", "said"]
