"""The change bus: every screen hears of a write, and who caused it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.ui.bus import ChangeBus

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_changes_reach_the_listeners_with_their_initiator(qtbot: QtBot) -> None:
    bus = ChangeBus()
    with qtbot.waitSignal(bus.changed) as told:
        bus.tell("changes", bus)
    assert told.args == ["changes", bus]


def test_nothing_changed_is_not_told(qtbot: QtBot) -> None:
    bus = ChangeBus()
    with qtbot.assertNotEmitted(bus.changed):
        bus.tell(None)
