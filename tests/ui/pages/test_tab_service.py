"""Service and money of an account: what it shows, and the clicks that note what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from tests.helpers.windows import notices, sheet, tab, texts

from kamdesk.domain.fact import Money
from kamdesk.domain.records import (
    Action,
    Agreement,
    Complaint,
    DeliveryMonth,
    Invoice,
    LedgerLine,
    Payment,
)
from kamdesk.services.finding import find_account
from kamdesk.services.records import add_record, set_field
from kamdesk.ui.dialogs.checklist import ChecklistDialog
from kamdesk.ui.dialogs.payment import PaymentDialog
from kamdesk.ui.dialogs.record import NewRecordDialog, RecordDialog
from kamdesk.ui.dialogs.why import WhyDialog
from kamdesk.ui.kit import Button
from kamdesk.ui.pages.service_invoice import InvoicePanel
from kamdesk.ui.pages.service_kit import hours_words
from kamdesk.ui.pages.tab_service import PARTS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.service_complaints import ComplaintPanel
    from kamdesk.ui.shell import Shell

KEYS = [key for key, *_rest in PARTS]


def part(window: Shell, account: Account, key: str) -> Any:
    """Go to a part of the tab and return it."""
    found = tab(window, account, "service")
    found.switch.set_value(key)
    found.reload()
    QApplication.processEvents()
    return found.part(key)


def complaint_panel(window: Shell, account: Account) -> ComplaintPanel:
    found: ComplaintPanel = next(iter(part(window, account, "complaints").panels.values()))
    return found


def invoice_panel(window: Shell, desk: Desk, account: Account, *, no: str) -> InvoicePanel:
    invoice = next(item for item in desk.book.all(Invoice) if item.no == no)
    found: InvoicePanel = part(window, account, "money").panels[invoice.id]
    return found


class TestComplaints:
    def test_the_clock_of_the_sample(self, window: Shell, account: Account) -> None:
        words = texts(complaint_panel(window, account))

        assert "84 days late" in words
        assert "84 days over the limit of 30 days" in words
        assert any(text.endswith("after 5 h, limit 8 h") for text in words)

    def test_a_step_is_one_click_and_undone(
        self, window: Shell, desk: Desk, account: Account
    ) -> None:
        panel = complaint_panel(window, account)
        panel.rows["contained"].button.click()
        noted = next(row for row in desk.book.all(Complaint) if row.external == "A-C1").contained

        desk.undo()

        assert noted == desk.today
        assert panel.rows["contained"].button.isVisible()

    def test_a_closed_one_leaves_the_clock(self, window: Shell, account: Account) -> None:
        section = part(window, account, "complaints")
        complaint_panel(window, account).rows["closed"].button.click()

        assert not section.panels
        assert section.none.isVisible()
        assert section.count.text() == "0 open of 2"

    def test_a_new_one_begins_now(self, window: Shell, desk: Desk, account: Account) -> None:
        section = part(window, account, "complaints")
        section.add_button.click()
        dialog = sheet(window, NewRecordDialog)
        dialog.form.set_value("what", "leak at the flange")
        dialog.form.set_value("severity", "critical")
        dialog.make()

        made = next(row for row in desk.book.all(Complaint) if row.what == "leak at the flange")

        assert made.opened is not None
        assert made.opened.astimezone().date() == desk.today
        assert any(text.endswith("left of 4 h") for text in texts(section.panels[made.id]))

    def test_one_without_a_day_has_no_clock(
        self, window: Shell, desk: Desk, empty: Account
    ) -> None:
        section = part(window, empty, "complaints")
        desk.write(add_record, desk.book, Complaint, account=empty.id, what="noise")
        section._tick()

        assert "no clock without the day it was opened" in texts(section)

    def test_its_checklist_is_a_click_away(self, window: Shell, account: Account) -> None:
        complaint_panel(window, account).check_button.click()

        assert sheet(window, ChecklistDialog).panel.code == "CK-CMP"

    def test_all_of_it_is_a_click_away(self, window: Shell, account: Account) -> None:
        complaint_panel(window, account)._open()

        assert isinstance(sheet(window, RecordDialog).record, Complaint)


class TestMoney:
    def test_the_ladder_of_the_sample(self, window: Shell, desk: Desk, account: Account) -> None:
        words = texts(invoice_panel(window, desk, account, no="A-I2"))

        assert "due 10-19 · 35 days overdue" in words
        assert "Our director to their director: 陆承宇 → 林嘉慧" in words
        assert "S3 done today" in words

    def test_a_step_is_one_click(self, window: Shell, desk: Desk, account: Account) -> None:
        panel = invoice_panel(window, desk, account, no="A-I2")
        panel.step_button.click()

        step = next(
            row
            for row in desk.book.all(Action)
            if row.level_step == 3 and row.account == account.id
        )
        names = (desk.dossier(account.id).person(step.owner), step.counterpart)
        assert names[0] is not None
        assert names[1] is not None
        assert notices(window) == ["S3 of A-I2 is noted."]
        assert not panel.step_button.isVisible()

    def test_steps_are_walked(self, window: Shell, desk: Desk, account: Account) -> None:
        panel = invoice_panel(window, desk, account, no="A-I2")
        panel.steps.activated.emit(5)
        untouched = [row for row in desk.book.all(Action) if row.level_step == 5]
        panel.steps.activated.emit(1)

        assert not untouched
        assert isinstance(sheet(window, RecordDialog).record, Action)

    def test_what_holds_an_invoice_is_said(
        self, window: Shell, desk: Desk, account: Account
    ) -> None:
        other = find_account(desk.book, "B")

        assert any(
            "Complaint A-C1" in text
            for text in texts(invoice_panel(window, desk, account, no="A-I6"))
        )
        held = texts(invoice_panel(window, desk, other, no="B-I2"))
        assert any(text.endswith("until 2026-12-03") for text in held)

    def test_a_payment_ends_the_ladder(self, window: Shell, desk: Desk, account: Account) -> None:
        panel = invoice_panel(window, desk, account, no="A-I2")
        panel.pay_button.click()
        dialog = sheet(window, PaymentDialog)
        dialog.make_button.click()

        paid = [row for row in desk.book.all(Payment) if row.date == desk.today]
        assert [row.amount for row in paid] == [Money(60_000_000, "CNY")]
        assert panel._owed is not None
        assert panel._owed.invoice.id not in part(window, account, "money").panels

    @pytest.mark.parametrize(
        ("field", "value"), [("date", None), ("amount", None), ("amount", Money(5, "USD"))]
    )
    def test_a_payment_that_is_none(
        self, window: Shell, desk: Desk, account: Account, *, field: str, value: object
    ) -> None:
        invoice_panel(window, desk, account, no="A-I2").pay()
        dialog = sheet(window, PaymentDialog)
        dialog.form.set_value(field, value)
        dialog.make()

        assert dialog.isVisible()

    def test_an_invoice_of_which_little_is_known(
        self, window: Shell, desk: Desk, empty: Account
    ) -> None:
        part(window, empty, "money")
        desk.write(add_record, desk.book, Invoice, account=empty.id, no="N-1")
        words = texts(invoice_panel(window, desk, empty, no="N-1"))

        assert "no due date" in words
        assert "amount not known" in words

    def test_trap_and_ages_of_the_sample(self, window: Shell, account: Account) -> None:
        section = part(window, account, "money")

        words = texts(section.trap)
        assert {"70", "61.0", "5.18", "1.16 %", "24.84 %"} <= set(words)
        assert "31 to 60 days late CNY 600k" in section.receivables.stack.accessibleName()


class TestValue:
    def test_the_figures_of_the_sample(self, qtbot: QtBot, window: Shell, account: Account) -> None:
        section = part(window, account, "value")
        qtbot.waitUntil(lambda: "88 Gold account" in texts(section.tier))

        words = texts(section)
        expected = {"1.67 % → 2.59 % of sales", "+4.2 %", "+11.5 %", "in 2025", "32.0 %"}
        assert expected <= set(words)
        assert section.payback.chart.columns[0].figure == "CNY -700k"

    def test_a_proposed_tier_is_taken_by_a_click(
        self, qtbot: QtBot, window: Shell, desk: Desk
    ) -> None:
        bronze = find_account(desk.book, "A")
        desk.write(set_field, desk.book, bronze, name="tier", value="bronze", today=desk.today)
        section = part(window, bronze, "value")
        words = "Set the tier to Gold account"
        qtbot.waitUntil(lambda: words in texts(section.tier))

        next(item for item in section.tier.findChildren(Button) if item.text() == words).click()

        kept = desk.book.get(type(bronze), bronze.id)
        assert kept is not None
        assert kept.tier == "gold"

    def test_a_prospect_has_no_tier(self, window: Shell, desk: Desk) -> None:
        section = part(window, find_account(desk.book, "C"), "value")

        assert "Only developed accounts have a tier." in texts(section.tier)

    def test_a_figure_opens_its_parts(self, window: Shell, account: Account) -> None:
        part(window, account, "value").prices.figure.click()

        assert isinstance(sheet(window, WhyDialog), WhyDialog)

    def test_a_favour_is_opened(self, window: Shell, account: Account) -> None:
        section = part(window, account, "value")
        button = next(
            item for item in section.favours.findChildren(Button) if item.text() == "Rebate"
        )
        button.click()

        assert isinstance(sheet(window, RecordDialog).record, LedgerLine)


class TestTerms:
    def test_the_sample(self, window: Shell, account: Account) -> None:
        section = part(window, account, "terms")
        words = texts(section)

        assert "93.8 %" in words
        assert "12-31 · in 38 days" in words
        assert section.deliveries.chart.accessibleDescription().startswith("2025-12: 4 of 4 lines")

    def test_too_few_lines_give_no_percentage(
        self, window: Shell, desk: Desk, empty: Account
    ) -> None:
        section = part(window, empty, "terms")
        desk.write(
            add_record,
            desk.book,
            DeliveryMonth,
            account=empty.id,
            month="2026-10",
            lines=4,
            lines_on_time_in_full=3,
        )

        assert any("no percentage below 10 lines" in text for text in texts(section))


@pytest.mark.parametrize("key", KEYS)
def test_nothing_is_known_of_a_new_account(window: Shell, empty: Account, key: str) -> None:
    words = texts(part(window, empty, key))

    assert len(words) > 3
    assert not notices(window)


def test_a_record_leads_to_its_part(window: Shell, desk: Desk, account: Account) -> None:
    agreement = next(row for row in desk.book.all(Agreement) if row.account == account.id)

    found = tab(window, account, "service", record=agreement.id)

    assert found.switch.value() == "terms"


@pytest.mark.parametrize(
    ("hours", "words"),
    [(3.5, "3.5 h"), (4.0, "4 h"), (-2.0, "2 h"), (24.0, "24 h"), (72.0, "3 days")],
)
def test_hours_become_days(hours: float, words: str) -> None:
    assert hours_words(hours) == words


def test_a_panel_without_an_invoice_does_nothing(window: Shell, desk: Desk) -> None:
    panel = InvoicePanel(desk, "")
    before = desk.book.undo_words()

    panel._walk(0)
    panel.take()
    panel.pay()
    panel._open()

    assert desk.book.undo_words() == before
    assert not [item for item in window.findChildren(QDialog) if item.isVisible()]


def test_a_wish_is_noted_and_counted(window: Shell, desk: Desk, account: Account) -> None:
    section = tab(window, account, "service").go_to("value")
    assert section.asked.figure.text() == "not known"

    section.wishes.add()
    asked = sheet(window, NewRecordDialog)
    asked.form.set_value("text", "五年质保")
    asked.form.set_value("asked", desk.today)
    asked.form.set_value("granted", True)
    asked.make()

    (wish,) = section.wishes.model.rows()
    assert (wish.kind, wish.side, wish.granted) == ("wish", "theirs", True)
    assert section.asked.figure.text() == "100 %"
    assert "1 in a year: 1 granted, 0 refused, 0 not decided" in texts(section.asked)
