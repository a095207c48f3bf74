"""Settings: numbers and words of the book, changed in a sheet and given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.windows import notices

from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.own import SHIPPED, current
from kamdesk.domain.scales import scale
from kamdesk.services.own import own_of, set_number, set_words
from kamdesk.ui.dialogs.own_value import OwnValueSheet
from kamdesk.ui.kit import LongTextEditor, NumberEditor
from kamdesk.ui.pages.settings import SettingsPage
from kamdesk.ui.pages.settings_own import own_words

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.settings_own import OwnPanel
    from kamdesk.ui.shell import Shell

CYCLE, TIER = "thresholds/F-07/cycles/gold", "scales/TIER/steps/gold"


@pytest.fixture
def panel(window: Shell, desk: Desk) -> OwnPanel:
    del desk
    window.go("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    return page.own


def pick(panel: OwnPanel, path: str) -> None:
    """Make the line of a path the current one."""
    line = next(n for n, row in enumerate(panel.model.rows()) if row.path == path)
    panel.table.selectRow(line)


def sheet(panel: OwnPanel, path: str) -> OwnValueSheet:
    """The open sheet of a line."""
    pick(panel, path)
    panel.change_button.click()
    return panel.window().findChildren(OwnValueSheet)[-1]


def gold() -> int:
    return int(limits_of("F-07")["cycles"]["gold"])


def test_a_number_changed_holds_in_the_window_and_undo_takes_it_back(
    panel: OwnPanel, desk: Desk
) -> None:
    asked = sheet(panel, CYCLE)
    assert isinstance(asked.editor, NumberEditor)
    asked.editor.setText("7")

    asked.save()
    own = gold()
    desk.undo()

    assert (own, gold()) == (7, 14)


def test_a_number_that_cannot_be_stays_in_the_sheet(panel: OwnPanel, desk: Desk) -> None:
    asked = sheet(panel, CYCLE)
    assert isinstance(asked.editor, NumberEditor)
    asked.editor.setText("-7")

    asked.save()

    assert asked.editor.problem()
    assert own_of(desk.book).values == {}


def test_an_empty_field_is_the_shipped_number(panel: OwnPanel, desk: Desk) -> None:
    desk.write(set_number, desk.book, CYCLE, value=7, name="x")
    asked = sheet(panel, CYCLE)
    assert isinstance(asked.editor, NumberEditor)
    asked.editor.clear()

    asked.save()

    assert gold() == 14


def test_words_are_changed_in_the_language_of_the_window(panel: OwnPanel, window: Shell) -> None:
    panel.kind.set_value("texts")
    panel.reload()
    asked = sheet(panel, TIER)
    assert isinstance(asked.editor, LongTextEditor)
    asked.editor.setPlainText("First class")

    asked.save()

    assert scale("TIER").label("gold", "en") == "First class"
    assert scale("TIER").label("gold", "zh_CN") == "黄金客户"
    assert "Forms that were open" in notices(window)[-1]


def test_the_shipped_one_is_taken_back_line_by_line_or_all_at_once(
    panel: OwnPanel, desk: Desk, window: Shell
) -> None:
    for path in (CYCLE, "thresholds/F-07/cycles/silver", "thresholds/F-26/due_days"):
        desk.write(set_number, desk.book, path, value=9, name="x")
    pick(panel, CYCLE)
    panel.back_button.click()
    left = set(own_of(desk.book).values)

    panel.all_button.click()

    assert CYCLE not in left
    assert (len(left), own_of(desk.book).values) == (2, {})
    assert "The shipped ones hold again." in notices(window)


def test_lines_are_found_by_formula_name_and_value(panel: OwnPanel) -> None:
    panel.search.setText("visit gold")

    found = {row.path for row in panel.model.rows()}

    assert CYCLE in found
    assert len(found) < 20


def test_a_book_that_is_closed_leaves_nothing_behind(panel: OwnPanel, desk: Desk) -> None:
    desk.write(set_number, desk.book, CYCLE, value=7, name="x")
    before = gold()

    desk.close()

    assert (panel.count.text() != "", before, gold()) == (True, 7, 14)
    assert current() is SHIPPED


def test_what_the_service_refuses_is_said_in_the_sheet(panel: OwnPanel, desk: Desk) -> None:
    asked = sheet(panel, CYCLE)
    asked.editor.set_value(-7)

    asked.save()

    assert asked.isVisible()
    assert own_of(desk.book).values == {}


def test_own_words_stand_in_their_column(panel: OwnPanel, desk: Desk) -> None:
    desk.write(set_words, desk.book, TIER, words="First class", lang="en", name="x")
    panel.kind.set_value("texts")
    panel.reload()

    row = next(row for row in panel.model.rows() if row.path == TIER)

    assert own_words(row) == "First class"
    assert panel.count.text().startswith("1 of")
