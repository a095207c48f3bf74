"""What the views say of accounts the sample book has none of."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from tests.helpers.customers import TODAY, at, firms, line, sold, theirs, yuan
from tests.helpers.dossiers import small
from tests.helpers.wholes import whole_of

from kamdesk.domain.ageing import ladder
from kamdesk.domain.fact import Money
from kamdesk.domain.insight.sales import Till
from kamdesk.domain.portfolio.bucket import bucket
from kamdesk.domain.portfolio.heat import heat
from kamdesk.domain.portfolio.matrix import quadrant, risk_matrix
from kamdesk.domain.portfolio.pareto import pareto
from kamdesk.domain.portfolio.pipeline import pipeline
from kamdesk.domain.portfolio.reach import coverage_rows
from kamdesk.domain.portfolio.seasons import seasons, year_plan
from kamdesk.domain.portfolio.tenders import tender_calendar
from kamdesk.domain.portfolio.waiting import complaint_rows, debts, favour_rows
from kamdesk.domain.portfolio.white import white_grid
from kamdesk.domain.portfolio.whole import summed
from kamdesk.domain.records import (
    Action,
    Complaint,
    Event,
    InstalledItem,
    Interaction,
    Invoice,
    LedgerLine,
    Objective,
    ProcurementStep,
    Product,
    Project,
    ProjectRole,
    Site,
    Spend,
)


def twd(amount: int) -> Money:
    """An amount of New Taiwan dollars."""
    return Money(amount * 100, "TWD")


def test_a_portfolio_of_nothing_says_nothing() -> None:
    whole = whole_of()
    assert (heat(whole), coverage_rows(whole), complaint_rows(whole)) == ((), (), ())
    assert (pareto(whole).shares, pareto(whole).level) == ((), None)
    assert (risk_matrix(whole).rows, risk_matrix(whole).value_border) == ((), 0.0)
    assert (white_grid(whole).rows, pipeline(whole).rows) == ((), ())
    assert (tender_calendar(whole).rows, seasons(whole), year_plan(whole)) == ((), (), ())
    assert (debts(whole).rows, favour_rows(whole), bucket(whole).retention) == ((), (), None)


def test_an_account_of_which_nothing_is_known_has_a_row_of_unknowns() -> None:
    (row,) = heat(whole_of(small()))
    assert (row.account.name, row.account.owner, row.next_step) == ("X Works", "", "")
    assert (row.sales, row.change, row.overdue, row.last_visit, row.data_date) == (None,) * 5
    assert row.id == "X"


def test_the_next_step_is_the_aim_of_the_next_visit_where_nothing_else_is_open() -> None:
    coming = Interaction(
        id="V",
        account="X",
        kind="visit",
        status="planned",
        start=at(TODAY + dt.timedelta(days=3)),
        objective="Ask for the budget",
    )
    done = Action(id="N", account="X", text="Done", done=TODAY)
    (row,) = heat(whole_of(small(coming, done)))
    assert (row.next_step, row.next_due) == ("Ask for the budget", dt.date(2026, 11, 26))


def test_what_has_no_rate_keeps_its_currency_and_is_summed_apart() -> None:
    till = Till("CNY", {"USD": 7.0})
    found = summed([yuan(1), None, Money(100, "USD"), twd(5), twd(6)], till)
    assert found == (yuan(8), twd(11))


def test_an_account_in_another_currency_shows_its_own_figures() -> None:
    here = small(sold("2026-11", 5), sold("2026-10", 5), sold("2026-09", 5))
    abroad = small(
        line("P1"),
        Spend(id="S", account="X", product_line="P1", year=2026, total=twd(900), ours=twd(400)),
        Project(id="P", account="X", name="New line", price_ours=twd(70)),
    )
    whole = whole_of(here, abroad)
    assert heat(whole)[1].unserved == twd(500)
    assert white_grid(whole).unserved == (twd(500),)
    assert pipeline(whole).total == (twd(70),)


@pytest.mark.parametrize(
    ("risky", "precious", "field"),
    [(True, True, "save"), (False, True, "keep"), (True, False, "mend"), (False, False, "run")],
)
def test_the_four_fields_of_the_matrix(risky: bool, precious: bool, field: str) -> None:
    assert quadrant(risky, precious) == field


def _white(*records: object) -> str:
    (row,) = white_grid(whole_of(small(line("P1"), *records))).rows  # type: ignore[arg-type]
    return row.cells[0].state


SITE = Site(id="S", external="S", organisation="X", city="Ningbo")


@pytest.mark.parametrize(
    ("maker", "total", "ours", "state"),
    [
        (None, None, None, "unknown"),
        (None, 0, None, "none"),
        (None, 9, 0, "rival"),
        (None, 9, 3, "ours"),
        ("OWN", 9, None, "ours"),
        ("R", 9, None, "rival"),
        ("R", 0, None, "rival"),
    ],
)
def test_who_is_there(maker: str | None, total: int | None, ours: int | None, state: str) -> None:
    records: list[object] = [SITE]
    if maker:
        records += [
            Product(id="M", product_line="P1", maker=maker, model="M"),
            InstalledItem(id="I", site="S", product="M"),
        ]
    if total is not None:
        own = None if ours is None else yuan(ours)
        records.append(
            Spend(id="D", account="X", product_line="P1", year=2026, total=yuan(total), ours=own)
        )
    assert _white(*records) == state


def test_a_project_without_steps_dates_or_rivals_has_a_row() -> None:
    (row,) = pipeline(whole_of(small(Project(id="P", account="X", budget_lo=yuan(7))))).rows
    assert (row.name, row.step, row.month, row.slip, row.threat) == ("P", "", "", None, None)
    assert (row.value, row.priced, row.verdict) == (yuan(7), False, "hold")


def test_the_step_is_the_marked_one_else_the_first_that_is_not_over() -> None:
    steps = [
        ProcurementStep(id="1", project="P", order=1, name="Need", state="done"),
        ProcurementStep(id="2", project="P", order=2, name="Budget"),
        ProcurementStep(id="3", project="P", order=3, name="Tender"),
    ]
    project = Project(id="P", account="X", name="P")
    coach = ProjectRole(id="R", project="P", person="C", role="coach")
    seat = ProjectRole(id="E", project="P", role="coach")
    (row,) = pipeline(whole_of(small(project, coach, seat, *theirs("C"), *steps))).rows
    assert (row.step, row.step_order, row.coach) == ("Budget", 2, "Person C")


def test_a_tender_whose_days_are_over_has_no_next_day() -> None:
    past = Project(id="P", account="X", name="P", notice=dt.date(2026, 11, 2))
    far = Project(id="F", account="X", name="F", notice=dt.date(2027, 9, 2))
    (row,) = tender_calendar(whole_of(small(past, far))).rows
    assert (row.id, row.next_kind, row.next_day) == ("P", None, None)


@pytest.mark.parametrize(
    ("peaks", "events", "days", "warn"),
    [
        ((1, 2), (), 39, True),
        ((11, 12), (), None, False),  # it runs already
        ((), ((20, 30, None),), 20, True),
        ((), ((20, None, None),), None, False),  # one day
        ((), ((20, 30, "N"),), None, False),  # answered
        ((), ((90, 99, None),), 90, False),
    ],
)
def test_a_season_warns_in_time(
    peaks: tuple[int, ...],
    events: tuple[tuple[int, int | None, str | None], ...],
    days: int | None,
    warn: bool,
) -> None:
    rows = [
        Event(
            id=f"E{start}",
            account="X",
            kind="calendar",
            happened_on=TODAY + dt.timedelta(days=start),
            until=TODAY + dt.timedelta(days=end) if end else None,
            response=response,
            text="Shutdown",
        )
        for start, end, response in events
    ]
    (row,) = seasons(whole_of(small(*rows, peak_months=peaks)))
    assert (row.days, row.warn, row.id) == (days, warn, "X")


def test_the_year_plan_knows_the_reach_of_a_measure() -> None:
    fair = Interaction(
        id="V",
        account="X",
        kind="line_measure",
        status="planned",
        start=at(TODAY + dt.timedelta(days=9)),
    )
    loose = Interaction(id="L", account="X", kind="visit", status="planned")
    actions = (
        Action(id="N", account="X", kind="measure", text="Seminar", interaction="V"),
        Action(id="T", account="X", kind="task", text="Call"),
        Action(id="O", account="X", kind="task", text="Trip", due=dt.date(2027, 5, 1)),
        Action(id="Z", account="X", kind="measure", text="Far", due=dt.date(2028, 5, 1)),
    )
    goal = Objective(id="G", subject_kind="account", subject="X", to_value="gold", measures=("O",))
    rows = year_plan(whole_of(small(fair, loose, *actions, goal)))
    assert [(row.id, row.reach) for row in rows] == [
        ("V", "line_measure"),
        ("O", ""),
        ("N", "line_measure"),
    ]


def test_a_lost_customer_shows_whether_we_could_have_stopped_it() -> None:
    base = firms({"a": 1, "b": 0, "c": 0})
    earlier = [sold("2025-06", 9, account=key) for key in "bc"]
    dossiers = firms({"a": 1, "b": 0, "c": 0}, *earlier)
    assert bucket(whole_of(*base)).retention is None
    causes = {"b": "C1", "c": "U1"}
    marked = []
    for dossier in dossiers:
        cause = causes.get(dossier.account.id)
        marked.append(
            dataclasses.replace(
                dossier, account=dataclasses.replace(dossier.account, lost_cause=cause)
            )
        )
    found = bucket(whole_of(*marked))
    lost = {row.key: row.ours_to_stop for row in found.rows if row.flow == "lost"}
    assert lost == {"b": True, "c": False}
    assert (found.controllable, found.causes) == (50.0, (("C1", 1), ("U1", 1)))


def test_debts_complaints_and_favours_of_a_small_account() -> None:
    paid = Invoice(id="I", external="I", account="X", no="1", issued=TODAY, amount=yuan(0))
    owed = Invoice(
        id="J",
        external="J",
        account="X",
        no="2",
        issued=dt.date(2026, 1, 1),
        due=dt.date(2026, 2, 1),
        amount=yuan(8),
    )
    slow = Complaint(id="C", account="X", what="Leak", opened=at(dt.date(2026, 10, 1)))
    given = LedgerLine(id="L", account="X", kind="rebate", year=2026, amount=yuan(2))
    whole = whole_of(small(paid, owed, slow, given))
    (row,) = debts(whole).rows
    assert (
        row.ages[[age.code for age in ladder()].index("S5")],
        row.tied_up,
        row.step,
        row.id,
    ) == (yuan(8), None, "S5", "X")
    (complaint,) = complaint_rows(whole)
    assert (complaint.line, complaint.late, complaint.first_answer_hours) == ("", 0, None)
    (favour,) = favour_rows(whole)
    assert (favour.given, favour.rate, favour.id) == (yuan(2), None, "X")
