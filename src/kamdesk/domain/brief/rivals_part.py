"""Section 10: the rivals side by side, the greatest threat first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.back import RivalRow, Rivals
from kamdesk.domain.brief.known import doubt
from kamdesk.domain.brief.own_fields import own_fields
from kamdesk.domain.brief.persons import STRONG, person_name
from kamdesk.domain.brief.text import Words, bold, joined, words
from kamdesk.domain.brief.wording import gist, inline, listed, money, sentences, short_day, whole
from kamdesk.domain.dossier import holds
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.criteria import project_table
from kamdesk.domain.records import AccountRival, Event, Organisation, Post, ProjectRival, Tie
from kamdesk.domain.scales import scale
from kamdesk.i18n import LANGUAGES, _, speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.records import Person

MOST: Final = 3
CELL: Final = 48
"""Characters of a cell."""

MOVES: Final = frozenset({"rival_move", "criteria_change", "news"})


@dataclass(frozen=True, slots=True)
class Rival:
    """All rows about one rival: the firm, its place at the account and in the project."""

    firm: Organisation
    at_account: AccountRival | None
    in_project: ProjectRival | None
    threat: float
    level: str


def rivals(scene: Scene) -> Rivals | None:
    """At most three rivals: of the project first, by threat (F-12), then of the account."""
    found = sorted((_rival(scene, firm) for firm in scene.dossier.rivals), key=_order)
    picked = found[:MOST]
    if not picked:
        return None
    rows = tuple(row for row in _rows(scene, picked) if any(row.cells))
    heads = tuple(_head(rival) for rival in picked)
    return Rivals(_("The rivals"), heads=heads, rows=rows, more=len(found) - len(picked))


def _order(rival: Rival) -> tuple[bool, float, str]:
    return rival.in_project is None, -rival.threat, rival.firm.id


def _rival(scene: Scene, firm: Organisation) -> Rival:
    shelf, project = scene.dossier.shelf, scene.project
    at_account = shelf.where(AccountRival, "account", value=scene.dossier.account.id)
    in_project = shelf.where(ProjectRival, "project", value=project.id) if project else ()
    key = f"{key_of(project)}:{key_of(firm)}" if project else ""
    item = scene.insight("F-12").items.get(key)
    return Rival(
        firm,
        next((row for row in at_account if _is(row, firm)), None),
        next((row for row in in_project if _is(row, firm)), None),
        (item.value or 0.0) if item else 0.0,
        (item.level or "") if item and item.value is not None else "",
    )


def _is(row: AccountRival | ProjectRival, firm: Organisation) -> bool:
    return row.organisation == firm.id and not row.private


def _head(rival: Rival) -> Words:
    name = bold(gist(rival.firm.short or rival.firm.name, 20) or _("name not known"))
    if not rival.level:
        return name
    label = inline(scale("THREAT").label(rival.level))
    text = _("threat {level} {n}").format(level=label, n=whole(rival.threat))
    return joined([name, bold(text)])


def _rows(scene: Scene, picked: list[Rival]) -> tuple[RivalRow, ...]:
    """The rows in the order of the paper; ranks say which go first (style and last move)."""
    makers: tuple[tuple[str, Callable[[Scene, Rival], Words], str, int], ...] = (
        (_("In use"), _in_use, "CP11", 3),
        (_("Rep"), _rep, "CP13", 4),
        (_("Ties"), _ties, "CP15", 5),
        (_("Offer"), _offer, "PJ20", 1),
        (_("Last move"), _last_move, "", 6),
        (_("We are better"), _advantage, "", 2),
        (_("Weak points"), _weakness, "CP17", 0),
        (_("Own fields"), _own, "", 7),
    )
    return tuple(
        RivalRow(key, tuple(_cell(scene, rival, made=make, code=code) for rival in picked), rank)
        for key, make, code, rank in makers
    )


def _cell(scene: Scene, rival: Rival, *, made: Callable[[Scene, Rival], Words], code: str) -> Words:
    """What we know, and what is to be thought of it."""
    said = made(scene, rival)
    subject = scene.project if code.startswith("PJ") else rival.at_account or rival.in_project
    asks = bool(said) and said[-1].text.endswith(("?", "？"))
    if not said or asks or not code or subject is None:
        return said
    return (*said, *doubt(scene.state(code, subject).state))


def _in_use(_scene: Scene, rival: Rival) -> Words:
    row = rival.at_account
    if row is None:
        return ()
    told = rival.in_project.satisfaction if rival.in_project else None
    satisfaction = row.satisfaction or told
    parts = [_without_key(gist(row.product_in_use, CELL))]
    if satisfaction is not None:
        grade = _("satisfaction {n} of 5").format(n=satisfaction)
        reason = gist(row.satisfaction_reason, CELL)
        parts.append(_("{text}: {reason}").format(text=grade, reason=reason) if reason else grade)
    return words(sentences(parts))


def _without_key(text: str) -> str:
    """A text that begins with the name of its row ("In use: 6 pumps") without it."""
    for lang in LANGUAGES:
        with speaking(lang):
            key = _("In use")
        if text.startswith(key):
            return text.removeprefix(key).lstrip(":： ")
    return text


def _reps(scene: Scene, rival: Rival) -> tuple[Person, ...]:
    """The rival's people on this account: who is named in the project, else who has a tie here."""
    person = scene.dossier.person(rival.in_project.person) if rival.in_project else None
    if person is not None:
        return (person,)
    posts = scene.dossier.shelf.where(Post, "organisation", value=rival.firm.id)
    found = (scene.dossier.person(post.person) for post in posts if holds(post, scene.today))
    return tuple(p for p in found if p is not None and _theirs(scene, p))


