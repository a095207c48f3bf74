"""What every editor answers to, so that a form needs to know no editor by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance


@runtime_checkable
class Editor(Protocol):
    """A widget that edits one value.

    ``edited`` is emitted while the user types; ``committed`` when he leaves the field or presses
    Enter and the value differs from the one set. Where the text is no value, ``problem()`` is the
    reason as a sentence, ``value()`` is still the last good value, and ``committed`` is silent:
    the text stays on screen and nothing is saved. ``problem_changed(str)`` tells of the reason.
    """

    @property
    def edited(self) -> SignalInstance:
        """Emitted with no argument while the user types."""
        ...

    @property
    def committed(self) -> SignalInstance:
        """Emitted with no argument when a new good value is to be saved."""
        ...

    @property
    def problem_changed(self) -> SignalInstance:
        """Emitted with the reason, or "" when the problem is gone."""
        ...

    def value(self) -> Any:
        """Return the last good value; None (or an empty tuple) when the field is empty."""
        ...

    def set_value(self, value: Any) -> None:
        """Show ``value``; nothing is emitted but ``problem_changed``."""
        ...

    def problem(self) -> str | None:
        """Return why the text on screen is no value, as a sentence, or None."""
        ...

    def focus_widget(self) -> Any:
        """Return the widget that takes the keyboard, for labels and tab order."""
        ...
