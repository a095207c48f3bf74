"""The program from its outermost door: the window opens, and nothing that fails ends it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from tests.helpers.windows import book_file, notices, sample_file  # noqa: F401

from kamdesk import app
from kamdesk.ui.shell import Shell

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put Python's own hook back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


def test_the_window_opens_on_a_book_and_ends(
    qapp: QApplication,
    qtbot: QtBot,
    book_file: Path,  # noqa: F811
    today: dt.date,
) -> None:
    titles: list[str] = []

    def look() -> None:
        shown = [item for item in qapp.topLevelWidgets() if item.isVisible()]
        titles.extend(item.windowTitle() for item in shown)
        # Closing the last window ends the program. Asking it to quit besides would leave a second
        # wish behind, which ends every later loop of this process at once.
        for item in shown:
            item.close()

    QTimer.singleShot(600, look)

    code = app.run(book_file, today=today)

    assert code == 0
    assert "book - KAMdesk" in titles
    timer = QTimer(singleShot=True, interval=1)
    with qtbot.waitSignal(timer.timeout):
        timer.start()


def test_there_is_one_application(qapp: QApplication) -> None:
    assert app.application() is qapp
    assert qapp.applicationName() == "KAMdesk"


@pytest.mark.parametrize(
    ("name", "theme"), [("light", "light"), ("dark", "dark"), ("", "system"), ("pink", "system")]
)
def test_a_theme_by_name(name: str, theme: str) -> None:
    assert app.theme_of(name) == theme


def test_no_screen_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")

    code = app.run(None)

    assert code == 1
    assert "no screen" in capsys.readouterr().out


def test_other_systems_always_have_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)

    assert app._has_screen()


@pytest.mark.unquiet
def test_a_fault_of_the_program_is_said_in_the_window(qtbot: QtBot) -> None:
    window = Shell()
    qtbot.addWidget(window)
    error = ZeroDivisionError("by nothing")

    app._outermost(window)(ZeroDivisionError, error, None)

    assert "ZeroDivisionError" in notices(window)[0]
