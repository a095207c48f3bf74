"""F-02a: the level from facts, the gates to the next one as a work list, the R-ORG score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.insight.gates import COMPULSORY, LABELS, LEVEL_GATES
from kamdesk.domain.insight.relationship import organisational
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import AccountRival
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.ui.kit import FlowLayout, PlainLabel, SeverityIcon, Tag, group_head, with_words
from kamdesk.ui.pages.relation_panel import Measured, RelationPanel
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.assessed import Scored
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.standing import RubricItem
    from kamdesk.ui.desk import Desk

HIGHEST = 4


class OrganisationPanel(RelationPanel):
    """The customer as an organisation."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Organisational relationship"))

    def refresh(self, dossier: Dossier) -> None:
        """Show level, work list and score."""
        self.clear()
        self.clear_right()
        found = organisational(dossier, self.desk.today)
        self.add_right(self.assess_button("R-ORG", dossier.account))
        self._levels(found)
        self._rivals(dossier, _level(found))
        self._work_list(found)
        self._score(found, scored(dossier, "R-ORG", subject=dossier.account, today=self.desk.today))
        self.body.addStretch(1)

    def _levels(self, found: Insight) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, gap=4)
        level = _level(found)
        for code in range(1, HIGHEST + 1):
            tone = "accent" if code == level else "plain" if code < level else "dashed"
            flow.addWidget(Tag(f"{code} {scale('ORG_LEVEL').label(code)}", tone))
        self.body.addWidget(holder)

    def _rivals(self, dossier: Dossier, level: int) -> None:
        """How far each rival has come with the customer; red where further than we (S1-62)."""
        for row in dossier.shelf.where(AccountRival, "account", value=dossier.account.id):
            if row.org_level is None:
                continue
            words = _("{rival}: {level}").format(
                rival=title_of(row, dossier.shelf),
                level=f"{row.org_level} {scale('ORG_LEVEL').label(row.org_level)}",
            )
            role = TextRole.RED if row.org_level > level else TextRole.NOTE
            self.body.addWidget(PlainLabel(words, role, wrap=True))

    def _work_list(self, found: Insight) -> None:
        """The gates of the next level, open ones ticked; at the top those of the last."""
        level = _level(found)
        step = min(HIGHEST, level + 1)
        open_gates = found.detail["gates"]
        head = _("To level {level}").format(level=scale("ORG_LEVEL").label(step))
        if level == HIGHEST:
            head = _("What holds level {level}").format(level=scale("ORG_LEVEL").label(step))
        needed = _("one of the starred and three in all") if step > 2 else ""
        self.body.addWidget(group_head(head, needed))
        for code in LEVEL_GATES[step]:
            is_open = isinstance(open_gates, dict) and bool(open_gates.get(code))
            star = " *" if code in COMPULSORY.get(step, ()) else ""
            tone, words = ("green", _("open")) if is_open else ("todo", _("still to do"))
            line = with_words(SeverityIcon(tone, words), _(LABELS[code]) + star)
            line.setAccessibleName(f"{_(LABELS[code])}: {words}")
            self.body.addWidget(line)

    def _score(self, found: Insight, judged: Scored) -> None:
        self.body.addWidget(group_head(_("Score of the organisation")))
        if judged.assessment is None:
            words = _("Not assessed yet. Four items tell how the firms stand to each other.")
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
            return
        meter = Measured(self.desk)
        band = found.detail.get("band")
        words = scale("ORG_LEVEL").label(band) if isinstance(band, int) else ""
        meter.show_result(
            found, account=self.account_id, words=_("like level {level}").format(level=words)
        )
        self.body.addWidget(meter)
        if found.detail.get("disagrees"):
            words = _("Score and facts disagree: look at both again.")
            self.body.addWidget(PlainLabel(words, TextRole.AMBER, wrap=True))
        for item in judged.rubric.items:
            score = judged.scores.get(item.code)
            shown = _("{item}: {score}").format(
                item=item.name.here, score="—" if score is None else score
            )
            self.body.addWidget(PlainLabel(shown, wrap=True))
            looks = looks_of(item, score)
            if looks:
                self.body.addWidget(PlainLabel(looks, TextRole.NOTE, wrap=True))


def looks_of(item: RubricItem, score: int | None) -> str:
    """What a score looks like; between two anchors both of them."""
    if score is None:
        return ""
    below = [item.anchors[code].here for code in sorted(item.anchors) if code <= score]
    above = [item.anchors[code].here for code in sorted(item.anchors) if code >= score]
    return " … ".join(dict.fromkeys([*below[-1:], *above[:1]]))


def _level(found: Insight) -> int:
    level = found.detail["level"]
    return level if isinstance(level, int) else 0
