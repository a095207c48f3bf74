"""All rules by id (domain/5, 4.3). To add one: an entry in the file of its question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.findings import (
    contacts,
    money,
    people,
    portfolio,
    projects,
    rivals,
    service,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.findings.rule import Rule

FILES: Final = (contacts, people, projects, rivals, service, money, standing, portfolio)

RULES: Final[Mapping[str, Rule]] = {
    rule.id: rule for rule in sorted((r for f in FILES for r in f.RULES), key=lambda r: r.id)
}
"""Every rule by its id, in the order of the catalogue."""
