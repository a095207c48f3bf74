"""The lines of the Monday list (F-26): what of one account goes into which section."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.brief.wording import listed, sentences
from kamdesk.domain.days import day_of
from kamdesk.domain.fact import Money, Record, key_of
from kamdesk.domain.findings.finding import AMBER, INFO, RED, Remedy, remedy
from kamdesk.domain.findings.naming import short, span, what, whom
from kamdesk.domain.findings.standing import ending
from kamdesk.domain.insight.collection import LABELS
from kamdesk.domain.insight.complaints import complaints, days_late, is_late
from kamdesk.domain.insight.people import key_persons, power_of, roles_of, touches
from kamdesk.domain.insight.promises import is_overdue, promises
from kamdesk.domain.insight.result import Row, rows
from kamdesk.domain.insight.visit_rhythm import last_visit, next_visit, pace_of
from kamdesk.domain.records import Invoice, Milestone, Person, Sample
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.findings.reckoned import Reckoned
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.records import FindingMark, Project

PAUSED: Final = "paused"
TENDER_DAYS: Final = {
    "notice": N_("tender notice"),
    "clarification": N_("clarification meeting"),
    "submission": N_("submission of bids"),
    "opening": N_("bid opening"),
    "award": N_("award"),
}
"""The dates of a tender on the project, as msgids."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list.

    ``severity`` red, amber, info or paused (money that is held or disputed); ``days`` late, or
    left in the sections that look ahead; ``ratio`` of a visit to its cycle; ``ours`` who acts,
    ``theirs`` whom it is about; ``account`` an id; ``tag`` the part of ``words`` that says how
    the matter stands; ``aside`` the mark of one that was put aside.
    """

    section: str
    account: str
    severity: str
    words: str
    rows: tuple[Row, ...]
    remedy: Remedy
    days: int | None = None
    ratio: float | None = None
    amount: Money | None = None
    ours: tuple[Person, ...] = ()
    theirs: tuple[Person, ...] = ()
    tag: str = ""
    aside: FindingMark | None = None


def _people(case: Reckoned, *ids: str | None) -> tuple[Person, ...]:
    found = (case.dossier.person(key) for key in ids)
    return tuple(person for person in found if person is not None)


def _by_keys(case: Reckoned, keys: Any) -> tuple[Person, ...]:
    """Persons by the keys that F-08 names them by."""
    wanted = list(keys or ())
    known = {key_of(person): person for person in case.shelf.of(Person)} if wanted else {}
    return tuple(known[key] for key in wanted if key in known)


def due_lines(case: Reckoned) -> Iterator[Line]:
    """Visits, invoices, samples and promises that fall due today or in the next two days."""
    last = case.today + dt.timedelta(days=int(case.limit("F-26")["due_days"]))
    yield from _visits_due(case, last)
    yield from _invoices_due(case, last)
    yield from _samples_due(case, last)
    for row in promises(case.dossier, "ours"):
        if row.done is None and row.due and case.today <= row.due <= last:
            yield Line(
                "due",
                case.account.id,
                AMBER,
                _("Promised: {text}").format(text=short(row.text)),
                rows(row),
                remedy("promise", row),
                days=(row.due - case.today).days,
                ours=_people(case, row.owner),
                theirs=_people(case, row.counterpart),
            )


def _visits_due(case: Reckoned, last: dt.date) -> Iterator[Line]:
    theirs = {person.id for person in case.dossier.people(case.today)}
    for item in case.dossier.interactions:
        if item.status != "planned" or not item.start:
            continue
        if not case.today <= day_of(item.start) <= last:
            continue
        people = case.dossier.attendants(item.id)
        met = tuple(person for person in people if person.id in theirs)
        kind = scale("INTERACTION").label(item.kind or "visit")
        said = _("{kind}: {names}").format(kind=kind, names=whom(met)) if met else kind
        yield Line(
            "due",
            case.account.id,
            AMBER,
            sentences([said, short(item.objective)]),
            rows(item, *met),
            remedy("brief", item),
            days=(day_of(item.start) - case.today).days,
            ours=tuple(person for person in people if person.id not in theirs),
            theirs=met,
        )


def _invoices_due(case: Reckoned, last: dt.date) -> Iterator[Line]:
    for invoice, item in _invoices(case):
        due = invoice.due
        if item.level in {None, "paid", "paused"} or not due or not case.today <= due <= last:
            continue
        if item.detail["done"]:
            continue
        label = _(LABELS["S0"])
        words = _("{invoice}: {step} {what}").format(invoice=invoice.no, step="S0", what=label)
        yield replace(
            _money_line(case, invoice, item=item, words=words, severity=AMBER),
            section="due",
            days=(due - case.today).days,
        )


def _samples_due(case: Reckoned, last: dt.date) -> Iterator[Line]:
    for project in case.dossier.open_projects:
        for row in case.shelf.where(Sample, "project", value=project.id):
            if row.sent is None and row.due and case.today <= row.due <= last:
                words = _("Sample {what} has to be sent by {day}").format(
                    what=short(row.what), day=row.due.isoformat()
                )
                yield Line(
                    "due",
                    case.account.id,
                    AMBER,
                    words,
                    rows(row, project),
                    remedy("step", row),
                    days=(row.due - case.today).days,
                    ours=_people(case, case.account.owner),
                )


def visit_lines(case: Reckoned) -> Iterator[Line]:
    """The account if its visit is overdue or neglected (F-07)."""
    pace = pace_of(case.dossier, case.today)
    if pace.level not in {"overdue", "neglected"}:
        return
    planned = next_visit(case.dossier, case.today)
    tier = case.account.tier
    kind = scale("TIER").label(tier) if tier else scale("LIFECYCLE").label(case.account.lifecycle)
    day = day_of(planned.start) if planned and planned.start else None
    ahead = _("next one {day}").format(day=day.isoformat()) if day else ""
    words = sentences(
        [
            _("{kind}, every {cycle}").format(kind=kind, cycle=span(pace.cycle)),
            _("not visited for {days}").format(days=span(pace.days)),
            ahead or _("nothing planned"),
        ]
    )
    whom_to = _whom_to_meet(case)
    yield Line(
        "visits",
        case.account.id,
        RED if pace.level == "neglected" else AMBER,
        words,
        rows(case.account, last_visit(case.dossier, case.today), planned),
        remedy("open", planned) if planned else remedy("visit", case.account),
        days=pace.days,
        ratio=pace.ratio,
        ours=_people(case, case.account.owner),
        theirs=whom_to,
    )


def _whom_to_meet(case: Reckoned) -> tuple[Person, ...]:
    """Whom we met last among the key persons, else the most powerful of them."""
    keys = {person.id: person for person in key_persons(case.dossier, case.today)}
    for touch in reversed(touches(case.dossier, case.today)):
        known = [person for person in touch.theirs if person.id in keys]
        if known:
            return (known[0],)
    powers = [
        (power_of(case.dossier, person, today=case.today).value or 0, person.id)
        for person in keys.values()
        if person.name
    ]
    return (keys[max(powers)[1]],) if powers else ()


def _invoices(case: Reckoned) -> Iterator[tuple[Invoice, Insight]]:
    items = case["F-08"].items
    for invoice in case.shelf.where(Invoice, "account", value=case.account.id):
        item = items.get(key_of(invoice))
        if item is not None:
            yield invoice, item


def money_lines(case: Reckoned) -> Iterator[Line]:
    """Invoices past due: step to take, step taken, held by a promise, paused by a complaint."""
    for invoice, item in _invoices(case):
        detail: Any = item.detail
        if item.level in {None, "paid", "not due"} or (detail["days"] or 0) <= 0:
            continue
        label = _(LABELS[item.level or ""])
        if item.level == "held":
            until = detail["held_until"]
            tag = _("promised")
            words = _("{invoice}: {tag}; no step before {day}").format(
                invoice=invoice.no, tag=tag, day=until
            )
            line = _money_line(case, invoice, item=item, words=words, severity=PAUSED)
            yield replace(line, tag=tag)
        elif item.level == "paused":
            tag = _("disputed, on hold")
            words = _("{invoice}: {tag}; waits for complaint {complaint}").format(
                invoice=invoice.no, tag=tag, complaint=detail["complaint"]
            )
            line = _money_line(case, invoice, item=item, words=words, severity=PAUSED)
            yield replace(line, tag=tag)
        else:
            missed = listed(detail["missed"])
            left_out = _("{steps} not done").format(steps=missed) if missed else ""
            done = _("done, waiting") if detail["done"] else ""
            head = _("{invoice}: {step} {what}").format(
                invoice=invoice.no, step=item.level, what=label
            )
            words = sentences([head, done, left_out])
            severity = AMBER if detail["done"] else RED
            line = _money_line(case, invoice, item=item, words=words, severity=severity)
            yield replace(line, tag=f"{item.level} {label}")


def _money_line(
    case: Reckoned,
    invoice: Invoice,
    *,
    item: Insight,
    words: str,
    severity: str,
) -> Line:
    detail: Any = item.detail
    complaint = next((row for row in item.parts[0].rows if row.entity == "complaint"), None)
    to = remedy("collect", invoice)
    if item.level == PAUSED and complaint is not None:
        to = Remedy("complaint", complaint)
    elif item.level == "held" or detail["done"]:
        to = remedy("open", invoice)
    balance = Money(round(detail["balance"] or 0), case.till.currency)
    return Line(
        "money",
        case.account.id,
        severity,
        words,
        item.parts[0].rows,
        to,
        days=int(detail["days"] or 0),
        amount=balance,
        ours=_by_keys(case, detail["ours"]),
        theirs=_by_keys(case, detail["theirs"]),
    )


def complaint_lines(case: Reckoned) -> Iterator[Line]:
    """Complaints past their target (F-16)."""
    tags = scale("HANDLING_FAIL")
    for row in complaints(case.dossier, case.today):
        if not is_late(row, case.today):
            continue
        said = scale("SEVERITY").label(row.severity)
        names = listed(tags.label(tag) for tag in row.tags)
        words = _("{severity}: {what}").format(severity=said, what=short(row.what))
        yield Line(
            "complaints",
            case.account.id,
            RED if row.severity == "critical" else AMBER,
            sentences([words, names]),
            rows(row),
            remedy("complaint", row),
            days=days_late(row, case.today),
            ours=_people(case, row.passed_to),
        )


def promise_lines(case: Reckoned) -> Iterator[Line]:
    """Promises of ours that are overdue."""
    for row in promises(case.dossier, "ours"):
        if is_overdue(row, case.today) and row.due:
            yield Line(
                "promises",
                case.account.id,
                AMBER,
                _("{text} (due {day})").format(text=short(row.text), day=row.due.isoformat()),
                rows(row),
                remedy("promise", row),
                days=(case.today - row.due).days,
                ours=_people(case, row.owner),
                theirs=_people(case, row.counterpart),
            )


def tender_lines(case: Reckoned) -> Iterator[Line]:
    """Dates of tenders within 30 days; amber where the date slipped."""
    within = int(case.limit("F-26")["tender_days"])
    for project in case.dossier.open_projects:
        for name, label in TENDER_DAYS.items():
            day = getattr(project, name)
            if day is None or not 0 <= (day - case.today).days <= within:
                continue
            stone = _milestone(case, project, day=day)
            slipped = (day - stone.planned).days if stone and stone.planned else 0
            said = _("{project}: {what} {day}").format(
                project=project.code or what(project, case.shelf), what=_(label), day=day
            )
            moved = _("{days} later than planned").format(days=span(slipped))
            yield Line(
                "tenders",
                case.account.id,
                AMBER if slipped > 0 else INFO,
                sentences([said, moved if slipped > 0 else ""]),
                rows(project, stone),
                remedy("open", project),
                days=(day - case.today).days,
                amount=project.price_ours,
                ours=_people(case, case.account.owner),
                theirs=_buyer(case, project),
            )


def _milestone(case: Reckoned, project: Project, *, day: dt.date) -> Milestone | None:
    """The milestone of a tender date: the one forecast for that day."""
    stones = case.shelf.where(Milestone, "project", value=project.id)
    return next((s for s in stones if day in (s.forecast, s.planned)), None)


def _buyer(case: Reckoned, project: Project) -> tuple[Person, ...]:
    held = {role.role: role.person for role in roles_of(case.dossier, project) if role.person}
    return _people(case, held.get("buyer") or held.get("purchasing"))


def ending_lines(case: Reckoned) -> Iterator[Line]:
    """Agreements, registrations and approvals that end within 60 days."""
    for left, name, record in ending(case, int(case.limit("F-26")["expiring_days"])):
        day = case.today + dt.timedelta(days=left)
        words = _("{name} ends on {day}") if left >= 0 else _("{name} ended on {day}")
        yield Line(
            "endings",
            case.account.id,
            RED if left < 0 else AMBER,
            words.format(name=name, day=day.isoformat()),
            rows(record),
            remedy("open", record),
            days=left,
            ours=_people(case, case.account.owner),
        )


def neglected_line(case: Reckoned, margin: Money) -> Line:
    """One of the accounts with the largest margin that nobody visits (S3-45)."""
    pace = pace_of(case.dossier, case.today)
    words = _("Among the largest margins, and not visited for {days}")
    subject: Record = case.account
    return Line(
        "neglected",
        case.account.id,
        AMBER,
        words.format(days=span(pace.days)),
        rows(subject),
        remedy("visit", subject),
        days=pace.days,
        ratio=pace.ratio,
        amount=margin,
        ours=_people(case, case.account.owner),
        theirs=_whom_to_meet(case),
    )
