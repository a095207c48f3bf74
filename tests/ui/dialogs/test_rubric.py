"""The one form of all rubrics: starts from the newest assessment, keeps a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.windows import notices, sheets, tab, texts

from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.records import Assessment
from kamdesk.domain.standing import rubric
from kamdesk.ui.dialogs.rubric import RubricDialog

if TYPE_CHECKING:
    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


@pytest.fixture
def dialog(window: Shell, desk: Desk, account: Account) -> RubricDialog:
    made = RubricDialog(
        desk, rubric("R-ORG"), subject=account, account_id=account.id, parent=window
    )
    made.open()
    return made


def test_it_starts_from_the_newest_assessment(dialog: RubricDialog) -> None:
    assert dialog.scores["O1"].value() == "3"
    assert any("2026-" in text for text in texts(dialog))


def test_keeping_makes_a_new_assessment_of_today(
    dialog: RubricDialog, desk: Desk, account: Account
) -> None:
    before = len(desk.book.all(Assessment))
    dialog.scores["O1"].set_value("4")
    dialog.notes["O1"].set_value("year-end meeting held")

    dialog.keep()

    assert len(desk.book.all(Assessment)) == before + 1
    found = scored(desk.dossier(account.id), "R-ORG", subject=account, today=desk.today)
    assert found.scores["O1"] == 4
    assert found.records["O1"].note == "year-end meeting held"


def test_an_empty_form_is_refused_in_words(dialog: RubricDialog, desk: Desk, window: Shell) -> None:
    before = len(desk.book.all(Assessment))
    for control in dialog.scores.values():
        control.set_value("")

    dialog.keep()

    assert len(desk.book.all(Assessment)) == before
    assert any("at least one" in text for text in notices(window))


def test_statements_are_answered_with_words(window: Shell, desk: Desk, account: Account) -> None:
    person = desk.dossier(account.id).people(desk.today)[0]
    form = RubricDialog(desk, rubric("R-KDM"), subject=person, account_id=account.id, parent=window)
    form.open()
    form.scores["V1"].set_value("1")
    form.scores["T1"].set_value("0")

    form.keep()

    found = scored(desk.dossier(account.id), "R-KDM", subject=person, today=desk.today)
    assert found.scores == {"V1": 1, "T1": 0}


def test_a_row_of_the_tab_opens_its_form(window: Shell, account: Account) -> None:
    scores = tab(window, account, "relationship").go_to("judged")

    scores.view.opened.emit(scores.model.rows()[0])

    assert any(isinstance(sheet, RubricDialog) for sheet in sheets(window))


def test_without_a_row_nothing_opens(window: Shell, account: Account) -> None:
    scores = tab(window, account, "relationship").go_to("judged")

    scores.assess(None)

    assert not sheets(window)
