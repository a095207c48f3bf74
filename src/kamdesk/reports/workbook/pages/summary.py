"""Sheet 1: every formula of the account in one line each, what comes next, and what is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.insight.meaning import level_words
from kamdesk.domain.insight.result import Insight
from kamdesk.domain.scales import scale
from kamdesk.domain.trends import kept_in, snapshot_before
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.canvas import FIRST_COLUMN, HEADER_ROW, KEY_ROW, Canvas, address
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.layout import Place, body_of, lay
from kamdesk.reports.workbook.model import Sheet, Table
from kamdesk.reports.workbook.pages.deadlines import Deadline, deadlines
from kamdesk.reports.workbook.pages.gaps import wording
from kamdesk.reports.workbook.pages.metrics import COVERAGE, LEVEL, NAME, PARTS, VALUE, Line, lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.insight.gap import Gap
    from kamdesk.domain.trends import Kept
    from kamdesk.reports.workbook.desk import Desk

TOP: Final = 10
SPACER: Final = 1.5
GAP_HEIGHT: Final = 8.0
RIGHT: Final = 9
"""The hidden id column of the tables on the right; the one before it is the gap between."""


def _trend(desk: Desk, line: Line) -> str | None:
    """How the value moved since the last snapshot: an arrow and the difference."""
    kept = kept_in(snapshot_before(desk.whole, desk.today), line.code)
    before, now = (kept.value, line.result.value) if kept else (None, None)
    if before is None or now is None:
        return _was(kept, line)
    moved = round(now - before, 1)
    arrow = "▲" if moved > 0 else "▼" if moved < 0 else "="
    return f"{arrow} {moved:+.1f}" if moved else "= 0"


def _was(kept: Kept | None, line: Line) -> str | None:
    """The level of the last snapshot where it was another and there are no numbers to compare."""
    level = kept.level if kept else None
    if level is None or line.result.level in {None, level}:
        return None
    words = level_words(Insight(formula=line.code, level=level))
    return _("was {level}").format(level=words)


METRICS: Final = Table(
    "Summary",
    (
        NAME,
        VALUE,
        LEVEL,
        COVERAGE,
        computed("trend", N_("Trend"), read=_trend, form=Form.MARK),
        PARTS,
    ),
    lines,
)
DEADLINES: Final = Table(
    "Deadlines",
    (
        computed("left", N_("Days"), read=lambda _d, row: row.left, form=Form.WHOLE, width=7.0),
        computed(
            "matter",
            N_("Next dates"),
            read=lambda _d, row: _matter(row),
            form=Form.LONG,
            width=38.0,
        ),
        computed("day", N_("Date"), read=lambda _d, row: row.day, form=Form.DAY, width=12.5),
        computed("ours", N_("Ours"), read=lambda _d, row: row.ours or row.project, width=9.0),
    ),
    lambda desk: _deadlines(desk),
)
FINDINGS: Final = Table(
    "TopFindings",
    (
        computed(
            "severity",
            N_("Light"),
            read=lambda _d, row: scale("FINDING").label(row.severity),
            form=Form.MARK,
            width=7.0,
            tone=lambda _d, row: {"red": "act", "amber": "watch"}.get(row.severity, ""),
        ),
        computed(
            "finding",
            N_("Top ten findings"),
            read=lambda _d, row: row.words,
            form=Form.LONG,
            width=38.0,
        ),
        computed(
            "amount", N_("At stake"), read=lambda _d, row: row.amount, form=Form.MONEY, width=12.5
        ),
        computed("late", N_("Days"), read=lambda _d, row: row.days, form=Form.WHOLE, width=9.0),
    ),
    lambda desk: desk.findings[:TOP],
)
GAPS: Final = Table(
    "TopGaps",
    (
        computed("number", "#", read=lambda _d, pair: pair[0], form=Form.WHOLE, width=7.0),
        computed(
            "gap",
            N_("Top ten gaps"),
            read=lambda d, pair: wording(d, pair[1]),
            form=Form.LONG,
            width=38.0,
        ),
        computed("whom", N_("Ask"), read=lambda _d, pair: _whom(pair[1]), width=12.5),
        computed(
            "weight", N_("Weight"), read=lambda _d, pair: pair[1].weight, form=Form.WHOLE, width=9.0
        ),
    ),
    lambda desk: list(enumerate(desk.gaps[:TOP], 1)),
)


def _whom(gap: Gap) -> str:
    return gap.addressee_name or gap.whom


def _matter(row: Deadline) -> str:
    return " · ".join(part for part in (row.kind, row.matter) if part)


def _deadlines(desk: Desk) -> list[Deadline]:
    return deadlines(desk)[:TOP]


def _note(desk: Desk) -> str:
    account = desk.whole.account
    owner = desk.title("person", account.owner)
    upcoming = next((row.day for row in deadlines(desk) if row.is_visit), None)
    before = snapshot_before(desk.whole, desk.today)
    since = before.taken_on.isoformat() if before and before.taken_on else ""
    said: Iterable[str] = (
        scale("TIER").short(account.tier),
        scale("KA_CATEGORY").label(account.ka_category),
        _("responsible: {name}").format(name=owner) if owner else "",
        _("as of {day}").format(day=desk.today.isoformat()),
        _("next visit {day}").format(day=upcoming.isoformat()) if upcoming else "",
        _("trend since {day}").format(day=since) if since else "",
        desk.unit_words,
    )
    return " · ".join(part for part in said if part)


def _draw(desk: Desk, canvas: Canvas) -> None:
    """Metrics on the left; on the right what is wrong, the gaps, and what comes next.

    Nothing here comes back, so there are no hidden rows that one side would force on the other.
    """
    canvas.widths[RIGHT - 1] = SPACER
    lay(desk, canvas, body=body_of(desk, METRICS), place=Place(KEY_ROW, beside=True, keys=False))
    row = KEY_ROW
    for table in (FINDINGS, GAPS, DEADLINES):
        body = body_of(desk, table)
        if body.rows:
            place = Place(row, RIGHT, beside=True, keys=False)
            row = lay(desk, canvas, body=body, place=place)
    canvas.heights[KEY_ROW] = GAP_HEIGHT
    canvas.freeze = address(HEADER_ROW + 1, FIRST_COLUMN + 1)


SUMMARY: Final = Sheet("summary", N_("Summary"), note=_note, draw=_draw)
