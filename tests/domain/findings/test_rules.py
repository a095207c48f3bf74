"""Rules whose case needs more than a row: what they say and what they stand on."""

from __future__ import annotations

import dataclasses
import datetime as dt

from tests.helpers.customers import met, ours, theirs, yuan
from tests.helpers.dossiers import edited, sample, small
from tests.helpers.findings import (
    ANNA,
    AT_US,
    PROJECT,
    RIVAL,
    ago,
    ahead,
    complaint,
    event,
    fired,
    grade,
)

from kamdesk.domain.records import (
    AccountTeam,
    Agreement,
    ChecklistRun,
    ChecklistTick,
    FactMark,
    Interaction,
    Observation,
    Person,
    Post,
    Spend,
    Tie,
)
from kamdesk.domain.standing import checklist


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
