"""Wires the window: settings, language, theme, book, main window. The only file that does.

Nothing heavy is imported before the first paint: the window shows, then the rest loads.
"""

from __future__ import annotations

import logging
import sys
from threading import Thread
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kamdesk import i18n, settings
from kamdesk.ui.litter import keep_to_this_thread
from kamdesk.ui.qt_words import speak_qt
from kamdesk.ui.shell import Shell
from kamdesk.ui.theme import app_icon, apply_theme, load_fallback_fonts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]

_log = logging.getLogger(__name__)
SWITCH_SECONDS = 0.001
NAMES_MS = 3000
"""When the first page has been filled and the rep is reading."""


def application() -> QApplication:
    """The one QApplication, made if there is none yet."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("KAMdesk")
    app.setDesktopFileName("kamdesk")
    return app


def run(path: Path | None, *, today: dt.date | None = None) -> int:
    """Show the window on a book, or on the first start; returns the exit code when it is closed.

    ``today`` sets the day everything is reckoned from.
    """
    if not _has_screen():
        print(i18n._("There is no screen to show a window on. Use --help for the other verbs."))  # noqa: T201
        return 1
    # A page that is filled while a thread reckons asks for the interpreter hundreds of times; each
    # time it would wait 5 ms.
    sys.setswitchinterval(SWITCH_SECONDS)
    app = application()
    speak_qt(app)
    apply_theme(app, theme_of(settings.load().theme))
    app.setWindowIcon(app_icon())
    keep_to_this_thread()
    shell = Shell(today=today)
    sys.excepthook = _outermost(shell)
    shell.show()
    QTimer.singleShot(0, lambda: shell.start(path))
    QTimer.singleShot(0, lambda: load_fallback_fonts(app))
    QTimer.singleShot(0, _warm)
    QTimer.singleShot(NAMES_MS, _warm_names)
    return app.exec()


def _warm() -> None:
    """Load what the first click needs, while the list is looked at."""
    from kamdesk.services.warming import warm

    Thread(target=warm, name="kamdesk-warm", daemon=True).start()


def _warm_names() -> None:
    """Load the tables of pinyin; while Today fills they would take the time from it."""
    from kamdesk.services.warming import warm_names

    Thread(target=warm_names, name="kamdesk-names", daemon=True).start()


def _has_screen() -> bool:
    import os

    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def theme_of(name: str) -> Literal["light", "dark", "system"]:
    """The theme a setting names; the system's for every other text."""
    return "light" if name == "light" else "dark" if name == "dark" else "system"


def _outermost(shell: Shell) -> Hook:
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.error("uncaught", exc_info=(kind, error, trace))
        shell.messages.fail(error)

    return hook
