"""The gates of F-02a: levels 0 to 4, and what opens each gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.customers import TODAY, days_ago, line, met, ours, sold, theirs, yuan
from tests.helpers.dossiers import small

from kamdesk.domain.insight.gates import LABELS, Gate, gates, level_of_gates
from kamdesk.domain.records import Account, Agreement, Project, Spend, SupplierStatus

if TYPE_CHECKING:
    import datetime as dt


def _level(*codes: str) -> int:
    opener = Account(id="any")
    found = {code: Gate(code, (opener,) if code in codes else ()) for code in LABELS}
    return level_of_gates(found, 3)


THREE = ("invited", "access", "cxo_visit", "seminar", "multi_product")
FOUR = (*THREE, "strategic_agreement", "core", "annual_meeting")


@pytest.mark.parametrize(
    ("codes", "level"),
    [
        ((), 0),
        (("access", "cxo_visit", "framework"), 0),
        (("invited",), 1),
        (("invited", "access"), 2),
        (("invited", "access", "cxo_visit", "seminar"), 2),
        (THREE, 3),
        (("invited", "access", "seminar", "multi_product", "framework"), 3),
        ((*THREE, "core", "annual_meeting", "mgmt_seminar"), 3),
        (FOUR, 4),
        ((*FOUR, "mgmt_seminar", "framework"), 4),
    ],
)
def test_each_level_asks_for_the_one_below(codes: tuple[str, ...], level: int) -> None:
    assert _level(*codes) == level


def test_nothing_opens_no_gate() -> None:
    assert not any(gate.open for gate in gates(small(), TODAY).values())


@pytest.mark.parametrize(
    ("notice", "order", "is_open"),
    [
        (days_ago(730), None, True),
        (days_ago(731), None, False),
        (None, days_ago(-300), True),
        (None, None, False),
    ],
)
def test_an_invitation_is_recent_or_ahead(
    notice: dt.date | None, order: dt.date | None, is_open: bool
) -> None:
    project = Project(id="j", account="X", tender_method="open", notice=notice, order_date=order)
    assert gates(small(project), TODAY)["invited"].open is is_open


def test_a_project_without_a_way_of_tendering_is_no_invitation() -> None:
    project = Project(id="j", account="X", notice=TODAY)
    assert not gates(small(project), TODAY)["invited"].open


@pytest.mark.parametrize(
    ("status", "expiry", "is_open"),
    [
        ("approved", None, True),
        ("approved", TODAY, True),
        ("approved", days_ago(1), False),
        ("in_audit", None, False),
    ],
)
def test_an_approval_counts_while_it_is_valid(
    status: str, expiry: dt.date | None, is_open: bool
) -> None:
    row = SupplierStatus(id="s", account="X", status=status, expiry=expiry)
    assert gates(small(row), TODAY)["access"].open is is_open


@pytest.mark.parametrize(
    ("kind", "days", "our_level", "is_open"),
    [
        ("visit", 365, 4, True),
        ("visit", 366, 4, False),
        ("phone", 5, 4, False),
        ("visit", 5, 3, False),
    ],
)
def test_both_tops_must_have_met(kind: str, days: int, our_level: int, is_open: bool) -> None:
    records = (
        *theirs("p", level=4),
        *ours("u", level=our_level),
        *met("v", days_ago(days), "p", "u", kind=kind),
    )
    assert gates(small(*records), TODAY)["cxo_visit"].open is is_open


def test_two_tops_of_ours_are_no_meeting_of_both() -> None:
    records = (*ours("u", level=4), *ours("w", level=4), *met("v", TODAY, "u", "w"))
    assert not gates(small(*records), TODAY)["cxo_visit"].open


@pytest.mark.parametrize(
    ("kind", "gate", "days"),
    [
        ("seminar_roadmap", "seminar", 365),
        ("seminar_delivery", "seminar", 365),
        ("site_meeting", "seminar", 365),
        ("annual_meeting", "annual_meeting", 400),
        ("seminar_management", "mgmt_seminar", 400),
    ],
)
def test_meetings_open_their_gate_for_their_time(kind: str, gate: str, days: int) -> None:
    fresh, stale = met("v", days_ago(days), kind=kind), met("v", days_ago(days + 1), kind=kind)
    assert gates(small(*fresh), TODAY)[gate].open
    assert not gates(small(*stale), TODAY)[gate].open


def test_a_planned_meeting_opens_nothing() -> None:
    records = met("v", days_ago(-5), kind="annual_meeting", status="planned")
    assert not gates(small(*records), TODAY)["annual_meeting"].open


@pytest.mark.parametrize(("second", "is_open"), [(5.0, True), (0.0, False), (-5.0, False)])
def test_two_lines_must_be_sold(second: float, is_open: bool) -> None:
    records = (line("P1"), line("P2"), sold("2026-11", 9), sold("2026-10", second, line="P2"))
    assert gates(small(*records), TODAY)["multi_product"].open is is_open


@pytest.mark.parametrize(
    ("kind", "begin", "end", "gate", "is_open"),
    [
        ("framework", days_ago(9), TODAY, "framework", True),
        ("framework", None, None, "framework", True),
        ("framework", None, days_ago(1), "framework", False),
        ("strategic", days_ago(-1), None, "strategic_agreement", False),
        ("strategic", days_ago(1), None, "strategic_agreement", True),
    ],
)
def test_agreements_count_while_in_force(
    kind: str, begin: dt.date | None, end: dt.date | None, *, gate: str, is_open: bool
) -> None:
    row = Agreement(id="a", account="X", kind=kind, valid_from=begin, valid_to=end)
    assert gates(small(row), TODAY)[gate].open is is_open


@pytest.mark.parametrize(("ours_", "is_open"), [(50, True), (49, False), (101, False)])
def test_half_of_a_line_is_a_core_position(ours_: float, is_open: bool) -> None:
    row = Spend(id="s", account="X", product_line="P1", total=yuan(100), ours=yuan(ours_))
    assert gates(small(row), TODAY)["core"].open is is_open
