"""The one click that deals with a finding or with a line of the Monday list.

Each way has words and an icon for its button; ``carry_out`` goes it. What writes at once can be
undone at once; what needs more than a click opens the dialog that asks for the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.collection import collection
from kamdesk.domain.insight.people import active_people
from kamdesk.domain.records import RECORDS, Action, Event, Interaction, Invoice, Person
from kamdesk.i18n import N_, _
from kamdesk.ui.jump import jump, tab_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.findings.finding import Remedy
    from kamdesk.ui.desk import Desk


class Treatable(Protocol):
    """What a click can deal with: a finding, or a line of the Monday list."""

    @property
    def account(self) -> str:
        """The id of the account."""

    @property
    def remedy(self) -> Remedy:
        """What to do."""


@dataclass(frozen=True, slots=True)
class Way:
    """The button of a remedy: its words as a message id, its icon."""

    label: str
    icon: str


WAYS: Final = {
    "visit": Way(N_("Plan visit"), "plus"),
    "collect": Way(N_("Note the step"), "phone"),
    "complaint": Way(N_("Open complaint"), "message-report"),
    "confirm": Way(N_("Confirm"), "circle-check"),
    "step": Way(N_("Next step"), "pencil"),
    "promise": Way(N_("Done / new day"), "check"),
    "brief": Way(N_("Open brief"), "file-text"),
    "open": Way(N_("Go there"), "external-link"),
}
"""The button of each kind of remedy (``domain/findings/finding.py``)."""


OPENS: Final = {
    "interaction": Way(N_("View plan"), "calendar-event"),
    "invoice": Way(N_("Open invoice"), "file-text"),
    "project": Way(N_("Open project"), "briefcase"),
}
"""What "open" is called where the record is one that people know by a name of its own."""


def way_of(remedy: Remedy) -> Way:
    """The button of a remedy."""
    if remedy.kind == "open" and remedy.row.entity in OPENS:
        return OPENS[remedy.row.entity]
    return WAYS[remedy.kind]


def carry_out(desk: Desk, item: Treatable, *, parent: QWidget | None = None) -> None:
    """Deal with a finding or a line: write what one click can write, or open what asks.

    A record that is gone meanwhile is passed over; the list it stood in reloads by itself.
    """
    row = item.remedy.row
    if not desk.has_account(item.account) or desk.book.get(RECORDS[row.entity], row.id) is None:
        return
    _DEEDS[item.remedy.kind](desk, item, parent=parent)


def _visit(desk: Desk, item: Treatable, *, parent: QWidget | None) -> None:
    """Plan a visit; whom the remedy names is put on it."""
    from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog

    dialog = PlanVisitDialog(desk, item.account, parent=parent)
    dialog.made.connect(lambda visit_id: _planned(desk, item, visit_id=visit_id))
    dialog.open()


def _planned(desk: Desk, item: Treatable, *, visit_id: str) -> None:
    from kamdesk.services.visits import set_attendance

    visit, row = desk.book.get(Interaction, visit_id), item.remedy.row
    person = desk.book.get(Person, row.id) if row.entity == Person.ENTITY else None
    people = active_people(desk.dossier(item.account), desk.today)
    if visit is not None and person is not None and person.id in {p.id for p in people}:
        desk.do(set_attendance, desk.book, visit, person=person, attends=True)
    desk.go("account", (item.account, "visits", visit_id))


def _collect(desk: Desk, item: Treatable, *, parent: QWidget | None) -> None:  # noqa: ARG001
    """Note the step that is due as taken today, by whom and of whom the ladder proposes (F-08)."""
    from kamdesk.services.collecting import Asking, record_step

    dossier = desk.dossier(item.account)
    invoice = dossier.shelf.get(Invoice, item.remedy.row.id)
    if invoice is None:
        return
    detail: Any = collection(dossier, desk.today).items[key_of(invoice)].detail
    if not detail["step"] or detail["done"]:
        jump(desk, item.remedy.row, account=item.account)
        return
    people = {key_of(person): person.id for person in dossier.shelf.of(Person)}
    ours, theirs = (next(iter(detail[side]), "") for side in ("ours", "theirs"))
    asking = Asking(int(detail["step"][1:]), people.get(ours), people.get(theirs))
    if desk.do(record_step, desk.book, invoice, asking=asking, day=desk.today):
        words = _("{step} of {invoice} is noted.")
        desk.messages.told_undoable(
            words.format(step=detail["step"], invoice=invoice.no), desk.undo
        )


def _complaint(desk: Desk, item: Treatable, *, parent: QWidget | None) -> None:  # noqa: ARG001
    """Go to the complaint where its clock runs and its steps are one click each."""
    desk.go("account", (item.account, tab_of("complaint"), item.remedy.row.id))


def _confirm(desk: Desk, item: Treatable, *, parent: QWidget | None) -> None:
    """Ask for the value of a field and who said it."""
    from kamdesk.ui.dialogs.evidence import EvidenceDialog
    from kamdesk.ui.forms.record_form import RecordForm

    row = item.remedy.row
    kind = RECORDS[row.entity]
    record = desk.dossier(item.account).shelf.get(kind, row.id)
    if record is None:
        return
    name = item.remedy.field
    form = RecordForm(desk, kind, account_id=item.account, names=(name,))
    form.load(record)
    dialog = EvidenceDialog(desk, form.field(name), account_id=item.account, parent=parent)
    # The field lives in the form, and the form as long as the dialog.
    form.setParent(dialog)
    form.hide()
    dialog.open()


def _step(desk: Desk, item: Treatable, *, parent: QWidget | None) -> None:
    """Write the next step: what, who, until when."""
    from kamdesk.ui.dialogs.record import NewRecordDialog

    row = item.remedy.row
    owner = desk.dossier(item.account).account.owner
    given: dict[str, Any] = {"account": item.account, "kind": "task", "side": "ours"}
    if row.entity == "project":
        given["project"] = row.id
    names = ("text", "owner", "due")
    dialog = NewRecordDialog(
        desk, Action, account_id=item.account, given=given, names=names, parent=parent
    )
    dialog.form.set_value("owner", owner)
    dialog.made.connect(lambda action: _answered(desk, item, action=action))
    dialog.open()


def _answered(desk: Desk, item: Treatable, *, action: Action) -> None:
    """Where the step answers an event, say so at the event."""
    from kamdesk.services.records import set_field

    row = item.remedy.row
    event = desk.book.get(Event, row.id) if row.entity == Event.ENTITY else None
    if event is not None:
        desk.do(set_field, desk.book, event, name="response", value=action.id, today=desk.today)


def _promise(desk: Desk, item: Treatable, *, parent: QWidget | None) -> None:
    from kamdesk.ui.dialogs.promise import PromiseDialog

    action = desk.book.get(Action, item.remedy.row.id)
    if action is not None:
        PromiseDialog(desk, action, parent=parent).open()


def _brief(desk: Desk, item: Treatable, *, parent: QWidget | None) -> None:  # noqa: ARG001
    desk.go("brief", (item.account, item.remedy.row.id))


def _open(desk: Desk, item: Treatable, *, parent: QWidget | None) -> None:
    jump(desk, item.remedy.row, account=item.account, parent=parent)


_DEEDS: Final = {
    "visit": _visit,
    "collect": _collect,
    "complaint": _complaint,
    "confirm": _confirm,
    "step": _step,
    "promise": _promise,
    "brief": _brief,
    "open": _open,
}
