"""The maker of blocks: from runs to text, from text to sections, in the language of the paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kamdesk.reports import theme
from kamdesk.reports.page import Beside, Pair, Rule, Space, Stack, Tag, Text
from kamdesk.reports.runs import Run
from kamdesk.reports.theme import BODY, LABEL, Stroke, Style
from kamdesk.reports.typeset import break_lines, clip, measure, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.reports.page import Block
    from kamdesk.reports.runs import Line


class Setter:
    """Sets blocks in one language: the language of the paper, said once."""

    def __init__(self, lang: str) -> None:
        """Set for readers of ``lang`` (zh_CN, zh_TW, en)."""
        self.lang = lang

    def text(
        self, runs: Sequence[Run], *, width: float, style: Style = BODY, lines: int = 0
    ) -> Text:
        """Return ``runs`` as lines of ``width``; with ``lines``, at most so many, cut with "…"."""
        styled = _styled(runs, style)
        if lines:
            cut = clip(styled, width=width, size=style.size, lang=self.lang, lines=lines)
            return Text(cut, style)
        return Text(break_lines(styled, width=width, size=style.size, lang=self.lang), style)

    def line(self, runs: Sequence[Run], *, width: float, style: Style = BODY) -> Line:
        """Return ``runs`` as one line, cut with "…" where it is too long."""
        return one_line(_styled(runs, style), width=width, size=style.size, lang=self.lang)

    def width(self, runs: Sequence[Run], style: Style = BODY) -> float:
        """Return how wide ``runs`` are on one line."""
        return measure(_styled(runs, style), size=style.size, lang=self.lang)

    def pair(
        self, left: Sequence[Run], right: Sequence[Run], *, width: float, style: Style = BODY
    ) -> Pair:
        """Return one line with ``right`` at the right edge; what is too long is cut on the left."""
        ending = self.line(right, width=width, style=style)
        room = max(0.0, width - ending.width - (10.0 if ending.width else 0.0))
        return Pair(self.line(left, width=room, style=style), ending, width, style)

    def keyed(
        self,
        key: Sequence[Run],
        value: Sequence[Run],
        *,
        widths: tuple[float, float],
        lines: int = 0,
    ) -> Beside:
        """Return a bold key with its value beside it; ``widths`` of the key column and of both."""
        column, whole = widths
        value_block = self.text(value, width=whole - column, lines=lines)
        return Beside(
            ((0.0, self.text(key, width=column - 4, style=theme.KEY)), (column, value_block))
        )

    def section(self, label: str, body: Block, *, stroke: Stroke = theme.RULE_SECTION) -> Stack:
        """Return a section of page 1: rule, hanging label, body, and the room after it."""
        column = self.text([Run(label)], width=theme.LABEL_COLUMN - 4, style=LABEL)
        inside = Beside(((0.0, column), (theme.LABEL_COLUMN, body)))
        return _under_rule(inside, Rule(theme.TEXT_WIDTH, stroke), below=theme.LABEL_BELOW_RULE)

    def headed(
        self, head: Pair | Text, body: Block, *, width: float, stroke: Stroke = theme.RULE_PAGE_2
    ) -> Stack:
        """Return a section of page 2: rule, head line, body below it over the full ``width``."""
        return _under_rule(Stack((head, body)), Rule(width, stroke), below=theme.LABEL_BELOW_RULE_2)

    def tag(self, text: str, *, inverse: bool) -> Tag:
        """Return the tag that tells the copies apart: white on black, or outlined."""
        word = Run(text, grey=theme.WHITE if inverse else theme.BLACK)
        return Tag(self.line([word], width=theme.TEXT_WIDTH, style=theme.ALARM), inverse)


def beside(*parts: tuple[float, Block]) -> Beside:
    """Return blocks side by side: (distance from the left, block) each."""
    return Beside(parts)


def stack(*blocks: Block, gap: float = 0.0) -> Stack:
    """Return blocks one below the other."""
    return Stack(blocks, gap)


def _under_rule(inside: Block, rule: Rule, *, below: float) -> Stack:
    lift = below - inside.ascent
    return Stack((rule, Space(lift), inside, Space(theme.AFTER_SECTION)))


def _styled(runs: Sequence[Run], style: Style) -> list[Run]:
    """Return ``runs`` in the weight and grey of ``style`` where they say nothing of their own."""
    return [
        run
        if (run.bold or not style.bold) and (run.grey or not style.grey)
        else replace(run, bold=run.bold or style.bold, grey=run.grey or style.grey)
        for run in runs
    ]
