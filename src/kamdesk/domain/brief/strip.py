"""Section 1: the head of page 1 and the three alarms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.front import Strip
from kamdesk.domain.brief.persons import person_name
from kamdesk.domain.brief.text import Line, Part, Words, bold, joined, words
from kamdesk.domain.brief.wording import (
    bracketed,
    day_and_weekday,
    days,
    fill,
    gist,
    inline,
    listed,
    percent,
    short_day,
)
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.fact_reach import contact_points
from kamdesk.domain.insight.fact_rules_account import unmanned
from kamdesk.domain.insight.people import level_of
from kamdesk.domain.records import (
    Industry,
    Organisation,
    Person,
    Project,
    Site,
)
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import fact_defs
from kamdesk.i18n import _, language

if TYPE_CHECKING:
    from kamdesk.domain.brief.scene import Scene

WEAKEST: Final = 3
DOORS: Final = frozenset({"gatekeeper", "buyer"})
"""Roles of people who know rooms and hours."""


def strip(scene: Scene) -> Strip:
    """Name, date, standing, place, our team and the state of the file."""
    lines = (
        Line(_place(scene), key=_("Place")),
        Line(_team(scene), key=_("Our side")),
        Line(_file(scene), key=_("File")),
    )
    return Strip(
        "",
        name=account_name(scene),
        date=visit_date(scene),
        standing=_standing(scene),
        lines=tuple(line for line in lines if line.parts),
    )


def account_name(scene: Scene) -> str:
    """The customer's name; in English the one in the other script where the book has it."""
    firm = scene.dossier.organisation
    other = firm.name_other if language() == "en" else None
    return gist(other or firm.name or firm.name_other, 60) or _("name not known")


def visit_date(scene: Scene) -> str:
    """The day with its weekday and, where it is known, the hour."""
    if scene.day is None:
        return ""
    return " ".join(part for part in (day_and_weekday(scene.day), scene.hour) if part)


def _standing(scene: Scene) -> Words:
    """Name in the other script, tier (or lifecycle), category, level, industry, main site."""
    account, firm = scene.dossier.account, scene.dossier.organisation
    shown = account_name(scene)
    other = [name for name in (firm.name, firm.name_other) if name and gist(name, 60) != shown]
    tier = scale("TIER").short(account.tier) or scale("LIFECYCLE").label(account.lifecycle)
    category = account.ka_category if account.ka_category != "none" else None
    industry = scene.dossier.shelf.get(Industry, firm.industry)
    site = next(iter(sites(scene)), None)
    said = (
        *(gist(name, 60) for name in other),
        tier,
        scale("KA_CATEGORY").label(category),
        _level(scene),
        gist(industry.name, 40) if industry else "",
        gist(site.name, 40) if site else "",
    )
    return joined([words(text) for text in said])


def _level(scene: Scene) -> str:
    """The organisational level of F-02a, with its number."""
    level = scene.insight("F-02a").level or "0"
    label = scale("ORG_LEVEL").label(int(level))
    return _("{label} (level {n})").format(label=label, n=level)


def sites(scene: Scene) -> tuple[Site, ...]:
    """The customer's sites, in the order of the book."""
    return scene.dossier.shelf.where(Site, "organisation", value=scene.dossier.organisation.id)


def _place(scene: Scene) -> tuple[Part, ...]:
    """Where we go; what is not known of it is a question for whoever knows the rooms."""
    visit = scene.visit
    if visit is None:
        return ()
    place = gist(visit.place, 80)
    where = _where(scene, place)
    open_ = _open_question(where is not None, hour=bool(scene.hour), place=bool(place))
    parts = [Part(words(place))] if place else []
    if where is not None and where.address:
        parts.append(Part(words(gist(where.address, 80)), 2))
    if where is not None and where.our_service_point:
        parts.append(Part(words(gist(where.our_service_point, 40)), 3))
    if open_:
        parts.append(Part((*bold(open_), *_ask_before(scene))))
    return tuple(parts)


def _where(scene: Scene, place: str) -> Site | None:
    """The site of the visit: the one the place names, or the only one there is."""
    found = sites(scene)
    named = [site for site in found if place and site.name and site.name in place]
    return next(iter(named), found[0] if len(found) == 1 else None)


def _open_question(known: bool, *, hour: bool, place: bool) -> str:
    if place and hour:
        return ""
    if place:
        return _("At what hour?")
    if known:
        return _("Which room?") if hour else _("At what hour, which room?")
    return _("Which site, which room?") if hour else _("Which site, which room, at what hour?")


