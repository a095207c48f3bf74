"""The whole of 300 accounts from a fresh process on: the page, every finding, every formula."""

from __future__ import annotations

from _wide import measure

JUDGED = """
def done(view):
    if view.is_judged:
        window.page().repaint(); say()
window.desk.portfolio.renewed.connect(done)
"""
WHOLE = """
def done(view):
    if view.is_judged:
        view.warm(lambda share: None); say()
window.desk.portfolio.renewed.connect(done)
"""


TABLE = """
window.go("portfolio", None)
def look():
    section = window.page()._made.get("heat")
    if section is not None and section.rows and {ready}:
        timer.stop(); window.page().repaint(); say()
timer = QTimer(); timer.timeout.connect(look); timer.start(5)
"""
OPENED = TABLE.replace("{ready}", "True")
COUNTED = TABLE.replace("{ready}", "section.rows[0].red is not None")


def main() -> None:
    """Print seconds against the goals."""
    measure("portfolio opened, 300 accounts", OPENED, goal=2.0)
    measure("... with its findings counted", COUNTED, goal=2.0)
    measure("all findings, 300 accounts", JUDGED, goal=2.0)
    measure("all formulas and findings, 300 accounts", WHOLE, goal=2.0)


if __name__ == "__main__":
    main()
