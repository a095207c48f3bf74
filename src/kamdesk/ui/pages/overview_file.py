"""Overview, left column: how complete the file is, and the five gaps that matter most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kamdesk.domain.fact import key_of
from kamdesk.domain.gaps import gaps
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import RECORDS, AccountRival, Organisation, Project, ProjectRival
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import fact_defs
from kamdesk.i18n import _, ngettext
from kamdesk.ui.charts import CompletenessChart, CompletenessLine
from kamdesk.ui.dialogs.answer_gap import answer_gap
from kamdesk.ui.kit import Button, Icon, Line, PlainLabel, Ring, Tag, clear_layout, hairline
from kamdesk.ui.kit.marks import STATE_ICONS
from kamdesk.ui.pages.overview_panel import NumberPanel
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.gap import Gap
    from kamdesk.domain.insight.result import Insight
    from kamdesk.ui.desk import Desk

TOP_GAPS = 5
INDENT = 20
"""Room for the number before a gap; what is said about it stands under its words."""
WHOM = 150
"""The question has the room; whom to ask may be cut."""
LEVEL_TONES = {"ready": "green", "usable": "green", "thin": "amber", "blind": "red"}


class CompletenessPanel(NumberPanel):
    """F-01: how complete the file is, by section."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Completeness of the file"))
        self.ring = Ring(0, size=84)
        self.chart = CompletenessChart([])
        self.chart.picked.connect(lambda _section: self.explain())
        line = Line(_("Completeness of the file"), hint=_("Why this number?"))
        line.row.setContentsMargins(0, 0, 0, 0)
        line.row.addWidget(self.ring)
        line.picked.connect(self.explain)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(line)
        row.addWidget(self.chart, 1)
        self.body.addLayout(row)
        self.note = PlainLabel("", TextRole.NOTE)
        self.body.addWidget(self.note)

    def show_result(self, dossier: Dossier, result: Insight) -> None:
        """Show the result of F-01."""
        self.clear_right()
        self.account, self.insight = dossier.account.id, result
        value = result.value or 0.0
        if result.level:
            words = scale("COMPLETENESS").label(result.level)
            self.add_right(Tag.severity(words, LEVEL_TONES.get(result.level, "amber")))
        self.ring.set_value(value, figure=f"{value:.0f}%")
        sections: Any = result.detail.get("sections") or {}
        self.chart.set_lines(
            [
                CompletenessLine(
                    part.label, part.points, _gap_words(sections.get(part.code)), part.code
                )
                for part in result.parts
            ]
        )
        self.note.setText(
            _("{facts} facts, {gaps} to find out").format(
                facts=result.detail.get("instances"), gaps=result.detail.get("gaps")
            )
        )


def _gap_words(section: Any) -> str:
    count = int(section["gaps"]) if section else 0
    if not count:
        return _("complete")
    return ngettext("{n} gap", "{n} gaps", count).format(n=count)


class GapsPanel(NumberPanel):
    """The questions that would close most, each with the person to ask; a click answers one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Five biggest gaps"))

    def show_dossier(self, dossier: Dossier, completeness: Insight) -> None:
        """Rank the gaps and show the first five."""
        self.begin(dossier, completeness)
        found = gaps(dossier, self.desk.today)
        words = ngettext("all {n}", "all {n}", len(found)).format(n=len(found))
        whole = Button(words, "link")
        whole.clicked.connect(lambda: self.explain())
        self.add_right(whole)
        for number, gap in enumerate(found[:TOP_GAPS], start=1):
            if number > 1:
                self.body.addWidget(hairline())
            self._add(dossier, gap, number=number)
        if not found:
            self.say(_("Nothing is open."))

    def _add(self, dossier: Dossier, gap: Gap, *, number: int) -> None:
        line = Line(f"{number} {gap.wording}", hint=_("Write the answer"))
        line.picked.connect(
            lambda: answer_gap(self.desk, gap, account=self.account, parent=self.window())
        )
        clear_layout(line.row)
        column = QVBoxLayout()
        column.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(8)
        figure = PlainLabel(str(number), TextRole.SUBJECT, fixed=True)
        figure.setFixedWidth(INDENT - first.spacing())
        first.addWidget(figure)
        first.addWidget(PlainLabel(gap.wording), 1)
        name = gap.addressee_name or gap.whom
        whom = PlainLabel(_("ask {name}").format(name=name), TextRole.NOTE)
        whom.setMaximumWidth(WHOM)
        first.addWidget(whom)
        second = QHBoxLayout()
        second.setContentsMargins(INDENT, 0, 0, 0)
        second.setSpacing(6)
        icon, ink = STATE_ICONS[gap.state]
        second.addWidget(Icon(icon, ink, size=14))
        said = [scale("FACT_STATE").label(gap.state), gap_place(dossier, gap)]
        second.addWidget(PlainLabel(" · ".join(filter(None, said)), TextRole.NOTE), 1)
        column.addLayout(first)
        column.addLayout(second)
        line.row.addLayout(column, 1)
        self.body.addWidget(line)


def gap_place(dossier: Dossier, gap: Gap) -> str:
    """Whose fact is missing, and which: "A-P2 Criteria", "Background Suppliers"."""
    definition = fact_defs().get(gap.fact)
    if definition is None:
        return gap.why
    kind = RECORDS.get(gap.entity)
    record = dossier.shelf.get(kind, gap.id) if kind else None
    if isinstance(record, AccountRival | ProjectRival):
        record = dossier.shelf.get(Organisation, record.organisation)
    if isinstance(record, Project):
        owner = record.code or key_of(record)
    elif record is None or record.ENTITY == "account":
        owner = scale("SECTION").label(definition.section)
    else:
        owner = getattr(record, "short", None) or title_of(record, dossier.shelf)
    return f"{owner} {definition.name.here}"
