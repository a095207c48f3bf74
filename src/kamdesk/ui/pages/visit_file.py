"""Everything about one visit, in the order in which it is prepared.

The same panels stand on the tab of the account and beside the preview of the brief.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.ui.kit import ScrollPage
from kamdesk.ui.pages.visit_forms import own_form, plan_form, result_form, when_form
from kamdesk.ui.pages.visit_kit import Kit, Readiness
from kamdesk.ui.pages.visit_lists import VisitLists
from kamdesk.ui.pages.visit_part import Asking
from kamdesk.ui.pages.visit_people import Attendants
from kamdesk.ui.pages.visit_promises import Promises
from kamdesk.ui.pages.visit_questions import Offers, Questions

if TYPE_CHECKING:
    from kamdesk.domain.records import Interaction
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.visit_part import VisitPart


class VisitFile(ScrollPage):
    """The panels of a visit, one below the other; ``whole`` also has time, result, promises."""

    def __init__(self, desk: Desk, *, whole: bool) -> None:
        super().__init__()
        self.desk = desk
        self.plan = plan_form(desk)
        self.ours = Attendants(desk, ours=True)
        self.theirs = Attendants(desk, ours=False)
        asking = Asking(desk)
        self.questions, self.offers = Questions(desk, asking), Offers(desk, asking)
        self.readiness, self.kit = Readiness(desk, asking), Kit(desk)
        self.lists, self.promises = VisitLists(desk), Promises(desk)
        self.when, self.result, self.own = when_form(desk), result_form(desk), own_form(desk)
        self.parts: tuple[VisitPart, ...] = (
            self.readiness,
            self.plan,
            self.ours,
            self.theirs,
            self.questions,
            self.offers,
            self.kit,
            self.lists,
            self.promises,
            *((self.when, self.result, self.own) if whole else ()),
        )
        self.body.setContentsMargins(0, 0, 4, 0)
        for part in self.parts:
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_visit(self, account_id: str, visit: Interaction) -> None:
        """Show a visit; what is over needs no preparation any more."""
        ahead = visit.status in (None, "planned")
        for panel in (self.readiness, self.kit, self.lists, self.offers):
            panel.setVisible(ahead)
        place = 0 if visit.status == "done" else len(self.parts) - 2
        if self.result in self.parts and self.body.indexOf(self.result) != place:
            self.body.removeWidget(self.result)
            self.body.insertWidget(place, self.result)
        for part in self.parts:
            # The own fields decide by themselves whether they are there.
            if part.isVisibleTo(self) or part is self.own:
                part.show_visit(account_id, visit.id)
