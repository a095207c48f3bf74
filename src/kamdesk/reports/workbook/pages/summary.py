"""Sheet 1: every formula of the account in one line each, what comes next, and what is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.records import Snapshot
from kamdesk.domain.scales import scale
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
    from kamdesk.reports.workbook.desk import Desk

TOP: Final = 10
SPACER: Final = 1.5
GAP_HEIGHT: Final = 8.0
RIGHT: Final = 9
"""The hidden id column of the tables on the right; the one before it is the gap between."""


def _trend(desk: Desk, line: Line) -> str | None:
    """How the value moved since the last snapshot: an arrow and the difference."""
    before = _before(desk, line.code)
    now = line.result.value
    if before is None or now is None:
        return None
    moved = round(now - before, 1)
    arrow = "▲" if moved > 0 else "▼" if moved < 0 else "="
    return f"{arrow} {moved:+.1f}" if moved else "= 0"


def _before(desk: Desk, code: str) -> float | None:
    """The value of a formula in the newest snapshot before today."""
    rows = desk.whole.shelf.where(Snapshot, "subject", value=desk.whole.account.id)
    dated = [row for row in rows if row.taken_on is not None and row.taken_on < desk.today]
    newest = max(dated, key=lambda row: str(row.taken_on), default=None)
    values = newest.values if newest else None
    found: Any = values.get(code) if isinstance(values, dict) else None
    found = found.get("value") if isinstance(found, dict) else found
    return float(found) if isinstance(found, int | float) else None


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
    said: Iterable[str] = (
        scale("TIER").short(account.tier),
        scale("KA_CATEGORY").label(account.ka_category),
        _("responsible: {name}").format(name=owner) if owner else "",
        _("as of {day}").format(day=desk.today.isoformat()),
        _("next visit {day}").format(day=upcoming.isoformat()) if upcoming else "",
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
