"""Overview, right column: what is owed, whose turn it is to collect, and what is left of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.ageing import ageing
from kamdesk.domain.fact import Money, key_of
from kamdesk.domain.records import Invoice, Person
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.ui.charts import StackBar, StackPart
from kamdesk.ui.kit import PlainLabel, SeverityIcon, Tag, hairline
from kamdesk.ui.pages.overview_panel import NumberPanel
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import distance_words, money_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.ui.desk import Desk

MOST = 2
"""Invoices shown; the rest is one click away."""
TRAP_TONES = {"green": "green", "amber": "amber", "red": "red"}


class MoneyPanel(NumberPanel):
    """F-09 and F-08: overdue, disputed, not due; the worst invoices with step and both names."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Money"))

    def show_results(self, dossier: Dossier, found: Mapping[str, Insight]) -> None:
        """Show receivables, each invoice that needs somebody, and what the waiting costs."""
        owed, steps = found["F-09"], found["F-08"]
        self.begin(dossier, owed)
        currency = str(owed.detail.get("currency") or "")
        receivables = _number(owed, "receivables")
        if receivables:
            self._say_owed(owed, currency)
            self._bar(steps)
            for code, item in worst_invoices(steps)[:MOST]:
                self.body.addWidget(hairline())
                self._invoice(dossier, code, item=item, currency=currency)
            self.body.addWidget(hairline())
        else:
            self.say(_("Nothing is owed."))
        if owed.value is not None:
            self._foot(owed)

    def _say_owed(self, owed: Insight, currency: str) -> None:
        words = _("owed {amount}").format(amount=_money(_number(owed, "receivables"), currency))
        limit = _number(owed, "credit_limit")
        if limit:
            words = _("{words} · limit {amount}").format(
                words=words, amount=_money(limit, currency)
            )
        over = owed.detail.get("over_limit") is True
        self.add_right(PlainLabel(words, TextRole.RED if over else TextRole.NOTE))

    def _bar(self, steps: Insight) -> None:
        found = ageing(steps)
        parts = (
            (_("overdue {amount}"), found.overdue, "red"),
            (_("disputed {amount}"), found.disputed, "amber"),
            (_("not due {amount}"), found.waiting, "data"),
        )
        self.body.addWidget(
            StackBar(
                [
                    StackPart(words.format(amount=_money(value, found.currency)), value, tone)
                    for words, value, tone in parts
                    if value > 0
                ]
            )
        )

    def _invoice(self, dossier: Dossier, code: str, *, item: Insight, currency: str) -> None:
        invoices = dossier.shelf.where(Invoice, "account", value=dossier.account.id)
        invoice = next((row for row in invoices if key_of(row) == code), None)
        no = (invoice.no if invoice else None) or code
        paused = item.level == "paused"
        late = _number(item, "days") > 0
        tone = "paused" if paused else "red" if late else "info"
        line = self.why_line(no, item)
        line.row.addWidget(SeverityIcon(tone, no))
        line.row.addWidget(PlainLabel(no, TextRole.SUBJECT, fixed=True))
        if paused:
            complaint = item.detail.get("complaint") or ""
            words = _("paused until complaint {no} is settled").format(no=complaint)
            line.row.addWidget(PlainLabel(words), 1)
            amount = _money(_number(item, "balance"), currency)
            line.row.addWidget(PlainLabel(amount, TextRole.NOTE, fixed=True))
            return
        due = invoice.due if invoice else None
        line.row.addWidget(PlainLabel(distance_words(due, self.desk.today) if due else ""), 1)
        line.row.addWidget(_step_tag(item))
        line.row.addWidget(PlainLabel(_names(dossier, item)), 0)

    def _foot(self, owed: Insight) -> None:
        line = self.why_line(_("Money"), owed)
        said = [_("paid after {days:.0f} days").format(days=owed.value or 0)]
        margin = owed.detail.get("net_margin")
        if isinstance(margin, int | float):
            said.append(_("net margin {value:.1f} %").format(value=margin))
        for words in said:
            line.row.addWidget(PlainLabel(words, TextRole.NOTE))
            line.row.addStretch(1)
        level = owed.level or "green"
        trap = _("no payment trap") if level == "green" else _("payment trap: {level}")
        words = trap.format(level=scale("LIGHT").label(level))
        line.row.addWidget(Tag.severity(words, TRAP_TONES.get(level, "amber")))


def worst_invoices(steps: Insight) -> list[tuple[str, Insight]]:
    """The invoices that need somebody: the late ones, then the paused, then those to remind of.

    A day that is still to come stands among the next dates too.
    """
    open_ = [
        (code, item)
        for code, item in steps.items.items()
        if item.level is not None and (item.level.startswith("S") or item.level == "paused")
    ]
    return sorted(open_, key=lambda pair: (_rank(pair[1]), -_number(pair[1], "days")))


def _rank(item: Insight) -> int:
    if item.level == "paused":
        return 1
    return 0 if _number(item, "days") > 0 else 2


def _number(result: Insight, key: str) -> float:
    value = result.detail.get(key)
    return float(value) if isinstance(value, int | float) else 0.0


def _money(amount: float, currency: str) -> str:
    return money_words(Money(round(amount), currency)) if currency else ""


def _step_tag(item: Insight) -> Tag:
    level = item.level or ""
    if item.detail.get("done"):
        return Tag(_("{step} done").format(step=level), "green")
    late = _number(item, "days") > 0
    return Tag(_("{step} not done").format(step=level), "red" if late else "plain")


def _names(dossier: Dossier, item: Insight) -> str:
    """Who of ours speaks to whom of theirs; a name that is needed is asked for."""
    people = {key_of(person): person.name or "" for person in dossier.shelf.of(Person)}
    sides = []
    for side in ("ours", "theirs"):
        keys = item.detail.get(side)
        known = [people.get(str(key), "") for key in keys] if isinstance(keys, list) else []
        first = next((name for name in known if name), _("name needed"))
        more = len(known) - 1
        sides.append(
            first
            if more < 1
            else ngettext("{name} +{n}", "{name} +{n}", more).format(name=first, n=more)
        )
    return " → ".join(sides)
