"""The dialog behind every number, and the way from it to answers and records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.helpers.windows import sheet, sheets, texts

from kamdesk.domain.fact import key_of
from kamdesk.domain.gaps import gaps
from kamdesk.domain.insight.registry import FORMULAS, PORTFOLIO
from kamdesk.domain.insight.result import Insight, Part, Row
from kamdesk.domain.records import FactMark, Invoice, Person, Project
from kamdesk.services.records import set_field
from kamdesk.services.visits import plan_question
from kamdesk.ui.dialogs.answer_gap import AnswerDialog, answer_gap
from kamdesk.ui.dialogs.evidence import EvidenceDialog
from kamdesk.ui.dialogs.record import RecordDialog
from kamdesk.ui.dialogs.row_links import RowLinks
from kamdesk.ui.dialogs.rubric import RubricDialog
from kamdesk.ui.dialogs.why import WhyDialog, show_why
from kamdesk.ui.dialogs.why_parts import ItemLine, MissingLine, PartLine, points_words
from kamdesk.ui.jump import TAB_OF, jump, tab_of
from kamdesk.ui.kit import Button
from kamdesk.ui.kit.reading import stops
from kamdesk.ui.pages.account import TABS, AccountPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


def explained(desk: Desk, account: Account, formula: str) -> WhyDialog:
    insight = FORMULAS[formula](desk.dossier(account.id), desk.today)
    return show_why(desk, insight, account=account)


def button(widget: QWidget, words: str) -> Button:
    return next(b for b in widget.findChildren(Button) if words in b.accessibleName())


def test_every_formula_of_an_account_is_explained(desk: Desk, account: Account) -> None:
    for formula in FORMULAS:
        dialog = explained(desk, account, formula)
        assert dialog.insight.formula == formula
        shown = texts(dialog)
        items = dialog.insight.items
        for part in dialog.insight.parts:
            # A narrower subject goes by its names; its key is for programs.
            assert (part.label in shown) != (part.label in items), part.label
        dialog.reject()


def test_an_assessment_goes_by_the_name_of_its_form(desk: Desk, account: Account) -> None:
    dialog = explained(desk, account, "F-02a")

    links = [b.accessibleName() for b in dialog.findChildren(Button)]

    assert "Assessment Organisational relationship" in links
    assert not any("R-ORG" in words for words in links)


def test_nothing_is_shown_as_a_window_of_its_own(desk: Desk, account: Account) -> None:
    before = set(QApplication.topLevelWidgets())

    links = RowLinks([("name", Row("account", account.id))])

    assert not links.isVisible()
    assert not {w for w in QApplication.topLevelWidgets() if w.isVisible()} - before


def test_it_opens_with_the_keyboard_on_the_first_link(desk: Desk, account: Account) -> None:
    dialog = explained(desk, account, "F-02b")

    first = stops(dialog)[0]

    assert dialog.focusWidget() is first
    assert isinstance(first, Button)
    assert first.text() != "Close"


def test_a_short_explanation_needs_no_scrolling(desk: Desk, account: Account) -> None:
    dialog = explained(desk, account, "F-27")
    QApplication.processEvents()

    assert dialog.page.verticalScrollBar().maximum() == 0


def test_a_number_of_the_portfolio_is_explained(desk: Desk, account: Account) -> None:
    found = PORTFOLIO["F-05"]((desk.dossier(account.id),), desk.today)
    dialog = show_why(desk, found, account=None)
    assert "Concentration" in texts(dialog)


def test_it_names_value_levels_and_settings(desk: Desk, account: Account) -> None:
    found = texts(explained(desk, account, "F-03"))
    assert "48 of 100 points" in found
    assert any("Very high from 70" in text for text in found)
    assert any("27 of 60" in text for text in found)
    assert "Points of each rival seat" in found


def test_escape_closes_it(desk: Desk, account: Account, window: Shell) -> None:
    dialog = explained(desk, account, "F-01")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not sheets(window)


def test_too_little_is_said(desk: Desk) -> None:
    thin = Insight(formula="F-02", value=50, level="insufficient", coverage=0.3)
    assert any("insufficient: do not" in text for text in texts(show_why(desk, thin, account=None)))


def test_a_row_leads_to_the_person(desk: Desk, account: Account, window: Shell) -> None:
    dialog = explained(desk, account, "F-02b")
    button(dialog, "林嘉慧").click()
    page = window.page()
    assert isinstance(page, AccountPage)
    assert page.tabs.key() == "people"
    assert not sheets(window)


def test_a_row_that_no_tab_selects_opens(desk: Desk, account: Account, window: Shell) -> None:
    dialog = explained(desk, account, "F-08")
    button(dialog, "A-I2").click()
    opened = sheet(window, RecordDialog)
    assert isinstance(opened.record, Invoice)
    page = window.page()
    assert isinstance(page, AccountPage)
    assert page.tabs.key() == "service"


def test_a_score_leads_to_its_assessment(desk: Desk, account: Account, window: Shell) -> None:
    insight = FORMULAS["F-02a"](desk.dossier(account.id), desk.today)
    row = next(
        row for part in insight.parts for row in part.rows if row.entity == "assessment_score"
    )
    jump(desk, row, account=account.id, parent=window)
    assert sheet(window, RecordDialog).record.ENTITY == "assessment"


def test_a_milestone_shows_its_project(desk: Desk, account: Account, window: Shell) -> None:
    insight = FORMULAS["F-24"](desk.dossier(account.id), desk.today)
    jump(desk, insight.parts[0].rows[0], account=account.id, parent=window)
    page = window.page()
    assert isinstance(page, AccountPage)
    assert page.tabs.key() == "projects"


def test_a_row_that_is_gone_leads_nowhere(desk: Desk, account: Account, window: Shell) -> None:
    before = window.page()
    jump(desk, Row("person", "gone"), account=account.id)
    assert window.page() is before


def test_rows_behind_the_first_are_one_click_away(desk: Desk, account: Account) -> None:
    dialog = explained(desk, account, "F-03")
    line = next(x for x in dialog.findChildren(PartLine) if x.part.code == "trend")
    button(line, "more").click()
    assert len(line.findChildren(Button)) > 8


def test_a_narrower_subject_opens_above(desk: Desk, account: Account, window: Shell) -> None:
    dialog = explained(desk, account, "F-12")
    line = dialog.findChildren(ItemLine)[0]
    line.findChildren(Button)[0].click()
    above = [item for item in sheets(window) if item is not dialog]
    assert isinstance(above[0], WhyDialog)
    assert above[0].key == "A-P1:R1"


def test_an_answer_changes_the_number_behind(desk: Desk, account: Account, window: Shell) -> None:
    dialog = explained(desk, account, "F-01")
    before, lines = dialog.insight.value, len(dialog.findChildren(MissingLine))
    line = next(x for x in dialog.findChildren(MissingLine) if "Answer" in texts(x))
    line.findChildren(Button)[0].click()
    answer = sheet(window, AnswerDialog)
    assert answer.forms
    answer.refused_button.click()
    assert desk.book.all(FactMark)
    assert dialog.insight.value != before or len(dialog.findChildren(MissingLine)) < lines


def test_an_assessment_that_is_missing_can_be_made(
    desk: Desk, account: Account, window: Shell
) -> None:
    dialog = explained(desk, account, "F-02c")
    dialog.findChildren(MissingLine)[0].findChildren(Button)[0].click()
    assert sheet(window, RubricDialog).rubric.code == "R-EXT"


def test_a_part_that_is_missing_opens_its_record(
    desk: Desk, account: Account, window: Shell
) -> None:
    part = Part("sales", "Sales class", None, rows=(Row("account", account.id),))
    dialog = show_why(
        desk, Insight(formula="F-06", parts=(part,), missing=("sales",)), account=account.id
    )
    dialog.findChildren(MissingLine)[0].findChildren(Button)[0].click()
    page = window.page()
    assert isinstance(page, AccountPage)
    assert page.tabs.key() == "background"


def test_a_gap_that_no_field_answers_leads_to_its_page(
    desk: Desk, account: Account, window: Shell
) -> None:
    found = gaps(desk.dossier(account.id), desk.today)
    gap = next(item for item in found if item.fact == "PP01")
    answer_gap(desk, gap, account=account.id, parent=explained(desk, account, "F-01"))
    page = window.page()
    assert isinstance(page, AccountPage)
    assert page.tabs.key() == "people"
    assert not sheets(window)


def test_the_answer_is_written_where_it_belongs(
    desk: Desk, account: Account, window: Shell
) -> None:
    dossier = desk.dossier(account.id)
    person = next(p for p in dossier.shelf.of(Person) if key_of(p) == "A3")
    desk.write(set_field, desk.book, person, name="attitude", value=None, today=desk.today)
    gap = next(g for g in gaps(desk.dossier(account.id), desk.today) if g.key == "PP15:A3")
    answer_gap(desk, gap, account=account.id, parent=window)
    form = sheet(window, AnswerDialog).forms[0]
    assert [field.item.name for field in form.fields] == ["attitude"]


def test_a_question_of_ones_own_is_answered_on_itself(
    desk: Desk, account: Account, window: Shell
) -> None:
    dossier = desk.dossier(account.id)
    visit = next(row for row in dossier.interactions if row.status == "planned")
    desk.write(plan_question, desk.book, visit, wording="What about the roof?")
    found = gaps(desk.dossier(account.id), desk.today)
    gap = next(item for item in found if item.own)
    answer_gap(desk, gap, account=account.id, parent=window)
    assert sheet(window, RecordDialog).record.ENTITY == "question"


def test_the_voices_behind_an_answer_can_be_seen(
    desk: Desk, account: Account, window: Shell
) -> None:
    found = gaps(desk.dossier(account.id), desk.today)
    gap = next(item for item in found if item.key == "BG14")
    answer_gap(desk, gap, account=account.id, parent=window)
    dialog = sheet(window, AnswerDialog)
    field = dialog.forms[0].fields[0]
    field.evidence_wanted.emit(field)
    assert sheet(window, EvidenceDialog).field is field
    dialog.na_button.click()
    assert [mark.mark for mark in desk.book.all(FactMark)][-1:] == ["na"]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Part("a", "A", None, 10), "not known"),
        (Part("a", "A", None), ""),
        (Part("a", "A", 2.5), "2.5"),
        (Part("a", "A", 2.0, 4), "2 of 4"),
        (Part("a", "A", 1.0, 1.0), "yes"),
        (Part("a", "A", 0.0, 1.0), "no"),
        (Part("a", "A", 83_000_000.0), "CNY 830k"),
    ],
)
def test_points_are_words(part: Part, words: str) -> None:
    assert points_words(part, "CNY") == words


def test_every_kind_has_a_tab_of_this_window(desk: Desk) -> None:
    known = {key for key, _words, _page in TABS}
    assert {tab_of(kind) for kind in TAB_OF} <= known
    assert tab_of("unheard of") == "overview"
    assert desk.book.all(Project)
