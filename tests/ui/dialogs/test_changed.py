"""What changed: since the last snapshot, the last visit, or between two days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from tests.helpers.windows import sheet, texts

from kamdesk.domain.records import Snapshot
from kamdesk.ui.dialogs.changed import DAYS, VISIT, ChangedDialog
from kamdesk.ui.dialogs.why import WhyDialog
from kamdesk.ui.kit import Line
from kamdesk.ui.pages.account import AccountPage

if TYPE_CHECKING:
    from kamdesk.domain.fact import Json
    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


def keep(desk: Desk, account: Account, day: dt.date, values: Json) -> None:
    with desk.book.work("kept", aside=True) as work:
        work.add(Snapshot, subject_kind="account", subject=account.id, taken_on=day, values=values)
    desk.bus.tell(work.changes)


@pytest.fixture
def dialog(window: Shell, desk: Desk, account: Account) -> ChangedDialog:
    people: Json = {"A3": {"attitude": "valued", "power": 3}}
    then: Json = {
        "F-03": {"value": 30, "level": "low"},
        "F-04": {"items": {"A-P1": {"level": "safe"}}},
        "people": people,
    }
    keep(desk, account, dt.date(2026, 11, 4), then)
    keep(desk, account, dt.date(2026, 11, 20), {"F-03": {"value": 40, "level": "medium"}})
    made = ChangedDialog(desk, account.id, parent=window)
    made.open()
    return made


def show(dialog: ChangedDialog, span: str) -> list[str]:
    dialog.span.set_value(span)
    dialog.span.picked.emit(span)
    QApplication.processEvents()
    return texts(dialog)


def test_it_begins_with_the_last_snapshot(dialog: ChangedDialog) -> None:
    QApplication.processEvents()
    said = texts(dialog)
    assert "Compared with the snapshot of 2026-11-20." in said
    assert "40 of 100 points Medium → 48 of 100 points Medium" in said
    assert "Nobody moved." in said


def test_since_the_last_visit(dialog: ChangedDialog) -> None:
    said = show(dialog, VISIT)
    assert "Compared with the snapshot of 2026-11-04." in said
    assert "30 of 100 points Low → 48 of 100 points Medium" in said
    assert "Status of the purchase criteria · 乙烯扩能二期高温泵组(12台)" in said
    assert "Valued ▼ Commodity" in said


def test_between_two_days(dialog: ChangedDialog) -> None:
    dialog.end.set_value(dt.date(2026, 11, 21))
    said = show(dialog, DAYS)
    assert dialog.days.isVisible()
    assert "30 of 100 points Low → 40 of 100 points Medium" in said
    dialog.begin.set_value(dt.date(2026, 11, 20))
    assert "No number changed." in show(dialog, DAYS)
    dialog.begin.set_value(dt.date(2026, 8, 1))
    assert "No snapshot was kept up to 2026-08-01." in show(dialog, DAYS)
    dialog.end.set_value(dt.date(2026, 7, 1))
    assert "Choose two days, the earlier one first." in show(dialog, DAYS)


def test_a_number_is_explained_and_a_person_shown(dialog: ChangedDialog, window: Shell) -> None:
    show(dialog, VISIT)
    lines = {line.accessibleName(): line for line in dialog.findChildren(Line)}
    next(line for name, line in lines.items() if "criteria" in name).picked.emit()
    above = sheet(window, WhyDialog)
    assert above.key == "A-P1"
    above.reject()
    next(line for name, line in lines.items() if "林嘉慧" in name).picked.emit()
    page = window.page()
    assert isinstance(page, AccountPage)
    assert page.tabs.key() == "people"


def test_without_a_snapshot_there_is_nothing_to_compare(
    window: Shell, desk: Desk, empty: Account
) -> None:
    made = ChangedDialog(desk, empty.id, parent=window)
    made.open()
    QApplication.processEvents()
    assert any(words.startswith("No earlier snapshot") for words in texts(made))
    assert "No visit so far, so there is nothing to compare with." in show(made, VISIT)


def test_news_both_ways_stand_above_what_changed_since_the_visit(
    dialog: ChangedDialog, window: Shell
) -> None:
    said = show(dialog, VISIT)

    assert "2 learned · 0 told" in said
    assert dialog.page.verticalScrollBar().maximum() == 0
    line = next(line for line in dialog.findChildren(Line) if "2 learned" in line.accessibleName())
    line.picked.emit()
    assert sheet(window, WhyDialog).insight.formula == "F-30"
