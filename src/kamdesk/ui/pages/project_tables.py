"""The tables of a project: who plays which role, and the criteria, us against the rivals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kamdesk.domain.fact import key_of
from kamdesk.domain.hints import project_hints
from kamdesk.domain.insight.coverage import reach
from kamdesk.domain.insight.criteria import Meets, Table, project_table, status_of
from kamdesk.domain.insight.rival_seats import rival_seats
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Criterion, Organisation, ProjectRole
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.services.projects import lay_criteria, set_fit
from kamdesk.ui.dialogs.record import NewRecordDialog, RecordDialog
from kamdesk.ui.dialogs.records import RecordsDialog
from kamdesk.ui.kit import Button, Panel, PlainLabel, Tag
from kamdesk.ui.models import (
    Cell,
    Column,
    CriteriaModel,
    CriteriaView,
    CriterionLine,
    RecordsModel,
    RecordsView,
)
from kamdesk.ui.pages.hint_lines import HintLines
from kamdesk.ui.pages.people_rows import person_rows
from kamdesk.ui.pages.service_kit import WhyButton
from kamdesk.ui.people_picture import letter_of
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Person, Project
    from kamdesk.ui.desk import Desk

FIT_OUT = {"yes": "yes", "partial": "part", "no": "no", "unknown": "unknown"}
FIT_IN = {"yes": "yes", "part": "partial", "no": "no", "unknown": None}
MEETS_OUT = {Meets.MEETS: "yes", Meets.FAILS: "no"}
CRITERIA_TONES = {"safe": "green", "safe?": "green", "alarm": "red", "alarm?": "red"}


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A person with all his roles in the project, or one empty seat."""

    roles: tuple[ProjectRole, ...]
    name: str
    words: str
    power: int | None
    attitude: str | None
    tie: str
    state: str
    tone: Literal["", "red", "amber", "green"]


