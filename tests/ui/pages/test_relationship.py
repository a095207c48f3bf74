"""The tab Relationship: the three levels, the ten weapons, the forms; full and empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.helpers.windows import button, person_of, sheet, sheets, tab, texts

from kamdesk.domain.insight.checked import checked
from kamdesk.domain.records import AccountRival, Assessment
from kamdesk.services.records import set_field
from kamdesk.ui.dialogs.attitude import AttitudeDialog
from kamdesk.ui.dialogs.rubric import RubricDialog
from kamdesk.ui.dialogs.why import WhyDialog

if TYPE_CHECKING:
    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


class TestLevels:
    def test_three_levels_stand_side_by_side_with_what_is_missing(self, relation: Any) -> None:
        shown = " ".join(texts(relation))

        assert "68 · coverage" in shown
        assert "Strategic agreement in force *" in shown
        assert "Unbalanced: 采购供应部 has 38" in shown

    def test_a_rival_who_has_come_further_than_we_is_named(
        self, relation: Any, desk: Desk, account: Account
    ) -> None:
        rival = next(iter(desk.dossier(account.id).shelf.of(AccountRival)))

        desk.write(set_field, desk.book, rival, name="org_level", value=4, today=desk.today)
        QApplication.processEvents()

        assert any(": 4 Strategic partner" in text for text in texts(relation))

    def test_every_number_says_why(self, relation: Any, window: Shell) -> None:
        relation.part("levels").total.click()

        assert sheet(window, WhyDialog).insight.formula == "F-02"

    def test_a_click_on_a_cell_opens_the_form_of_its_department(
        self, relation: Any, window: Shell
    ) -> None:
        heat = relation.part("levels").extensive.heat
        box = heat.box(1, 0)

        QTest.mouseClick(
            heat, Qt.MouseButton.LeftButton, pos=QPoint(int(box.x()) + 9, int(box.y()) + 9)
        )

        assert "采购供应部" in sheet(window, RubricDialog).windowTitle()

    def test_the_table_is_walked_by_keyboard(self, relation: Any, window: Shell) -> None:
        heat = relation.part("levels").extensive.heat
        heat.setFocus()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up):
            QTest.keyClick(heat, key)

        assert heat.current == (0, 1)
        assert "E2 3" in heat.accessibleName()
        QTest.keyClick(heat, Qt.Key.Key_Return)
        assert "机动设备部" in sheet(window, RubricDialog).windowTitle()

    def test_heads_cells_and_rows_say_what_they_mean(self, relation: Any) -> None:
        heat = relation.part("levels").extensive.heat
        head, cell = heat.box(0, 0), heat.box(0, 0)

        assert "key events" in heat.tip_at(head.x() + 5, 20)
        assert heat.tip_at(cell.x() + 5, cell.y() + 5).startswith("E1 4")
        assert "机动设备部" in heat.tip_at(5, cell.y() + 5)
        assert heat.tip_at(5, heat.height() + 99) == ""

    def test_a_small_window_has_two_columns(self, relation: Any) -> None:
        levels = relation.part("levels")

        levels.resize(900, 600)
        QApplication.processEvents()

        assert levels._narrow

    def test_an_account_of_which_nothing_is_known_says_what_to_do(
        self, window: Shell, empty: Account
    ) -> None:
        shown = " ".join(texts(tab(window, empty, "relationship").part("levels")))

        assert "No key person yet" in shown
        assert "No department yet" in shown
        assert "Not assessed yet" in shown
        assert "Choose both on the tab Background" in shown

    @pytest.mark.parametrize("where", ["people", "extensive"])
    def test_the_way_out_of_emptiness_leads_to_the_people(
        self, window: Shell, empty: Account, where: str
    ) -> None:
        levels = tab(window, empty, "relationship").part("levels")

        button(getattr(levels, where), "Go to the people").click()

        place: Any = window._here[1]
        assert place[1] == "people"


class TestEvidence:
    @pytest.fixture
    def dialog(
        self, relation: Any, *, window: Shell, desk: Desk, account: Account
    ) -> AttitudeDialog:
        relation.part("levels").people.assess("R-KDM", person_of(desk, account, "A3"))
        return sheet(window, AttitudeDialog)

    def test_answers_suggest_and_the_decision_is_kept(
        self, dialog: AttitudeDialog, desk: Desk, account: Account
    ) -> None:
        for code in ("V1", "V2"):
            dialog.answers[code].set_value("1")
            dialog.answers[code].picked.emit("1")
        assert "Valued" in dialog.suggestion.text()
        dialog.take_button.click()

        dialog.keep()

        person = person_of(desk, account, "A3")
        assert person.attitude == "valued"

    def test_contradictory_answers_suggest_nothing(self, dialog: AttitudeDialog) -> None:
        for code in ("V1", "V2", "T2"):
            dialog.answers[code].set_value("1")
        dialog.answers["T2"].picked.emit("1")

        assert dialog.suggestion.text().startswith("Contradictory")
        assert not dialog.take_button.isVisible()

    def test_without_a_decision_nothing_is_kept(
        self, dialog: AttitudeDialog, desk: Desk, account: Account
    ) -> None:
        dialog.decision.set_value(None)

        dialog.keep()

        assert dialog.isVisible()
        assert person_of(desk, account, "A3").attitude == "commodity"

    def test_evidence_against_the_attitude_is_marked(
        self, dialog: AttitudeDialog, relation: Any
    ) -> None:
        dialog.answers["T3"].set_value("1")

        dialog.keep()

        marks = [tag.mark.text for tag in relation.findChildren(type(relation.part("levels").band))]
        assert "evidence: Threat" in marks

    def test_contradiction_is_marked_beside_theperson_of(
        self, dialog: AttitudeDialog, relation: Any
    ) -> None:
        for code in ("V1", "V2", "T1"):
            dialog.answers[code].set_value("1")

        dialog.keep()

        marks = [tag.mark.text for tag in relation.findChildren(type(relation.part("levels").band))]
        assert "contradictory" in marks


class TestWeapons:
    def test_each_weapon_shows_score_and_what_records_say(self, relation: Any) -> None:
        shown = texts(relation.go_to("weapons"))

        assert "W6  优先供货" not in shown
        assert "W6 Priority supply" in shown
        assert "93.8 % on time in full" in shown

    def test_ticking_changes_the_suggestion_and_is_kept(
        self, relation: Any, window: Shell, desk: Desk, account: Account
    ) -> None:
        relation.go_to("weapons").assess_button.click()
        form = sheet(window, RubricDialog)
        before = form.items["W9"].suggestion.text()

        form.items["W9"].checks["W9.learning"].click()

        assert form.items["W9"].suggestion.text() != before or "2" in before
        assert "W9.learning" in checked(desk.dossier(account.id), "CK-W10", subject=account).done

    def test_a_suggestion_is_taken_over_with_its_reason(self, relation: Any, window: Shell) -> None:
        relation.go_to("weapons").assess()
        form = sheet(window, RubricDialog)

        form.items["W6"].take_button.click()

        assert form.scores["W6"].value() == "2"
        assert "93.8" in str(form.notes["W6"].value())

    def test_an_assessment_of_half_a_year_ago_is_called_old(
        self, relation: Any, desk: Desk, account: Account
    ) -> None:
        made = next(
            row
            for row in desk.book.all(Assessment)
            if row.rubric == "R-W10" and row.subject == account.id
        )
        old = desk.today.replace(year=desk.today.year - 1)
        desk.write(set_field, desk.book, made, name="assessed_on", value=old, today=desk.today)

        assert "assess again" in " ".join(texts(relation.go_to("weapons")))

    def test_never_assessed_is_said(self, window: Shell, empty: Account) -> None:
        shown = " ".join(texts(tab(window, empty, "relationship").go_to("weapons")))

        assert "The ten weapons are not assessed" in shown
        assert "signals alone" in shown

    def test_two_assessments_make_a_trend(self, relation: Any, window: Shell) -> None:
        weapons = relation.go_to("weapons")
        assert not weapons.history.isVisible()
        weapons.assess()

        sheet(window, RubricDialog).keep()

        assert weapons.history.isVisible()
        assert len(weapons.chart.points) == 2
        window.grab()


class TestForm:
    def test_the_verdict_follows_the_answers(
        self, relation: Any, window: Shell, account: Account
    ) -> None:
        relation.part("levels").org.assess("R-KAQ", account)
        form = sheet(window, RubricDialog)
        assert form.verdict.mark.text == "Key account"

        form.scores["Q1"].set_value("0")
        form.items["Q1"].changed.emit()

        assert form.verdict.mark.text == "Does not fit"

    def test_earlier_ones_are_read(self, relation: Any, window: Shell, account: Account) -> None:
        relation.part("levels").org.assess("R-ORG", account)
        form = sheet(window, RubricDialog)

        form.history_button.click()

        assert "2026-11-02" in " ".join(texts(sheets(window)[-1]))

    def test_a_private_rubric_says_so(
        self, relation: Any, window: Shell, desk: Desk, account: Account
    ) -> None:
        visit = desk.dossier(account.id).interactions[-1]
        relation.part("levels").org.assess("R-REP", visit)

        assert any("Private" in text for text in texts(sheet(window, RubricDialog)))
