"""Rules on meeting people: visits, tops, working groups, single contacts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.days import day_of
from kamdesk.domain.dossier import holds
from kamdesk.domain.findings.finding import AMBER, RED
from kamdesk.domain.findings.naming import short, span, who, whom
from kamdesk.domain.findings.rule import Hit, Rule
from kamdesk.domain.insight.people import level_of
from kamdesk.domain.insight.visit_rhythm import TOP, counts_as_visit, last_visit
from kamdesk.domain.records import AccountTeam, Action, Attendance, Interaction, Person, Post
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from kamdesk.domain.findings.reckoned import Reckoned

TOP_KINDS: Final = frozenset({"annual_meeting", "seminar_management"})


def visit_overdue(case: Reckoned) -> Hit | None:
    """FND-10: overdue is amber, neglected red (F-07)."""
    result = case["F-07"]
    if result.level not in {"overdue", "neglected"}:
        return None
    detail: Any = result.detail
    last = last_visit(case.dossier, case.today)
    neglected = result.level == "neglected"
    if detail["never_visited"]:
        words = _("Nobody has visited for {days}, the cycle is {cycle}. Plan a visit.")
    elif neglected:
        words = _("Neglected: no visit for {days}, the cycle is {cycle}. Plan a visit now.")
    else:
        words = _("The last visit was {days} ago, the cycle is {cycle}. Plan a visit.")
    planned = detail["next_planned"]
    if planned:
        words = _(
            "The last visit was {days} ago, the cycle is {cycle}. The next one is planned "
            "for {planned}: prepare it and keep the day."
        )
    return Hit(
        words.format(days=span(detail["days"]), cycle=span(detail["cycle"]), planned=planned),
        (case.account, *([last] if last else [])),
        RED if neglected else AMBER,
        days=int(detail["days"]),
        data=(detail["cycle"], planned),
    )


def top_meeting(case: Reckoned) -> Hit | None:
    """FND-11: the tops of both sides have not met for longer than they should."""
    meeting: Any = case["F-07"].detail["top_meeting"]
    if not meeting or not meeting["overdue"] or not case.is_worked_on:
        return None
    if meeting["days"] is None:
        words = _("The top managements have never met. Arrange a meeting of both.")
    else:
        words = _(
            "The top managements last met {days} ago, the limit is {limit}. Arrange a meeting."
        ).format(days=span(meeting["days"]), limit=span(meeting["limit"]))
    return Hit(words, (case.account,), days=meeting["days"], data=(meeting["last"],))


def top_without_result(case: Reckoned) -> Hit | None:
    """FND-12: a meeting of the tops that left neither a result nor a next step."""
    numbers = case.limit("FND-12")
    since = case.today - dt.timedelta(days=int(numbers["window_days"]))
    for item in reversed(case.dossier.interactions):
        if item.status != "done" or not item.start:
            continue
        if not since <= day_of(item.start) <= case.today or item.result:
            continue
        followed = case.shelf.where(Action, "interaction", value=item.id)
        if _is_high(case, item) and not followed:
            day = day_of(item.start)
            return Hit(
                _(
                    "The meeting of the tops on {day} has neither a result nor a next step. "
                    "Write down what came of it."
                ).format(day=day.isoformat()),
                (item,),
                days=(case.today - day).days,
            )
    return None


def _is_high(case: Reckoned, item: Interaction) -> bool:
    """A kind for the tops, or somebody of level 4 of the customer in attendance at a visit."""
    if item.kind in TOP_KINDS:
        return True
    theirs = {person.id for person in case.dossier.people(case.today)}
    return counts_as_visit(item) and any(
        person.id in theirs and level_of(case.dossier, person, today=case.today) == TOP
        for person in case.dossier.attendants(item.id)
    )


def group_and_sponsor(case: Reckoned) -> Hit | None:
    """FND-13: the working group is overdue, or the sponsor changed twice in 24 months."""
    group: Any = case["F-07"].detail["working_group"]
    said, records = [], []
    late = None
    if group and group["overdue"]:
        late = (case.today - dt.date.fromisoformat(group["due"])).days
        said.append(
            _("The working group last met on {day} and is overdue. Call it together.").format(
                day=group["last"]
            )
        )
        records += [
            item
            for item in case.dossier.interactions
            if item.kind == "working_group"
            and item.start
            and day_of(item.start).isoformat() == group["last"]
        ]
    changes = _sponsor_changes(case)
    if len(changes) >= case.limit("FND-13")["sponsor_changes"]:
        said.append(_("The sponsor changed twice within two years. Keep one who stays."))
        return Hit(" ".join(said), (*records, *changes, case.account), days=late)
    return Hit(" ".join(said), (*records, case.account), days=late) if said else None


def _sponsor_changes(case: Reckoned) -> list[AccountTeam]:
    """The sponsors of the last two years who followed another one."""
    since = case.today - dt.timedelta(days=int(case.limit("FND-13")["sponsor_days"]))
    found = case.shelf.where(AccountTeam, "account", value=case.account.id)
    sponsors = sorted(
        (row for row in found if row.role == "sponsor" and row.valid_from),
        key=lambda row: (str(row.valid_from), row.id),
    )
    return [row for row in sponsors[1:] if row.valid_from and since < row.valid_from <= case.today]


def single_contact(case: Reckoned) -> Hit | None:
    """FND-05: on the customer's side everything hangs on one person, or on nobody (F-13)."""
    detail: Any = case["F-13"].detail
    if detail["customer"] != RED or not case.is_worked_on:
        return None
    person = next((p for p in case.shelf.of(Person) if _is(p, detail["top_person"])), None)
    if person is None:
        words = _("Nobody of the customer was met for half a year. Meet at least two people.")
        return Hit(words, (case.account,))
    words = _(
        "All contacts of half a year hang on {name}. Get to know somebody else before it is too "
        "late."
    ).format(name=who(person))
    return Hit(words, (case.account, person), data=(detail["persons"],))


