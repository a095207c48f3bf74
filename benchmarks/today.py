"""A book of 300 accounts on Today, from a fresh process to painted lines, and after an edit."""

from __future__ import annotations

from _wide import measure

OPENED = """
def done(view):
    page = window.page(); page.repaint()
    assert page.model.sections
    say()
window.desk.portfolio.renewed.connect(done)
"""
EDITED = """
from kamdesk.domain.records import Action
from kamdesk.services.records import set_field
def edit():
    global start, spent
    desk = window.desk
    action = next(item for item in desk.book.all(Action) if item.done is None)
    start, spent = time.perf_counter(), time.process_time()
    desk.portfolio.renewed.connect(lambda view: (window.page().repaint(), say()))
    desk.write(set_field, desk.book, action, name="done", value=desk.today, today=desk.today)
def quiet():
    view = window.desk.portfolio.view
    if view is not None and view.is_judged and not window.desk.tasks.running():
        timer.stop(); edit()
timer = QTimer(); timer.timeout.connect(quiet); timer.start(20)
"""


def main() -> None:
    """Print seconds against the goals."""
    measure("today opened, 300 accounts", OPENED, goal=1.0)
    measure("today after an edit, 300 accounts", EDITED, goal=1.0)


if __name__ == "__main__":
    main()
