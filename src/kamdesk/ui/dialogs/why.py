"""Why a number is what it is: meaning, levels, parts with their rows, what is missing, settings.

``show_why`` is what every page calls when somebody clicks a number (design rule 7).
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kamdesk.domain.fact import Record
from kamdesk.domain.insight.meaning import borders, level_words, meaning, value_words
from kamdesk.domain.insight.missing import missing_of, subject_words
from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.domain.naming import title_of
from kamdesk.i18n import _
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.dialogs.why_parts import ItemLine, MissingLine, PartLine, setting_table
from kamdesk.ui.jump import jump
from kamdesk.ui.kit import Bar, MeterRow, PlainLabel, Tag, clear_layout, group_head
from kamdesk.ui.kit.panel import first_focus
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from kamdesk.domain.changes import Changes
    from kamdesk.domain.insight.missing import Missing
    from kamdesk.domain.insight.result import Insight, Part, Row
    from kamdesk.ui.desk import Desk

ALONE = frozenset({"F-06"})
"""Formulas that need the whole portfolio: not reckoned again from one dossier."""
MIXED = frozenset({"F-05", "F-07", "F-09", "F-19", "F-35"})
"""Formulas whose parts are of several units."""


class WhyDialog(Sheet):
    """One insight, explained. ``account`` is the id, ``None`` for a number of the portfolio."""

    def __init__(
        self, desk: Desk, insight: Insight, *, account: str | None, parent: QWidget | None = None
    ) -> None:
        self.desk, self.insight, self.account = desk, insight, account
        self.key = _key_of(desk, insight, account=account)
        super().__init__(self._head(), parent, width=640)
        self.close_button = self.add_button(_("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        self._fill()
        desk.bus.changed.connect(self._on_changed)
        self.fit(780)

    def _head(self) -> str:
        name = meaning(self.insight.formula).name.here
        if self.account is None or not self.desk.has_account(self.account):
            return name
        dossier = self.desk.dossier(self.account)
        subject = subject_words(dossier, self.key) if self.key else ""
        return f"{name} · {subject or title_of(dossier.organisation, dossier.shelf)}"

    def _fill(self) -> None:
        found = meaning(self.insight.formula)
        self.body.addWidget(PlainLabel(found.text.here, TextRole.TEXT, wrap=True))
        self._add_value()
        self._add_parts()
        self._add_items()
        self._add_missing()
        self._add_settings()
        self.body.addStretch(1)

    def _add_value(self) -> None:
        insight = self.insight
        figure = value_words(insight) or level_words(insight) or _("not known")
        limits = borders(insight.formula)
        if meaning(insight.formula).unit in {"percent", "points"} and insight.value is not None:
            bar = Bar(
                insight.value,
                bounds=[border for _words, border in limits if border],
                coverage=insight.coverage,
            )
            row: QWidget = MeterRow(_("Value"), bar, figure=figure, end=self._level_tag())
        else:
            row = PlainLabel(figure, TextRole.FIGURE)
        self.body.addWidget(row)
        if limits:
            lines = (_("{level} from {border:g}").format(level=w, border=b) for w, b in limits)
            self.body.addWidget(PlainLabel(" · ".join(lines), TextRole.NOTE, wrap=True))
        self.body.addWidget(self._coverage())

    def _level_tag(self) -> Tag | None:
        words = level_words(self.insight)
        return Tag(words) if words else None

    def _coverage(self) -> QWidget:
        share = _("Known: {share:.0f} % of what it is made of").format(
            share=100 * self.insight.coverage
        )
        if not self.insight.insufficient:
            return PlainLabel(share, TextRole.NOTE)
        words = _("{coverage} · insufficient: do not lean on this number").format(coverage=share)
        return PlainLabel(words, TextRole.AMBER, wrap=True)

    def _add_parts(self) -> None:
        if not self.insight.parts:
            return
        self.body.addWidget(group_head(_("What it is made of")))
        most = max((abs(part.points or 0) for part in self.insight.parts), default=0)
        # Days, per cent and money beside each other have no common length.
        most = 0 if self.insight.formula in MIXED else most
        for part in self.insight.parts:
            line = PartLine(self.desk, self._named(part), most=most, currency=self._currency())
            line.picked.connect(self._jump)
            self.body.addWidget(line)

    def _named(self, part: Part) -> Part:
        """A part that is a narrower subject goes by its names, not by the key of the subject."""
        if self.account is None or part.label not in self.insight.items:
            return part
        words = subject_words(self.desk.dossier(self.account), part.label)
        return dataclasses.replace(part, label=words)

    def _currency(self) -> str:
        return str(self.insight.detail.get("currency") or "")

    def _add_items(self) -> None:
        if not self.insight.items or self.account is None:
            return
        self.body.addWidget(group_head(_("One by one")))
        dossier = self.desk.dossier(self.account)
        for key, item in self.insight.items.items():
            line = ItemLine(subject_words(dossier, key), item)
            line.opened.connect(self._open_item)
            self.body.addWidget(line)

    def _add_missing(self) -> None:
        if not self.insight.missing or self.account is None:
            return
        dossier = self.desk.dossier(self.account)
        found = missing_of(dossier, self.insight, today=self.desk.today)
        self.body.addWidget(group_head(_("What is missing"), str(len(found))))
        for item in found:
            line = MissingLine(item)
            line.picked.connect(self._answer)
            self.body.addWidget(line)

    def _add_settings(self) -> None:
        table = setting_table(self.insight.formula)
        if table is not None:
            self.body.addWidget(group_head(_("Numbers it goes by")))
            self.body.addWidget(table)

    def _open_item(self, insight: Insight) -> None:
        WhyDialog(self.desk, insight, account=self.account, parent=self).open()

    def _answer(self, item: Missing) -> None:
        from kamdesk.ui.dialogs.answer_gap import answer_missing

        if self.account is not None:
            answer_missing(self.desk, item, account=self.account, parent=self)

    def _jump(self, row: Row) -> None:
        """Leave all explanations and go where the record is."""
        window: QWidget | None = self
        while isinstance(window, Sheet):
            sheet, window = window, window.parentWidget()
            sheet.accept()
        jump(self.desk, row, account=self.account, parent=window)

    def _on_changed(self, _changes: Changes, _initiator: object) -> None:
        """Reckon again: an answer given from here changes the number while it is looked at."""
        formula = self.insight.formula
        if self.account is None or formula not in FORMULAS or formula in ALONE:
            return
        if not self.desk.has_account(self.account):
            return
        whole = FORMULAS[formula](self.desk.dossier(self.account), self.desk.today)
        self.insight = whole.items.get(self.key, whole) if self.key else whole
        clear_layout(self.body)
        self._fill()
        if self.isActiveWindow():
            first = first_focus(self)
            (first or self.close_button).setFocus()


def _key_of(desk: Desk, insight: Insight, *, account: str | None) -> str:
    """Which narrower subject of its formula an insight is; "" for the account itself."""
    formula = FORMULAS.get(insight.formula)
    if formula is None or account is None or not desk.has_account(account):
        return ""
    if insight.formula in ALONE:
        return ""
    items = formula(desk.dossier(account), desk.today).items
    return next((key for key, item in items.items() if item == insight), "")


def show_why(
    desk: Desk, insight: Insight, *, account: Record | str | None, parent: QWidget | None = None
) -> WhyDialog:
    """Explain a number above the window; does not wait.

    ``account``: the account or its id, ``None`` for a number of the portfolio. The insight may be
    that of a narrower subject (an item of a formula's result).
    """
    above = parent.window() if parent is not None else desk.parent()
    dialog = WhyDialog(
        desk,
        insight,
        account=account.id if isinstance(account, Record) else account,
        parent=above if isinstance(above, QWidget) else None,
    )
    dialog.open()
    return dialog
