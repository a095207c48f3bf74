"""The brief in the window: seen as it prints, in its language and size, soon after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.helpers.brief_page import ready, renewed, words
from tests.helpers.windows import sheet

from kamdesk.services.visits import plan_question
from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account, Interaction
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.brief import BriefPage
    from kamdesk.ui.shell import Shell


def test_two_pages_of_the_visit(brief_page: BriefPage) -> None:
    assert "2026-11-24" in words(brief_page)
    assert brief_page.left.currentIndex() == 0
    assert "2 pages" in brief_page.preview.view.accessibleName()


def test_the_table_copy_has_one_page(qtbot: QtBot, brief_page: BriefPage) -> None:
    brief_page.copy.set_value("table")
    brief_page.copy.picked.emit("table")

    ready(qtbot, brief_page, 1)


def test_another_language(qtbot: QtBot, brief_page: BriefPage) -> None:
    before = brief_page.preview.pdf
    brief_page.lang.set_current("zh_TW")
    brief_page.lang.activated.emit(brief_page.lang.currentIndex())

    assert "拜訪" in renewed(qtbot, brief_page, before)


def test_what_is_saved_is_on_the_preview_soon(qtbot: QtBot, brief_page: BriefPage) -> None:
    form = brief_page.file.plan.form
    assert form is not None
    editor = form.field("objective").editor
    before = brief_page.preview.pdf

    editor.setPlainText("Lock three criteria")
    editor.commit()

    assert brief_page.timer.isActive()
    assert len(brief_page.preview.view.images) == 2  # the old ones stay
    assert "Lock three criteria" in renewed(qtbot, brief_page, before)


def test_without_a_visit_the_account_is_still_there(
    qtbot: QtBot, window: Shell, account: Account, brief_page: BriefPage
) -> None:
    window.go("brief", (account.id, None))

    ready(qtbot, brief_page, 2)
    assert brief_page.left.currentIndex() == 1
    assert brief_page.note.text() == "Brief without a visit"


def test_a_visit_is_planned_from_here(
    window: Shell, desk: Desk, account: Account, brief_page: BriefPage
) -> None:
    window.go("brief", (account.id, None))
    brief_page.plan()

    sheet(window, PlanVisitDialog).make_button.click()

    assert brief_page.left.currentIndex() == 0
    assert brief_page.visit() is not None


def test_an_account_of_which_nothing_is_known(qtbot: QtBot, window: Shell, empty: Account) -> None:
    window.go("brief", (empty.id, None))

    ready(qtbot, cast("BriefPage", window.page()), 2)


def test_a_visit_removed_leaves_the_brief_of_the_account(
    desk: Desk, visit: Interaction, brief_page: BriefPage
) -> None:
    desk.remove(visit, "gone")

    assert brief_page.visit() is None
    assert brief_page.left.currentIndex() == 1


def test_an_account_removed_is_left(
    window: Shell, desk: Desk, account: Account, brief_page: BriefPage
) -> None:
    desk.remove(account, "gone")

    assert window.page() is not brief_page


def test_back_to_the_account(window: Shell, account: Account, brief_page: BriefPage) -> None:
    brief_page.back.click()

    shown = window.page()
    assert shown is not None
    assert cast("tuple[str, str, str]", shown.subject)[:2] == (account.id, "visits")


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Minus])
def test_zoom_by_keyboard_and_back(qtbot: QtBot, brief_page: BriefPage, key: Qt.Key) -> None:
    view = brief_page.preview.view
    before = view.percent()

    QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    assert (view.percent() > before) == (key == Qt.Key.Key_Plus)
    assert brief_page.zoom.current() == view.zoom
    ready(qtbot, brief_page, 2)

    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom is None
    assert view.percent() == before


def test_zoom_by_wheel_and_list(qtbot: QtBot, brief_page: BriefPage) -> None:
    view = brief_page.preview.view
    spot = QPointF(50, 50)
    event = QWheelEvent(
        spot,
        spot,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.zoom is not None

    brief_page.zoom.setCurrentIndex(brief_page.zoom.index_of(1.0))
    brief_page.zoom.activated.emit(brief_page.zoom.currentIndex())

    qtbot.waitUntil(lambda: view.images[0].width() == 794, timeout=20_000)
    assert view.percent() == 100


def test_a_failure_stands_above_the_old_pages(brief_page: BriefPage) -> None:
    brief_page.preview._fail(OSError("no room"))

    assert brief_page.preview.problem.isVisible()
    assert len(brief_page.preview.view.images) == 2


def test_a_change_elsewhere_costs_no_pages(
    window: Shell, desk: Desk, visit: Interaction, brief_page: BriefPage
) -> None:
    window.go("accounts")

    desk.write(plan_question, desk.book, visit, wording="Later?")

    assert not brief_page.timer.isActive()