def _theirs(scene: Scene, rep: Person) -> list[tuple[Person, Tie]]:
    """The ties of a rep with people of this customer, the strongest first."""
    people = {person.id: person for person in scene.dossier.people(scene.today)}
    rows = scene.dossier.shelf.where(Tie, "supplier_person", value=rep.id)
    found = [
        (people[row.customer_person], row)
        for row in rows
        if row.customer_person in people and not row.private
    ]
    return sorted(found, key=lambda pair: -(pair[1].strength or 0))


def _rep(scene: Scene, rival: Rival) -> Words:
    reps = _reps(scene, rival)
    if not reps:
        return bold(_("Who is their rep?"))
    said = [
        _("{who}: {what}").format(who=person_name(rep), what=gist(rep.style, CELL))
        if rep.style
        else person_name(rep)
        for rep in reps[:2]
    ]
    return words(sentences(said))


def _ties(scene: Scene, rival: Rival) -> Words:
    said: list[Words] = []
    for rep in _reps(scene, rival):
        for person, tie in _theirs(scene, rep)[:3]:
            text = f"{person_name(person)} {tie.strength or 0}"
            basis = gist(tie.basis, 16)
            full = _("{text} ({note})").format(text=text, note=basis) if basis else text
            said.append(bold(full) if (tie.strength or 0) >= STRONG else words(full))
    return joined(said, _("; "))


def _offer(_scene: Scene, rival: Rival) -> Words:
    row = rival.in_project
    if row is None:
        return ()
    high = row.expected_price_hi or row.expected_price_lo
    price = money(high) if high else ""
    source = gist(row.price_source, 24)
    priced = _("{text} ({note})").format(text=price, note=source) if price and source else price
    said = sentences([gist(row.solution, CELL), priced])
    return (
        words(said) if price else (*words(said), *bold((" " if said else "") + _("Which price?")))
    )


def _events(scene: Scene, rival: Rival, *, kinds: frozenset[str]) -> list[Event]:
    rows = scene.dossier.shelf.where(Event, "account", value=scene.dossier.account.id)
    found = [
        row
        for row in rows
        if row.organisation == rival.firm.id and row.kind in kinds and not row.private
    ]
    return sorted(found, key=lambda row: row.happened_on or dt.date.min, reverse=True)


def _event(scene: Scene, rows: list[Event]) -> Words:
    if not rows:
        return ()
    row = rows[0]
    day = short_day(row.happened_on, scene.today) if row.happened_on else ""
    text = " ".join(part for part in (day, gist(row.text, CELL)) if part)
    return words(_("{text} (unconfirmed)").format(text=text) if row.state == "suspected" else text)


def _last_move(scene: Scene, rival: Rival) -> Words:
    return _event(scene, _events(scene, rival, kinds=MOVES))


def _advantage(scene: Scene, rival: Rival) -> Words:
    """Criteria of the project that we meet and this rival does not."""
    if scene.project is None:
        return ()
    table = project_table(scene.dossier, scene.project)
    names = [
        gist(row.name, 20)
        for row in table.criteria
        if table.fit(row, table.ours) == "yes"
        and table.fit(row, rival.firm.id) in {"no", "partial"}
    ]
    return words(listed(names[:3]))


def _weakness(scene: Scene, rival: Rival) -> Words:
    """Weak points, and the last mistake with its day."""
    rows = [row.weaknesses for row in (rival.in_project, rival.at_account) if row]
    weak = next((gist(text, CELL) for text in rows if text), "")
    mistakes = _events(scene, rival, kinds=frozenset({"rival_mistake"}))
    return joined([words(weak), _event(scene, mistakes)], _("; "))


def _own(scene: Scene, rival: Rival) -> Words:
    record = rival.at_account
    return joined(list(own_fields(scene, record)), _("; ")) if record else ()