def _ask_before(scene: Scene) -> Words:
    """Whom to call before we leave, with the number."""
    person = door(scene)
    if person is None:
        return ()
    name, phone = person_name(person), phone_of(scene, person)
    return words(_(" Before leaving ask {who}").format(who=" ".join(filter(None, (name, phone)))))


def door(scene: Scene) -> Person | None:
    """Who opens the door: gatekeeper or buyer in the room, else the lowest in rank."""
    opening = [p for p in scene.room if DOORS & set(scene.roles.get(p.id, ()))]
    by_level = sorted(
        opening or scene.room,
        key=lambda person: level_of(scene.dossier, person, today=scene.today) or 0,
    )
    return next(iter(by_level), None)


def phone_of(scene: Scene, person: Person) -> str:
    """The number to call: the preferred one, else mobile before phone; private ones never."""
    rows = contact_points(scene.dossier, person)
    calls = [row for row in rows if row.kind in {"mobile", "phone"} and not row.private]
    calls.sort(key=lambda row: (not row.preferred, row.kind != "mobile"))
    return (calls[0].value or "") if calls else ""


def _team(scene: Scene) -> tuple[Part, ...]:
    """Who of us goes in which role, and how long ago the last visit was."""
    names = [
        bracketed(person_name(person), inline(scale("VISIT_ROLE").label(row.role_in_visit)))
        for row, person in scene.ours
    ]
    parts = []
    if names:
        parts.append(Part(words(listed(names))))
    elif scene.visit is not None:
        parts.append(Part(bold(_("Who of us goes?"))))
    else:
        owner = scene.dossier.person(scene.dossier.account.owner)
        parts.append(Part(words(person_name(owner) if owner else "")))
    parts.append(Part(_rhythm(scene), 1))
    return tuple(part for part in parts if part.words)


def _rhythm(scene: Scene) -> Words:
    """Days since the last visit, the cycle and what F-07 says of it."""
    result = scene.insight("F-07")
    ago, cycle = result.detail.get("days"), result.detail.get("cycle")
    if result.detail.get("never_visited"):
        return bold(_("never visited"))
    if not isinstance(ago, int):
        return ()
    level = inline(scale("VISIT_DUE").label(result.level))
    if not isinstance(cycle, int) or not level:
        return fill(_("last visit {days} ago"), days=bold(days(ago)))
    template = _("last visit {days} ago (cycle {cycle}, {level})")
    return fill(template, days=bold(days(ago)), cycle=days(cycle), level=level)


def _file(scene: Scene) -> tuple[Part, ...]:
    """How complete the file is, with the day, and its weakest facts."""
    result = scene.insight("F-01")
    if result.value is None:
        return ()
    done = fill(
        _("{percent} complete ({day})"),
        percent=bold(percent(result.value)),
        day=short_day(scene.today, scene.today),
    )
    weakest = [text for key in result.missing if (text := weak_fact(scene, key))][:WEAKEST]
    if not weakest:
        return (Part(done),)
    first = words(_("weakest: {facts}").format(facts=weakest[0]))
    others = tuple(Part(words(text), rank) for rank, text in enumerate(weakest[1:], start=1))
    return (Part(done), Part(first), *others)


def weak_fact(scene: Scene, key: str) -> str:
    """A gap in a few words: whose fact, which fact."""
    code, _colon, subject = key.partition(":")
    entry = fact_defs().get(code)
    if entry is None:
        return ""
    if code == "PP01":
        return _without_contact(scene) or entry.name.here
    name = _subject_name(scene, subject)
    return (
        _("{subject}: {fact}").format(subject=name, fact=entry.name.here)
        if name
        else entry.name.here
    )


def _without_contact(scene: Scene) -> str:
    """The departments that take part and in which nobody is known."""
    empty = [gist(row.name, 20) for row in unmanned(scene.dossier, scene.today)]
    return _("no contact in {departments}").format(departments=listed(empty[:2])) if empty else ""


def _subject_name(scene: Scene, key: str) -> str:
    """The name of the person, rival or project a gap is about, by external id or id."""
    if not key:
        return ""
    for person in (*scene.dossier.people(scene.today), *scene.room):
        if key_of(person) == key:
            return person_name(person)
    for firm in scene.dossier.rivals:
        if key_of(firm) == key:
            return scene.rival(firm.id)
    named: tuple[Project | Organisation, ...] = scene.dossier.projects
    return next((gist(item.name, 20) for item in named if key_of(item) == key), "")
