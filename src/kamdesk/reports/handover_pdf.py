"""The handover pack as one PDF: the map of the people, then the words of the pack."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from kamdesk.i18n import language
from kamdesk.reports.fonts import finish, new_canvas
from kamdesk.reports.map_pdf import draw_map
from kamdesk.reports.paper_pdf import draw_paper

if TYPE_CHECKING:
    from kamdesk.domain.papers.model import Paper
    from kamdesk.domain.power_map.picture import MapPicture


def handover_pdf(paper: Paper, picture: MapPicture, *, title: str, fixed: bool = False) -> bytes:
    """Both in the current language; ``title`` stands above the map, which is on A4."""
    memory = BytesIO()
    canvas = new_canvas(
        memory, title=paper.title, lang=language(), author=paper.author, fixed=fixed
    )
    draw_map(canvas, picture, title=title, paper="A4")
    draw_paper(canvas, paper)
    finish(canvas)
    return memory.getvalue()
