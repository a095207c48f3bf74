"""Somebody named in an answer: found among the people of the account, or new."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kamdesk.domain.fact import key_of
from kamdesk.domain.matching import name_key
from kamdesk.domain.records import Person, Post

if TYPE_CHECKING:
    from kamdesk.services.answer_case import Case
    from kamdesk.storage.work import Work

COMMA: Final = re.compile(r"\s*[,，]\s*")


def known_person(case: Case, text: str) -> Person | None:
    """The person of that id or name; a part of a name counts if only one has it."""
    people = {**{row.id: row for row in case.dossier.people(case.today)}}
    wanted = text.strip()
    for person in people.values():
        if wanted in {person.id, key_of(person)}:
            return person
    key = name_key(wanted)
    same = [row for row in people.values() if key is not None and name_key(row.name) == key]
    part = [row for row in people.values() if wanted and wanted in (row.name or "")]
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
