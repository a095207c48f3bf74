"""What all sections of the brief are built with: words to runs, lines that shrink by rank, labels.

A brief arrives as words with ranks. Here they become blocks of the page; what does not fit goes
by rank, and the section says how many things it left to the file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from kamdesk.domain.brief import wording
from kamdesk.domain.brief.model import DOT
from kamdesk.reports import theme
from kamdesk.reports.page import Beside, Rule, Space, Stack, Text
from kamdesk.reports.runs import Line as SetLine
from kamdesk.reports.runs import Mark, Run
from kamdesk.reports.sections import Setter
from kamdesk.reports.theme import BODY, LABEL, QUIET, Stroke, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamdesk.domain.brief.model import Line, Words
    from kamdesk.reports.page import Block

T = TypeVar("T")

_LONGEST = 400
"""No place on a brief shows more characters of one text; longer ones are not even measured."""
LABEL_ROOM = theme.LABEL_COLUMN - 7.0
_LABEL = replace(LABEL, leading=13.2)
_TITLE = Style(LABEL.size, BODY.leading)


class BriefSetter(Setter):
    """A setter that remembers: the forms of a section share most of their lines."""

    def __init__(self, lang: str) -> None:
        super().__init__(lang)
        self._texts: dict[object, Text] = {}
        self._widths: dict[object, float] = {}

    def text(
        self, runs: Sequence[Run], *, width: float, style: Style = BODY, lines: int = 0
    ) -> Text:
        """Return ``runs`` as lines; what fits into ``lines`` is the same with and without."""
        whole = self._text(runs, width, style=style, lines=0)
        return (
            whole
            if not lines or len(whole.lines) <= lines
            else self._text(runs, width, style=style, lines=lines)
        )

    def line(self, runs: Sequence[Run], *, width: float, style: Style = BODY) -> SetLine:
        """Return ``runs`` as one line."""
        lines = self.text(runs, width=width, style=style, lines=1).lines
        return lines[0] if lines else SetLine((), 0.0, "", style.size)

    def width(self, runs: Sequence[Run], style: Style = BODY) -> float:
        """Return how wide ``runs`` are on one line."""
        key = (tuple(runs), style)
        if key not in self._widths:
            self._widths[key] = super().width(runs, style)
        return self._widths[key]

    def _text(self, runs: Sequence[Run], width: float, *, style: Style, lines: int) -> Text:
        key = (tuple(runs), width, style, lines)
        if key not in self._texts:
            self._texts[key] = super().text(runs, width=width, style=style, lines=lines)
        return self._texts[key]


def runs(words: Words, *, grey: float = 0.0) -> list[Run]:
    """Return words of the brief as runs for the typesetter."""
    return [
        Run(
            bounded(bit.text),
            bold=bit.bold,
            grey=grey,
            mark=Mark(bit.sign.value) if bit.sign else None,
        )
        for bit in words
    ]


def bounded(text: str) -> str:
    """Return a text no longer than any place can show, with "…" where it was longer."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def plain(text: str, *, grey: float = 0.0) -> Run:
    """Return one text as a run, no longer than any place can show."""
    return Run(bounded(text), grey=grey)


def strong(text: str) -> Run:
    """Return one text as a bold run, no longer than any place can show."""
    return Run(bounded(text), bold=True)


def one_line_title(title: str, lang: str) -> str:
    """Return a label that is broken for the narrow column as one line."""
    return title.replace("\n", " " if lang == "en" else "")


def most_important(things: Sequence[T], rank: Callable[[T], int], *, count: int) -> list[T]:
    """Return the ``count`` things of the lowest rank, in their own order."""
    best = sorted(range(len(things)), key=lambda n: (rank(things[n]), n))[:count]
    return [things[n] for n in sorted(best)]


