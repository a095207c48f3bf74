"""Fields of a brief that is filled in on a screen: text at the blanks, ticks at the boxes.

The pieces of a page say where their blanks are while they are drawn; on a plain brief nobody
listens. Names are those of the numbers: ``Q1``, ``D6``, ``R.minimum``, ``D7.0.valued``. A blank of
the same number on the second page is ``Q1-2``. The hidden field ``kamdesk`` says which visit and
which sheet it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas

HIDDEN: Final = "kamdesk"
_KEY: Final = "_kamdesk_fields"
_LINE, _SIZE, _LONGEST = 14.0, 10.0, 400


@dataclass(slots=True)
class Fields:
    """The fields of one document: ``boxes`` are the names of the boxes in drawing order."""

    boxes: Iterator[str]
    used: set[str] = field(default_factory=set)


def make_fillable(canvas: Canvas, boxes: Iterator[str]) -> None:
    """Let a document have fields."""
    setattr(canvas, _KEY, Fields(boxes))


def hidden(canvas: Canvas, value: str) -> None:
    """Put the hidden field onto the page."""
    form: Any = canvas.acroForm  # its stub knows whole points only
    form.textfield(
        name=HIDDEN, value=value, x=0, y=0, width=1, height=1, annotationFlags="hidden",
        borderWidth=0, maxlen=_LONGEST, fontName="Helvetica", fontSize=_SIZE,
    )  # fmt: skip


def blank(canvas: Canvas, name: str, *, at: tuple[float, float], width: float) -> None:
    """A line to write on: its left end and its width in pt; nothing on a plain brief."""
    fields: Fields | None = getattr(canvas, _KEY, None)
    if fields is None or not name:
        return
    unique = name if name not in fields.used else f"{name}-2"
    fields.used.add(unique)
    form: Any = canvas.acroForm
    form.textfield(
        name=unique, tooltip=name, x=at[0], y=at[1], width=width, height=_LINE, borderWidth=0,
        maxlen=_LONGEST, fontName="Helvetica", fontSize=_SIZE, fillColor=None, borderColor=None,
    )  # fmt: skip


def box(canvas: Canvas, *, at: tuple[float, float], size: float) -> None:
    """A box to tick; nothing on a plain brief, and none beyond those that have a name."""
    fields: Fields | None = getattr(canvas, _KEY, None)
    name = next(fields.boxes, "") if fields is not None else ""
    if not name:
        return
    form: Any = canvas.acroForm
    form.checkbox(
        name=name, tooltip=name, x=at[0], y=at[1] - 1, size=size, borderWidth=0, fieldFlags="",
        buttonStyle="check", fillColor=None, borderColor=None,
    )  # fmt: skip
