"""Section 4: who will be in the room, and without a visit who matters at the account."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.front import People, PersonBlock, Stance
from kamdesk.domain.brief.known import SILENT, doubt
from kamdesk.domain.brief.own_fields import own_fields
from kamdesk.domain.brief.persons import (
    STRONG,
    called,
    last_met,
    our_tie,
    post_and_department,
    rival_tie,
    role_words,
    stance_of,
)
from kamdesk.domain.brief.text import Line, Part, Sign, Words, bold, joined, sign, words
from kamdesk.domain.brief.wording import fill, gist, inline, short_day
from kamdesk.domain.insight.fact_case import FactState
from kamdesk.domain.insight.people import key_persons, power_of
from kamdesk.domain.records import Objective
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import fact_defs
from kamdesk.i18n import _, ngettext

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.records import Person

MOST: Final = 6
"""People on the paper (5.1); the others stand in the file."""

LINE: Final = 60
"""Characters of one statement about a person."""


def people(scene: Scene) -> People | None:
    """The people of the visit by weight; without any the key persons of the account by power."""
    found = scene.room or _key_people(scene)
    if not found:
        return None
    blocks = tuple(_block(scene, person, rank=rank) for rank, person in enumerate(found[:MOST]))
    more = max(0, len(found) - MOST)
    if not scene.room:
        return People(_("Key people"), people=blocks, more=more)
    note = ngettext("{n} person", "{n} people", len(found)).format(n=len(found))
    return People(_("In the room"), note=note, people=blocks, more=more)


def _key_people(scene: Scene) -> tuple[Person, ...]:
    keys = key_persons(scene.dossier, scene.today)
    weight = {p.id: power_of(scene.dossier, p, today=scene.today).value or 0 for p in keys}
    return tuple(sorted(keys, key=lambda person: -weight[person.id]))


def _block(scene: Scene, person: Person, *, rank: int) -> PersonBlock:
    title, department = post_and_department(scene, person)
    who = (
        Part(words(title)),
        Part(words(department), 2),
        Part(words(role_words(scene, person)), 1),
    )
    target, target_day = _target(scene, person)
    say = _saying(Sign.TICK, _("Say"), text=person.say)
    block = PersonBlock(
        name=called(scene, person),
        who=Line(tuple(part for part in who if part.words)),
        power=person.power,
        power_words=power_words(person.power),
        attitude=stance_of(scene, person),
        target=target,
        target_day=target_day,
        facts=_facts(scene, person),
        wants=_wants(scene, person),
        say=say,
        do_not_say=_saying(Sign.CROSS, _("Do not say"), text=person.do_not_say),
        rank=rank,
    )
    return _with_short(block)


def power_words(power: int | None) -> str:
    """The word beside the squares."""
    return _("Power {n}").format(n="?" if power is None else power)


def _with_short(block: PersonBlock) -> PersonBlock:
    """The one-line form: name, post, power, letter, what to say."""
    letter = block.attitude.letter if block.attitude else "?"
    title = block.who.parts[0].words if block.who.parts else ()
    short = joined([bold(block.name), title, words(block.power_words), bold(letter), block.say])
    return dataclasses.replace(block, short=short)


def _saying(which: Sign, label: str, *, text: str | None) -> Words:
    said = gist(text, LINE)
    return (*sign(which), *bold(label), *words(" " + said)) if said else ()


def _target(scene: Scene, person: Person) -> tuple[Stance | None, str]:
    """The attitude wanted: on the person, else an objective of his that is one."""
    wanted, until = person.attitude_target, person.attitude_target_date
    if wanted is None:
        goals = scene.dossier.shelf.where(Objective, "subject", value=person.id)
        fitting = (row for row in goals if row.to_value in scale("ATTITUDE") and not row.private)
        goal = next(fitting, None)
        wanted, until = (goal.to_value, goal.due) if goal else (None, None)
    if wanted is None or wanted == person.attitude:
        return None, ""
    attitude = scale("ATTITUDE")
    day = short_day(until, scene.today) if until else ""
    return Stance(attitude.short(wanted), inline(attitude.label(wanted))), day


def _facts(scene: Scene, person: Person) -> Line:
    """Since when, last met, our counterpart, the rival's tie."""
    parts = (
        Part(_attitude_day(scene, person), 3),
        Part(_met(scene, person), 1),
        Part(_ours(scene, person), 2),
        Part(_theirs(scene, person), 1),
    )
    return Line(tuple(part for part in parts if part.words))


def _attitude_day(scene: Scene, person: Person) -> Words:
    state = scene.state("PP15", person)
    if person.attitude is None:
        return bold(_("What does this person think of us?")) if _matters(person) else ()
    if state.since is None:
        return ()
    text = _("attitude {day}").format(day=short_day(state.since, scene.today))
    if state.state is FactState.UNCONFIRMED:
        return words(_("{text} (unconfirmed)").format(text=text))
    return words(text)


def _met(scene: Scene, person: Person) -> Words:
    day: dt.date | None = last_met(scene, person)
    if day is not None:
        return words(_("last met {day}").format(day=short_day(day, scene.today)))
    return bold(_("never met") if person.never_met else _("no meeting on file"))


def _ours(scene: Scene, person: Person) -> Words:
    tie = our_tie(scene, person)
    if tie is None:
        return bold(_("Who of us takes care of this person?")) if _matters(person) else ()
    return words(_("ours {name} (tie {n})").format(name=tie.name, n=tie.strength))


def _theirs(scene: Scene, person: Person) -> Words:
    tie = rival_tie(scene, person)
    if tie is None:
        return ()
    strength = str(tie.strength)
    n = bold(strength) if tie.strength >= STRONG else words(strength)
    basis = gist(tie.basis, LINE)
    if basis:
        template = _("rival {firm} {name} (tie {n}, {basis})")
        return fill(template, firm=tie.firm, name=tie.name, n=n, basis=basis)
    return fill(_("rival {firm} {name} (tie {n})"), firm=tie.firm, name=tie.name, n=n)


def _matters(person: Person) -> bool:
    return person.class_ == "key" or (person.power or 0) >= STRONG


def _wants(scene: Scene, person: Person) -> Line:
    """Career need, style, and what else drives the person; personal need (car copy only)."""
    parts = [Part(_career(scene, person))]
    style = gist(person.style, LINE)
    concerns = gist(person.concerns or person.kpi, LINE)
    if concerns and concerns not in (person.career_need or "") and concerns not in style:
        parts.append(Part(words(concerns), 2))
    parts.append(Part(words(style), 3))
    if person.personal_need:
        personal = words(" " + gist(person.personal_need, LINE))
        parts.append(Part((*bold(_("Personal")), *personal), 4))
    parts.extend(Part(found, 5) for found in own_fields(scene, person))
    return Line(tuple(part for part in parts if part.words), key=_("Wants"), rank=1)


def _career(scene: Scene, person: Person) -> Words:
    state = scene.state("PP16", person).state
    need = gist(person.career_need, LINE)
    if need:
        return (*words(need), *doubt(state))
    if state in SILENT or not _matters(person):
        return ()
    return bold(fact_defs()["PP16"].question.here)
