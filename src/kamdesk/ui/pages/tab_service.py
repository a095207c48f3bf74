"""Service and money of an account, in four parts: complaints, terms, receivables, value."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from kamdesk.domain.records import Agreement, Complaint, Invoice
from kamdesk.i18n import N_
from kamdesk.ui.pages.parts_tab import PartsTab

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record
    from kamdesk.ui.pages.parts_tab import Parts

PARTS: Final[Parts] = (
    ("complaints", N_("Complaints"), "service_complaints", "ComplaintsSection"),
    ("terms", N_("Deliveries and agreements"), "service_terms", "TermsSection"),
    ("money", N_("Receivables"), "service_money", "MoneySection"),
    ("value", N_("Favours and returns"), "service_value", "ValueSection"),
)
"""Key, words, module and class of each part."""
PLACES: Final[dict[str, type[Record]]] = {
    "complaints": Complaint,
    "terms": Agreement,
    "money": Invoice,
}
"""Whose record leads to which part."""


class ServiceTab(PartsTab):
    """A switch for the parts, and the part on show; each is made when it is first wanted."""

    PARTS: ClassVar[Parts] = PARTS
    PLACES: ClassVar[dict[str, type[Record]]] = PLACES
