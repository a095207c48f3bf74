"""The brief of a visit: words from the dossier, pages from the words, bytes into a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.naming import title_of
from kamdesk.i18n import _
from kamdesk.reports.atomic import write_atomic
from kamdesk.reports.safe_text import safe_name
from kamdesk.storage.lock import user_name

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Interaction


@dataclass(frozen=True, slots=True)
class BriefOrder:
    """Which brief: ``copy`` is ``car`` or ``table``, ``lang`` one of i18n.LANGUAGES.

    ``fillable``: a car copy with fields, to be filled in on a screen and taken back.
    """

    today: dt.date
    visit: Interaction | None = None
    copy: str = "car"
    lang: str = "zh_CN"
    fillable: bool = False


def brief_bytes(dossier: Dossier, order: BriefOrder) -> bytes:
    """The brief as PDF: two A4 pages (car copy) or one (table copy)."""
    from kamdesk.domain.answers.sheet import sheet_of
    from kamdesk.domain.brief.build import build
    from kamdesk.reports.brief_pdf import brief_pdf

    brief = build(
        dossier,
        order.visit,
        today=order.today,
        copy=order.copy,
        lang=order.lang,
        author=author_of(dossier),
    )
    fields = ""
    if order.fillable and order.visit is not None:
        sheet = sheet_of(dossier, order.visit, today=order.today)
        fields = f"{order.visit.id} {sheet.mark}"
    return brief_pdf(brief, fields=fields)


def write_brief(dossier: Dossier, order: BriefOrder, *, path: Path) -> None:
    """Write the brief to ``path``; an old file there stays until the new one is complete."""
    write_atomic(path, brief_bytes(dossier, order))


def brief_name(dossier: Dossier, order: BriefOrder) -> str:
    """The file name proposed for a brief: customer, day, copy; good on every system."""
    firm = dossier.organisation.short or dossier.organisation.name or ""
    start = order.visit.start if order.visit else None
    day = start.astimezone().date() if start else order.today
    words = _("brief {name} {day} table copy") if order.copy == "table" else _("brief {name} {day}")
    return safe_name(words.format(name=firm, day=day.isoformat()), ".pdf")


def author_of(dossier: Dossier) -> str:
    """Who prints: the key account manager of the account, else whoever is logged in."""
    owner = dossier.person(dossier.account.owner)
    return title_of(owner, dossier.shelf) if owner else user_name()


def next_visit(dossier: Dossier, today: dt.date) -> Interaction | None:
    """The planned contact a brief is for: the next one from that day on."""
    planned = [
        item
        for item in dossier.interactions
        if item.status == "planned" and item.start and item.start.astimezone().date() >= today
    ]
    return planned[0] if planned else None
