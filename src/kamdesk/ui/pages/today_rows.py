"""The lines of Today: what the list shows of a thing that is late, due or alarming."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.i18n import _
from kamdesk.ui.kit import TagMark
from kamdesk.ui.models import Cell, Column
from kamdesk.ui.wording import money_words

if TYPE_CHECKING:
    from kamdesk.domain.fact import Money
    from kamdesk.domain.insight.result import Row

TONES = ("red", "amber", "paused", "info")
"""How serious a line is, the worst first; paused: nothing to do until something else happens."""


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One line; ``id`` stays the same as long as it is about the same thing.

    ``tone`` one of ``TONES``; ``account`` its id; ``days`` and ``who`` in words; ``deed`` and
    ``icon`` are those of the one click; ``rows`` the records behind it, the first the subject;
    ``source`` is the line of F-26, for the click; ``tag`` those of the words that stand out.
    """

    id: str
    tone: str
    account: str
    customer: str
    words: str
    days: str = ""
    amount: Money | None = None
    who: str = ""
    deed: str = ""
    icon: str = ""
    rows: tuple[Row, ...] = ()
    source: Any = None
    owner: str | None = None
    tag: str = ""


def today_columns() -> tuple[Column, ...]:
    """The columns of the list; the last two are painted as buttons."""
    return (
        Column(title="", value=_sign, role="severity", align="center", width=36),
        Column(title=_("Account"), value=lambda line: line.customer, role="subject", width=116),
        Column(title=_("Matter"), value=_matter, stretch=True, width=200),
        Column(title=_("Days"), value=_days, align="right", width=88),
        Column(title=_("Amount"), value=_amount, align="right", width=106),
        Column(title=_("Who → whom"), value=lambda line: line.who, width=136),
        Column(title=_("Deal with it"), value=lambda line: line.deed, width=138),
        Column(title="", value=_aside, tip=_aside_tip, align="center", width=36),
    )


def _aside(line: TodayLine) -> Cell:
    """The small button; a line that is aside already comes back by its other button."""
    is_aside = line.source is not None and line.source.aside is not None
    return Cell("") if is_aside else Cell(_("Put aside"), sign="eye-off")


def _aside_tip(line: TodayLine) -> str:
    return _("Put aside for a while, with a reason (Del)") if _aside(line).text else ""


def _sign(line: TodayLine) -> Cell:
    words = {
        "red": _("severe"),
        "amber": _("watch"),
        "paused": _("on hold"),
        "info": _("note"),
    }
    return Cell(words[line.tone], sign=line.tone)


def _matter(line: TodayLine) -> Cell:
    tag = TagMark(line.tag, line.tone) if line.tag else None
    return Cell(line.words, tag=tag)


def _days(line: TodayLine) -> Cell:
    red = line.tone == "red"
    return Cell(line.days, tone="red" if red else "", bold=red)


def _amount(line: TodayLine) -> str:
    return money_words(line.amount)
