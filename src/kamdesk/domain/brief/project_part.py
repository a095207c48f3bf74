"""Section 9: the visit's project: facts, steps, criteria against rivals, our offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.back import CriterionRow, FitCell, ProjectSection, Step
from kamdesk.domain.brief.own_fields import own_fields
from kamdesk.domain.brief.persons import person_name
from kamdesk.domain.brief.project_facts import facts_line
from kamdesk.domain.brief.text import Line, Part, Sign, Words, bold, joined, words
from kamdesk.domain.brief.wording import (
    days,
    gist,
    inline,
    left,
    listed,
    money,
    short_day,
    slipped,
    whole,
)
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.criteria import Table, project_table
from kamdesk.domain.insight.slip import slip_days
from kamdesk.domain.records import Milestone, ProcurementStep, ProjectRival
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from kamdesk.domain.brief.model import Asked
    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.records import Criterion, Project

STEPS: Final = 7
"""Steps beside the node of the finished ones."""

CRITERIA: Final = 5
RIVALS: Final = 3
OVER: Final = frozenset({"done", "skipped"})
KINDS: Final = {"must": 0, "scored": 2, "nice": 3}


def project_section(scene: Scene, asked: tuple[Asked, ...]) -> ProjectSection | None:
    """All about the project the visit serves; ``None`` without one."""
    project = scene.project
    if project is None:
        return None
    table = project_table(scene.dossier, project)
    rivals = _rivals(scene, project, table=table)
    rows = _criteria(scene, table, rivals=rivals)
    done, ahead = _steps(scene, project)
    return ProjectSection(
        _("Project"),
        name=gist(project.name, 60),
        verdict=_verdict(scene, project),
        facts=facts_line(scene, project, asked=asked),
        done=done,
        steps=ahead[:STEPS],
        heads=(_("Criterion"), _("Category"), _("Wanted by")),
        suppliers=(_("We"), *(scene.rival(rival) for rival in rivals)),
        criteria=rows[:CRITERIA],
        offer=_offer(scene, project, table=table),
        more=max(0, len(ahead) - STEPS) + max(0, len(rows) - CRITERIA),
    )


def _verdict(scene: Scene, project: Project) -> Words:
    """The verdict of F-14 on the project, and of F-10 on the account."""
    worth = scene.insight("F-14").items.get(key_of(project))
    fits = scene.insight("F-10")
    said = []
    if worth is not None and worth.level is not None and worth.value is not None:
        label = inline(scale("PQ_VERDICT").label(worth.level))
        said.append(_("verdict {label} {n}").format(label=label, n=whole(worth.value)))
    if fits.level is not None and fits.value is not None:
        label = inline(scale("KAQ_VERDICT").label(fits.level))
        said.append(_("account {label} {n}").format(label=label, n=whole(fits.value)))
    return joined([words(text) for text in said])


# ---------------------------------------------------------------------------- steps


def _steps(scene: Scene, project: Project) -> tuple[Step | None, tuple[Step, ...]]:
    rows = scene.dossier.shelf.where(ProcurementStep, "project", value=project.id)
    ordered = sorted(rows, key=lambda row: (row.order is None, row.order or 0, row.id))
    slips = _slips(scene, project)
    finished = [row for row in ordered if row.state in OVER]
    ahead = [row for row in ordered if row.state not in OVER]
    upcoming = next((row for row in ahead if row.state != "current"), None)
    steps = tuple(_step(scene, row, slips=slips, nearest=row is upcoming) for row in ahead)
    return _finished(scene, finished), steps


def _slips(scene: Scene, project: Project) -> dict[str, int]:
    """Slip in days by the name of the milestone; steps and milestones share names."""
    stones = scene.dossier.shelf.where(Milestone, "project", value=project.id)
    found = {stone.name or "": slip_days(stone) for stone in stones}
    return {name: slip for name, slip in found.items() if slip}


def _finished(scene: Scene, rows: list[ProcurementStep]) -> Step | None:
    if not rows:
        return None
    last = max((row.actual for row in rows if row.actual), default=None)
    name = ngettext("{n} step done", "{n} steps done", len(rows)).format(n=len(rows))
    return Step(name, short_day(last, scene.today) if last else "", "", "done")


def _step(scene: Scene, row: ProcurementStep, *, slips: dict[str, int], nearest: bool) -> Step:
    day = row.actual or row.forecast or row.planned
    slip = slips.get(row.name or "")
    notes = [_("now")] if row.state == "current" else []
    if slip:
        notes.append(slipped(slip))
    elif day is not None and nearest:
        gap = (day - scene.today).days
        notes.append(left(gap) if gap >= 0 else _("{days} over").format(days=days(-gap)))
    shown = short_day(day, scene.today) if day else _("when?")
    return Step(gist(row.name, 20), shown, " ".join(notes), row.state or "open")


# ------------------------------------------------------------------------- criteria


def _rivals(scene: Scene, project: Project, *, table: Table) -> tuple[str, ...]:
    """At most three rivals, the greatest threat of F-12 first, then as entered."""
    threat = scene.insight("F-12")
    order = [
        row.organisation
        for row in scene.dossier.shelf.where(ProjectRival, "project", value=project.id)
        if row.organisation in table.rivals
    ]
    order += [rival for rival in table.rivals if rival not in order]

    def weight(rival: str | None) -> float:
        item = threat.items.get(f"{key_of(project)}:{_key(scene, rival)}")
        return -(item.value or 0.0) if item else 0.0

    return tuple(rival for rival in sorted(order, key=weight) if rival)[:RIVALS]


def _key(scene: Scene, rival: str | None) -> str:
    firm = next((item for item in scene.dossier.rivals if item.id == rival), None)
    return key_of(firm) if firm else ""


def _criteria(scene: Scene, table: Table, *, rivals: tuple[str, ...]) -> tuple[CriterionRow, ...]:
    """Must first, then only ours, then by weight (A4); the order on paper and of cutting."""
    only = {row.id for row in table.only_ours}
    rows = [row for row in table.criteria if not row.private]

    def weight(row: Criterion) -> int:
        must = row.kind == "must"
        return 1 if not must and (row.only_ours or row.id in only) else KINDS.get(row.kind or "", 4)

    ordered = sorted(rows, key=weight)
    return tuple(
        CriterionRow(
            name=gist(row.name, 40),
            kind=scale("CRITERION_KIND").label(row.kind),
            must=row.kind == "must",
            author=_author(scene, row),
            only_ours=bool(row.only_ours) or row.id in only,
            fits=tuple(_fit(table.fit(row, party)) for party in (table.ours, *rivals)),
            rank=rank,
        )
        for rank, row in enumerate(ordered)
    )


def _author(scene: Scene, row: Criterion) -> str:
    person = scene.dossier.person(row.author)
    return person_name(person) if person else _("who?")


def _fit(fit: str) -> FitCell:
    match fit:
        case "yes":
            return FitCell(Sign.TICK, _("yes"))
        case "no":
            return FitCell(Sign.CROSS, _("no"))
        case "partial":
            return FitCell(Sign.PART, _("partly"))
        case _:
            return FitCell(Sign.UNKNOWN, _("unknown"))


# ---------------------------------------------------------------------------- offer


def _offer(scene: Scene, project: Project, *, table: Table) -> tuple[Line, ...]:
    only = {row.id: row for row in (*table.only_ours, *(r for r in table.criteria if r.only_ours))}
    ours = listed(gist(row.name, 20) for row in only.values() if not row.private)
    price = money(project.price_ours) if project.price_ours else ""
    lines = (
        _line(_("Only we do"), ours, rank=0),
        _line(_("Our price"), price, rank=1),
        _line(_("Solution"), gist(project.solution, 60), rank=2),
        _line(_("Payment"), gist(project.payment_terms, 40), rank=3),
        _line(_("Delivery"), gist(project.delivery_terms, 40), rank=4),
    )
    own = tuple(Line((Part(found),), rank=5) for found in own_fields(scene, project))
    unknown = () if price else (Line((Part(bold(_("What is our price?"))),), _("Our price"), 1),)
    return (*(line for line in lines if line.parts), *unknown, *own)


def _line(key: str, text: str, *, rank: int) -> Line:
    return Line((Part(words(text)),) if text else (), key=key, rank=rank)
