"""The step that opens a gate of the organisational relationship: plan it, sign it, sell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.wallet import share_of_wallet
from kamdesk.domain.records import Agreement, SupplierStatus

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.fact import Record
    from kamdesk.ui.desk import Desk

MEETINGS = {
    "cxo_visit": "visit",
    "seminar": "seminar_roadmap",
    "annual_meeting": "annual_meeting",
    "mgmt_seminar": "seminar_management",
}
"""Gates that a meeting opens, with its kind (INTERACTION)."""

PAPERS: dict[str, tuple[type[Record], dict[str, Any]]] = {
    "access": (SupplierStatus, {"status": "approved"}),
    "framework": (Agreement, {"kind": "framework"}),
    "strategic_agreement": (Agreement, {"kind": "strategic"}),
}
"""Gates that a paper opens, with what is known of it."""


def take_step(desk: Desk, gate: str, *, account: str, parent: QWidget) -> None:
    """Offer the one thing that opens a gate; where it is selling, show what they buy from whom."""
    if gate in MEETINGS:
        from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog

        dialog = PlanVisitDialog(desk, account, parent=parent)
        dialog.form.set_value("kind", MEETINGS[gate])
        dialog.made.connect(lambda visit: desk.go("account", (account, "visits", visit)))
        dialog.open()
    elif gate in PAPERS:
        from kamdesk.ui.dialogs.record import NewRecordDialog

        kind, known = PAPERS[gate]
        sheet = NewRecordDialog(
            desk, kind, account_id=account, given={"account": account}, parent=parent
        )
        for name, value in known.items():
            sheet.form.set_value(name, value)
        sheet.open()
    elif gate == "invited":
        desk.go("account", (account, "projects", None))
    else:
        from kamdesk.ui.dialogs.why import show_why

        insight = share_of_wallet(desk.dossier(account), desk.today)
        show_why(desk, insight, account=account, parent=parent)
