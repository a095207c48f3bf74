"""The views over the sample book say what 7-samples 6.4 says."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from tests.helpers.wholes import sample_whole

from kamdesk.domain.ageing import ladder
from kamdesk.domain.fact import Money
from kamdesk.domain.portfolio.bucket import bucket
from kamdesk.domain.portfolio.heat import heat
from kamdesk.domain.portfolio.matrix import risk_matrix
from kamdesk.domain.portfolio.pareto import pareto
from kamdesk.domain.portfolio.pipeline import pipeline
from kamdesk.domain.portfolio.reach import coverage_rows
from kamdesk.domain.portfolio.seasons import seasons, year_plan
from kamdesk.domain.portfolio.tenders import tender_calendar
from kamdesk.domain.portfolio.waiting import DebtRow, complaint_rows, debts, favour_rows
from kamdesk.domain.portfolio.white import site_grid, white_grid

K = 100_000
"""A thousand yuan in minor units: the samples are written in those."""


def k(amount: float) -> Money:
    """So many thousand yuan."""
    return Money(round(amount * K), "CNY")


def test_the_heat_table_has_the_figures_of_each_account() -> None:
    rows: tuple[Any, ...] = heat(sample_whole())[:3]
    a, b, c = rows
    assert (a.account.name, a.account.owner, a.deputy) == ("岚川", "沈知远", "顾言")
    assert (a.points, a.suggested, a.sales, a.prior) == (88, "gold", k(21600), k(22800))
    assert a.change == pytest.approx(-5.26, abs=0.005)
    assert (a.wallet, a.unserved) == (32.0, k(45900))
    assert (a.completeness, a.org_level) == (pytest.approx(94.74, abs=0.005), "3")
    assert (a.key_people, a.extensive) == (73.0, pytest.approx(58.04, abs=0.005))
    assert (a.risk, a.at_risk, a.criteria) == (pytest.approx(47.94, abs=0.005), None, "watch")
    assert (a.threads, a.visit_level, a.next_visit) == (
        ("green", "green"),
        "overdue",
        dt.date(2026, 11, 24),
    )
    assert (a.receivable, a.overdue) == (k(3610), k(600))
    assert (a.complaints_open, a.complaints_late) == (1, 1)
    assert (b.at_risk, b.risk_level, b.threads) == (k(6800), "very high", ("red", "red"))
    assert b.next_due == dt.date(2026, 8, 25)
    assert (c.points, c.suggested, c.sales, c.change, c.risk_level) == (None,) * 5
    assert c.unserved == k(6000)


def test_findings_are_counted_by_account() -> None:
    said = [
        SimpleNamespace(account="A", severity="red"),
        SimpleNamespace(account="A", severity="amber"),
        SimpleNamespace(account=None, severity="red"),
        SimpleNamespace(account="B", severity="info"),
    ]
    a, b = heat(sample_whole(), said)[:2]
    assert (a.red, a.amber, b.red, b.amber) == (1, 1, 0, 0)


def test_findings_nobody_looked_for_are_not_none() -> None:
    row = heat(sample_whole())[0]
    assert (row.red, row.amber) == (None, None)


def test_the_pareto_curve_ends_at_everything_with_the_classes_of_f05() -> None:
    found = pareto(sample_whole())
    assert found.figures["total"] == 42900 * K
    assert (found.level, found.alarm_top1) == ("alarm", 50.0)
    assert "".join(share.key + share.letter for share in found.shares) == "AABADAEAFBGBHCIC"
    assert found.shares[2].running == pytest.approx(75.99, abs=0.005)
    assert found.shares[-1].running == pytest.approx(100)


def test_the_same_stands_for_margin_and_receivables() -> None:
    whole = sample_whole()
    assert pareto(whole, "margin").figures["top1"] == pytest.approx(54.21, abs=0.005)
    owing = pareto(whole, "receivables")
    assert [(share.key, share.amount) for share in owing.shares] == [
        ("A", k(3610)),
        ("B", k(3300)),
    ]


def test_the_matrix_names_the_quadrants_and_the_sales_at_risk() -> None:
    found = risk_matrix(sample_whole())
    assert [row.id for row in found.rows[:2]] == ["A", "B"]  # money at stake first
    fields = {row.id: row.quadrant for row in found.rows}
    assert (fields["A"], fields["B"], fields["D"]) == ("keep", "save", "run")
    assert (found.at_risk, found.unrated, found.risk_border) == ((k(6800),), 2, 50.0)


def test_the_white_grid_sums_what_they_buy_elsewhere() -> None:
    found = white_grid(sample_whole())
    rows = {row.id: row for row in found.rows}
    assert rows["A"].unserved == (k(45900),)
    assert [cell.state for cell in rows["C"].cells] == ["rival", "unknown", "unknown", "unknown"]
    assert rows["J"].unserved == ()
    assert found.unserved == (k(72200),)
    assert found.totals[1] == (k(11900),)


def test_one_account_by_site() -> None:
    found = site_grid(sample_whole().dossiers[0])
    assert [key for key, _name in found.lines] == ["P1", "P2", "P3", "P4"]
    assert found.rows[1][1] == ("ours", "rival", "ours", "ours")


def test_the_pipeline_sums_by_verdict_and_month() -> None:
    found = pipeline(sample_whole())
    rows = {row.key: row for row in found.rows}
    assert [row.key for row in found.rows] == ["B-P1", "A-P2", "A-P1", "C-P1"]
    assert (rows["A-P1"].value, rows["A-P1"].verdict, rows["A-P1"].slip) == (k(37600), "invest", 36)
    assert (rows["A-P1"].days_in_step, rows["A-P1"].coach) == (158, "唐立群")
    assert rows["B-P1"].threat == pytest.approx(85.99, abs=0.005)
    assert (rows["B-P1"].coach, rows["B-P1"].criteria) == ("", "alarm")
    assert found.by_verdict == (
        ("invest", 2, (k(40800),)),
        ("verify", 1, (k(5600),)),
        ("hold", 1, ()),
    )
    assert [month for month, _n, _sums in found.by_month] == ["2027-01", "2027-02", "2027-03"]
    assert found.total == (k(46400),)


def test_the_tender_calendar_spans_six_months() -> None:
    found = tender_calendar(sample_whole())
    assert (found.first, found.last) == (dt.date(2026, 11, 1), dt.date(2027, 4, 30))
    (row,) = found.rows
    assert (row.key, row.next_kind, row.next_day) == ("A-P1", "notice", dt.date(2026, 12, 8))
    assert [kind for kind, _day in row.days] == ["notice", "clarification", "opening", "award"]


def test_the_leaky_bucket_names_who_came_and_went() -> None:
    found: Any = bucket(sample_whole())
    assert (found.retention, found.weighted) == (87.5, pytest.approx(94.84, abs=0.005))
    assert [row.key for row in found.rows if row.flow != "kept"] == ["I", "J"]
    assert found.sums == (
        ("new", 1, k(0), k(700)),
        ("kept", 7, k(44150), k(42200)),
        ("lost", 1, k(2400), k(0)),
    )
    assert (found.causes, found.controllable) == ((("other", 1),), None)


def test_the_seasons_warn_only_of_what_is_near_and_lasts() -> None:
    rows = {row.id: row for row in seasons(sample_whole())}
    assert (rows["A"].days, rows["A"].warn) == (70, False)  # the jubilee in 19 days is no reason
    assert not any(row.warn for row in rows.values())
    peaks = [cell.month for cell in rows["A"].cells if cell.peak]
    assert peaks == ["2027-02", "2027-03", "2027-04"]
    assert rows["C"].cells[3].events == ("歲修",)


def test_the_year_plan_holds_contacts_and_measures_of_objectives() -> None:
    rows = year_plan(sample_whole())
    assert [row.id for row in rows] == ["A-V8", "C-V3", "A-mea-1", "A-mea-2"]
    assert (rows[2].month, rows[2].serves, rows[2].owner) == ("2027-03", "accepted", "程溪")


def test_the_coverage_names_gaps_and_whom_nobody_met() -> None:
    a, b, c = coverage_rows(sample_whole())[:3]
    assert (a.verdicts, a.worst, a.single) == (("parity",) * 4, "parity", "")
    assert (b.verdicts, b.single) == (("parity", "under-levelled", "gap", None), "蒋文涛")
    assert (b.unmet, b.id) == (("严国栋", "雷鸣"), "B")
    assert c.unmet == ("C3",)


def test_debts_are_aged_by_the_step_they_call_for() -> None:
    found = debts(sample_whole())
    assert [row.id for row in found.rows] == ["B", "A"]
    b, a = found.rows
    assert (b.total, b.overdue, b.promised) == (k(3300), k(2200), k(900))
    assert by_age(b) == {"not due": k(1100), "S3": k(900), "S5": k(1300)}
    assert by_age(a) == {"not due": k(1580), "S0": k(980), "S3": k(600), "disputed": k(450)}
    assert (a.disputed, a.promised, a.retention, a.trap) == (k(450), None, k(320), "green")


def test_debts_of_all_accounts_add_up() -> None:
    found = debts(sample_whole())
    assert (found.total, found.overdue) == ((k(6910),), (k(2800),))
    assert {age.bucket.code: (age.sums, age.count) for age in found.ages if age.count} == {
        "not due": ((k(2680),), 3),
        "S0": ((k(980),), 1),
        "S3": ((k(1500),), 2),
        "S5": ((k(1300),), 1),
        "disputed": ((k(450),), 1),
    }


def by_age(row: DebtRow) -> dict[str, Money]:
    ages = zip(ladder(), row.ages, strict=True)
    return {bucket.code: amount for bucket, amount in ages if amount.amount}


def test_complaints_are_listed_with_the_latest_first() -> None:
    found = complaint_rows(sample_whole())
    assert [(row.key, row.days, row.late) for row in found] == [
        ("B-C1", 138, 131),
        ("A-C1", 114, 84),
    ]
    assert (found[0].first_answer_hours, found[1].first_answer_hours) == (52, 5)


def test_favours_are_listed_with_their_rates() -> None:
    rows: tuple[Any, ...] = favour_rows(sample_whole())
    b, a = rows
    assert (b.id, b.rate, b.trend, b.unwritten) == ("B", 5.0, True, 1)
    assert (a.rate, a.earlier_rate, a.behind) == (
        pytest.approx(2.59, abs=0.005),
        pytest.approx(1.67, abs=0.005),
        1,
    )
