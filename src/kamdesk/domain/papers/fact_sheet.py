"""The blank fact sheet for a first visit: every question of the catalogue, with room to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.papers.model import Blank, Blanks, Paper
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import fact_defs
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.standing import FactDef

SECTIONS: Final = ("BG", "PP", "CP", "PJ")
NOTES: Final = {
    "PP": N_("One copy of this part for each key person. Person:"),
    "CP": N_("One copy for each rival. Rival:"),
    "PJ": N_("One copy for each project. Project:"),
}
HEAVY: Final = 3
"""The weight from which a fact gets two lines."""


def fact_sheet(customer: str, *, today: dt.date, author: str) -> Paper:
    """All questions of the background, people, rivals and projects; ``customer`` may be empty.

    What nobody can be asked is a thing to look at: it has its name and no question.
    """
    return Paper(
        title=_("Fact sheet for the first visit"),
        day=today.isoformat(),
        under=_("Customer: {name}").format(name=customer or "_" * 24),
        pieces=tuple(_part(section) for section in SECTIONS),
        author=author,
    )


def _part(section: str) -> Blanks:
    facts = [item for item in fact_defs().values() if item.section == section]
    return Blanks(
        title=scale("SECTION").label(section),
        blanks=tuple(_blank(item) for item in facts),
        note=_(NOTES[section]) if section in NOTES else "",
    )


def _blank(item: FactDef) -> Blank:
    question = item.question.here if item.is_asked else ""
    return Blank(item.id, item.name.here, question, 2 if item.weight >= HEAVY else 1)
