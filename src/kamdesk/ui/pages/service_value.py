"""What we grant and what comes back: favours, prices, pay-back, share of wallet, tier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.favours import favours, support
from kamdesk.domain.insight.payback import payback
from kamdesk.domain.insight.price import price_deviation
from kamdesk.domain.insight.wallet import share_of_wallet
from kamdesk.domain.insight.wishes import WISH, granted_wishes
from kamdesk.domain.records import Action, LedgerLine, PriceQuote, Spend
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.ui.charts import ChartColumn, ColumnChart
from kamdesk.ui.dialogs.record import RecordDialog
from kamdesk.ui.kit import Bar, Button, MeterRow, Panel, PlainLabel, Tag, clear_layout
from kamdesk.ui.pages.record_list import RecordList
from kamdesk.ui.pages.service_kit import Section, WhyButton, align_meters, minor, said, two_columns
from kamdesk.ui.pages.service_tier import TierPanel
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import money_words, percent_words

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.ui.desk import Desk

KINDS: Final = (LedgerLine, PriceQuote, Spend)
WISHES: Final = {"kind": WISH, "side": "theirs"}
"""What a wish is among the actions; a new one of the list gets it."""


class ValuePanel(Panel):
    """A panel with one figure in its head that explains itself."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(title)
        self.desk = desk
        self.figure = WhyButton(desk)
        self.tag = Tag()
        self.add_right(self.figure)
        self.add_right(self.tag)

    def head(
        self, words: str, result: Insight, *, account: str, tag: tuple[str, str] = ("", "")
    ) -> None:
        """Show the figure and, if there is something to say, a tag of words and tone."""
        self.figure.show_result(words, result, account=account)
        self.tag.setVisible(bool(tag[0]))
        if tag[0]:
            self.tag.show_mark(Tag.severity(*tag).mark)

    def note(self, words: str) -> None:
        """A line of small words in the body."""
        self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))


class FavoursPanel(ValuePanel):
    """F-15: each favour with its cost, its condition and how far its target is."""

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the favours of this year."""
        self.clear()
        account = dossier.account.id
        result = favours(dossier, self.desk.today)
        trend = result.detail.get("support_up_sales_down")
        tag = (_("support up, sales down"), "red") if trend else ("", "")
        self.head(_rate(result), result, account=account, tag=tag)
        rows = support(dossier, self.desk.today.year)
        for row in rows:
            self._line(dossier, row, result=result)
        if not rows:
            self.note(
                _("No favour this year. Before one: in writing, for which target, until when?")
            )

    def _line(self, dossier: Dossier, row: LedgerLine, *, result: Insight) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        name = Button(scale("LEDGER").label(row.kind or ""), "link")
        name.clicked.connect(lambda _on=False: self._open(dossier, row))
        line.addWidget(name)
        line.addWidget(PlainLabel(row.note or "", TextRole.NOTE), 1)
        line.addWidget(PlainLabel(money_words(row.amount), TextRole.SUBJECT, fixed=True))
        behind = result.detail.get("behind")
        pace = behind.get(key_of(row)) if isinstance(behind, dict) else None
        if isinstance(pace, int | float):
            words = _("target behind: {share:.0f} % of its pace").format(share=100 * pace)
            line.addWidget(Tag.severity(words, "amber"))
        elif row.target is not None:
            line.addWidget(Tag(_("target {amount}").format(amount=money_words(row.target))))
        if row.written is False:
            line.addWidget(Tag.severity(_("no written condition"), "red"))
        elif row.written:
            line.addWidget(Tag.severity(_("in writing"), "green"))
        self.body.addLayout(line)

    def _open(self, dossier: Dossier, row: LedgerLine) -> None:
        RecordDialog(self.desk, row, account_id=dossier.account.id, parent=self.window()).open()


def _rate(result: Insight) -> str:
    """The rate of this year behind that of the year before."""
    now, before = result.detail.get("rate"), result.detail.get("earlier_rate")
    if not isinstance(now, int | float):
        return _("no rate")
    if not isinstance(before, int | float):
        return _("{now:.2f} % of sales").format(now=100 * now)
    return _("{before:.2f} % → {now:.2f} % of sales").format(before=100 * before, now=100 * now)


class WishesPanel(ValuePanel):
    """F-32: how many of their wishes we granted in a year."""

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the wishes of a year by what became of them."""
        self.clear()
        result = granted_wishes(dossier, self.desk.today)
        words = _("not known") if result.value is None else f"{result.value:.0f} %"
        self.head(words, result, account=dossier.account.id)
        if not result.parts:
            self.note(_("No wish of this customer was noted in a year. Note them below."))
            return
        told = _("{asked} in a year: {granted} granted, {refused} refused, {open} not decided")
        self.note(told.format(**result.detail))
        self.note(_("In the year before: {n}").format(n=result.detail["earlier"]))


