"""Section 5: the five questions, by the ranking of the gap engine, with their numbers.

The numbers are the ones under which the answers come back, so they are given here once and for
both copies.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.front import Asked, Questions
from kamdesk.domain.brief.persons import person_name
from kamdesk.domain.brief.wording import gist
from kamdesk.domain.records import Question
from kamdesk.domain.standing import fact_defs
from kamdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from kamdesk.domain.brief.scene import Scene

MOST: Final = 5
LONGEST: Final = 110
WHY: Final = 40


def asked_of(scene: Scene) -> tuple[Asked, ...]:
    """The questions of the visit with their numbers; none without a visit."""
    if scene.visit is None:
        return ()
    rows = scene.dossier.shelf.where(Question, "interaction", scene.visit.id)
    found = [row for row in rows if row.state in (None, "open") and not row.private]
    return tuple(_asked(scene, row, n) for n, row in enumerate(found[:MOST], start=1))


def _asked(scene: Scene, row: Question, n: int) -> Asked:
    person = scene.dossier.person(row.addressee)
    entry = fact_defs().get(row.fact_def or "")
    name = person_name(person) if person else ""
    return Asked(
        number=f"Q{n}",
        to=_("Ask {name}").format(name=name) if name else _("Ask"),
        text=gist(spoken(row), LONGEST),
        why=gist(row.why, WHY),
        fact=row.fact_def or "",
        person=row.addressee or "",
        safe=entry is not None and entry.table_safe,
    )


def spoken(row: Question) -> str:
    """The wording: the catalogue's in the language of the brief where it was taken from there.

    A question in the rep's own words is printed as he typed it.
    """
    entry = fact_defs().get(row.fact_def or "")
    if entry is not None and _folded(row.wording or "") in map(_folded, entry.question):
        return entry.question.here
    return row.wording or ""


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def questions(asked: tuple[Asked, ...]) -> Questions | None:
    """The section; ``None`` without a question."""
    if not asked:
        return None
    note = ngettext("{n} question", "{n} questions", len(asked)).format(n=len(asked))
    return Questions(_("Ask these"), note=note, questions=asked)
