"""Sheet 6: who else sells here, with which product, which people and which weaknesses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.dossier import holds
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.people import is_theirs
from kamdesk.domain.records import (
    AccountRival,
    Comparison,
    Event,
    Organisation,
    Person,
    Post,
    ProjectRival,
    Tie,
)
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed, fields, joined, of
from kamdesk.reports.workbook.model import Sheet, Table, plain

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.result import Insight
    from kamdesk.reports.workbook.desk import Desk


def _rows(desk: Desk) -> list[AccountRival]:
    return list(desk.of(AccountRival))


def firm_of(desk: Desk, row: AccountRival | ProjectRival) -> Record | None:
    """The firm of a rival's row."""
    return desk.shelf.get(Organisation, row.organisation)


def threat_to(desk: Desk, organisation_id: str | None) -> Insight | None:
    """The largest threat of a rival in any project (F-12)."""
    firm = desk.shelf.get(Organisation, organisation_id)
    result = desk.insight("F-12")
    if firm is None or result is None:
        return None
    ending = f":{key_of(firm)}"
    found = [item for key, item in result.items.items() if key.endswith(ending)]
    return max(found, key=lambda item: item.value or 0.0, default=None)


def threat_words(desk: Desk, row: AccountRival | ProjectRival) -> str:
    """How large the threat is, in a word."""
    found = threat_to(desk, row.organisation)
    return scale("THREAT").label(found.level) if found and found.level else ""


def threat_tone(desk: Desk, row: AccountRival | ProjectRival) -> str:
    """High threats are black, middle ones grey."""
    found = threat_to(desk, row.organisation)
    level = found.level if found else None
    return "act" if level in {"high", "severe"} else "watch" if level == "medium" else ""


def _last_event(desk: Desk, row: AccountRival) -> str:
    """The newest move or mistake of a rival here."""
    found = [
        event
        for event in desk.shelf.where(Event, "organisation", value=row.organisation)
        if event.account == desk.whole.account.id and event.happened_on is not None
    ]
    newest = max(found, key=lambda event: str(event.happened_on), default=None)
    if newest is None or newest.happened_on is None:
        return ""
    return f"{newest.happened_on.isoformat()} {newest.text or scale('EVENT').label(newest.kind)}"


def reps(desk: Desk, organisation_id: str | None) -> list[Person]:
    """The people of a rival who are met here: with a tie, or named in a project."""
    posts = desk.shelf.where(Post, "organisation", value=organisation_id)
    people = [desk.shown.person(post.person) for post in posts if holds(post, desk.today)]
    here = {tie.supplier_person for tie in desk.of(Tie)} | {
        row.person for row in desk.of(ProjectRival)
    }
    found = {person.id: person for person in people if person is not None and person.id in here}
    return list(found.values())


def _rep_names(desk: Desk, row: AccountRival) -> str:
    return joined(
        f"{person.name or '?'} {person.style or ''}".strip()
        for person in reps(desk, row.organisation)
    )


def _ties(desk: Desk) -> list[Tie]:
    """The ties of rivals' people to the customer's."""
    found = []
    for rival in desk.shown.rivals:
        ids = {person.id for person in reps(desk, rival.id)}
        found += [tie for tie in desk.of(Tie) if tie.supplier_person in ids and _here(desk, tie)]
    return found


def _here(desk: Desk, tie: Tie) -> bool:
    person = desk.shown.person(tie.customer_person)
    return person is not None and is_theirs(desk.shown, person, day=desk.today, today=desk.today)


def _firm(desk: Desk, tie: Tie) -> str:
    return next(
        (
            desk.title_of(rival)
            for rival in desk.shown.rivals
            if any(person.id == tie.supplier_person for person in reps(desk, rival.id))
        ),
        "",
    )


RIVALS: Final = Sheet(
    "rivals",
    N_("Rivals"),
    (
        Table(
            "Rivals",
            (
                of(AccountRival, "organisation", label=N_("Rival"), width=10.0, bold=True),
                of(AccountRival, "product_in_use", width=14.0),
                of(AccountRival, "share", width=8.5),
                of(AccountRival, "satisfaction", width=11.0),
                of(AccountRival, "org_level", width=16.0),
                of(AccountRival, "satisfaction_reason", width=15.0),
                computed(
                    "threat",
                    N_("Threat"),
                    read=threat_words,
                    form=Form.MARK,
                    width=9.0,
                    tone=threat_tone,
                ),
                computed("reps", N_("Rep and style"), read=_rep_names, width=17.0),
                of(AccountRival, "strengths", width=14.0),
                of(AccountRival, "weaknesses", width=14.0),
                of(Organisation, "background", via=firm_of, width=20.0),
                computed("event", N_("Last event"), read=_last_event, width=15.0),
                of(AccountRival, "note", width=12.0),
            ),
            _rows,
            kind=AccountRival,
            manager=True,
        ),
        Table(
            "RivalTies",
            (
                computed("firm", N_("Rival"), read=_firm, bold=True),
                *fields(
                    Tie,
                    "supplier_person strength since customer_person last_confirmed basis",
                    supplier_person=16.0,
                    basis=20.0,
                ),
            ),
            _ties,
            title=N_("Ties of rivals to the customer's people"),
        ),
        plain(
            Comparison, "our rival date their_features our_features our_advantages their_weaknesses"
        ),
    ),
    note=lambda _desk: _("The last two columns are for the manager."),
)