class PricesPanel(ValuePanel):
    """F-21: our price against the average of the others, line by line."""

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the lines that can be compared."""
        self.clear()
        account = dossier.account.id
        result = price_deviation(dossier, self.desk.today)
        words = _("not known") if result.value is None else percent_words(f"{result.value:+.1f}")
        self.head(words, result, account=account, tag=_price_tag(result))
        for item in result.items.values():
            line = QHBoxLayout()
            line.addWidget(PlainLabel(item.parts[0].label), 1)
            if item.detail.get("thin"):
                line.addWidget(Tag(_("few quotes"), "plain"))
            button = WhyButton(self.desk)
            button.show_result(percent_words(f"{item.value or 0.0:+.1f}"), item, account=account)
            line.addWidget(button)
            self.body.addLayout(line)
        if not result.items:
            self.note(_("Nothing to compare. Add a quote of ours and of a rival for one line."))


def _price_tag(result: Insight) -> tuple[str, str]:
    words = {"watch": (_("dearer than the market"), "amber"), "alarm": (_("much dearer"), "red")}
    return words.get(result.level or "", ("", ""))


class PaybackPanel(ValuePanel):
    """F-18: what was put in and earned, added up year by year."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(desk, title)
        self.chart = ColumnChart()
        self.words = PlainLabel("", TextRole.NOTE, wrap=True)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.words)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the cumulative margin after development costs."""
        result = payback(dossier, self.desk.today)
        words = (
            _("not yet") if result.value is None else _("in {year:.0f}").format(year=result.value)
        )
        known = bool(result.parts)
        self.head(words if known else _("not known"), result, account=dossier.account.id)
        self.chart.setVisible(known)
        self.chart.set_columns(
            [_year(part.label, part.points, result=result) for part in result.parts]
        )
        told = _("Margin less development costs, added up over the years.")
        if not known:
            told = _("Note what was spent to win this account (kind: account development cost).")
        elif result.detail.get("one_off_fails"):
            told = _("A single order that has not paid for its development.")
        self.words.setText(told)


def _year(label: str, value: float | None, *, result: Insight) -> ChartColumn:
    amount = money_words(minor(result, value))
    tone = "red" if value is not None and value < 0 else ""
    return ChartColumn(label, value, amount, f"{label}: {amount}", tone)


class WalletPanel(ValuePanel):
    """F-17: our share of what they buy, line by line, and what is left over."""

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the lines of the newest year."""
        self.clear()
        account = dossier.account.id
        result = share_of_wallet(dossier, self.desk.today)
        words = _("not known") if result.value is None else percent_words(f"{result.value:.1f}")
        self.head(words, result, account=account)
        rows = [self._line(item, result=result, account=account) for item in result.items.values()]
        if rows:
            align_meters(rows)
        if result.detail.get("unserved") is not None:
            self.note(_("bought elsewhere: {amount}").format(amount=said(result, "unserved")))
        if not result.items:
            self.note(_("What they spend in our lines is not known. Add the yearly spend below."))

    def _line(self, item: Insight, *, result: Insight, account: str) -> MeterRow:
        figure = WhyButton(self.desk)
        words = "?" if item.value is None else percent_words(f"{item.value:.0f}")
        figure.show_result(words, item, account=account)
        free = money_words(minor(result, item.detail.get("unserved")))
        note = _("{amount} open").format(amount=free) if free else _("total not known")
        bar = Bar(item.value or 0.0, coverage=item.coverage)
        row = MeterRow(item.parts[0].label, bar, figure=note, end=figure)
        self.body.addWidget(row)
        return row


class ValueSection(Section):
    """Favours, prices and tier on the left, pay-back and wallet on the right, lists below."""

    def build(self) -> None:
        """Override."""
        clear_layout(self.page.body)
        self.favours = FavoursPanel(self.desk, _("Favours"))
        self.asked = WishesPanel(self.desk, _("Wishes of the customer"))
        self.prices = PricesPanel(self.desk, _("Our prices against the market"))
        self.payback = PaybackPanel(self.desk, _("Pay-back of the development"))
        self.wallet = WalletPanel(self.desk, _("Share of wallet"))
        self.tier = TierPanel(self.desk)
        left, right = two_columns(self.page)
        for side, panels in (
            (left, (self.favours, self.asked, self.prices, self.tier)),
            (right, (self.wallet, self.payback)),
        ):
            for panel in panels:
                side.addWidget(panel)
        for side in (left, right):
            side.addStretch(1)
        self.lists = [RecordList(self.desk, kind, account_id=self.account_id) for kind in KINDS]
        self.wishes = RecordList(
            self.desk,
            Action,
            account_id=self.account_id,
            given={"account": self.account_id, **WISHES},
        )
        self.wishes.rename(_("Wishes of the customer"))
        self.lists.insert(1, self.wishes)
        for records in self.lists:
            self.page.body.addWidget(records)
        self.page.body.addStretch(1)

    def load(self, dossier: Dossier) -> None:
        """Override."""
        self.favours.show_dossier(dossier)
        self.asked.show_dossier(dossier)
        self.prices.show_dossier(dossier)
        self.payback.show_dossier(dossier)
        self.wallet.show_dossier(dossier)
        self.tier.show_dossier(dossier)
        for records in self.lists:
            records.reload()
