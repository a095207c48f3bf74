"""The power map as a paper: PDF on A4 or A3, from the window and from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.i18n import _
from kamdesk.reports.atomic import write_atomic
from kamdesk.reports.safe_text import safe_name

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.power_map.build import MapChoice


def map_bytes(dossier: Dossier, today: dt.date, *, choice: MapChoice, paper: str = "A3") -> bytes:
    """The map as PDF in the current language; ``paper`` is A4 or A3, both lying."""
    from kamdesk.domain.power_map.build import power_map_of
    from kamdesk.reports.map_pdf import map_pdf

    firm = dossier.organisation.short or dossier.organisation.name or ""
    title = _("Power map of {name}").format(name=firm)
    picture = power_map_of(dossier, today, choice=choice)
    return map_pdf(picture, title=title, today=today, paper=paper)


def write_map(
    dossier: Dossier, today: dt.date, *, choice: MapChoice, paper: str, path: Path
) -> None:
    """Write the map to ``path``; an old file there stays until the new one is complete."""
    write_atomic(path, map_bytes(dossier, today, choice=choice, paper=paper))


def write_picture(data: bytes, *, path: Path) -> None:
    """Write a picture the window has painted; the same care as for papers."""
    write_atomic(path, data)


def map_name(dossier: Dossier, today: dt.date, *, suffix: str) -> str:
    """The file name proposed for a map: customer and day."""
    firm = dossier.organisation.short or dossier.organisation.name or ""
    words = _("power map {name} {day}").format(name=firm, day=today.isoformat())
    return safe_name(words, suffix)
