"""The order in which people read a window, and Tab walking it.

Qt's own order is the order in which widgets were made. Panels fill themselves again after every
change, and what was made last would then be reached last, wherever it stands. So Tab asks here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QGridLayout,
    QLayout,
    QScrollArea,
    QTabBar,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
"""Children are looked for, not asked for: what ``children()`` and ``itemAt()`` give, PySide makes
belong to whom it asked, which ends in a crash when Qt deletes it (6.11; seen in a core)."""
TOP_BOTTOM, LEFT_RIGHT = 0, 1
NO_STOP = -2
"""The keyboard is at something Tab does not stop at: a page, a viewport, a part of a field."""


def walk(root: QWidget) -> Iterator[QWidget]:
    """Every widget below ``root`` that is not hidden, in the order it is read.

    That is the order of the layouts, columns one after the other; what no layout holds goes by
    its place.
    """
    layout = root.layout()
    inside = [child for child in root.findChildren(QWidget, options=DIRECT) if not child.isWindow()]
    laid = [] if layout is None else list(_laid(layout, inside))
    known = {id(widget) for widget in laid}
    loose = [child for child in inside if id(child) not in known]
    loose.sort(key=lambda child: (child.y(), child.x()))
    for child in (*laid, *loose):
        if not child.isHidden():  # a window that is not shown yet has an order too
            yield child
            yield from walk(child)


def _laid(layout: QLayout, inside: list[QWidget]) -> Iterator[QWidget]:
    """The widgets a layout holds, itself or in one of its own, in its order."""
    inner = layout.findChildren(QLayout, options=DIRECT)
    numbered: list[tuple[int, QWidget | QLayout]] = [
        *((layout.indexOf(part), part) for part in inside),
        *((layout.indexOf(part), part) for part in inner),
    ]
    held = [(_place(layout, number), number, part) for number, part in numbered if number >= 0]
    for _where, _number, part in sorted(held, key=lambda item: item[:2]):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid(part, inside)


def _place(layout: QLayout, number: int) -> tuple[int, int]:
    """Row and column in a grid; all in one place elsewhere."""
    if not isinstance(layout, QGridLayout):
        return (0, 0)
    place = layout.getItemPosition(number)
    return (place[TOP_BOTTOM], place[LEFT_RIGHT])  # type: ignore[index]


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab stops at a widget now."""
    wanted = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(wanted) and widget.isEnabled() and widget.focusProxy() is None


def stops(root: QWidget) -> list[QWidget]:
    """Return what Tab reaches below ``root``, in the order it is read."""
    return [widget for widget in walk(root) if takes_tab(widget)]


def step(window: QWidget, *, forward: bool) -> bool:
    """Move the keyboard to the next stop of a window, round its ends; False if there is none."""
    found = stops(window)
    if not found:
        return False
    here, at = QApplication.focusWidget(), -1 if forward else 0
    if here is not None:
        at = next((n for n, stop in enumerate(found) if stop is here), NO_STOP)
        if at == NO_STOP:
            at = _before(window, here, found=found) + (0 if forward else 1)
    goal = found[(at + (1 if forward else -1)) % len(found)]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    goal.setFocus(reason)
    bring_into_view(goal)
    return True


def _before(window: QWidget, here: QWidget, *, found: list[QWidget]) -> int:
    """Return the number of the last stop that is read before ``here``; -1 for none."""
    numbers = {id(stop): number for number, stop in enumerate(found)}
    last = -1
    for widget in walk(window):
        if widget is here:
            break
        last = numbers.get(id(widget), last)
    return last


def bring_into_view(widget: QWidget) -> None:
    """Scroll every page around a widget until it is seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def first_stop(root: QWidget) -> QWidget | None:
    """Return where the keyboard begins on a page: its tabs, else its list, else the first stop."""
    found = stops(root)
    for kind in (QTabBar, QAbstractItemView):
        for stop in found:
            if isinstance(stop, kind):
                return stop
    return found[0] if found else None
