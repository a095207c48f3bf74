"""Window painted, and 5,000 accounts listed, against a bare PySide6 window (goals 1.25x, 2x)."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from _books import book_of
from _measure import ratio_of, report, side_by_side

BARE = """
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event); print("painted", flush=True); QApplication.exit()
app = QApplication([]); window = Window(); window.setCentralWidget(QLabel("x"))
window.resize(1440, 900); window.show(); app.exec()
"""
SHELL = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kamdesk import settings
from kamdesk.app import application, theme_of
from kamdesk.ui.theme import apply_theme
app = application(); apply_theme(app, theme_of("light"))
from kamdesk.ui.shell import Shell
class Window(Shell):
    def paintEvent(self, event):
        super().paintEvent(event)
        if len(sys.argv) < 2:
            print("painted", flush=True); app.exit()
window = Window(); window.show()
if len(sys.argv) > 1:
    def listed():
        window.start(Path(sys.argv[1]))
        window.go("accounts")
        page = window.page(); assert page.model.total() == 5000
        page.repaint(); print("listed", flush=True); app.exit()
    QTimer.singleShot(0, listed)
app.exec()
"""
ROUNDS = 9


def main() -> None:
    """Print both ratios."""
    with tempfile.TemporaryDirectory() as folder:
        book = book_of(Path(folder) / "many.kam", 5000)
        times = side_by_side(
            {"bare": (BARE,), "window painted": (SHELL,), "5,000 listed": (SHELL, str(book))},
            rounds=ROUNDS,
        )
    bare = times["bare"]
    for name, goal in (("window painted", 1.25), ("5,000 listed", 2.0)):
        ours = times[name]
        report(
            name,
            ratio_of(ours, bare),
            goal=goal,
            ours=statistics.median(ours),
            base=statistics.median(bare),
        )


if __name__ == "__main__":
    main()