class RolesPanel(Panel):
    """Buying roles; an empty seat asks for a name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Buying roles"), flush=True)
        self.desk = desk
        self._account = ""
        self._project: Project | None = None
        self.model = RecordsModel(_role_columns(), ())
        self.view = RecordsView(self.model, name=_("Buying roles"))
        self.add_button = Button(_("Add"), "inline", icon="plus")
        self.view.opened.connect(self._edit)
        self.view.asked_to_delete.connect(self._remove)
        self.body.addWidget(self.view)
        self.body.addStretch(1)

    def show_project(self, dossier: Dossier, project: Project) -> None:
        """Show the roles of a project and how much of its power was reached (F-11)."""
        self._account, self._project = dossier.account.id, project
        self.clear_right()
        found = reach(dossier, project, today=self.desk.today)
        if found.value is not None:
            words = _("reached {value:.0f} % of the power").format(value=found.value)
            why = WhyButton(self.desk)
            why.show_result(words, found, account=dossier.account.id)
            self.add_right(why)
        rows = _role_rows(self.desk, dossier, project=project)
        empty = sum(not row.name for row in rows)
        if empty:
            self.add_right(Tag.severity(_("{n} empty").format(n=empty), "amber"))
        self.add_button = Button(_("Add"), "inline", icon="plus")
        self.add_button.clicked.connect(self._add)
        self.add_right(self.add_button)
        self.model.set_rows(rows)
        self.view.setVisible(bool(rows))
        self.view.fit_height()

    def _add(self) -> None:
        if self._project is not None:
            given = {"project": self._project.id}
            NewRecordDialog(
                self.desk, ProjectRole, account_id=self._account, given=given, parent=self.window()
            ).open()

    def _edit(self, row: RoleRow) -> None:
        if len(row.roles) == 1 or self._project is None:
            RecordDialog(
                self.desk, row.roles[0], account_id=self._account, parent=self.window()
            ).open()
            return
        given = {"project": self._project.id, "person": row.roles[0].person}
        sheet = RecordsDialog(
            self.desk,
            ProjectRole,
            account_id=self._account,
            given=given,
            parent=self.window(),
        )
        sheet.open()

    def _remove(self, row: RoleRow) -> None:
        """Remove the one role, or show all of them to choose from."""
        if len(row.roles) > 1:
            self._edit(row)
            return
        self.desk.remove(row.roles[0], _("{name} is in the bin.").format(name=row.words))


def _role_columns() -> tuple[Column, ...]:
    return (
        Column(
            title=_("Person"),
            value=lambda row: row.name or Cell(_("empty seat"), tone="amber", sign="user-question"),
            role="subject",
            width=110,
        ),
        Column(title=_("Role"), value=lambda row: row.words, width=140, stretch=True),
        Column(
            title=_("Power"),
            value=lambda row: "" if row.power is None else Cell("", level=row.power),
            role="power",
            width=72,
        ),
        Column(
            title=_("Attitude"),
            value=lambda row: Cell("", sign=letter_of(row.attitude)) if row.name else "",
            role="attitude",
            width=64,
        ),
        Column(title=_("Our tie"), value=lambda row: row.tie, width=90),
        Column(title=_("State"), value=lambda row: Cell(row.state, tone=row.tone), width=110),
    )


def _role_rows(desk: Desk, dossier: Dossier, *, project: Project) -> tuple[RoleRow, ...]:
    """The people of the decision chain, each once, then the empty seats."""
    grouped: dict[str, list[ProjectRole]] = {}
    for role in dossier.shelf.where(ProjectRole, "project", value=project.id):
        grouped.setdefault(role.person or role.id, []).append(role)
    missing = frozenset(reach(dossier, project, today=desk.today).missing)
    seats = {seat.person: seat.rival for seat in rival_seats(dossier, desk.today)}
    people = {row.id: row for row in person_rows(dossier, desk.today)}
    rows = []
    for roles in grouped.values():
        person = dossier.person(roles[0].person)
        known = people.get(roles[0].person or "")
        state, tone = _state(dossier, person, seats=seats, missing=missing)
        words = _(", ").join(scale("PROJECT_ROLE").label(role.role) for role in roles if role.role)
        rows.append(
            RoleRow(
                tuple(roles),
                title_of(person, dossier.shelf) if person else "",
                words,
                person.power if person else None,
                person.attitude if person else None,
                known.counterpart if known else "",
                state,
                tone,
            )
        )
    return tuple(sorted(rows, key=lambda row: (not row.name, -(row.power or 0))))


def _state(
    dossier: Dossier,
    person: Person | None,
    *,
    seats: dict[str, str],
    missing: frozenset[str],
) -> tuple[str, Literal["", "red", "amber", "green"]]:
    """How a seat stands: empty, lost to a rival, not reached lately, reached."""
    if person is None:
        return _("who is it?"), "amber"
    key = key_of(person)
    if key in seats:
        firms = (item for item in dossier.shelf.of(Organisation) if key_of(item) == seats[key])
        firm = next(firms, None)
        name = (firm.short or firm.name or "") if firm else seats[key]
        return _("lost to {rival}").format(rival=name), "red"
    if key in missing:
        return _("not in contact"), "amber"
    return _("in contact"), "green"


class CriteriaPanel(Panel):
    """Us against the rivals, criterion by criterion, with the status in words (F-04)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Purchase criteria: us and the rivals"), flush=True)
        self.desk = desk
        self._account = ""
        self._project: Project | None = None
        self._parties: tuple[Organisation, ...] = ()
        self._hint = PlainLabel("", TextRole.NOTE, wrap=True)
        self._hint.setContentsMargins(Size.GAP, 8, Size.GAP, 8)
        self._view: CriteriaView | None = None
        self._names: list[str] = []
        self.body.addWidget(self._hint)
        self._advice = HintLines()
        self._advice.setContentsMargins(Size.GAP, 0, Size.GAP, 8)
        self.body.addWidget(self._advice)
        self.body.addStretch(1)

    def show_project(self, dossier: Dossier, project: Project) -> None:
        """Show the criteria of a project."""
        self._account, self._project = dossier.account.id, project
        table = project_table(dossier, project)
        self._parties = _parties(dossier, table)
        self.clear_right()
        level = status_of(dossier, table)
        if table.criteria:
            words = scale("CRITERIA_STATUS").label(level)
            self.add_right(Tag.severity(words, CRITERIA_TONES.get(level, "amber")))
        if not table.criteria:
            usual = Button(_("Usual criteria"), "inline", icon="list-check")
            usual.clicked.connect(self._lay)
            self.add_right(usual)
        button = Button(_("Add"), "inline", icon="plus")
        button.clicked.connect(self._add)
        self.add_right(button)
        self._show_table(dossier, table)
        self._hint.setText(_hint_words(table, level))
        self._advice.show_hints(project_hints(dossier, project) if table.criteria else ())

    def _show_table(self, dossier: Dossier, table: Table) -> None:
        names = [firm.short or firm.name or "" for firm in self._parties]
        lines = [_line(dossier, table, row=row, parties=self._parties) for row in table.criteria]
        if table.used:
            lines.append(_total(table, self._parties))
        if self._view is None or names != self._names:
            self._make_view(names, lines)
        else:
            # The same table stays, so that the keyboard stays in the cell it is in.
            self._view.records().set_rows(lines)
        if self._view is not None:
            self._view.fit_height()
            self._view.setVisible(bool(lines))

    def _make_view(self, names: list[str], lines: list[CriterionLine]) -> None:
        if self._view is not None:
            self._view.setParent(None)
            self._view.deleteLater()
        self._names = names
        self._view = CriteriaView(CriteriaModel(names, lines), name=_("Purchase criteria"))
        self._view.fit_picked.connect(lambda line, party, fit: self._set_fit(line, party, fit=fit))
        self._view.opened.connect(self._edit)
        self._view.asked_to_delete.connect(self._remove)
        self.body.insertWidget(0, self._view)

    def _set_fit(self, line: CriterionLine, party: int, *, fit: str) -> None:
        if isinstance(line.payload, Criterion):
            self.desk.do(
                set_fit,
                self.desk.book,
                line.payload,
                firm=self._parties[party],
                fit=FIT_IN.get(fit),
            )

    def _add(self) -> None:
        if self._project is not None:
            given = {"project": self._project.id, "account": None}
            NewRecordDialog(
                self.desk, Criterion, account_id=self._account, given=given, parent=self.window()
            ).open()

    def _lay(self) -> None:
        if self._project is not None:
            self.desk.do(lay_criteria, self.desk.book, self._project)

    def _edit(self, line: CriterionLine) -> None:
        if isinstance(line.payload, Criterion):
            RecordDialog(
                self.desk, line.payload, account_id=self._account, parent=self.window()
            ).open()

    def _remove(self, line: CriterionLine) -> None:
        if isinstance(line.payload, Criterion):
            self.desk.remove(line.payload, _("{name} is in the bin.").format(name=line.title))


