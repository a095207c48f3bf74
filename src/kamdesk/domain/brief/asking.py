"""Section 5: the five questions, by the ranking of the gap engine, with their numbers.

The numbers are the ones under which the answers come back, so they are taken from the engine and
given once for both copies.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.front import Asked, Questions
from kamdesk.domain.brief.persons import person_name
from kamdesk.domain.brief.wording import bracketed, gist
from kamdesk.domain.gaps import gaps, questions_for
from kamdesk.domain.records import Question
from kamdesk.domain.standing import fact_defs
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.gaps import Gap

MOST: Final = 5
LONGEST: Final = 110
WHY: Final = 40


def asked_of(scene: Scene) -> tuple[Asked, ...]:
    """The questions of the visit with their numbers; without a visit the heaviest of the file."""
    dossier, today = scene.dossier, scene.today
    if scene.visit is not None:
        found = questions_for(dossier, scene.visit, today=today, limit=MOST)
        return tuple(
            _asked(scene, gap, number=gap.number) for gap in found if not _private(scene, gap)
        )
    heaviest = [gap for gap in gaps(dossier, today) if gap.asked and gap.addressee][:MOST]
    return tuple(_asked(scene, gap, number=f"Q{n}") for n, gap in enumerate(heaviest, start=1))


def _private(scene: Scene, gap: Gap) -> bool:
    row = scene.dossier.shelf.get(Question, gap.question)
    return row is not None and row.private


def _asked(scene: Scene, gap: Gap, *, number: str) -> Asked:
    person = scene.dossier.person(gap.addressee)
    name = person_name(person) if person and person.name else gap.addressee_name or gap.whom
    whom = bracketed(name, _("in private")) if gap.discreet and name else name
    # A question that was frozen in the program's words goes on changing with the language.
    row = scene.dossier.shelf.get(Question, gap.question) if gap.in_own_words else None
    return Asked(
        number=number,
        to=_("Ask {name}").format(name=whom) if whom else _("Ask"),
        text=gist(spoken(row) if row else gap.wording, LONGEST),
        why=gist(gap.why, WHY),
        fact=gap.fact,
        subject=gap.id,
        person=gap.addressee or "",
        safe=gap.table_safe and (row is None or _from_catalogue(row)),
    )


def spoken(row: Question) -> str:
    """The wording: the catalogue's in the language of the brief where it was taken from there.

    A question in the rep's own words is printed as he typed it.
    """
    if _from_catalogue(row):
        return fact_defs()[row.fact_def or ""].question.here
    return row.wording or ""


def _from_catalogue(row: Question) -> bool:
    """Whether a written question is the catalogue's own, in any language.

    Only then can the program vouch for it on the table copy: a rep's own words may tell what we
    know of a rival or of the person's targets.
    """
    entry = fact_defs().get(row.fact_def or "")
    return entry is not None and _folded(row.wording or "") in map(_folded, entry.question)


def _folded(text: str) -> str:
    """A text without spaces and signs: a comma or a stop more is the same question."""
    flat = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in flat if sign.isalnum())


def questions(asked: tuple[Asked, ...]) -> Questions | None:
    """The section; ``None`` without a question."""
    if not asked:
        return None
    note = _("{n} in all").format(n=len(asked))
    return Questions(_("Ask these"), note=note, questions=asked)
