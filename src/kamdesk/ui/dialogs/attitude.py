"""From evidence to attitude: nine questions on a person, a suggestion, a decision (R-KDM)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.insight.attitude import attitude_by_evidence
from kamdesk.domain.naming import title_of
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import rubric
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _
from kamdesk.services.assessments import Answer, Decision, Filled, decide_attitude
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.kit import (
    Button,
    FieldRow,
    PlainLabel,
    SegmentedControl,
    TextEditor,
    align_labels,
    group_head,
)
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.records import Person
    from kamdesk.ui.desk import Desk

NOT_KNOWN = ""


class AttitudeDialog(Sheet):
    """The answers suggest, the rep decides; his reason is kept with the decision."""

    def __init__(
        self, desk: Desk, person: Person, *, account_id: str, parent: QWidget | None = None
    ) -> None:
        self.desk, self.person, self.account_id = desk, person, account_id
        self.rubric = rubric("R-KDM")
        dossier = desk.dossier(account_id)
        name = title_of(person, dossier.shelf)
        super().__init__(f"{self.rubric.name.here} · {name}", parent, width=720)
        self.answers: dict[str, SegmentedControl] = {}
        self.suggestion = PlainLabel("", TextRole.SUBJECT, wrap=True)
        self.decision = SegmentedControl(_attitudes(), name=_("What you decide"))
        self.decision.set_value(person.attitude)
        self.reason = TextEditor(placeholder=_("What makes you decide so?"))
        self.reason.setAccessibleName(_("Your reason"))
        self.take_button = Button(_("Take over"), "inline")
        self._build(scored(dossier, "R-KDM", subject=person, today=desk.today).scores)
        self._suggest()
        self.fit(820)

    def _build(self, before: dict[str, int]) -> None:
        words = _("Nine facts of the last 12 months. What you do not know stays “not known”.")
        self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        choices = [(NOT_KNOWN, _("not known")), ("1", _("yes")), ("0", _("no"))]
        for line, item in enumerate(self.rubric.items):
            control = SegmentedControl(choices, name=item.name.here)
            score = before.get(item.code)
            control.set_value(NOT_KNOWN if score is None else str(score))
            control.picked.connect(lambda _value: self._suggest())
            self.answers[item.code] = control
            grid.addWidget(PlainLabel(f"{item.code}  {item.name.here}", wrap=True), line, 0)
            grid.addWidget(control, line, 1)
        self.body.addLayout(grid)
        self.body.addWidget(group_head(_("What the answers suggest")))
        row = QHBoxLayout()
        row.addWidget(self.suggestion, 1)
        row.addWidget(self.take_button)
        self.body.addLayout(row)
        self.decision_row = FieldRow(_("What you decide"), self.decision, required=True)
        reason_row = FieldRow(_("Your reason"), self.reason)
        align_labels([self.decision_row, reason_row])
        self.body.addWidget(self.decision_row)
        self.body.addWidget(reason_row)
        self.body.addStretch(1)
        self.take_button.clicked.connect(self._take)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.keep_button = self.add_button(_("Keep"), "primary")
        self.keep_button.clicked.connect(self.keep)

    def given(self) -> dict[str, int]:
        """The answers that are known, 1 for yes."""
        values = {code: control.value() for code, control in self.answers.items()}
        return {code: int(str(value)) for code, value in values.items() if value}

    def _suggest(self) -> None:
        found = attitude_by_evidence(self.given())
        because = _(", ").join(found.because)
        if found.contradictory:
            words = _("Contradictory, check: {items}").format(items=because)
        elif found.attitude is None:
            words = _("No suggestion yet.")
        else:
            label = scale("ATTITUDE").label(found.attitude)
            words = _("{attitude}, because of {items}").format(attitude=label, items=because)
        self.suggestion.setText(words)
        self.suggestion.set_role(TextRole.AMBER if found.contradictory else TextRole.SUBJECT)
        self.take_button.setVisible(found.attitude is not None)

    def _take(self) -> None:
        found = attitude_by_evidence(self.given())
        self.decision.set_value(found.attitude)
        if not self.reason.value():
            codes = {item.code: item.name.here for item in self.rubric.items}
            self.reason.set_value(_("; ").join(codes[code] for code in found.because))

    def keep(self) -> None:
        """Keep answers and decision as one step, or say what is missing."""
        attitude = self.decision.value()
        if not attitude:
            self.decision_row.set_error(_("Choose an attitude: the program only suggests."))
            return
        self.reason.commit()
        filled = Filled(
            {code: Answer(score) for code, score in self.given().items()},
            assessor=self.desk.dossier(self.account_id).account.owner,
        )
        try:
            self.desk.write(
                decide_attitude,
                self.desk.book,
                self.person,
                decision=Decision(str(attitude), self.reason.value()),
                filled=filled,
                today=self.desk.today,
            )
        except KamdeskError as error:
            self.desk.messages.fail(error)
        else:
            self.accept()


def _attitudes() -> list[tuple[object, str]]:
    found = scale("ATTITUDE")
    return [(code, f"{found.short(code)}  {found.label(code)}") for code in found.codes]
