"""The card of a rival, gathered from the accounts of the sample."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.dossiers import edited, sample, sample_records, small

from kamdesk.domain.dossier import Shelf, dossier_of
from kamdesk.domain.records import (
    Event,
    InstalledItem,
    Organisation,
    Product,
    Project,
    Site,
)
from kamdesk.domain.rivals import RivalCard, rival_card, rival_lines

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier

TODAY = dt.date(2026, 11, 23)
ABC = ("A", "B", "C")


def dossiers() -> tuple[Dossier, ...]:
    return tuple(sample(key) for key in ABC)


def firm(key: str) -> Organisation:
    return next(
        item for item in sample_records() if isinstance(item, Organisation) and item.id == key
    )


def card(key: str, found: tuple[Dossier, ...] | None = None) -> RivalCard:
    return rival_card(firm(key), found or dossiers(), today=TODAY)


def test_threats_are_those_of_the_formula() -> None:
    found = {
        item.row.id: (round(item.threat.value or 0.0, 2), item.threat.level)
        for key in ("R1", "R2", "R3")
        for item in card(key).projects
        if item.threat is not None
    }

    assert found == {
        "A-P1-R1": (66.09, "high"),
        "A-P1-R2": (48.33, "medium"),
        "A-P2-R2": (34.22, "medium"),
        "B-P1-R3": (85.99, "severe"),
        "C-P1-R1": (75.77, "severe"),
    }


def test_reps_with_their_ties_at_all_accounts() -> None:
    found = {
        rep.person.name: [(tie.person.name, tie.tie.strength) for tie in rep.ties]
        for rep in card("R1").reps
    }

    assert found["邵文博"] == [("吴启铭", 3), ("唐立群", 0)]
    assert "韓代理" in found


def test_its_founder_was_the_customers_vice_president() -> None:
    rep = card("R3").reps[0]

    former = [(item.organisation.id, item.title, item.until) for item in rep.former]
    assert former == [("B", "副总裁", dt.date(2020, 12, 31))]
    assert [tie.tie.strength for tie in rep.ties] == [4, 3, 2]


def test_the_same_firm_at_several_accounts() -> None:
    found = card("R1")

    assert [item.dossier.account.id for item in found.standings] == ["A", "C"]
    assert [item.account.id for item in found.accounts] == ["A", "C"]


def test_installed_numbers_by_line() -> None:
    found = [(item.line, item.model, item.item.quantity) for item in card("R1").installed]

    assert ("化工流程泵", "KHP-350", 6) in found


def test_a_maker_as_written_counts_too() -> None:
    rival = Organisation(id="R", name="Pump & Co", short="P&C", is_rival=True)
    found = small(
        rival,
        Site(id="s", organisation="X", name="Plant"),
        InstalledItem(id="1", site="s", maker="p&c", model="Z-1"),
        InstalledItem(id="2", site="s", maker="other"),
        InstalledItem(id="3", site="s"),
        Product(id="p", model="Z-2"),
        InstalledItem(id="4", site="s", maker="Pump & Co", product="p"),
    )

    installed = rival_card(rival, (found,), today=TODAY).installed

    assert [(item.item.id, item.model) for item in installed] == [("1", "Z-1"), ("4", "Z-2")]


def test_events_newest_first_and_what_is_unanswered() -> None:
    found = card("R1").events

    assert [item.event.id for item in found] == [
        "C-ev-1", "A-R1-move-1", "C-R1-move-1", "A-ev-1",
    ]  # fmt: skip
    assert [item.event.id for item in found if item.unanswered] == ["C-ev-1", "A-ev-1"]


def test_a_closed_mistake_waits_for_nobody() -> None:
    found = [item.unanswered for item in card("R2").events if item.event.id == "A-ev-2"]

    assert found == [False]


def test_prices_and_our_deviation() -> None:
    found = [
        (item.line, round(item.deviation.value or 0.0, 1))
        for item in card("R1").quotes
        if item.deviation is not None
    ]

    assert ("化工流程泵", 4.2) in found


@pytest.mark.parametrize(("result", "expected"), [("won", (1, 0)), ("lost", (0, 1))])
def test_wins_and_losses(result: str, expected: tuple[int, int]) -> None:
    values: dict[str, Any] = {"loss_cause": "price"} if result == "lost" else {}
    other = edited(sample("A"), "A-P1", Project, result=result, **values)
    found = card("R1", (other, sample("B"), sample("C")))

    assert (found.decided("won"), found.decided("lost")) == expected
    assert found.projects[-1].threat is None


def test_what_is_missing_is_a_question() -> None:
    found = card("R2").asks

    ties = next(ask for ask in found if ask.fact.key == "CP15:R2")
    assert ties.fact.state == "unconfirmed"
    assert ties.gap.wording


def test_the_list_begins_with_the_most_dangerous() -> None:
    firms = tuple(item for item in sample_records() if isinstance(item, Organisation))
    found = rival_lines(firms, dossiers(), today=TODAY)

    assert [(line.id, line.accounts, line.open_projects) for line in found] == [
        ("R3", 1, 1), ("R1", 2, 2), ("R2", 1, 2),
    ]  # fmt: skip
    assert [line.unanswered for line in found] == [0, 2, 0]


def test_a_rival_nobody_met_yet() -> None:
    rival = Organisation(id="N", name="New", is_rival=True)

    found = rival_card(rival, dossiers(), today=TODAY)

    assert not any((found.reps, found.standings, found.projects, found.events, found.accounts))
    assert rival_lines((rival,), (), today=TODAY)[0].danger == -1.0


def test_the_order_of_the_accounts_does_not_matter() -> None:
    forth, back = card("R1"), card("R1", dossiers()[::-1])

    assert {item.row.id for item in forth.projects} == {item.row.id for item in back.projects}
    assert [item.event.id for item in forth.events] == [item.event.id for item in back.events]


def test_events_of_another_account_are_not_counted_twice() -> None:
    shelf = Shelf(
        tuple(
            dataclasses.replace(item, account="B")
            if isinstance(item, Event) and item.id == "A-ev-1"
            else item
            for item in sample_records()
        )
    )
    found = card("R1", tuple(dossier_of(shelf, key) for key in ABC))

    assert sum(item.event.id == "A-ev-1" for item in found.events) == 1
