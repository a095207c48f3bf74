"""An account given to a colleague: the pack as PDF and Excel, and the records for his book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.papers.handover import COACH, HandOver, handover_paper, without_coaches
from kamdesk.domain.records import ProjectRole
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _, speaking
from kamdesk.reports.atomic import write_atomic
from kamdesk.reports.safe_text import safe_name
from kamdesk.services.briefs import author_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from kamdesk.domain.dossier import Dossier
    from kamdesk.storage.book import Book


class UnknownPack(UserError):
    """A file that is neither of the three."""

    sentence = N_("A handover is written as .pdf, .xlsx or .json, or all three into a folder.")


@dataclass(frozen=True, slots=True)
class HandoverOrder:
    """Which pack: ``taker`` may be empty; ``coach`` adds the page that names the coach.

    ``with_private``: private facts go into the records (.json); paper and Excel hold none.
    """

    today: dt.date
    lang: str = "zh_CN"
    taker: str = ""
    coach: bool = False
    with_private: bool = False

    def names(self, dossier: Dossier) -> HandOver:
        """Who gives and who takes."""
        return HandOver(author_of(dossier), self.taker, coach=self.coach)


def pdf_of(_book: Book, dossier: Dossier, *, order: HandoverOrder) -> bytes:
    """The pack as PDF, the map first."""
    from kamdesk.domain.power_map.build import MapChoice, power_map_of
    from kamdesk.reports.handover_pdf import handover_pdf

    with speaking(order.lang):
        firm = dossier.organisation.short or dossier.organisation.name or ""
        title = _("Power map of {name}").format(name=firm)
        shown = without_coaches(dossier)
        picture = power_map_of(shown, order.today, choice=MapChoice(departments=True))
        paper = handover_paper(
            dossier, order.names(dossier), today=order.today, author=author_of(dossier)
        )
        return handover_pdf(paper, picture, title=f"{title} · {order.today.isoformat()}")


def xlsx_of(_book: Book, dossier: Dossier, *, order: HandoverOrder) -> bytes:
    """The tables of the pack as Excel."""
    from kamdesk.reports.plain_sheets import plain_workbook, sheets_of

    with speaking(order.lang):
        paper = handover_paper(
            dossier, order.names(dossier), today=order.today, author=author_of(dossier)
        )
        return plain_workbook(
            sheets_of(paper), title=paper.title, lang=order.lang, today=order.today
        )


def json_of(book: Book, dossier: Dossier, *, order: HandoverOrder) -> bytes:
    """The account as records for the colleague's book; the coach's part only with the tick."""
    from kamdesk.imports.json_records import write_records
    from kamdesk.services.records_file import exported

    records = exported(book, accounts=[dossier.account.id], with_private=order.with_private)
    kept = [
        row
        for row in records
        if order.coach or not (isinstance(row, ProjectRole) and row.role == COACH)
    ]
    return write_records(tuple(kept))


FORMS: Final[dict[str, Callable[..., bytes]]] = {
    ".pdf": pdf_of,
    ".xlsx": xlsx_of,
    ".json": json_of,
}
"""What a pack consists of, by the ending of the file."""


def write_handover(
    book: Book,
    dossier: Dossier,
    *,
    order: HandoverOrder,
    target: Path,
    progress: Callable[[float, str], None] | None = None,
) -> tuple[Path, ...]:
    """Write the pack: all three files into a folder, made if need be, else the one of that ending.

    All are made before the first is written. Raises ``UnknownPack``, ``FolderRefused``,
    ``WriteFailed``.
    """
    if target.is_dir() or not target.suffix:
        name = handover_name(dossier, order)
        wanted = {target / safe_name(name, ending): ending for ending in FORMS}
    elif target.suffix.lower() in FORMS:
        wanted = {target: target.suffix.lower()}
    else:
        raise UnknownPack
    made = {}
    for number, (path, ending) in enumerate(wanted.items()):
        if progress is not None:
            progress(number / len(wanted), path.name)
        made[path] = FORMS[ending](book, dossier, order=order)
    _have(next(iter(made)).parent)
    for path, data in made.items():
        write_atomic(path, data)
    return tuple(made)


def _have(folder: Path) -> None:
    from kamdesk.services.open_export import FolderRefused

    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise FolderRefused(folder=str(folder), reason=error.strerror or str(error)) from error


def handover_name(dossier: Dossier, order: HandoverOrder) -> str:
    """How the files of a pack are called, without ending."""
    firm = dossier.organisation.short or dossier.organisation.name or ""
    return _("handover {name} {day}").format(name=firm, day=order.today.isoformat())