def _parties(dossier: Dossier, table: Table) -> tuple[Organisation, ...]:
    """Us first, then the rivals named in the project."""
    ids = (table.ours, *table.rivals)
    found = (dossier.shelf.get(Organisation, firm) for firm in ids)
    return tuple(firm for firm in found if firm is not None)


def _line(
    dossier: Dossier, table: Table, *, row: Criterion, parties: tuple[Organisation, ...]
) -> CriterionLine:
    author = dossier.person(row.author)
    return CriterionLine(
        title=row.name or "",
        kind=scale("CRITERION_KIND").label(row.kind) if row.kind else "",
        author=title_of(author, dossier.shelf) if author else "",
        fits=tuple(FIT_OUT[table.fit(row, party.id)] for party in parties),
        must=row.kind == "must",
        payload=row,
    )


def _total(table: Table, parties: tuple[Organisation, ...]) -> CriterionLine:
    fits = tuple(MEETS_OUT.get(table.meets(party.id), "unknown") for party in parties)
    return CriterionLine(title=_("All musts together"), fits=fits, total=True)


def _hint_words(table: Table, level: str) -> str:
    """What to do about the status; computed, never typed."""
    if not table.criteria:
        return _("No criteria yet. Ask who writes the specification, and what is a must.")
    scored = [row.name or "" for row in table.only_ours if row.kind != "must"]
    if level == "watch" and scored:
        words = _("Make one of these a must, and the rival is out: {names}.")
        return words.format(names=_(", ").join(scored))
    return scale("CRITERIA_STATUS").help(level)
