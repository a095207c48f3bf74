"""Each rule at its border: what fires, how grave, and what only looks like it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.customers import TODAY, at, days_ago, judged, met, ours, sold, theirs, yuan
from tests.helpers.dossiers import edited, sample, small

from kamdesk.domain.findings import RULES, Reckoned
from kamdesk.domain.records import (
    AccountRival,
    AccountTeam,
    Action,
    Agreement,
    ChecklistRun,
    ChecklistTick,
    Complaint,
    Criterion,
    CriterionFit,
    DeliveryMonth,
    Event,
    FactMark,
    Interaction,
    Invoice,
    LedgerLine,
    Observation,
    Organisation,
    Person,
    Post,
    PriceQuote,
    Project,
    ProjectRival,
    ProjectRole,
    Sale,
    Sample,
    Spend,
    SupplierStatus,
    Tie,
)
from kamdesk.domain.standing import checklist

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.findings import Finding

ANNA = theirs("anna", level=2, power=3, class_="key", career_need="a", need_level=4)
PROJECT = Project(id="P", external="P", account="X", name="Pumps")
RIVAL = Organisation(id="R", external="R", name="Rival", is_rival=True)
AT_US = AccountRival(id="XR", account="X", organisation="R")


def fired(rule: str, dossier: Dossier, *, day: dt.date = TODAY) -> Finding | None:
    """What a rule says of a dossier."""
    return RULES[rule].fires(Reckoned(dossier, day))


def grade(rule: str, *records: Record, **fields: Any) -> str | None:
    """How grave a rule finds a small account; ``None`` if it does not fire."""
    found = fired(rule, small(*records, **fields))
    return found.severity if found else None


def role(code: str, person: str | None = "anna", key: str = "") -> ProjectRole:
    return ProjectRole(id=f"{code}{key}", project="P", role=code, person=person)


def ago(days: int) -> dt.date:
    return days_ago(days)


def ahead(days: int) -> dt.date:
    return TODAY + dt.timedelta(days=days)


def event(kind: str, *, days: int = 10, **fields: Any) -> Event:
    return Event(id=f"{kind}{days}", account="X", kind=kind, happened_on=ago(days), **fields)


def complaint(**fields: Any) -> Complaint:
    fields.setdefault("opened", at(ago(40)))
    fields.setdefault("passed_on", fields["opened"])
    return Complaint(id="C", external="C", account="X", what="Leak", **fields)


def action(kind: str, **fields: Any) -> Action:
    return Action(id=kind, account="X", kind=kind, side="ours", text="Send it", **fields)


def promise(key: str, days: int, **fields: Any) -> Action:
    return Action(
        id=key, account="X", kind="promise", side="ours", text=key, due=ago(days), **fields
    )


def standing_criteria(ours_fit: str, rival_fit: str) -> tuple[Record, ...]:
    return (
        PROJECT,
        RIVAL,
        ProjectRival(id="PR", project="P", organisation="R"),
        Criterion(id="K", project="P", name="Seal", kind="must"),
        CriterionFit(id="KO", criterion="K", organisation="OWN", fit=ours_fit),
        CriterionFit(id="KR", criterion="K", organisation="R", fit=rival_fit),
    )


def invoice(days: int, **fields: Any) -> Invoice:
    return Invoice(
        id="I",
        external="I",
        account="X",
        no="I",
        issued=ago(200),
        due=ago(days),
        amount=yuan(100),
        **fields,
    )


def quotes(mine: float, market: float) -> tuple[Record, ...]:
    return (
        RIVAL,
        *(
            PriceQuote(
                id=f"q{key}",
                account="X",
                product_line="L",
                organisation=firm,
                price=yuan(price),
                quoted_on=ago(10),
            )
            for key, (firm, price) in enumerate([("OWN", mine), ("R", market), ("R", market)])
        ),
    )


def months(before: float, now: float) -> tuple[Sale, ...]:
    return (sold("2025-10", before), sold("2026-10", now))


def visit(key: str, day: dt.date, *people: str, **fields: Any) -> tuple[Record, ...]:
    contact, *rows = met(key, day, *people, status="planned")
    return (dataclasses.replace(contact, **fields), *rows)


def deliveries(kept: int) -> DeliveryMonth:
    return DeliveryMonth(
        id="d", account="X", month="2026-10", lines=100, lines_on_time_in_full=kept
    )


CASES: list[tuple[str, str | None, tuple[Record, ...], dict[str, Any]]] = [
    ("FND-02", "amber", (), {"payment_terms_days": 90}),
    ("FND-02", None, (), {"payment_terms_days": 89}),
    ("FND-02", "amber", (sold("2026-10", 1000), invoice(10)), {"credit_limit": yuan(50)}),
    ("FND-03", "red", standing_criteria("no", "yes"), {}),
    ("FND-03", None, standing_criteria("no", "unknown"), {}),
    ("FND-03", None, standing_criteria("no", "no"), {}),
    ("FND-03", None, standing_criteria("yes", "yes"), {}),
    ("FND-04", "red", theirs("t", power=3, class_="key", attitude="threat"), {}),
    ("FND-04", None, theirs("t", power=2, class_="key", attitude="threat"), {}),
    ("FND-04", None, theirs("t", power=3, class_="key", attitude="commodity"), {}),
    ("FND-05", "red", ANNA, {"lifecycle": "developed"}),
    ("FND-05", None, (), {"lifecycle": "developed"}),
    ("FND-06", None, ANNA, {"tier": "bronze"}),
    ("FND-06", "red", ANNA, {"tier": "gold", "owner": "anna"}),
    ("FND-07", "red", (complaint(severity="critical"),), {}),
    ("FND-07", "amber", (complaint(severity="major"),), {}),
    ("FND-07", None, (complaint(severity="minor"),), {}),
    ("FND-07", None, (complaint(severity="critical", closed=ago(1)),), {}),
    ("FND-08", "amber", (complaint(severity="minor", tags=("delay",)),), {}),
    (
        "FND-08",
        None,
        (complaint(opened=at(ago(500)), closed=ago(480), tags=("delay",)),),
        {},
    ),
    ("FND-09", "amber", (complaint(passed_on=None),), {}),
    ("FND-09", "amber", (complaint(passed_on=at(ago(37))),), {}),
    ("FND-09", None, (complaint(passed_on=at(ago(37)), closed=ago(2)),), {}),
    ("FND-10", "amber", (), {"tier": "silver", "created_on": ago(31)}),
    ("FND-10", "red", (), {"tier": "silver", "created_on": ago(46)}),
    ("FND-10", None, (), {"tier": "silver", "created_on": ago(30)}),
    ("FND-10", None, (), {"lifecycle": "lost", "created_on": ago(900)}),
    ("FND-11", "amber", ANNA, {"tier": "gold"}),
    ("FND-11", None, ANNA, {"tier": "silver"}),
    (
        "FND-12",
        "amber",
        (*theirs("top", level=4), *ours("u"), *met("M", ago(9), "top", "u")),
        {},
    ),
    ("FND-12", None, (*ANNA, *ours("u"), *met("M", ago(9), "anna", "u")), {}),
    ("FND-12", "amber", met("M", ago(9), kind="annual_meeting"), {}),
    ("FND-12", None, met("M", ago(400), kind="annual_meeting"), {}),
    (
        "FND-12",
        None,
        (*met("M", ago(9), kind="annual_meeting"), action("task", interaction="M")),
        {},
    ),
    ("FND-14", None, (), {}),
    ("FND-15", "amber", ANNA, {}),
    ("FND-15", None, (), {}),
    ("FND-15", "amber", ANNA, {"strategy": "grow"}),
    ("FND-15", None, ANNA, {"strategy": "grow", "our_answer": "pumps"}),
    (
        "FND-15",
        "amber",
        (*ANNA, *judged("R-W10", {"W8": 1})),
        {"strategy": "grow", "our_answer": "pumps"},
    ),
    (
        "FND-15",
        None,
        (*ANNA, *judged("R-W10", {"W8": 2})),
        {"strategy": "grow", "our_answer": "pumps"},
    ),
    ("FND-16", "amber", (PROJECT, *ANNA, role("user")), {}),
    ("FND-16", None, (PROJECT, *ANNA), {}),
    ("FND-16", None, (PROJECT, *theirs("anna", hidden_decider=False), role("user")), {}),
    (
        "FND-16",
        None,
        (
            PROJECT,
            Person(id="anna", name="Anna"),
            Post(id="p", person="anna", organisation="X", on_chart=False),
            role("user"),
        ),
        {},
    ),
    ("FND-17", "amber", (PROJECT,), {}),
    ("FND-17", None, (PROJECT,), {"none_confirmed": True}),
    ("FND-17", None, (), {}),
    ("FND-17", None, (PROJECT, RIVAL, AT_US, event("rival_move", days=90, organisation="R")), {}),
    (
        "FND-17",
        "amber",
        (PROJECT, RIVAL, AT_US, event("rival_move", days=91, organisation="R")),
        {},
    ),
    (
        "FND-17",
        None,
        (
            PROJECT,
            RIVAL,
            AT_US,
            Observation(
                id="o",
                subject_kind="account_rival",
                subject="XR",
                attribute="satisfaction",
                value=3,
                observed_on=ago(5),
            ),
        ),
        {},
    ),
    ("FND-17", None, (PROJECT, *quotes(1, 1), AT_US), {}),
    (
        "FND-17",
        None,
        (
            PROJECT,
            RIVAL,
            AT_US,
            *ANNA,
            Person(id="rep", name="Rep"),
            Post(id="rp", person="rep", organisation="R"),
            Tie(id="t", supplier_person="rep", customer_person="anna", last_confirmed=ago(5)),
        ),
        {},
    ),
    ("FND-18", "amber", theirs("k", class_="key"), {}),
    ("FND-18", None, theirs("k", class_="related"), {}),
    ("FND-18", None, theirs("k", class_="key", never_met=True), {}),
    ("FND-18", None, theirs("k", class_="key", name=None), {}),
    ("FND-20", "info", ANNA, {"tier": "gold"}),
    ("FND-20", None, theirs("s", rising_star=True), {"tier": "gold"}),
    ("FND-20", None, ANNA, {"tier": "silver"}),
    ("FND-22", None, (), {}),
    ("FND-23", "red", (PROJECT,), {}),
    ("FND-23", "red", (PROJECT, role("coach", None)), {}),
    ("FND-23", None, (PROJECT, *ANNA, role("coach")), {}),
    ("FND-24", "red", (PROJECT,), {}),
    ("FND-24", "red", (PROJECT, *theirs("anna", name=None), role("approver")), {}),
    ("FND-24", "amber", (PROJECT, *ANNA, role("decider"), role("coach", None)), {}),
    ("FND-24", None, (PROJECT, *ANNA, role("decider"), role("coach")), {}),
    ("FND-25", "amber", (PROJECT,), {}),
    ("FND-27", "amber", (PROJECT, *ANNA, role("decider")), {}),
    ("FND-28", None, theirs("t", level=2, power=2), {}),
    ("FND-28", "info", theirs("t", level=4, power=0), {}),
    ("FND-30", "amber", (RIVAL, event("rival_mistake", days=4, organisation="R", text="late")), {}),
    ("FND-30", None, (RIVAL, event("rival_mistake", days=3, organisation="R")), {}),
    ("FND-30", None, (event("rival_mistake", days=4, response="task"), action("task")), {}),
    ("FND-30", None, (event("rival_mistake", days=4, state="closed"),), {}),
    ("FND-30", None, (event("rival_mistake", days=366),), {}),
    ("FND-31", "amber", (PROJECT, Sample(id="s", project="P", what="s", sent=ago(8))), {}),
    ("FND-31", None, (PROJECT, Sample(id="s", project="P", what="s", sent=ago(7))), {}),
    (
        "FND-31",
        None,
        (PROJECT, Sample(id="s", project="P", what="s", sent=ago(8), next_follow=ahead(1))),
        {},
    ),
    (
        "FND-31",
        None,
        (PROJECT, Sample(id="s", project="P", what="s", sent=ago(8), result="pass")),
        {},
    ),
    ("FND-32", "amber", (Agreement(id="a", account="X", kind="nda", valid_to=ahead(60)),), {}),
    ("FND-32", None, (Agreement(id="a", account="X", kind="nda", valid_to=ahead(61)),), {}),
    ("FND-32", None, (Agreement(id="a", account="X", kind="nda", valid_to=ago(1)),), {}),
    ("FND-32", "amber", (), {"e_platform_expiry": ago(3)}),
    (
        "FND-32",
        "amber",
        (SupplierStatus(id="s", account="X", status="approved", expiry=ahead(1)),),
        {},
    ),
    ("FND-32", None, (SupplierStatus(id="s", account="X", status="none", expiry=ahead(1)),), {}),
    ("FND-33", "red", (invoice(1),), {}),
    ("FND-33", None, (invoice(0),), {}),
    ("FND-33", None, (invoice(5, promise_date=ahead(1)),), {}),
    ("FND-33", None, (invoice(5), action("collection", invoice="I", level_step=1, done=TODAY)), {}),
    (
        "FND-34",
        "amber",
        (LedgerLine(id="l", account="X", kind="discount", year=2026, written=False),),
        {},
    ),
    (
        "FND-34",
        None,
        (LedgerLine(id="l", account="X", kind="discount", year=2026, written=True),),
        {},
    ),
    ("FND-35", "red", (event("trigger_u1", state="confirmed", text="sold"),), {}),
    ("FND-35", "red", (event("trigger_u2", state="confirmed"),), {}),
    ("FND-35", "amber", (event("trigger_u2", state="suspected"),), {}),
    ("FND-35", None, (event("trigger_u2", state="closed"),), {}),
    ("FND-35", None, (event("trigger_u2", days=-5, state="confirmed"),), {}),
    ("FND-36", "amber", (), {"tier": "gold", "bond_level": 1}),
    ("FND-36", None, (), {"tier": "gold", "bond_level": 2}),
    ("FND-36", None, (), {"tier": "silver", "bond_level": 1}),
    ("FND-37", "amber", months(100, 90), {"lifecycle": "developed"}),
    ("FND-37", "amber", months(100, -5), {"lifecycle": "developed"}),
    ("FND-37", None, months(100, 91), {"lifecycle": "developed"}),
    ("FND-37", None, months(100, 0), {"lifecycle": "lost"}),
    ("FND-37", None, months(-10, 5), {"lifecycle": "developed"}),
    ("FND-37", "amber", months(100, 0), {"lifecycle": "dormant"}),
    ("FND-38", "amber", quotes(106, 100), {}),
    ("FND-38", None, quotes(105, 100), {}),
    ("FND-38", "red", quotes(111, 100), {}),
    ("FND-39", "amber", (deliveries(94),), {}),
    ("FND-39", "red", (deliveries(89),), {}),
    ("FND-39", None, (deliveries(95),), {}),
    ("FND-40", "amber", (), {"peak_months": (1,)}),
    ("FND-40", None, (), {"peak_months": (3,)}),
    ("FND-40", None, (), {"peak_months": (10, 11, 12)}),
    ("FND-40", "amber", (event("calendar", days=-30, until=ahead(40)),), {}),
    ("FND-40", None, (event("calendar", days=-30),), {}),
    ("FND-41", "amber", (), {"lifecycle": "developed"}),
    ("FND-41", None, (), {"lifecycle": "developed", "complaint_channel_told_on": ago(1)}),
    (
        "FND-42",
        "amber",
        (*ours("u"), *ours("w"), *visit("a", ahead(1), "u"), *visit("b", ahead(4), "w")),
        {},
    ),
    (
        "FND-42",
        None,
        (*ours("u"), *ours("w"), *visit("a", ahead(1), "u"), *visit("b", ahead(5), "w")),
        {},
    ),
    ("FND-42", None, (*ours("u"), *visit("a", ahead(1), "u"), *visit("b", ahead(2), "u")), {}),
    (
        "FND-42",
        None,
        (
            *ours("u"),
            *ours("w"),
            *visit("a", ahead(1), "u", place="North"),
            *visit("b", ahead(2), "w", place="South"),
        ),
        {},
    ),
    ("FND-43", "amber", (), {"lifecycle": "interested"}),
    ("FND-43", "amber", (), {"lifecycle": "dormant"}),
    ("FND-43", None, (), {"lifecycle": "lost"}),
    ("FND-43", None, (), {"lifecycle": "developed", "keep_decision": "drop"}),
    ("FND-43", None, visit("a", ahead(1)), {"lifecycle": "developed"}),
    ("FND-43", None, (action("task"),), {"lifecycle": "developed"}),
    ("FND-43", "amber", (action("task"), PROJECT), {"lifecycle": "developed"}),
    ("FND-44", "amber", (action("request", asked=ago(8)),), {}),
    ("FND-44", None, (action("request", asked=ago(7)),), {}),
    ("FND-44", None, (action("request", asked=ago(8), done=ago(1)),), {}),
    ("FND-45", "amber", (promise("one", 1),), {}),
    ("FND-45", "red", (promise("one", 1), promise("two", 2)), {}),
    ("FND-45", None, (promise("one", 0),), {}),
    ("FND-49", "amber", (), {"tier": "gold", "purchase_mode": "divided"}),
    ("FND-49", "amber", (), {"tier": "gold", "purchase_continuity": "one_off"}),
    ("FND-49", None, (), {"tier": "silver", "purchase_mode": "divided"}),
]


@pytest.mark.parametrize(("rule", "severity", "records", "fields"), CASES)
def test_a_rule_at_its_border(
    rule: str, severity: str | None, records: tuple[Record, ...], fields: dict[str, Any]
) -> None:
    assert grade(rule, *records, **fields) == severity


def test_a_threat_of_whom_only_the_level_is_known_counts_by_it() -> None:
    assert grade("FND-04", *theirs("t", level=4, class_="key", attitude="threat")) == "red"


def test_somebody_without_any_post_raises_nothing_of_his_own() -> None:
    lonely = Person(id="lonely", name="Lonely", power=3, class_="key", attitude="threat")
    assert grade("FND-04", lonely) is None
    assert grade("FND-28", lonely) is None


def test_a_relationship_on_the_surface_after_a_year() -> None:
    person = theirs("t", power=3, class_="key", need_level=2)
    early, late = met("M", ago(366), "t"), met("M", ago(365), "t")
    assert grade("FND-19", *person, *early) == "amber"
    assert grade("FND-19", *person, *late) is None
    tie = Tie(id="t1", supplier_person="u", customer_person="t", since=ago(400))
    assert grade("FND-19", *person, *ours("u"), *late, tie) == "amber"
    assert grade("FND-19", *theirs("t", power=3, class_="key", need_level=3), *early) is None


def test_a_delicate_measure_needs_the_whole_compliance_check() -> None:
    run = ChecklistRun(id="m", checklist="CK-PLA", subject_kind="person", subject="anna")
    tick = ChecklistTick(id="mt", checklist_run="m", item="p_leisure", done=True)
    check = ChecklistRun(id="c", checklist="CK-COMP", subject_kind="person", subject="anna")
    ticks = [
        ChecklistTick(id=f"c{item.code}", checklist_run="c", item=item.code, done=True)
        for item in checklist("CK-COMP").items
    ]
    assert grade("FND-21", *ANNA, run, tick) == "red"
    assert grade("FND-21", *ANNA, run, tick, check, *ticks[1:]) == "red"
    assert grade("FND-21", *ANNA, run, tick, check, *ticks) is None
    assert grade("FND-21", *ANNA, run) is None
    stranger = dataclasses.replace(run, subject="nobody")
    assert grade("FND-21", *ANNA, stranger, tick) is None


def test_a_sponsor_who_changed_twice() -> None:
    team = [
        AccountTeam(id=f"s{n}", account="X", person="u", role="sponsor", valid_from=ago(day))
        for n, day in enumerate((900, 600, 100))
    ]
    assert grade("FND-13", *team) == "amber"
    assert grade("FND-13", *team[:2]) is None


def test_a_strategic_supplier_needs_an_agreement_whose_duties_are_done() -> None:
    base = sample("A")
    assert fired("FND-14", base) is None
    # The tops met, so the level stands without the framework.
    ended = edited(base, "A-agr-1", Agreement, valid_to=ago(1))
    found = fired("FND-14", ended)
    assert found is not None
    assert "without an agreement" in found.words
    found = fired("FND-14", edited(base, "A-agr-1", Agreement, items_due=("A-prm-09",)))
    assert found is not None
    assert "换叶轮" in found.words


def test_a_partner_held_by_the_price_alone() -> None:
    found = fired("FND-48", edited(sample("B"), "B", type(sample("B").account), bond_level=1))
    assert found is not None
    assert "level 2" in found.words


def test_who_left_lately_and_who_is_with_a_rival_now() -> None:
    gone = Person(id="g", name="Gone", class_="key")
    post = Post(id="gp", person="g", organisation="X", valid_to=ago(30))
    assert grade("FND-50", gone, post) == "info"
    assert grade("FND-50", gone, dataclasses.replace(post, valid_to=ago(200))) is None
    now = Post(id="gr", person="g", organisation="R", valid_from=ago(100))
    old = dataclasses.replace(post, valid_to=ago(900))
    assert grade("FND-50", gone, old, now, RIVAL, AT_US) == "info"


def test_contradictory_budgets_stand_until_one_is_chosen() -> None:
    found = fired("FND-25", sample("C"))
    assert found is not None
    assert {row.entity for row in found.rows} == {"project", "observation"}
    assert found.remedy.kind == "confirm"
    assert found.remedy.field == "budget_hi"


def test_a_refused_budget_is_no_doubt() -> None:
    mark = FactMark(id="m", subject_kind="project", subject="P", fact_="PJ13", mark="refused")
    time = FactMark(id="n", subject_kind="project", subject="P", fact_="PJ15", mark="refused")
    assert grade("FND-25", PROJECT, mark, time) is None


def test_an_order_date_that_moved_twice() -> None:
    days = ["2026-12-01", "2027-01-01", "2027-02-01"]
    voices = [
        Observation(
            id=f"o{n}",
            subject_kind="project",
            subject="P",
            attribute="order_date",
            value=day,
            observed_on=ago(30 - n),
            chosen=True,
        )
        for n, day in enumerate(days)
    ]
    moved = dataclasses.replace(PROJECT, order_date=dt.date(2027, 2, 1))
    found = fired("FND-26", small(moved, *voices))
    assert found is not None
    assert "moved twice" in found.words
    assert fired("FND-26", small(moved, *voices[1:])) is None


def test_support_that_rises_while_sales_fall() -> None:
    found = fired("FND-34", sample("A"))
    assert found is not None
    assert "2.6 %" in found.words


def test_two_late_complaints_are_told_together() -> None:
    second = dataclasses.replace(complaint(severity="critical"), id="D", what="Noise")
    found = fired("FND-07", small(complaint(severity="major"), second))
    assert found is not None
    assert found.severity == "red"
    assert "Noise" in found.words
    assert "1 more" in found.words


def test_a_shutdown_names_its_event() -> None:
    found = fired("FND-40", small(event("calendar", days=-30, until=ahead(40))))
    assert found is not None
    assert found.days == 30
    assert found.rows[1].entity == "event"


def test_nobody_met_is_told_as_such() -> None:
    found = fired("FND-05", small(*ANNA))
    assert found is not None
    assert "Nobody of the customer" in found.words


def test_the_lowest_department_is_named() -> None:
    found = fired("FND-22", sample("B"))
    assert found is not None
    assert found.words.startswith("工艺技术部 is the short board with 6.2")


def test_a_gate_of_no_level_and_an_account_with_spend_raise_no_disagreement() -> None:
    spend = Spend(id="s", account="X", product_line="L", year=2026, total=yuan(10), ours=yuan(9))
    assert grade("FND-48", spend) is None


def test_a_planned_visit_is_named_in_the_overdue_one() -> None:
    found = fired("FND-10", sample("A"))
    assert found is not None
    assert "2026-11-24" in found.words
    cancelled = edited(sample("A"), "A-V8", Interaction, status="cancelled")
    again = fired("FND-10", cancelled)
    assert again is not None
    assert "2026-11-24" not in again.words
