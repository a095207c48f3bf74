"""The answer to a gap is written where it belongs, or marked as none."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from tests.helpers.windows import sheet

from kamdesk.domain.gaps import gaps
from kamdesk.domain.insight.missing import Missing
from kamdesk.domain.records import FactMark
from kamdesk.ui.dialogs.answer_gap import AnswerDialog, answer_gap, answer_missing

if TYPE_CHECKING:
    from kamdesk.domain.gaps import Gap
    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


@pytest.fixture
def gap(desk: Desk, account: Account) -> Gap:
    """A fact of a person that somebody can be asked for."""
    found = gaps(desk.dossier(account.id), desk.today)
    return next(item for item in found if item.fact and item.entity == "person" and item.asked)


def marks(desk: Desk) -> int:
    """How many facts are marked."""
    return len(desk.book.all(FactMark))


def test_a_gap_is_marked_as_refused(window: Shell, desk: Desk, account: Account, gap: Gap) -> None:
    answer_gap(desk, gap, account=account.id, parent=window)
    dialog = sheet(window, AnswerDialog)
    assert dialog.forms

    dialog.refused_button.click()

    found = [row for row in desk.book.all(FactMark) if row.subject == gap.id]
    assert "refused" in {row.mark for row in found if row.fact_ == gap.fact}


def test_a_gap_of_what_is_gone_marks_nothing(
    window: Shell, desk: Desk, account: Account, gap: Gap
) -> None:
    before, gone = marks(desk), dataclasses.replace(gap, id="gone", why="", listen_for="")
    dialog = AnswerDialog(desk, gone, account=account.id, parent=window)

    dialog._show_evidence(None)
    dialog._mark("na")

    assert dialog.forms == []
    assert marks(desk) == before


def test_what_no_form_answers_leads_to_its_page(
    window: Shell, desk: Desk, account: Account, gap: Gap
) -> None:
    gone = dataclasses.replace(gap, id="gone", question="")

    answer_gap(desk, gone, account=account.id, parent=window)

    assert window._here[0] == "account"


def test_nothing_missing_asks_nothing(window: Shell, desk: Desk, account: Account) -> None:
    here = window._here

    answer_missing(desk, Missing("x", "x"), account=account.id, parent=window)

    assert window._here == here