def _is(person: Person, key: str | None) -> bool:
    return key is not None and key in {person.external, person.id}


def own_single_contact(case: Reckoned) -> Hit | None:
    """FND-06: only one of ours knows a gold or silver account (F-13)."""
    detail: Any = case["F-13"].detail
    if detail["own"] != RED or not case.is_worked_on:
        return None
    if case.account.tier not in case.limit("F-13")["red_tiers"]:
        return None
    owner = case.dossier.person(case.account.owner)
    people = (owner,) if owner else ()
    words = _(
        "Only one of us deals with this account. Take a second colleague along, so that it does "
        "not leave with {name}."
    ).format(name=who(owner) if owner else _("the one who does"))
    return Hit(words, (case.account, *people), data=(detail["own_persons"],))


def clash(case: Reckoned) -> Hit | None:
    """FND-42: two of ours go to one place within three days and do not know of each other."""
    limit = int(case.limit("FND-42")["days"])
    visits = [
        item
        for item in case.dossier.interactions
        if item.status == "planned"
        and item.start
        and day_of(item.start) >= case.today
        and counts_as_visit(item)
    ]
    for number, first in enumerate(visits):
        for second in visits[number + 1 :]:
            apart = (_day(second) - _day(first)).days
            if apart <= limit and _strangers(case, first, second=second):
                words = _(
                    "Two of us visit the same customer on {first} and {second} without knowing of "
                    "each other. Put the visits together."
                ).format(first=_day(first).isoformat(), second=_day(second).isoformat())
                return Hit(words, (first, second), days=apart)
    return None


def _day(item: Interaction) -> dt.date:
    return day_of(item.start) if item.start else dt.date.max


def _strangers(case: Reckoned, first: Interaction, *, second: Interaction) -> bool:
    """Whether nobody of ours is at both, and both are, as far as we know, at one place."""
    if first.place and second.place and first.place != second.place:
        return False
    one, other = _ours(case, first), _ours(case, second)
    return bool(one) and bool(other) and not one & other


def _ours(case: Reckoned, item: Interaction) -> set[str | None]:
    theirs = {person.id for person in case.dossier.people(case.today)}
    rows = case.shelf.where(Attendance, "interaction", value=item.id)
    return {row.person for row in rows} - theirs


def moved_on(case: Reckoned) -> Hit | None:
    """FND-50: somebody changed his post lately, or a rival's person used to work here."""
    since = case.today - dt.timedelta(days=int(case.limit("FND-50")["window_days"]))
    posts = case.shelf.where(Post, "organisation", value=case.dossier.organisation.id)
    gone = [row for row in posts if row.valid_to and since <= row.valid_to < case.today]
    moved = [
        row
        for row in gone
        if (person := case.dossier.person(row.person)) is not None and person.class_ == "key"
    ]
    rivals = {rival.id for rival in case.dossier.rivals}
    former = [
        row
        for row in posts
        if row.valid_to and row.valid_to < case.today and _works_at(case, row.person, firms=rivals)
    ]
    said = []
    if former:
        said.append(
            _(
                "{names} of a rival used to work here and knows the house. Find out who is still "
                "close."
            ).format(names=_names(case, former))
        )
    if moved:
        said.append(
            _("{names} changed posts. Find out where to, and who came after.").format(
                names=_names(case, moved)
            )
        )
    if not said:
        return None
    people = [case.dossier.person(row.person) for row in (*former, *moved)]
    known = tuple(person for person in people if person is not None)
    return Hit(" ".join(said), (*known, *former, *moved))


def _names(case: Reckoned, posts: list[Post]) -> str:
    return short(whom(dict.fromkeys(case.dossier.person(row.person) for row in posts)))


def _works_at(case: Reckoned, person_id: str | None, *, firms: set[str]) -> bool:
    posts = case.dossier.posts_of(person_id) if person_id else ()
    return any(row.organisation in firms and holds(row, case.today) for row in posts)


RULES: Final = (
    Rule("FND-05", RED, N_("Single contact at the customer"), single_contact, "visit"),
    Rule("FND-06", RED, N_("Single contact on our side"), own_single_contact, "visit"),
    Rule("FND-10", AMBER, N_("Visit overdue"), visit_overdue, "visit"),
    Rule("FND-11", AMBER, N_("Meeting of the tops overdue"), top_meeting, "visit"),
    Rule("FND-12", AMBER, N_("Meeting of the tops without a result"), top_without_result, "open"),
    Rule("FND-13", AMBER, N_("Working group or sponsor"), group_and_sponsor, "visit"),
    Rule("FND-42", AMBER, N_("Visits that clash"), clash, "open"),
    Rule("FND-50", "info", N_("People who moved"), moved_on, "open"),
)
"""The rules of this file."""
