"""The brief on paper: two A4 pages for the car, one for the table, whatever there is to say.

Every section is measured before anything is drawn. A page that is too full is cut by the ranks
the words came with, and says so; a page with room to spare gives it to the lines for answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from kamdesk.domain.brief import wording
from kamdesk.domain.brief.model import (
    DOT,
    Aim,
    Alarms,
    Changes,
    Copy,
    Customer,
    Debrief,
    Installed,
    MoneyAndQuality,
    Notes,
    Objections,
    People,
    PowerMap,
    ProjectSection,
    Promises,
    Questions,
    Relationship,
    Rivals,
    Strip,
)
from kamdesk.i18n import _, speaking
from kamdesk.reports import fillable, theme
from kamdesk.reports.brief_aim import aim, changes
from kamdesk.reports.brief_asks import objections, promises, questions
from kamdesk.reports.brief_back import chain, halves, map_maker, rivals
from kamdesk.reports.brief_debrief import box_names, debrief
from kamdesk.reports.brief_fit import GAP, Item, draw_items, fit
from kamdesk.reports.brief_head import alarms, strip
from kamdesk.reports.brief_parts import BriefSetter, plain, strong
from kamdesk.reports.brief_people import people
from kamdesk.reports.brief_project import project
from kamdesk.reports.brief_table import notes, table_items
from kamdesk.reports.brief_text import unprintable
from kamdesk.reports.fonts import finish, new_canvas
from kamdesk.reports.sheet import Sheet

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.domain.brief.model import Brief, Section
    from kamdesk.reports.page import Block
    from kamdesk.reports.sections import Setter

_AFTER_HEAD = 7.0
_AFTER_ALARMS = 9.0


def brief_pdf(brief: Brief, *, fixed: bool = False, fields: str = "") -> bytes:
    """Return the brief as a PDF: exactly two pages for the car copy, one for the table copy.

    Speaks the brief's own language. ``fixed`` leaves out the time of writing, so that equal
    briefs give equal bytes. ``fields`` makes a car copy that is filled in on a screen; the text is
    hidden in it and says which visit and numbers it is. Raises nothing for any content: what is
    too long is cut and says so.
    """
    memory = BytesIO()
    with speaking(brief.lang):
        canvas = new_canvas(
            memory, title=_title(brief), lang=brief.lang, author=brief.printed_by, fixed=fixed
        )
        if fields and brief.copy is Copy.CAR:
            fillable.make_fillable(canvas, box_names(brief.find(Debrief)))
            fillable.hidden(canvas, fields)
        setter = BriefSetter(brief.lang)
        pages = _pages(setter, brief)
        paper = _Paper(canvas, setter, brief, _warning(setter, brief))
        for number, items in enumerate(pages, start=1):
            paper.draw(items, number, len(pages))
        finish(canvas)
    return memory.getvalue()


def _title(brief: Brief) -> str:
    day = f" {brief.visit_day.isoformat()}" if brief.visit_day else ""
    return f"{brief.account}{day} {brief.tag}".strip()


def _pages(setter: Setter, brief: Brief) -> list[list[Item]]:
    if brief.copy is Copy.TABLE:
        return [table_items(setter, brief)]
    return [_front(setter, brief), _back(setter, brief)]


@dataclass(frozen=True, slots=True)
class _Paper:
    """Draws the pages of one brief."""

    canvas: Canvas
    setter: Setter
    brief: Brief
    warning: Block | None

    def draw(self, items: list[Item], number: int, count: int) -> None:
        """Make the items fit, draw them, what stands below them, and the footer."""
        top = theme.TOP_FIRST if number == 1 else theme.TOP_NEXT
        floor = theme.FLOOR + (self.warning.height if self.warning else 0.0)
        fit(items, top - floor - self._reserve())
        foot = draw_items(self.canvas, items, x=theme.LEFT, top=top)
        self._draw_notes(foot - GAP, floor)
        if self.warning:
            self.warning.draw(self.canvas, theme.LEFT, floor)
        self._footer(number, count)
        self.canvas.showPage()

    def _reserve(self) -> float:
        """One line for notes stays free on the table copy."""
        return 45.0 if self.brief.find(Notes) else 0.0

    def _draw_notes(self, top: float, floor: float) -> None:
        section = self.brief.find(Notes)
        if section:
            notes(self.setter, section, room=top - floor).draw(self.canvas, theme.LEFT, top)

    def _footer(self, number: int, count: int) -> None:
        brief = self.brief
        left = strong(brief.footer) if brief.copy is Copy.CAR else plain(brief.footer)
        right = plain(f"{brief.printed}{DOT}{wording.page_of(number, count)}")
        Sheet(self.canvas, self.setter).footer([left], [right])


def _warning(setter: Setter, brief: Brief) -> Block | None:
    """Return the line that says which characters no font of ours can show, if there are any."""
    lost = unprintable(brief)
    if not lost:
        return None
    codes = ", ".join(f"{char} (U+{ord(char):04X})" for char in lost[:6])
    words = _("This paper cannot show: {characters}. They are in the file.").format(
        characters=codes
    )
    return setter.text([strong(words)], width=theme.TEXT_WIDTH, lines=1)


def _front(setter: Setter, brief: Brief) -> list[Item]:
    """Return sections 1 to 7."""
    return [
        item for section in brief.sections if (item := _front_item(setter, brief, section=section))
    ]


def _front_item(setter: Setter, brief: Brief, *, section: Section) -> Item | None:
    match section:
        case Strip():
            return Item(
                lambda form: strip(setter, section, tag=brief.tag, form=form), gap=_AFTER_HEAD
            )
        case Alarms():
            return Item(lambda form: alarms(setter, section, form=form), gap=_AFTER_ALARMS)
        case Aim():
            return Item(lambda form: aim(setter, section, form=form))
        case Changes():
            return Item(lambda form: changes(setter, section, form=form))
        case People():
            return Item(lambda form: people(setter, section, form=form))
        case Questions():
            return Item(lambda form: questions(setter, section, form=form))
        case Promises():
            return Item(lambda form: promises(setter, section, form=form))
        case Objections():
            return Item(lambda form: objections(setter, section, form=form))
        case _:
            return None


def _back(setter: Setter, brief: Brief) -> list[Item]:
    """Return sections 8 to 15; of 11 to 14 those there are, in pairs."""
    items: list[Item] = []
    if chart := brief.find(PowerMap):
        make = map_maker(setter, chart)
        items.append(Item(lambda form: chain(setter, chart, form=form, make=make)))
    if work := brief.find(ProjectSection):
        named = chart is not None
        items.append(Item(lambda form: project(setter, work, form=form, named=named)))
    if others := brief.find(Rivals):
        items.append(Item(lambda form: rivals(setter, others, form=form)))
    items += _paired(setter, brief)
    if blanks := brief.find(Debrief):
        items.append(Item(lambda form: debrief(setter, blanks, form=form)))
    return items


def _paired(setter: Setter, brief: Brief) -> list[Item]:
    kinds = (Installed, Relationship, MoneyAndQuality, Customer)
    there = [section for kind in kinds if (section := brief.find(kind))]
    pairs = [tuple(there[n : n + 2]) for n in range(0, len(there), 2)]
    return [Item(lambda form, pair=pair: halves(setter, pair, form=form)) for pair in pairs]  # type: ignore[misc]
