"""Overview, right column: defection risk, purchase criteria, money, single contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from kamdesk.domain.fact import Money, key_of
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import thresholds
from kamdesk.i18n import _, ngettext
from kamdesk.ui.charts import RiskChart, RiskPart, RiskPicture, StackBar, StackPart
from kamdesk.ui.kit import Panel, PlainLabel, SeverityIcon, Tag
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import money_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight

RISK_TONES = {"low": "green", "medium": "amber", "high": "red", "very high": "red"}
CRITERIA_TONES = {"safe": "green", "safe?": "green", "alarm": "red", "alarm?": "red"}


class RiskPanel(Panel):
    """F-03 with its parts; a prospect has none."""

    def __init__(self) -> None:
        super().__init__(_("Defection risk"))

    def show_result(self, result: Insight) -> None:
        """Show the number, its band and every part."""
        self.clear()
        self.clear_right()
        if result.value is None:
            words = _("Not reckoned for accounts that do not buy yet.")
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
            return
        self.add_right(PlainLabel(f"{result.value:.0f}", TextRole.FIGURE, fixed=True))
        level = result.level or "low"
        self.add_right(Tag.severity(scale("RISK").label(level), RISK_TONES.get(level, "amber")))
        bands = thresholds()["F-03"]["levels"]
        risk = scale("RISK")
        picture = RiskPicture(
            value=result.value,
            bands=tuple(
                (float(bound), risk.label(code)) for code, bound in bands.items() if code != "low"
            ),
            low=risk.label("low"),
            parts=tuple(
                RiskPart(part.label, part.points or 0.0, base=part.code == "base")
                for part in result.parts
            ),
        )
        self.body.addWidget(RiskChart(picture))


class CriteriaPanel(Panel):
    """F-04 by project."""

    def __init__(self) -> None:
        super().__init__(_("Purchase criteria"), link=True)

    def show_result(self, dossier: Dossier, result: Insight) -> None:
        """Show the status of every open project."""
        self.clear()
        self.clear_right()
        if result.level:
            self.add_right(_criteria_tag(result.level))
        for project in dossier.open_projects:
            item = result.items.get(key_of(project))
            row = QHBoxLayout()
            row.addWidget(PlainLabel(project.code or "", TextRole.SUBJECT, fixed=True))
            row.addWidget(PlainLabel(project.name or ""), 1)
            if item is not None and item.level:
                row.addWidget(_criteria_tag(item.level))
            self.body.addLayout(row)
        if not dossier.open_projects:
            words = _("No project is open. Ask what they plan for the next twelve months.")
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))


def _criteria_tag(level: str) -> Tag:
    words = scale("CRITERIA_STATUS").label(level)
    return Tag.severity(words, CRITERIA_TONES.get(level, "amber"))


class MoneyPanel(Panel):
    """F-09 and F-08: what is owed, and the step that is due."""

    def __init__(self) -> None:
        super().__init__(_("Money"))

    def show_results(self, found: Mapping[str, Insight]) -> None:
        """Show receivables, and each invoice that needs somebody."""
        self.clear()
        self.clear_right()
        owed, steps = found["F-09"], found["F-08"]
        detail = owed.detail
        receivables = _amount(owed, "receivables")
        if not receivables:
            self.body.addWidget(PlainLabel(_("Nothing is owed."), TextRole.NOTE))
            return
        self.add_note(_("owed {amount}").format(amount=money_words(receivables)))
        disputed, retention = _amount(owed, "disputed"), _amount(owed, "retention")
        parts = [
            StackPart(_("disputed"), float(disputed.amount if disputed else 0), "amber"),
            StackPart(_("retention"), float(retention.amount if retention else 0), "data"),
        ]
        rest = receivables.amount - sum(part.value for part in parts)
        self.body.addWidget(StackBar([StackPart(_("other"), float(rest), "accent"), *parts]))
        for part in steps.parts:
            item = steps.items.get(part.code)
            if item is not None and item.level and item.level.startswith("S"):
                self.body.addLayout(_invoice_line(part.code, part.label, level=item.level))
        days = detail.get("effective")
        if isinstance(days, int | float):
            words = _("paid after {days:.0f} days on average").format(days=days)
            self.body.addWidget(PlainLabel(words, TextRole.NOTE))


def _amount(result: Insight, key: str) -> Money | None:
    value, currency = result.detail.get(key), result.detail.get("currency")
    if isinstance(value, int | float) and value and isinstance(currency, str):
        return Money(round(value), currency)
    return None


def _invoice_line(code: str, words: str, *, level: str) -> QHBoxLayout:
    row = QHBoxLayout()
    late = level != "S0"
    row.addWidget(SeverityIcon("red" if late else "info", words))
    row.addWidget(PlainLabel(code, TextRole.SUBJECT, fixed=True))
    row.addWidget(PlainLabel(words), 1)
    row.addWidget(Tag(level, "red" if late else "plain"))
    return row


class ThreadingPanel(Panel):
    """F-13: how many people the account hangs on."""

    def __init__(self) -> None:
        super().__init__(_("Single contact"))

    def show_result(self, result: Insight) -> None:
        """Show both sides in words."""
        self.clear()
        self.clear_right()
        touches = int(str(result.detail.get("touches") or 0))
        persons = int(str(result.detail.get("persons") or 0))
        own = int(str(result.detail.get("own_persons") or 0))
        customer = str(result.detail.get("customer") or "red")
        ours = str(result.detail.get("own") or "red")
        met = ngettext("{n} person met", "{n} persons met", persons).format(n=persons)
        times = ngettext("{n} touch in 180 days", "{n} touches in 180 days", touches)
        self._line(_("Customer"), customer, words=f"{met} · {times.format(n=touches)}")
        words = ngettext("{n} colleague", "{n} colleagues", own).format(n=own)
        self._line(_("Our side"), ours, words=words)

    def _line(self, head: str, tone: str, *, words: str) -> None:
        row = QHBoxLayout()
        row.addWidget(SeverityIcon(tone, head))
        row.addWidget(PlainLabel(head, TextRole.SUBJECT, fixed=True))
        row.addWidget(PlainLabel(words), 1)
        self.body.addLayout(row)
