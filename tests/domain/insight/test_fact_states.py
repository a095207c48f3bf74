"""States of facts: those of the sample book to the letter, and what the sample leaves out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.dossiers import changed, edited, sample, small

from kamdesk.domain.fact import Record, fact_of
from kamdesk.domain.insight.fact_case import FactState
from kamdesk.domain.insight.fact_states import state_of, state_of_field, states
from kamdesk.domain.records import (
    Account,
    AccountRival,
    Criterion,
    Department,
    FactMark,
    Observation,
    Organisation,
    Person,
    Post,
    ProcurementStep,
    Project,
    ProjectRival,
    ProjectRole,
    Question,
    Tie,
)

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier

NOT_KNOWN = {
    "A": """PP17:A1 unknown, PP17:A3 unknown, PP17:A4 unknown, CP15:R2 unconfirmed,
        BG14 unconfirmed, BG10 stale, PP04 unconfirmed, PJ20:A-P1 unconfirmed, PJ14:A-P2 unknown,
        PJ19:A-P2 unconfirmed, PP16:A3 unconfirmed, PP20:A3 unconfirmed, PP01 unknown""",
    "B": """BG03 stale, BG12 unknown, BG18 unconfirmed, BG19 na, BG15 unconfirmed,
        BG08 unconfirmed, BG11 unconfirmed, BG14 unknown, BG10 unconfirmed, PP01 unknown,
        PP04 unknown, PP05 unknown, PP12:B1 unknown, PP15:B1 unknown, PP16:B1 unknown,
        PP17:B1 unknown, PP18:B1 unconfirmed, PP19:B1 unknown, PP20:B1 unknown, PP21:B1 unknown,
        PP16:B3 unknown, PP19:B3 unknown, PP17:B3 unknown, PP17:B2 unknown, PP20:B3 unconfirmed,
        PP12:B6 unknown, PP15:B6 unconfirmed, PP17:B6 unknown, PP19:B6 unknown, PP20:B6 unknown,
        CP18:R3 unconfirmed, CP15:R3 unconfirmed, PJ13:B-P1 unknown, PJ14:B-P1 unknown,
        PJ15:B-P1 unconfirmed, PJ16:B-P1 unconfirmed, PJ17:B-P1 unconfirmed, PJ18:B-P1 unknown,
        PJ20:B-P1 unknown, PJ22:B-P1 unknown, PJ23:B-P1 unknown, CO05 unknown, CO06 unknown""",
    "C": """BG05 unconfirmed, BG14 unconfirmed, BG16 unconfirmed, BG18 unknown, BG19 unconfirmed,
        PP01 unknown, PP02 unknown, PP04 unknown, PP05 unknown, PP12:C2 unknown,
        PP14:C2 unconfirmed, PP15:C2 unknown, PP16:C2 unknown, PP17:C1 unknown, PP17:C2 unknown,
        PP18:C2 unknown, PP19:C2 unknown, PP20:C2 unknown, PP21:C2 unknown, PP11:C3 unknown,
        PP12:C3 unknown, PP14:C3 unknown, PP15:C3 unknown, PP16:C3 unknown, PP17:C3 unknown,
        PP18:C3 unknown, PP19:C3 unknown, PP20:C3 unknown, PP21:C3 unknown, CP13:R1 unconfirmed,
        CP14:R1 unknown, CP15:R1 unconfirmed, CP18:R1 unconfirmed, PJ13:C-P1 unconfirmed,
        PJ14:C-P1 unconfirmed, PJ15:C-P1 unconfirmed, PJ16:C-P1 unconfirmed, PJ17:C-P1 unknown,
        PJ18:C-P1 unknown, PJ19:C-P1 unconfirmed, PJ20:C-P1 unconfirmed, PJ22:C-P1 unconfirmed,
        PJ23:C-P1 unknown, CO01 unconfirmed, CO02 unknown, CO04 na, CO05 unknown, CO06 unknown,
        CO07 unknown""",
}
"""What the document says of the sample book: every other fact is known."""


def found(dossier: Dossier, today: dt.date) -> dict[str, str]:
    return {item.key: item.state.value for item in states(dossier, today)}


@pytest.mark.parametrize("account", ["A", "B", "C"])
def test_the_states_of_the_sample_book_are_those_of_the_document(
    account: str, today: dt.date
) -> None:
    known = {key: state for key, state in found(sample(account), today).items() if state != "known"}
    document = dict(pair.split() for pair in NOT_KNOWN[account].split(","))
    assert known == document


def test_the_budget_of_the_prospect_is_contradictory(today: dt.date) -> None:
    assert [i.key for i in states(sample("C"), today) if i.contradictory] == ["PJ13:C-P1"]


def test_an_empty_account_knows_nothing(today: dt.date) -> None:
    assert set(found(small(), today).values()) == {"unknown"}


def test_an_empty_account_has_the_facts_of_the_account_only(today: dt.date) -> None:
    assert len(states(small(), today)) == 32


def test_a_value_without_observation_is_never_stale() -> None:
    dossier = small(worries="pumps")
    assert found(dossier, dt.date(2100, 1, 1))["BG12"] == "known"


@pytest.mark.parametrize(("age", "state"), [(180, "known"), (181, "stale")])
def test_a_value_is_stale_from_the_day_after_its_limit(
    age: int, state: str, today: dt.date
) -> None:
    seen = Observation(
        id="o",
        subject_kind="account",
        subject="X",
        attribute="worries",
        value="pumps",
        observed_on=today - dt.timedelta(days=age),
        chosen=True,
    )
    assert found(small(seen, worries="pumps"), today)["BG12"] == state


def test_a_withdrawn_observation_confirms_nothing(today: dt.date) -> None:
    seen = Observation(
        id="o",
        subject_kind="account",
        subject="X",
        attribute="worries",
        value="pumps",
        observed_on=dt.date(2020, 1, 1),
        withdrawn=True,
    )
    assert found(small(seen, worries="pumps"), today)["BG12"] == "known"


def test_an_unconfirmed_observation_leaves_the_fact_unconfirmed(today: dt.date) -> None:
    seen = Observation(
        id="o",
        subject_kind="account",
        subject="X",
        attribute="worries",
        value="pumps",
        state="unconfirmed",
        observed_on=today,
    )
    assert found(small(seen, worries="pumps"), today)["BG12"] == "unconfirmed"


def mark(fact: str, state: str, subject: str = "X", kind: str = "account") -> FactMark:
    return FactMark(
        id=f"{fact}-{state}", subject_kind=kind, subject=subject, fact_=fact, mark=state
    )


@pytest.mark.parametrize("state", ["na", "refused", "unconfirmed"])
def test_a_mark_wins_over_whatever_is_there(state: str, today: dt.date) -> None:
    assert found(small(mark("BG12", state), worries="pumps"), today)["BG12"] == state


def test_the_newest_mark_wins(today: dt.date) -> None:
    old = FactMark(
        id="b",
        subject_kind="account",
        subject="X",
        fact_="BG12",
        mark="na",
        marked_on=dt.date(2026, 1, 1),
    )
    new = FactMark(
        id="a",
        subject_kind="account",
        subject="X",
        fact_="BG12",
        mark="refused",
        marked_on=dt.date(2026, 2, 1),
    )
    assert found(small(old, new), today)["BG12"] == "refused"


def test_a_mark_on_a_namesake_of_another_kind_is_not_ours(today: dt.date) -> None:
    assert found(small(mark("BG12", "na", kind="organisation")), today)["BG12"] == "unknown"


RIVAL = Organisation(id="R", external="R", name="Rival", is_rival=True)


def test_no_rival_confirmed_answers_the_question(today: dt.date) -> None:
    assert found(small(none_confirmed=True), today)["CP01"] == "known"


def test_a_rival_brings_its_facts(today: dt.date) -> None:
    dossier = small(RIVAL, AccountRival(id="ar", account="X", organisation="R"))
    assert [key for key in found(dossier, today) if key.endswith(":R")] == [
        "CP11:R",
        "CP13:R",
        "CP14:R",
        "CP15:R",
        "CP16:R",
        "CP17:R",
        "CP18:R",
    ]


def test_satisfaction_counts_once_a_product_is_in_use(today: dt.date) -> None:
    row = AccountRival(id="ar", account="X", organisation="R", product_in_use="pumps")
    assert found(small(RIVAL, row), today)["CP12:R"] == "unknown"


def test_a_rival_of_a_project_alone_is_a_rival_too(today: dt.date) -> None:
    project = Project(id="P", external="P", account="X", name="New line")
    rival = ProjectRival(id="pr", project="P", organisation="R")
    seen = found(small(RIVAL, project, rival), today)
    assert (seen["CP01"], seen["CP13:R"], seen["PJ20:P"]) == ("known", "unknown", "unknown")


def test_a_mark_on_any_row_of_a_rival_is_a_mark_on_the_rival(today: dt.date) -> None:
    project = Project(id="P", external="P", account="X", name="New line")
    rows = (
        AccountRival(id="ar", account="X", organisation="R"),
        ProjectRival(id="pr", project="P", organisation="R"),
    )
    refused = mark("CP13", "refused", subject="pr", kind="project_rival")
    assert found(small(RIVAL, project, *rows, refused), today)["CP13:R"] == "refused"


def test_a_project_without_rivals_has_no_price_of_theirs_to_know(today: dt.date) -> None:
    dossier = small(Project(id="P", external="P", account="X", name="New line"))
    assert "PJ20:P" not in found(dossier, today)


def test_a_lost_project_has_no_facts(today: dt.date) -> None:
    dossier = small(Project(id="P", external="P", account="X", name="New line", result="lost"))
    assert [key for key in found(dossier, today) if key.startswith("PJ")] == ["PJ01"]


def test_nothing_planned_is_an_answer(today: dt.date) -> None:
    asked = Question(
        id="q",
        account="X",
        fact_def="PJ01",
        wording="?",
        answer="none",
        state="answered",
        answered=today,
    )
    assert found(small(asked), today)["PJ01"] == "known"


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ((), "unknown"),
        (("use",), "unconfirmed"),
        (("use", "purchase"), "unconfirmed"),
        (("use", "purchase", "support"), "known"),
    ],
)
def test_some_of_the_departments_are_half_an_answer(
    kinds: tuple[str, ...], state: str, today: dt.date
) -> None:
    rows = [Department(id=kind, organisation="X", name=kind, kind=kind) for kind in kinds]
    assert found(small(*rows), today)["BG05"] == state


@pytest.mark.parametrize(("author", "state"), [(None, "unconfirmed"), ("p", "known")])
def test_criteria_without_an_author_are_half_an_answer(
    author: str | None, state: str, today: dt.date
) -> None:
    dossier = small(
        Person(id="p", name="Author"),
        Project(id="P", external="P", account="X", name="New line"),
        Criterion(id="c", project="P", name="Delivery", kind="must", author=author),
    )
    assert found(dossier, today)["PJ19:P"] == state


def test_a_fresh_template_of_steps_is_no_answer(today: dt.date) -> None:
    dossier = small(
        Project(id="P", external="P", account="X", name="New line"),
        ProcurementStep(id="s", project="P", name="Tender", state="open"),
    )
    assert found(dossier, today)["PJ16:P"] == "unknown"


def people(**fields: object) -> tuple[Record, ...]:
    person = Person(id="p", external="p", name="Ann", class_="key", **fields)  # type: ignore[arg-type]
    return (person, Post(id="post", person="p", organisation="X"))


def test_a_ghost_seat_decides_nothing(today: dt.date) -> None:
    dossier = small(
        Project(id="P", external="P", account="X", name="New line"),
        ProjectRole(id="r", project="P", role="decider"),
    )
    assert (found(dossier, today)["PJ17:P"], found(dossier, today)["PP02"]) == ("unknown",) * 2


def test_somebody_with_the_power_to_decide_is_a_decider_without_a_project(today: dt.date) -> None:
    assert found(small(*people(power=4)), today)["PP02"] == "known"


def test_all_key_people_marked_as_no_hidden_decider_is_a_check(today: dt.date) -> None:
    assert found(small(*people(hidden_decider=False)), today)["PP04"] == "known"


@pytest.mark.parametrize(("strength", "state"), [(0, "unknown"), (1, "known"), (None, "known")])
def test_a_hostile_tie_is_no_counterpart(strength: int | None, state: str, today: dt.date) -> None:
    ours = (Person(id="u", name="Us"), Post(id="up", person="u", organisation="OWN"))
    tie = Tie(id="t", supplier_person="u", customer_person="p", strength=strength)
    assert found(small(*people(), *ours, tie), today)["PP19:p"] == state


def test_somebody_whose_name_is_unknown_is_unknown_but_for_his_level(today: dt.date) -> None:
    dossier = edited(small(*people(power=3)), "p", Person, name=None)
    dossier = edited(dossier, "post", Post, level=4, title="Head")
    seen = {key: state for key, state in found(dossier, today).items() if key.endswith(":p")}
    assert [key for key, state in seen.items() if state == "known"] == ["PP13:p"]


def test_a_fact_of_one_subject_can_be_asked_for(today: dt.date) -> None:
    dossier = sample("A")
    person = dossier.person("A1")
    assert person is not None
    assert state_of(dossier, "PP17", subject=person, today=today).state is FactState.UNKNOWN


def field_state(dossier: Dossier, record: Record, name: str, today: dt.date) -> str | None:
    item = state_of_field(dossier, record, fact=fact_of(type(record), name), today=today)
    return item.state.value if item else None


def test_a_field_that_feeds_nothing_has_no_state(today: dt.date) -> None:
    dossier = sample("A")
    assert field_state(dossier, dossier.account, "our_message", today) is None


def test_an_empty_field_is_unknown_though_another_answers_the_fact(today: dt.date) -> None:
    dossier = changed("A", market_position=None)
    assert found(dossier, today)["BG09"] == "known"
    assert field_state(dossier, dossier.account, "market_position", today) == "unknown"


@pytest.mark.parametrize(
    ("account", "kind", "record_id", "name", "state"),
    [
        ("A", Account, "A", "end_market", "stale"),
        ("A", Account, "A", "worries", "known"),
        ("A", Person, "A3", "career_need", "unconfirmed"),
        ("A", Person, "A9", "attitude", "unknown"),
        ("B", Account, "B", "e_platform", "na"),
        ("B", Account, "B", "strategy", "unconfirmed"),
        ("C", Project, "C-P1", "budget_hi", "unconfirmed"),
        ("C", Post, "C4p", "title", "known"),
        ("C", AccountRival, "C-R1", "satisfaction", "known"),
        ("A", Organisation, "R1", "background", "known"),
    ],
)
def test_a_field_shows_its_own_state(
    account: str, kind: type[Record], record_id: str, name: str, state: str, today: dt.date
) -> None:
    dossier = sample(account)
    record = dossier.shelf.get(kind, record_id)
    assert record is not None
    assert field_state(dossier, record, name, today) == state


def test_an_unconfirmed_observation_shows_at_its_field(today: dt.date) -> None:
    dossier = changed("B", without=["B-BG11"])
    assert field_state(dossier, dossier.account, "strategy", today) == "unconfirmed"


def test_a_contradiction_shows_at_its_field(today: dt.date) -> None:
    dossier = sample("C")
    project = dossier.projects[0]
    item = state_of_field(dossier, project, fact=fact_of(Project, "budget_hi"), today=today)
    assert item is not None
    assert item.contradictory


def test_a_field_of_a_rival_that_is_none_here_has_no_state(today: dt.date) -> None:
    dossier = small(RIVAL)
    assert field_state(dossier, RIVAL, "background", today) is None
