"""Visits and projects of all accounts: filtered, searched, one Enter from their account."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kamdesk.services.opening import new_book

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.projects import ProjectsPage
    from kamdesk.ui.pages.visits import VisitsPage
    from kamdesk.ui.shell import Shell


@pytest.fixture
def visits(window: Shell, desk: Desk) -> VisitsPage:
    """Show the visits of all accounts."""
    window.go("visits")
    return cast("VisitsPage", window.page())


@pytest.fixture
def projects(window: Shell, desk: Desk) -> ProjectsPage:
    """Show the projects of all accounts."""
    window.go("projects")
    return cast("ProjectsPage", window.page())


def test_the_planned_ones_are_shown_first(visits: VisitsPage) -> None:
    assert {row.status for row in visits.model.rows()} == {"planned"}
    assert visits.count.text() == "2 visits"


@pytest.mark.parametrize(("which", "states"), [("done", {"done"}), ("all", {"planned", "done"})])
def test_done_and_all(visits: VisitsPage, which: str, states: set[str]) -> None:
    visits.status.set_value(which)
    visits.status.picked.emit(which)

    assert {row.status for row in visits.model.rows()} == states


def test_a_visit_is_found_by_its_goal(visits: VisitsPage) -> None:
    visits.filter.setText("三条标准")

    assert [row.objective for row in visits.model.rows()] == ["规格书定稿前锁定三条标准"]


def test_enter_opens_the_visit_at_its_account(window: Shell, visits: VisitsPage) -> None:
    visits.view.selectRow(0)
    row = visits.view.current()

    QTest.keyClick(visits.view, Qt.Key.Key_Return)

    page = window.page()
    assert page is not None
    assert page.subject == (row.account, "visits", row.id)


def test_projects_get_their_criteria_in_the_background(
    qtbot: QtBot, projects: ProjectsPage
) -> None:
    qtbot.waitUntil(lambda: bool(projects.levels))

    row = next(row for row in projects.model.rows() if row.code == "A-P1")
    number = projects.model.rows().index(row)
    shown = projects.model.data(projects.model.index(number, 7))
    assert shown == "Watch"


def test_decided_projects_apart_from_open_ones(projects: ProjectsPage) -> None:
    assert len(projects.model.rows()) == 4

    projects.state.set_value("decided")
    projects.state.picked.emit("decided")

    assert not projects.model.rows()


def test_a_project_is_found_by_its_step(projects: ProjectsPage) -> None:
    projects.filter.setText("技术交流")

    assert [row.code for row in projects.model.rows()] == ["A-P1"]


def test_enter_opens_the_project_at_its_account(window: Shell, projects: ProjectsPage) -> None:
    projects.view.selectRow(0)
    row = projects.view.current()

    QTest.keyClick(projects.view, Qt.Key.Key_Return)

    page = window.page()
    assert page is not None
    assert page.subject == (row.account, "projects", row.id)


def test_leaving_the_projects_stops_the_reckoning(
    window: Shell, desk: Desk, projects: ProjectsPage
) -> None:
    window.go("visits")

    assert projects._task is None
    assert projects._stale


@pytest.mark.parametrize("place", ["visits", "projects"])
def test_an_empty_book_says_where_to_begin(window: Shell, tmp_path: Path, place: str) -> None:
    new_book(tmp_path / "new.kam").close()
    assert window.show_book(tmp_path / "new.kam")
    window.go(place)
    page = cast("VisitsPage", window.page())

    assert not page.model.rows()
    assert page.view._empty is not None
    assert page.view._empty.isVisible()
