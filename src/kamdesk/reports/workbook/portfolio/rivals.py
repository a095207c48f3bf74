"""Sheet 7: every rival over all accounts: where it sits, how strong, who works for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.scene import firm_name
from kamdesk.domain.brief.wording import bracketed
from kamdesk.domain.fact import key_of
from kamdesk.domain.records import (
    AccountRival,
    InstalledItem,
    Organisation,
    Person,
    Post,
    Product,
    Project,
    ProjectRival,
)
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed, joined
from kamdesk.reports.workbook.model import Sheet, Table
from kamdesk.reports.workbook.pages.metrics import METRICS, level_words, tone_of
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import of_all

if TYPE_CHECKING:
    from kamdesk.domain.insight.result import Insight
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, PortfolioDesk


@dataclass(slots=True)
class RivalRow:
    """One rival with what all accounts say of it."""

    firm: Organisation
    accounts: dict[str, str] = field(default_factory=dict)
    installed: float = 0.0
    satisfaction: list[int] = field(default_factory=list)
    projects: list[str] = field(default_factory=list)
    worst: Insight | None = None
    won: int = 0
    lost: int = 0
    reps: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the firm."""
        return self.firm.id


def rivals(desk: PortfolioDesk) -> list[RivalRow]:
    """The rivals named anywhere, the largest threat first."""
    found: dict[str, RivalRow] = {}
    for row in desk.accounts:
        for firm in row.shown.rivals:
            one = found.setdefault(firm.id, RivalRow(firm))
            one.accounts[row.id] = row.name
            _at_account(row, one)
            _in_projects(row, one)
            _reps(row, one)
    return sorted(
        found.values(),
        key=lambda one: (-((one.worst.value or 0.0) if one.worst else 0.0), firm_name(one.firm)),
    )


def _at_account(row: AccountDesk, one: RivalRow) -> None:
    for item in row.shelf.where(AccountRival, "account", value=row.id):
        if item.organisation == one.id and item.satisfaction is not None:
            one.satisfaction.append(item.satisfaction)
    names = {firm_name(one.firm), one.firm.name}
    for piece in row.of(InstalledItem):
        product = row.shelf.get(Product, piece.product)
        if (product and product.maker == one.id) or piece.maker in names:
            one.installed += piece.quantity or 1.0


def _in_projects(row: AccountDesk, one: RivalRow) -> None:
    """Threats of open projects; of closed ones who won where both of us ran."""
    threats = row.insight("F-12")
    for item in row.of(ProjectRival):
        project = row.shelf.get(Project, item.project)
        if item.organisation != one.id or project is None or project.account != row.id:
            continue
        if project.result in {"won", "lost"}:
            one.won += project.result == "lost"
            one.lost += project.result == "won"
            continue
        key = f"{key_of(project)}:{key_of(one.firm)}"
        threat = threats.items.get(key) if threats else None
        one.projects.append(project.name or key_of(project))
        if threat and threat.value is not None:
            before = one.worst.value or 0.0 if one.worst else -1.0
            one.worst = threat if threat.value > before else one.worst


def _reps(row: AccountDesk, one: RivalRow) -> None:
    for post in row.shelf.where(Post, "organisation", value=one.id):
        person = row.shelf.get(Person, post.person)
        if person is not None and person.name and (post.valid_to or row.today) >= row.today:
            one.reps[person.id] = bracketed(person.name, person.style or "")


def _mean(numbers: list[int]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None


RIVALS: Final = Sheet(
    "rivals",
    N_("Rivals"),
    (
        Table(
            "Rivals",
            (
                computed(
                    "rival",
                    N_("Rival"),
                    read=lambda _d, x: firm_name(x.firm),
                    width=16.0,
                    bold=True,
                ),
                computed(
                    "threat",
                    N_("Largest threat"),
                    read=lambda _d, x: (
                        level_words(METRICS["F-12"], x.worst.level) if x.worst else ""
                    ),
                    form=Form.MARK,
                    width=10.0,
                    tone=lambda _d, x: tone_of(METRICS["F-12"], x.worst.level) if x.worst else "",
                ),
                computed(
                    "points",
                    N_("Points"),
                    read=lambda _d, x: x.worst.value if x.worst else None,
                    form=Form.SCORE,
                ),
                computed(
                    "accounts",
                    N_("Accounts"),
                    read=lambda _d, x: joined(x.accounts.values()),
                    width=18.0,
                ),
                computed(
                    "installed",
                    N_("Installed pieces"),
                    read=lambda _d, x: x.installed or None,
                    form=Form.WHOLE,
                    width=9.0,
                ),
                computed(
                    "satisfaction",
                    N_("Satisfaction with it (1-5)"),
                    read=lambda _d, x: _mean(x.satisfaction),
                    form=Form.SCORE,
                    width=13.0,
                ),
                computed(
                    "projects",
                    N_("Open projects"),
                    read=lambda _d, x: joined(x.projects),
                    width=24.0,
                ),
                computed("won", N_("Won against us"), read=lambda _d, x: x.won, form=Form.WHOLE),
                computed("lost", N_("Lost to us"), read=lambda _d, x: x.lost, form=Form.WHOLE),
                computed(
                    "reps",
                    N_("Reps and their style"),
                    read=lambda _d, x: joined(x.reps.values()),
                    form=Form.LONG,
                    width=28.0,
                ),
                ask_column(lambda x: ask_for("project", [x.worst.level if x.worst else None])),
            ),
            of_all(rivals),
        ),
    ),
    note=lambda _d: _("The largest threat of its open projects first."),
    coloured=True,
)
