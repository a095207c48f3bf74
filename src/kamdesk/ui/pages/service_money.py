"""Receivables: how old they are, who asks whom at which step (F-08), what waiting costs (F-09)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout

from kamdesk.domain.ageing import ageing
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.collection import collection
from kamdesk.domain.insight.invoices import owed
from kamdesk.domain.insight.payment import payment_trap
from kamdesk.domain.insight.sales import own_till
from kamdesk.domain.records import Account, Invoice, Payment
from kamdesk.i18n import _
from kamdesk.ui.ages import age_tone
from kamdesk.ui.charts import StackBar, StackPart
from kamdesk.ui.forms.record_form import RecordForm
from kamdesk.ui.kit import Bar, EmptyState, MeterRow, Panel, PlainLabel, Tag, clear_layout
from kamdesk.ui.pages.record_list import RecordList
from kamdesk.ui.pages.service_invoice import InvoicePanel
from kamdesk.ui.pages.service_kit import (
    FigureGrid,
    Section,
    WhyButton,
    amount_of,
    minor,
    number,
    said,
    two_columns,
)
from kamdesk.ui.theme import Size, TextRole
from kamdesk.ui.wording import money_words, percent_words

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.ui.desk import Desk

TERMS: Final = ("credit_grade", "credit_limit", "payment_terms_days")
QUIET: Final = frozenset({"paid"})


class ReceivablesPanel(Panel):
    """What is owed by age, and how much of the credit limit it takes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Receivables"))
        self.desk = desk
        self.figure = WhyButton(desk)
        self.add_right(self.figure)
        self.stack = StackBar()
        self.lines = QVBoxLayout()
        self.body.addWidget(self.stack)
        self.body.addLayout(self.lines)

    def show_dossier(self, dossier: Dossier, result: Insight) -> None:
        """Show the balances of today."""
        key = dossier.account.id
        self.figure.show_result(said(result, "receivables"), result, account=key)
        found = [row for row in ageing(collection(dossier, self.desk.today)).buckets if row.amount]
        self.stack.setVisible(bool(found))
        self.stack.set_parts(
            [
                StackPart(
                    f"{row.words} {money_words(minor(result, row.amount))}",
                    row.amount,
                    age_tone(row),
                )
                for row in found
            ]
        )
        clear_layout(self.lines)
        if not found:
            self.lines.addWidget(PlainLabel(_("Nothing is owed."), TextRole.NOTE))
        limit, owing = amount_of(result, "credit_limit"), amount_of(result, "receivables")
        if limit is not None and owing is not None and limit.amount > 0:
            share = 100 * owing.amount / limit.amount
            over = bool(result.detail.get("over_limit"))
            bar = Bar(min(100.0, share), ink="red" if over else "accent")
            words = _("{share:.0f} % of {limit}").format(share=share, limit=money_words(limit))
            self.lines.addWidget(MeterRow(_("Credit limit"), bar, figure=words))


class TrapPanel(Panel):
    """F-09 with its numbers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("What waiting for the money costs"))
        self.light = Tag()
        self.add_right(self.light)
        self.grid = FigureGrid(desk)
        self.body.addWidget(self.grid)

    def show_result(self, result: Insight, *, account: str) -> None:
        """Show the numbers of the payment trap."""
        self.light.setVisible(result.level is not None)
        if result.level is not None:
            words = {
                "green": _("no trap"),
                "amber": _("slow payment"),
                "red": _("payment trap"),
            }
            self.light.show_mark(Tag.severity(words[result.level], result.level).mark)
        rows = [
            (_("Money comes after, days"), number(result, "effective")),
            (_("Agreed days"), number(result, "terms")),
            (_("Receivables in days of sales"), number(result, "dso", pattern="{:.1f}")),
            (_("Turns a year"), number(result, "turns", pattern="{:.2f}")),
            (
                _("Cost of waiting"),
                number(result, "financing_cost", pattern=percent_words("{:.2f}")),
            ),
            (_("Gross margin"), number(result, "gross_margin", pattern=percent_words("{:.1f}"))),
            (
                _("Margin after waiting"),
                number(result, "net_margin", pattern=percent_words("{:.2f}")),
            ),
            (_("Money tied up"), said(result, "tied_up")),
        ]
        self.grid.show_rows(rows, result, account=account)


class MoneySection(Section):
    """The ladder of each invoice on the right; ages, trap and terms on the left; lists below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.panels: dict[str, InvoicePanel] = {}

    def build(self) -> None:
        """Override."""
        clear_layout(self.page.body)
        self.panels.clear()
        self.receivables = ReceivablesPanel(self.desk)
        self.trap = TrapPanel(self.desk)
        self.terms = Panel(_("Credit and terms"))
        self.form = RecordForm(self.desk, Account, account_id=self.account_id, names=TERMS)
        self.terms.body.addWidget(self.form)
        self.none = EmptyState(
            _("No invoice is open"),
            _("Add invoices with their due day below; the ladder begins a week before it."),
            icon="cash",
        )
        self.places = QVBoxLayout()
        self.places.setSpacing(Size.GAP)
        left, right = two_columns(self.page, left=4, right=5)
        for panel in (self.receivables, self.trap, self.terms):
            left.addWidget(panel)
        right.addWidget(self.none)
        right.addLayout(self.places)
        for side in (left, right):
            side.addStretch(1)
        self.lists = [
            RecordList(self.desk, kind, account_id=self.account_id) for kind in (Invoice, Payment)
        ]
        for records in self.lists:
            self.page.body.addWidget(records)
        self.page.body.addStretch(1)

    def load(self, dossier: Dossier) -> None:
        """Override: the invoices whose step is due come first, then by due date."""
        today = self.desk.today
        trap = payment_trap(dossier, today)
        self.receivables.show_dossier(dossier, trap)
        self.trap.show_result(trap, account=self.account_id)
        self.form.load(dossier.account)
        steps = collection(dossier, today)
        found = [
            item
            for item in owed(dossier, today, till=own_till(dossier))
            if steps.items[key_of(item.invoice)].level not in QUIET
        ]
        found.sort(key=lambda item: _urgency(steps.items[key_of(item.invoice)]))
        ids = [item.invoice.id for item in found]
        if ids != list(self.panels):
            clear_layout(self.places)
            self.panels = {key: InvoicePanel(self.desk, self.account_id) for key in ids}
            for panel in self.panels.values():
                self.places.addWidget(panel)
        for item in found:
            result = steps.items[key_of(item.invoice)]
            self.panels[item.invoice.id].show_invoice(dossier, item, result=result)
        self.none.setVisible(not found)
        for records in self.lists:
            records.reload()


def _urgency(result: Insight) -> tuple[int, str]:
    """Steps that wait for us first, the highest on top; what is held or not due last."""
    level = result.level or ""
    order = {"paused": 1, "held": 2, "not due": 3, "": 4}
    if level in order:
        return order[level], ""
    return 0, str(-int(level[1:]) + 9)
