"""Who will be in the room: a block for each person that counts, one line for the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kamdesk.reports import theme
from kamdesk.reports.brief_fit import Form
from kamdesk.reports.brief_parts import (
    Flow,
    Place,
    bounded,
    dotted,
    flow,
    labelled,
    plain,
    runs,
    strong,
)
from kamdesk.reports.marks import stale
from kamdesk.reports.page import Beside, Pair, Rule, Space, Stack
from kamdesk.reports.runs import Mark, Run, power
from kamdesk.reports.theme import Stroke

if TYPE_CHECKING:
    from kamdesk.domain.brief.model import Line, People, PersonBlock, Stance
    from kamdesk.reports.page import Block
    from kamdesk.reports.sections import Setter

MOST = 6
_HALF = 236.0
"""Where "do not say" starts."""
_HAIR = Stroke(0.4, theme.ROW)


@dataclass(frozen=True, slots=True)
class _Room:
    """How much each form shows: blocks, then lines of facts in a block, then of what to say."""

    blocks: int
    facts: int
    say: int
    wants: bool = True


_ROOMS = {
    Form.GENEROUS: _Room(blocks=6, facts=3, say=2),
    Form.FULL: _Room(blocks=3, facts=2, say=1),
    Form.CUT: _Room(blocks=3, facts=1, say=1),
    Form.LAST: _Room(blocks=3, facts=1, say=1, wants=False),
    Form.HARD: _Room(blocks=1, facts=1, say=1, wants=False),
}


def people(setter: Setter, section: People, *, form: Form) -> Block:
    """Return section 4, in the order of the people's weight."""
    room = _ROOMS[form]
    order = sorted(section.people, key=lambda person: person.rank)
    parts: list[Block] = []
    for n, person in enumerate(order[:MOST]):
        full = n < room.blocks
        if n and full:
            parts.append(Stack((Space(1.4), Rule(theme.BODY_WIDTH, _HAIR, (1.2, 1.8)), Space(0.8))))
        parts.append(_block(setter, person, room=room) if full else _one_line(setter, person))
    more = section.more + max(0, len(order) - MOST)
    return labelled(setter, section.title, body=Stack(tuple(parts)), more=more, note=section.note)


def _one_line(setter: Setter, person: PersonBlock) -> Block:
    words = runs(person.short) or [strong(person.name)]
    return setter.text(words, width=theme.BODY_WIDTH, lines=1)


def _block(setter: Setter, person: PersonBlock, *, room: _Room) -> Block:
    rows: list[Block] = [_name_line(setter, person)]
    rows += _facts(setter, person, room=room)
    rows += _say(setter, person, room=room)
    return Stack(tuple(rows))


def _name_line(setter: Setter, person: PersonBlock) -> Block:
    """Name, post and roles; at the right power and attitude, in letters where words are tight."""
    name = Run(bounded(person.name), bold=True, size=theme.PERSON.size)
    gap = Run("  ")
    style = replace(theme.BODY, leading=theme.PERSON.leading)
    whole = [name, gap, *runs(person.who.words)]
    right = _standing(setter, person, words=True)
    width = theme.BODY_WIDTH - 10
    if setter.width([*whole, *right]) > width:
        right = _standing(setter, person, words=False)
    for limit in (None, *(rank - 1 for rank in person.who.ranks)):
        whole = [name, gap, *runs(person.who.up_to(limit))]
        if setter.width([*whole, *right]) <= width:
            break
    ending = setter.line(right, width=theme.BODY_WIDTH * 0.6, style=style)
    left = setter.line(whole, width=width - ending.width, style=style)
    return Pair(left, ending, theme.BODY_WIDTH, style)


def _standing(setter: Setter, person: PersonBlock, *, words: bool) -> list[Run]:
    """Power as squares and words, attitude now and wanted."""
    out: list[Run] = []
    if person.power is not None:
        out += [power(min(4, max(0, person.power))), plain(" " + person.power_words)]
    now, then = person.attitude, person.target
    if now:
        out.append(Run(_stance(now, words=words), bold=True, pad=12.0 if out else 0.0))
        out += _stale(setter, now)
    if then:
        out += [Run(mark=Mark.ARROW), plain(_stance(then, words=words))]
        if person.target_day and words:
            out.append(
                plain(
                    f"（{person.target_day}）" if setter.lang != "en" else f" ({person.target_day})"
                )
            )
    return out


def _stance(stance: Stance, *, words: bool) -> str:
    return f"{stance.letter} {stance.word}" if words and stance.word else stance.letter


def _stale(setter: Setter, stance: Stance) -> list[Run]:
    if not stance.stale:
        return []
    sign = stale(setter.lang)
    return [Run(" "), sign] if sign.mark is None else [sign]


def _facts(setter: Setter, person: PersonBlock, *, room: _Room) -> list[Block]:
    """Facts and wants: on one line if they fit, else on a line each, else as one paragraph."""
    lines = [line for line in (person.facts, person.wants) if line.parts]
    if not room.wants and person.facts.parts:
        lines = [person.facts]
    whole = setter.text(dotted([_keyed(line) for line in lines]), width=theme.BODY_WIDTH)
    if len(whole.lines) <= 1:
        return [whole] if whole.lines else []
    single = [flow(setter, line, place=Place(theme.BODY_WIDTH, 1), key=line.key) for line in lines]
    if room.facts == 1 or (len(lines) > 1 and not any(_short(part) for part in single)):
        return [part.block for part in single]
    if len(whole.lines) <= room.facts:
        return [whole]
    each = [flow(setter, line, place=Place(theme.BODY_WIDTH, 2), key=line.key) for line in lines]
    return [part.block for part in each]


def _short(part: Flow) -> bool:
    """Say whether something of the line is missing."""
    return bool(part.dropped) or any(line.cut for line in part.block.lines)


def _keyed(line: Line) -> list[Run]:
    words = runs(line.words)
    return [strong(line.key), Run(" "), *words] if line.key and words else words


def _say(setter: Setter, person: PersonBlock, *, room: _Room) -> list[Block]:
    """What to say and what not, side by side."""
    said = [words for words in (person.say, person.do_not_say) if words]
    width = theme.BODY_WIDTH if len(said) == 1 else _HALF - 8
    halves = tuple(
        (n * _HALF, setter.text(runs(words), width=width, lines=room.say))
        for n, words in enumerate(said)
    )
    return [Beside(halves)] if halves else []
