"""The state of a fact, one click away: known, unconfirmed, not applicable, refused.

Unknown and stale are seen, not chosen: unknown means that nothing is there, stale that the
newest observation is old. The menu shows the question the brief would print for the gap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from kamdesk.i18n import N_, _
from kamdesk.ui.kit.marks import STATE_ICONS
from kamdesk.ui.kit.words import face, restyle, tip
from kamdesk.ui.theme import Size, font, icon

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

STATE_WORDS: Final = {
    "known": N_("known"),
    "unconfirmed": N_("unconfirmed"),
    "unknown": N_("unknown"),
    "stale": N_("out of date"),
    "na": N_("n/a"),
    "refused": N_("refused"),
}

_MENU: Final = {
    "known": N_("Known"),
    "unconfirmed": N_("Unconfirmed: ask again"),
    "na": N_("Not applicable: never ask"),
    "refused": N_("Refused to say: never ask"),
}


def state_width() -> int:
    """Return the width of a state button: the longest word of the language, so that all align."""
    metrics = QFontMetrics(font("note"))
    words = (metrics.horizontalAdvance(_(word)) for word in STATE_WORDS.values())
    return max(Size.STATE, max(words) + 36)


class StateButton(QToolButton):
    """Shows the state of a fact and lets the user set it.

    States: known, unconfirmed, unknown, stale, na, refused. Signals: ``picked(state)`` when the
    user chooses one of the four that can be set; ``asked()`` when he wants the question on the
    brief; ``explained()`` when he opens the evidence. The caller stores, then calls ``set_state``.
    """

    picked = Signal(str)
    asked = Signal()
    explained = Signal()

    def __init__(
        self, state: str = "unknown", *, subject: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._subject = subject
        self._question = ""
        self._addressee = ""
        self.setProperty("kind", "state")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(14, 14))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill_menu)
        self.setMenu(menu)
        self.set_state(state)

    def state(self) -> str:
        """Return the state shown."""
        return self._state

    def set_state(self, state: str) -> None:
        """Show ``state``; nothing is emitted."""
        self._state = state
        name, ink = STATE_ICONS[state]
        words = _(STATE_WORDS[state])
        self.setIcon(icon(name, ink))
        self.setText(face(words))
        self.setFixedWidth(state_width())
        restyle(self, state=state)
        spoken = _("{subject}: {state}").format(subject=self._subject, state=words)
        self.setAccessibleName(spoken if self._subject else words)
        self._refresh_tip()

    def set_question(self, question: str, addressee: str = "") -> None:
        """Set the question that would be printed, and whom it would be put to."""
        self._question, self._addressee = question, addressee
        self._refresh_tip()

    def _refresh_tip(self) -> None:
        words = _(STATE_WORDS[self._state])
        self.setToolTip(tip("\n".join(filter(None, [words, self._question_line()]))))

    def _question_line(self) -> str:
        if not self._question:
            return ""
        if self._addressee:
            return _("Question for {name}: {question}").format(
                name=self._addressee, question=self._question
            )
        return _("Question: {question}").format(question=self._question)

    def _fill_menu(self) -> None:
        menu = self.menu()
        menu.clear()
        for state, words in _MENU.items():
            name, ink = STATE_ICONS[state]
            entry = menu.addAction(icon(name, ink), face(_(words)))
            entry.setEnabled(state != self._state)
            entry.triggered.connect(lambda _on=False, s=state: self.picked.emit(s))
        menu.addSeparator()
        menu.addAction(face(_("Who said it, and when"))).triggered.connect(
            lambda: self.explained.emit()
        )
        if self._question:
            menu.addSection(face(self._question_line()))
            menu.addAction(icon("file-text"), face(_("Put on the next brief"))).triggered.connect(
                lambda: self.asked.emit()
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Space turns between known and unconfirmed; Enter or Down opens the menu."""
        if event.key() == Qt.Key.Key_Space:
            self.picked.emit("unconfirmed" if self._state == "known" else "known")
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.showMenu()
            return
        super().keyPressEvent(event)
