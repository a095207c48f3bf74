"""F-06: which tier the figures suggest, with its parts; reckoned in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.services.records import set_field
from kamdesk.services.tiers import suggested_tier
from kamdesk.ui.kit import Bar, Button, MeterRow, Panel, PlainLabel, clear_layout
from kamdesk.ui.pages.service_kit import WhyButton, align_meters
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.tasks import Task


class TierPanel(Panel):
    """The suggestion and its parts. The tier is set by hand: one click takes the proposal."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Suggested tier"))
        self.desk = desk
        self._task: Task | None = None
        self._dossier: Dossier | None = None
        self.figure = WhyButton(desk)
        self.add_right(self.figure)

    def show_dossier(self, dossier: Dossier) -> None:
        """Have the suggestion reckoned; what stands there stays until it is."""
        self._dossier = dossier
        self.cancel()
        book, key, today = self.desk.book, dossier.account.id, self.desk.today
        if dossier.account.lifecycle != "developed":
            clear_layout(self.body)
            self.figure.hide()
            words = _("Only developed accounts have a tier.")
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
            return
        self.set_busy(busy=True)
        self._task = self.desk.tasks.run(
            lambda told: (dossier, suggested_tier(book, key, today=today, told=told)),
            done=self._show,  # a method, not a lambda: it falls silent with the panel
        )

    def _show(self, answer: tuple[Dossier, Insight]) -> None:
        dossier, result = answer
        if dossier is not self._dossier:
            return  # reckoned before the last change; the next answer is on its way
        self._task = None
        self.set_busy(busy=False)
        clear_layout(self.body)
        account = dossier.account
        label = scale("TIER").label(result.level) if result.level else _("not known")
        points = "" if result.value is None else f"{result.value:.0f}"
        self.figure.show()
        self.figure.show_result(f"{points} {label}".strip(), result, account=account.id)
        rows = []
        for part in result.parts:
            bar = Bar(100 * (part.points or 0.0) / part.maximum if part.maximum else 0.0)
            words = "?" if part.points is None else f"{part.points:.0f} / {part.maximum:.0f}"
            rows.append(MeterRow(part.label, bar, figure=words))
            self.body.addWidget(rows[-1])
        align_meters(rows)
        if result.detail.get("capped"):
            words = _("Held at silver: a payment trap is never gold.")
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
        if result.detail.get("propose") and result.level and result.level != account.tier:
            take = Button(_("Set the tier to {tier}").format(tier=label), "inline", icon="check")
            take.clicked.connect(lambda _on=False: self._take(result.level or ""))
            self.body.addWidget(take)

    def _take(self, tier: str) -> None:
        if self._dossier is not None:
            today = self.desk.today
            account = self._dossier.account
            self.desk.do(set_field, self.desk.book, account, name="tier", value=tier, today=today)

    def cancel(self) -> None:
        """Nobody waits for it any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.set_busy(busy=False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Override: no work for what is not looked at."""
        super().hideEvent(event)
        self.cancel()
