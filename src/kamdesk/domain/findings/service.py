"""Rules on what we owe the customer: complaints, promises, deliveries, answers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.brief.wording import listed, percent
from kamdesk.domain.days import day_of
from kamdesk.domain.findings.finding import AMBER, RED
from kamdesk.domain.findings.naming import short, span
from kamdesk.domain.findings.rule import Hit, Rule, found
from kamdesk.domain.insight.complaints import (
    complaints,
    days_late,
    is_late,
    is_open,
    passed_on_late,
)
from kamdesk.domain.insight.promises import is_overdue, promises
from kamdesk.domain.records import Action, Event
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from kamdesk.domain.findings.reckoned import Reckoned

CRITICAL = "critical"
MONTHS = 12


def complaint_late(case: Reckoned) -> Hit | None:
    """FND-07: a complaint past its target: red if a critical one is, else amber."""
    late = [row for row in complaints(case.dossier, case.today) if is_late(row, case.today)]
    if not late:
        return None
    late.sort(key=lambda row: (row.severity != CRITICAL, -days_late(row, case.today), row.id))
    first = late[0]
    days = days_late(first, case.today)
    words = _("“{what}” is {days} past its target. Tell the customer what happens next.")
    if len(late) > 1:
        words = _(
            "“{what}” is {days} past its target, and {n} more are late. Tell the customer what "
            "comes next."
        )
    severity = RED if first.severity == CRITICAL else AMBER
    said = words.format(what=short(first.what), days=span(days), n=len(late) - 1)
    return Hit(said, tuple(late), severity, days=days)


def badly_handled(case: Reckoned) -> Hit | None:
    """FND-08: a complaint of the last year, or an open one, was handled badly."""
    begin = case.today - dt.timedelta(days=int(case.limit("F-03")["complaint_tag_days"]))
    tagged = [
        row
        for row in complaints(case.dossier, case.today)
        if row.tags
        and (is_open(row, case.today) or row.opened is None or day_of(row.opened) > begin)
    ]
    if not tagged:
        return None
    labels = scale("HANDLING_FAIL")
    tags = listed(dict.fromkeys(labels.label(tag) for row in tagged for tag in row.tags))
    words = _("“{what}” was handled badly: {tags}. Say sorry at the right level, and mend it.")
    return Hit(words.format(what=short(tagged[0].what), tags=tags), tuple(tagged))


def passed_on(case: Reckoned) -> Hit | None:
    """FND-09: an open complaint did not reach quality and production within a day."""
    slow = [
        row
        for row in complaints(case.dossier, case.today)
        if is_open(row, case.today) and passed_on_late(row, case.today)
    ]
    if not slow:
        return None
    first = slow[0]
    if first.passed_on is None:
        words = _("“{what}” has not been passed on to quality and production. Do it today.")
        return Hit(words.format(what=short(first.what)), tuple(slow))
    days = (day_of(first.passed_on) - day_of(first.opened)).days if first.opened else 0
    words = _(
        "“{what}” was passed on to quality and production after {days}, not within one. "
        "Pass complaints on at once."
    )
    return Hit(words.format(what=short(first.what), days=span(days)), tuple(slow), days=days)


def late_deliveries(case: Reckoned) -> Hit | None:
    """FND-39: on time in full below 95 % is amber, below 90 % red (F-20)."""
    result = case["F-20"]
    if result.level not in {AMBER, RED} or result.value is None:
        return None
    words = _("{share} of the lines came on time in full. Find out what holds the others up.")
    months = found(case, (row for part in result.parts for row in part.rows))
    said = words.format(share=percent(result.value, 1))
    return Hit(said, (case.account, *months), result.level)


def peak_ahead(case: Reckoned) -> Hit | None:
    """FND-40: the peak or the shutdown of the customer begins soon: the stock has to be there."""
    ahead = int(case.limit("FND-40")["days"])
    peaks = [(day, None) for day in _peaks(case)]
    stops = [
        (event.happened_on, event)
        for event in case.shelf.where(Event, "account", value=case.account.id)
        if event.kind == "calendar" and event.until and event.happened_on
    ]
    soon = [
        (day, event) for day, event in (*peaks, *stops) if 0 <= (day - case.today).days <= ahead
    ]
    if not soon:
        return None
    day, event = min(soon, key=lambda pair: pair[0])
    left = (day - case.today).days
    words = _("The busy time or shutdown of the customer begins in {days}. Check the stock.")
    records = (case.account, event) if event else (case.account,)
    return Hit(words.format(days=span(left)), records, days=left, data=(day.isoformat(),))


def _peaks(case: Reckoned) -> list[dt.date]:
    """The next first day of each run of peak months; within one it is too late to prepare."""
    months = set(case.account.peak_months)
    days = []
    for number in range(1, MONTHS + 1):
        year, month = divmod(case.today.year * MONTHS + case.today.month - 1 + number, MONTHS)
        before = month or MONTHS
        if month + 1 in months and before not in months:
            days.append(dt.date(year, month + 1, 1))
    return days


def channel_not_told(case: Reckoned) -> Hit | None:
    """FND-41: nobody told the customer where to complain."""
    if case.account.lifecycle is None or case.account.complaint_channel_told_on:
        return None
    words = _("Nobody told the customer where to complain. Tell it, and note the day.")
    return Hit(words, (case.account,))


def unanswered_request(case: Reckoned) -> Hit | None:
    """FND-44: a colleague has not answered a request for more than a week."""
    limit = int(case.limit("FND-44")["days"])
    waiting = sorted(
        (
            ((case.today - row.asked).days, row)
            for row in case.shelf.where(Action, "account", value=case.account.id)
            if row.kind == "request" and row.asked and row.done is None and not row.answer
        ),
        key=lambda pair: (-pair[0], pair[1].id),
    )
    late = [(days, row) for days, row in waiting if days > limit]
    if not late:
        return None
    days, first = late[0]
    words = _("“{text}” has waited {days} for an answer. Ask again, or one level higher.")
    said = words.format(text=short(first.text), days=span(days))
    return Hit(said, tuple(row for _days, row in late), days=days)


def promises_broken(case: Reckoned) -> Hit | None:
    """FND-45: a promise of ours is overdue; red from two on."""
    late = [row for row in promises(case.dossier, "ours") if is_overdue(row, case.today)]
    if not late:
        return None
    first = late[0]
    days = (case.today - first.due).days if first.due else 0
    if len(late) > 1:
        words = _(
            "{n} promises of ours are overdue, the oldest, “{text}”, by {days}. Keep them, or "
            "give new days."
        )
    else:
        words = _("We promised “{text}” and are {days} late. Keep it, or give a new day.")
    said = words.format(n=len(late), text=short(first.text), days=span(days))
    red: Any = case.limit("FND-45")["red"]
    return Hit(said, tuple(late), RED if len(late) >= red else AMBER, days=days)


RULES: Final = (
    Rule("FND-07", AMBER, N_("Complaint past its target"), complaint_late, "complaint"),
    Rule("FND-08", AMBER, N_("Complaint handled badly"), badly_handled, "complaint"),
    Rule("FND-09", AMBER, N_("Complaint passed on late"), passed_on, "complaint"),
    Rule("FND-39", AMBER, N_("Late deliveries"), late_deliveries, "step"),
    Rule("FND-40", AMBER, N_("Busy time ahead"), peak_ahead, "step"),
    Rule("FND-41", AMBER, N_("Where to complain is not told"), channel_not_told, "open"),
    Rule("FND-44", AMBER, N_("Request without an answer"), unanswered_request, "promise"),
    Rule("FND-45", AMBER, N_("Promise overdue"), promises_broken, "promise"),
)
"""The rules of this file."""
