"""Sheet 14: how far the files can be trusted: complete by section, stale, contradictory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.insight.fact_case import FactState
from kamdesk.domain.insight.fact_states import states
from kamdesk.domain.records import ProjectRole
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.codes import flag
from kamdesk.reports.workbook.columns import Column, Form, computed
from kamdesk.reports.workbook.model import Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import NONE, ask_column
from kamdesk.reports.workbook.portfolio.desk import of_all
from kamdesk.reports.workbook.portfolio.parts import (
    level_column,
    name_column,
    owner_column,
    value_column,
)

if TYPE_CHECKING:
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk

SECTIONS: Final = {
    "BG": N_("Background"),
    "PP": N_("People"),
    "CP": N_("Rivals"),
    "PJ": N_("Projects"),
    "CO": N_("Cooperation"),
}
SECTION_WIDTHS: Final = {"BG": 11.5, "PP": 9.0, "CP": 9.0, "PJ": 9.0, "CO": 11.5}
DECIDING: Final = frozenset({"decider", "approver", "economic_buyer"})


def _section(code: str, label: str) -> Column:
    def read(_desk: object, row: AccountDesk) -> float | None:
        result = row.insight("F-01")
        part = next((p for p in result.parts if p.code == code), None) if result else None
        if part is None or part.points is None or not part.maximum:
            return None
        return part.points / part.maximum

    return computed(
        f"section {code}", label, read=read, form=Form.SHARE, width=SECTION_WIDTHS[code]
    )


def _count(row: AccountDesk, state: FactState) -> int:
    return sum(item.state is state for item in states(row.whole, row.today))


def _has_rival(row: AccountDesk) -> bool:
    return bool(row.whole.rivals) or row.account.none_confirmed is True


def _has_decider(row: AccountDesk) -> bool | None:
    """Whether every open project has a decider with a name; ``None`` without a project."""
    projects = row.whole.open_projects
    if not projects:
        return None
    return all(
        any(
            role.role in DECIDING and role.person is not None
            for role in row.whole.shelf.where(ProjectRole, "project", value=project.id)
        )
        for project in projects
    )


def _flag(key: str, label: str, *, read: Any) -> Column:
    def said(_desk: object, row: AccountDesk) -> str:
        found = read(row)
        return "" if found is None else flag(found)

    return computed(
        key,
        label,
        read=said,
        form=Form.FLAG,
        width=9.0,
        tone=lambda _d, row: "act" if read(row) is False else "",
    )


def _detail(key: str, label: str, *, name: str) -> Column:
    return computed(
        key,
        label,
        read=lambda _d, row: row.detail("F-22").get(name),
        form=Form.WHOLE,
        width=9.0 if name == "stale" else 12.5,
        above=0.0,
    )


QUALITY: Final = Sheet(
    "quality",
    N_("Data quality"),
    (
        Table(
            "Quality",
            (
                name_column(width=15.0),
                value_column("F-01", N_("File completeness"), form=Form.SHARE, width=12.5),
                level_column("F-01", N_("Rating"), width=9.0),
                *(_section(code, label) for code, label in SECTIONS.items()),
                computed(
                    "unknown",
                    N_("Unknown"),
                    read=lambda _d, row: _count(row, FactState.UNKNOWN),
                    form=Form.WHOLE,
                    width=9.0,
                ),
                computed(
                    "unconfirmed",
                    N_("Unconfirmed"),
                    read=lambda _d, row: _count(row, FactState.UNCONFIRMED),
                    form=Form.WHOLE,
                    width=11.5,
                ),
                _detail("stale", N_("Stale"), name="stale"),
                _detail("against", N_("Contradictory"), name="contradictions"),
                _flag("rival", N_("Rival named"), read=_has_rival),
                _flag("decider", N_("Decider named"), read=_has_decider),
                owner_column(),
                ask_column(lambda _row: NONE, width=12.0),
            ),
            of_all(
                lambda desk: sorted(
                    desk.accounts, key=lambda row: (row.value("F-01") or 0.0, row.name, row.id)
                )
            ),
        ),
    ),
    note=lambda _d: _("The thinnest file first; {state} facts count half.").format(
        state=scale("FACT_STATE").label("stale")
    ),
    coloured=True,
)
