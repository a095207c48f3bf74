"""Books with holes: the brief leaves out what it does not know and never fails."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.brief_text import every_word
from tests.helpers.dossiers import edited, sample, sample_records, small

from kamdesk.domain.brief.build import build
from kamdesk.domain.brief.model import Aim, Alarms, Changes, People, PowerMap, Strip, plain
from kamdesk.domain.dossier import Dossier, Shelf, dossier_of
from kamdesk.domain.fact import LISTS, Kind, facts_of
from kamdesk.domain.records import (
    Account,
    Attendance,
    CustomField,
    CustomValue,
    Interaction,
    Invoice,
    Milestone,
    Note,
    Organisation,
    Person,
    Post,
    ProcurementStep,
    Project,
    ProjectRole,
)
from kamdesk.i18n import LANGUAGES

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record

DAY = dt.date(2026, 11, 23)
HARD = ["<zhang>", "R&D", 'O\'Brien "x"', "محمد", "李😀", "𠮷野家", "{braces} %s", "x" * 10_000]


def both(dossier: Dossier, visit: Interaction | None, lang: str = "zh_CN") -> str:
    """All words of both copies."""
    return "\n".join(
        every_word(build(dossier, visit, today=DAY, lang=lang, copy=copy))
        for copy in ("car", "table")
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_account_of_which_nothing_is_known_has_a_brief(lang: str) -> None:
    brief = build(small(), None, today=DAY, lang=lang)
    assert {type(section) for section in brief.sections} >= {Strip, Alarms}
    assert brief.find(Aim) is None
    assert brief.find(Changes) is None
    assert brief.find(People) is None


def test_the_only_record_of_a_book_is_its_account() -> None:
    alone = (Organisation(id="O", name="O"), Account(id="O", organisation="O"))
    assert build(dossier_of(Shelf(alone), "O"), None, today=DAY, lang="en").sections


@pytest.mark.parametrize("account", "DEFGHIJ")
def test_every_stub_of_the_portfolio_has_both_copies(account: str) -> None:
    assert both(sample(account), None)


def test_a_visit_without_day_people_and_plan_asks_for_all_of_it() -> None:
    visit = Interaction(id="v", account="X", kind="visit", status="planned")
    brief = build(small(visit), visit, today=DAY, lang="en")
    said = every_word(brief)
    assert brief.visit_day is None
    assert "What do we want to reach?" in said
    assert "Who of us goes?" in said
    assert "What should they do next?" in said


def test_a_visit_of_people_without_posts() -> None:
    visit = Interaction(id="v", account="X", kind="visit", status="planned")
    records = (
        visit,
        Person(id="p"),
        Person(id="q", name="Ann"),
        Attendance(id="a1", interaction="v", person="p"),
        Attendance(id="a2", interaction="v", person="q"),
        Attendance(id="a3", interaction="v", person="gone"),
        Attendance(id="a4", interaction="v", person="q"),
    )
    people = build(small(*records), visit, today=DAY, lang="en").find(People)
    assert people is not None
    assert sorted(person.name for person in people.people) == ["Ann", "name not known"]


def test_a_project_without_steps_price_and_people() -> None:
    brief = build(small(Project(id="P", account="X", name="P")), None, today=DAY, lang="en")
    assert brief.find(PowerMap) is None
    assert "What is our price?" in every_word(brief)


def test_a_chain_of_forty_fits_the_map_and_counts_the_rest() -> None:
    people = [Person(id=f"p{n:02}", name=f"N{n}", power=n % 5) for n in range(40)]
    roles = [
        ProjectRole(id=f"r{n}", project="P", person=f"p{n:02}", role="user") for n in range(40)
    ]
    posts = [Post(id=f"o{n}", person=f"p{n:02}", organisation="X", level=2) for n in range(40)]
    project = Project(id="P", account="X", name="P")
    chain = build(small(project, *people, *roles, *posts), None, today=DAY, lang="en").find(
        PowerMap
    )
    assert chain is not None
    assert len(chain.nodes) == 12
    assert chain.more == 28
    assert [node.rank for node in chain.nodes][:8] == [0] * 8


def test_undated_steps_milestones_and_invoices() -> None:
    records = (
        Project(id="P", account="X", name="P"),
        ProcurementStep(id="s", project="P", name="Order"),
        Milestone(id="m", project="P", name="Order"),
        Invoice(id="i", account="X", no="7"),
    )
    assert "when?" in every_word(build(small(*records), None, today=DAY, lang="en"))


@pytest.mark.parametrize("text", HARD)
def test_names_of_every_kind_are_printed_as_typed(text: str) -> None:
    dossier = edited(sample("A"), "A4", Person, name=text)
    dossier = edited(dossier, "A-V8", Interaction, agenda=text, bring_value=text)
    visit = dossier.shelf.get(Interaction, "A-V8")
    assert text in both(dossier, visit) or len(text) > 1000


@pytest.mark.parametrize("text", HARD)
def test_a_long_text_is_cut_and_says_so(text: str) -> None:
    long = (text * 10_000)[:10_000]
    dossier = edited(sample("A"), "A-V8", Interaction, objective=long, minimum=long, agenda=long)
    dossier = edited(dossier, "A-P1", Project, problem=long, solution=long, name=long)
    dossier = edited(dossier, "A4", Person, career_need=long, say=long, style=long)
    visit = dossier.shelf.get(Interaction, "A-V8")
    said = both(dossier, visit)
    assert "…" in said
    assert len(said) < 20_000


def test_line_feeds_become_one_line() -> None:
    dossier = edited(sample("A"), "A-V8", Interaction, minimum="one\r\n\n  two\t three")
    brief = build(dossier, dossier.shelf.get(Interaction, "A-V8"), today=DAY, lang="en")
    aim = brief.find(Aim)
    assert aim is not None
    assert plain(aim.lines[0].words) == "one; two three"


def test_a_field_that_is_no_longer_what_it_was_says_nothing() -> None:
    plus = (
        CustomField(id="c", entity="account", key="a", label="Day", kind="date"),
        CustomValue(id="v", custom_field="c", subject="X", value="soon"),
        CustomValue(id="w", custom_field="gone", subject="X", value="§"),
    )
    said = every_word(build(small(*plus), None, today=DAY, lang="en"))
    assert "soon" not in said
    assert "§" not in said


def test_notes_are_never_on_the_brief() -> None:
    plus = Note(id="n", subject_kind="account", subject="X", text="§" * 10_000)
    assert "§" not in both(small(plus), None)


@given(
    seed=st.integers(0, 10_000),
    share=st.sampled_from([0.1, 0.5, 0.9]),
    lang=st.sampled_from(LANGUAGES),
)
def test_any_part_of_the_book_gives_both_copies(seed: int, share: float, lang: str) -> None:
    """Records missing at random: references that lead nowhere are what a real book has."""
    dice = random.Random(seed)
    kept = [
        row
        for row in sample_records()
        if dice.random() > share or (isinstance(row, Account | Organisation) and row.id == "A")
    ]
    dossier = dossier_of(Shelf(kept), "A")
    assert both(dossier, dossier.shelf.get(Interaction, "A-V8"), lang)


def _emptied(row: Record, dice: random.Random, share: float) -> dict[str, Any]:
    """Some fields of a record with nothing in them; references stay."""
    keep = {Kind.REF, Kind.SUBJECT, Kind.ENTITY}
    return {
        item.name: () if item.kind in LISTS else None
        for item in facts_of(type(row))
        if item.kind not in keep and dice.random() < share
    }


@given(seed=st.integers(0, 10_000), share=st.sampled_from([0.1, 0.5, 0.9]))
def test_any_field_may_be_empty(seed: int, share: float) -> None:
    """Fields emptied at random, also required ones: an old book may lack what is asked today."""
    dice = random.Random(seed)
    records = [dataclasses.replace(row, **_emptied(row, dice, share)) for row in sample_records()]
    for account, visit in (("A", "A-V8"), ("B", None), ("C", "C-V3")):
        dossier = dossier_of(Shelf(records), account)
        assert both(dossier, dossier.shelf.get(Interaction, visit))