@dataclass(frozen=True, slots=True)
class Flow:
    """A line of statements as it was set: the block, and how many statements had to go."""

    block: Text
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line of statements is to stand: its width (pt), how many lines it may take."""

    width: float
    lines: int
    style: Style = BODY


def flow(setter: Setter, line: Line, *, place: Place, key: str = "") -> Flow:
    """Return a line of the brief set for a place.

    Statements go by rank, the greatest first; what still is too long ends with "…". ``key``
    stands bold before the text.
    """
    head = [strong(key), Run(" ")] if key else []
    for limit in (None, *(rank - 1 for rank in line.ranks)):
        left = [part for part in line.parts if limit is None or part.rank <= limit]
        if not left:
            break
        block = setter.text([*head, *runs(line.up_to(limit))], width=place.width, style=place.style)
        if len(block.lines) <= place.lines:
            return Flow(block, _gone(line, limit))
    least = min((part.rank for part in line.parts), default=0)
    kept = runs(line.up_to(least))
    cut = setter.text([*head, *kept], width=place.width, style=place.style, lines=place.lines)
    return Flow(cut, _gone(line, least))


def _gone(line: Line, limit: int | None) -> int:
    return 0 if limit is None else sum(part.rank > limit for part in line.parts)


def dotted(several: Sequence[Sequence[Run]]) -> list[Run]:
    """Return several runs with a dot between those that say something."""
    out: list[Run] = []
    for some in several:
        if some and out:
            out.append(Run(DOT))
        out.extend(some)
    return out


def labelled(setter: Setter, title: str, *, body: Block, more: int = 0, note: str = "") -> Block:
    """Return a section of page 1: rule, hanging label, body; see ``hanging()``."""
    inside = hanging(setter, title, body=body, more=more, note=note)
    return under_rule(
        inside, theme.TEXT_WIDTH, stroke=theme.RULE_SECTION, below=theme.LABEL_BELOW_RULE
    )


def hanging(setter: Setter, title: str, *, body: Block, more: int = 0, note: str = "") -> Block:
    """Return a body behind its hanging label.

    ``note`` stands under the label in bold. ``more`` things that are left to the file are
    counted under it where there is room, else below the body.
    """
    label = setter.text([strong(_under(title, note))], width=LABEL_ROOM, style=_LABEL, lines=4)
    column: Block = label
    if more:
        words = [Run(wording.and_more(more))]
        said = setter.text(words, width=LABEL_ROOM, style=QUIET, lines=3)
        if label.height + said.height <= body.height + 4:
            column = Stack((label, said))
        else:
            body = Stack((body, setter.text(words, width=theme.BODY_WIDTH, style=QUIET, lines=1)))
    return Beside(((0.0, column), (theme.LABEL_COLUMN, body)))


def _under(title: str, note: str) -> str:
    return f"{title}\n{note}" if note else title


def under_rule(inside: Block, width: float, *, stroke: Stroke, below: float) -> Block:
    """Return a block under its rule, the first baseline ``below`` pt under it."""
    return Stack((Rule(width, stroke), Space(below - inside.ascent), inside))


def titled(
    setter: Setter, title: str, *, width: float, right: Sequence[Run] = (), more: int = 0
) -> Block:
    """Return the head line of a section of page 2, with what was left to the file behind it."""
    head: list[Run] = [strong(one_line_title(title, setter.lang))]
    if more:
        head += [plain(DOT + wording.and_more(more), grey=theme.SECONDARY)]
    ending = setter.line(right, width=width * 0.7, style=_TITLE)
    room = width - ending.width - (10.0 if ending.width else 0.0)
    left = setter.text(head, width=room, style=_TITLE, lines=2)
    if more and len(left.lines) > 1:
        short = [head[0], plain(f"{DOT}+{more}", grey=theme.SECONDARY)]
        left = setter.text(short, width=room, style=_TITLE, lines=2)
    if not ending.width:
        return left
    return Beside(((0.0, left), (width - ending.width, Text((ending,), _TITLE))))


def key_column(setter: Setter, keys: Sequence[str], *, least: float, most: float) -> float:
    """Return how wide the column for these bold keys is, the gap to the text included."""
    widest = max((setter.width([strong(key)], theme.KEY) for key in keys), default=0.0)
    return min(most, max(least, widest + 7.0))
