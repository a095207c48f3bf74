"""The findings of a book; putting one aside, with a reason, and bringing it back.

It comes back by itself when its day is reached or when the data behind it change (the mark keeps
their fingerprint, ``domain/findings``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kamdesk.domain.fact import key_of
from kamdesk.domain.findings.judge import judged, over_all
from kamdesk.domain.findings.plain import finding_to_json
from kamdesk.domain.findings.reckoned import Reckoned
from kamdesk.domain.findings.table import RULES
from kamdesk.domain.records import FindingMark
from kamdesk.domain.scales import scale
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _
from kamdesk.services.portfolio import read_portfolio

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json
    from kamdesk.domain.findings.finding import Finding
    from kamdesk.domain.records import Account
    from kamdesk.storage.book import Book
    from kamdesk.storage.work import Work


class ReasonNeeded(UserError):
    """A finding put aside without saying why."""

    sentence = N_("Say why this is put aside. In half a year nobody remembers.")


class DayPassed(UserError):
    """A finding put aside until a day that is over."""

    sentence = N_("It would come back at once: choose a day after {today}.")


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with the account it is of, as a program and as a person reads it."""

    finding: Finding
    dossier: Dossier

    @property
    def plain(self) -> Json:
        """For JSON."""
        return finding_to_json(self.finding, self.dossier.shelf)

    @property
    def line(self) -> str:
        """For a terminal: account, rule, severity, sentence; tabs between."""
        item = self.finding
        aside = _("put aside: {reason}").format(reason=item.aside.reason) if item.aside else ""
        account, severity = key_of(self.dossier.account), scale("FINDING").label(item.severity)
        return "\t".join((account, item.rule, severity, item.words, *([aside] if aside else [])))


def book_findings(book: Book, today: dt.date, *, account: Account | None = None) -> list[Told]:
    """All findings of a book, or of one account; those of the portfolio come last.

    Findings put aside are among them, with their mark.
    """
    view = read_portfolio(book, today)
    cases = [
        Reckoned(
            dossier, today, insights=view.insights[dossier.account.id], portfolio=view.yardstick
        )
        for dossier in view.dossiers
        if account is None or account.id == dossier.account.id
    ]
    dossiers = {case.account.id: case.dossier for case in cases}
    found = [item for case in cases for item in judged(case)]
    found += () if account else over_all(cases, view.portfolio)
    return [Told(item, dossiers[item.account]) for item in found]


class Puttable(Protocol):
    """What can be put aside: a finding, or a line of the Monday list (``Matter``)."""

    @property
    def rule(self) -> str:
        """The code of the rule."""

    @property
    def account(self) -> str:
        """The id of the account."""

    @property
    def about(self) -> str:
        """Which of several at the account; "" where there is but one."""

    @property
    def words(self) -> str:
        """What it says."""

    @property
    def fingerprint(self) -> str:
        """Of its data."""


def put_aside(
    book: Book, finding: Puttable, *, reason: str, today: dt.date, until: dt.date | None = None
) -> Changes:
    """Put a finding aside until a day (left out: until its data change).

    Raises ``ReasonNeeded`` or ``DayPassed``.
    """
    if not reason.strip():
        raise ReasonNeeded
    if until is not None and until <= today:
        raise DayPassed(today=today.isoformat())
    with book.work(_("put aside: {rule}").format(rule=_title(finding))) as work:
        # What an older mark said was about other data.
        _forget(work, finding)
        work.add(
            FindingMark,
            account=finding.account,
            rule=finding.rule,
            about=finding.about or None,
            reason=reason.strip(),
            marked_on=today,
            until=until,
            fingerprint=finding.fingerprint,
        )
    return work.changes


def bring_back(book: Book, finding: Puttable) -> Changes:
    """Show a finding again that was put aside."""
    with book.work(_("brought back: {rule}").format(rule=_title(finding))) as work:
        _forget(work, finding)
    return work.changes


def _title(finding: Puttable) -> str:
    rule = RULES.get(finding.rule)
    return finding.words if rule is None else _(rule.title)


def _forget(work: Work, finding: Puttable) -> None:
    for mark in list(work.where(FindingMark, "account", value=finding.account)):
        if mark.rule == finding.rule and (mark.about or "") == finding.about:
            work.remove(mark)
