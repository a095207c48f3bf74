"""The whole of 300 accounts: every finding, then every formula, from a fresh process on."""

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


def main() -> None:
    """Print seconds against the goals."""
    measure("all findings, 300 accounts", JUDGED, goal=2.0)
    measure("all formulas and findings, 300 accounts", WHOLE, goal=2.0)


if __name__ == "__main__":
    main()
