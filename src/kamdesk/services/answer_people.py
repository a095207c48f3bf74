"""Somebody named in an answer: found among the people of the account, or new."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kamdesk.domain.answers.heard import is_self
from kamdesk.domain.fact import key_of
from kamdesk.domain.matching import name_key
from kamdesk.domain.records import Person, Post
from kamdesk.services.answer_case import Heard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.services.answer_case import Case
    from kamdesk.storage.work import Work

COMMA: Final = re.compile(r"\s*[,，]\s*")


def known_person(case: Case, text: str) -> Person | None:
    """The person of that id or name; a part of a name counts if only one has it."""
    return _among(case.dossier.people(case.today), text)


def heard_from(case: Case, who: str) -> Heard | None:
    """Who said an answer: of the customer's people, else of all we know; ``None`` for nobody."""
    if is_self(who):
        return Heard(None, "seen")
    found = known_person(case, who) or _among(case.dossier.shelf.of(Person), who)
    return Heard(found.id, "said") if found else None


def _among(people: Iterable[Person], text: str) -> Person | None:
    rows = [*people]
    wanted = text.strip()
    for person in rows:
        if wanted in {person.id, key_of(person)}:
            return person
    key = name_key(wanted)
    same = [row for row in rows if key is not None and name_key(row.name) == key]
    part = [row for row in rows if wanted and wanted in (row.name or "")]
    for found in (same, part):
        if len(found) == 1:
            return found[0]
    return None


def person_called(work: Work, case: Case, *, text: str) -> tuple[Person, bool]:
    """The person meant by "name" or "name, post"; made at the customer if nobody has the name.

    Says also whether he was made.
    """
    name, title = split_post(text)
    known = known_person(case, name)
    if known is not None:
        return known, False
    firm = case.dossier.organisation.id
    for post in work.where(Post, "organisation", value=firm):
        # Made by another answer of the same page.
        person = work.get(Person, post.person)
        if person is not None and person.name == name:
            return person, False
    made = work.add(Person, name=name)
    work.add(Post, person=made.id, organisation=firm, title=title or None, valid_from=case.day)
    return made, True


def split_post(text: str) -> tuple[str, str]:
    """Name and post of "name, post"."""
    name, _comma, title = COMMA.sub(",", text.strip()).partition(",")
    return name, title
