"""From a dossier and a visit to a brief, in words (domain 6, section 5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict, Unpack

from kamdesk.domain.brief.aim import aim, promises
from kamdesk.domain.brief.alarms import alarms
from kamdesk.domain.brief.asking import asked_of, questions
from kamdesk.domain.brief.base import Brief, Copy
from kamdesk.domain.brief.chain import power_map
from kamdesk.domain.brief.customer_part import customer
from kamdesk.domain.brief.debrief import debrief
from kamdesk.domain.brief.desk_part import table_sections
from kamdesk.domain.brief.installed_part import installed
from kamdesk.domain.brief.money_part import money_section
from kamdesk.domain.brief.news import changes
from kamdesk.domain.brief.objecting import objections
from kamdesk.domain.brief.project_part import project_section
from kamdesk.domain.brief.relation_part import relationship_section
from kamdesk.domain.brief.rivals_part import rivals
from kamdesk.domain.brief.room import people
from kamdesk.domain.brief.scene import Scene
from kamdesk.domain.brief.strip import account_name, strip
from kamdesk.domain.brief.wording import gist
from kamdesk.i18n import _, speaking

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.brief.base import Section
    from kamdesk.domain.brief.model import Asked
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Interaction


class Printing(TypedDict):
    """What is printed for whom: the day, the language, the copy ("car" or "table"), who prints."""

    today: dt.date
    lang: str
    copy: NotRequired[str]
    author: NotRequired[str]


def build(dossier: Dossier, visit: Interaction | None, **printing: Unpack[Printing]) -> Brief:
    """The brief of a visit, or of an account without one.

    ``today`` is the day of printing: days late and left are counted to it. ``lang`` is one of
    i18n.LANGUAGES; ``copy`` is "car" or "table"; ``author`` is who prints, as it is to stand in
    the footer. Raises ``ValueError`` for another copy or language.
    """
    today, lang = printing["today"], printing["lang"]
    kind, author = Copy(printing.get("copy", Copy.CAR)), printing.get("author", "")
    with speaking(lang):
        scene = Scene(dossier, visit, today=today)
        asked = asked_of(scene)
        car = kind is Copy.CAR
        sections = car_sections(scene, asked) if car else table_sections(scene, asked)
        return Brief(
            copy=kind,
            lang=lang,
            account=account_name(scene),
            visit_day=scene.day,
            printed_on=today,
            printed_by=author,
            tag=_("CAR COPY") if car else _("TABLE COPY"),
            footer=_footer(scene, car=car),
            printed=_printed(today, author, car=car),
            sections=sections,
        )


def car_sections(scene: Scene, asked: tuple[Asked, ...]) -> tuple[Section, ...]:
    """The fifteen sections in their order; one without content is left out."""
    found: tuple[Section | None, ...] = (
        strip(scene),
        alarms(scene),
        aim(scene, asked),
        changes(scene),
        people(scene),
        questions(asked),
        promises(scene),
        objections(scene),
        power_map(scene, asked),
        project_section(scene, asked),
        rivals(scene),
        installed(scene),
        relationship_section(scene),
        money_section(scene),
        customer(scene, asked),
        debrief(scene, asked),
    )
    return tuple(section for section in found if section is not None)


def _footer(scene: Scene, *, car: bool) -> str:
    """What keeps the sheets apart: the copy, and on the car copy the account and the day."""
    if not car:
        return _("Table copy · for the talk only")
    day = f" {scene.day.strftime('%m-%d')}" if scene.day else ""
    name = gist(account_name(scene), 30) + day
    return _("Car copy: private, do not leave behind · {name}").format(name=name)


def _printed(today: dt.date, author: str, *, car: bool) -> str:
    day, who = today.isoformat(), gist(author, 30)
    if car:
        said = _("Printed {day} by {who}") if who else _("Printed {day}")
        return said.format(day=day, who=who)
    return " · ".join(text for text in (day, who) if text)
