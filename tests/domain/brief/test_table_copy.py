"""The table copy may be read by the customer: nothing we know or think of anybody is on it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.brief_text import every_word
from tests.helpers.dossiers import changed, edited, sample, sample_records

from kamdesk.domain.brief.build import build
from kamdesk.domain.brief.desk import Duties, Notes, SafeQuestions, TableHead, Teams, Topics
from kamdesk.domain.brief.front import Alarms, Asked, Questions
from kamdesk.domain.dossier import Dossier, Shelf, dossier_of
from kamdesk.domain.fact import Kind, Money, facts_of
from kamdesk.domain.records import (
    Account,
    AccountRival,
    Action,
    Argument,
    Complaint,
    Concession,
    Event,
    Interaction,
    Invoice,
    Note,
    Organisation,
    Person,
    Project,
    ProjectRival,
    Question,
    Tie,
)
from kamdesk.domain.scales import scale

if TYPE_CHECKING:
    from kamdesk.domain.brief.model import Brief
    from kamdesk.domain.fact import Record

DAY = dt.date(2026, 11, 23)

COMMON = 2
"""Characters of words that stand everywhere: the basis of a tie may be "技术"."""

VISITS = {"A": "A-V8", "C": "C-V3"}

SECRET: dict[type[Record], frozenset[str]] = {
    Person: frozenset(
        {
            "career_need",
            "concerns",
            "kpi",
            "personal_need",
            "hobby",
            "style",
            "say",
            "do_not_say",
        }
    ),
    Interaction: frozenset({"objective", "minimum", "fallback", "result"}),
    Project: frozenset(
        {
            "problem",
            "solution",
            "payment_terms",
            "delivery_terms",
            "price_defence",
            "chips",
            "factors_env",
            "factors_org",
            "factors_interpersonal",
            "factors_personal",
            "scope_note",
        }
    ),
    Account: frozenset(
        {
            "worries",
            "strategy",
            "our_answer",
            "our_advantages",
            "switching_barriers",
            "follow_note",
            "business_situation",
        }
    ),
    Question: frozenset({"why", "listen_for"}),
    Tie: frozenset({"basis"}),
    AccountRival: frozenset({"product_in_use", "satisfaction_reason", "strengths", "weaknesses"}),
    ProjectRival: frozenset({"solution", "price_source", "strengths", "weaknesses"}),
    Concession: frozenset({"give", "ask", "limit"}),
    Argument: frozenset({"text", "answer"}),
    Complaint: frozenset({"what", "root_cause"}),
    Event: frozenset({"text"}),
    Invoice: frozenset({"no"}),
    Note: frozenset({"text"}),
}
"""What must never be read by the customer (A7), by record."""


def table(dossier: Dossier, visit: str | None, lang: str = "zh_CN") -> Brief:
    """The table copy of a visit of the sample."""
    planned = dossier.shelf.get(Interaction, visit)
    return build(dossier, planned, today=DAY, lang=lang, copy="table", author="沈知远")


def secrets(dossier: Dossier) -> set[str]:
    """Every secret text of a book, with the names of rivals and their people."""
    found = {
        text
        for kind, names in SECRET.items()
        for row in dossier.shelf.of(kind)
        for name in names
        if isinstance(text := getattr(row, name), str) and len(text) > COMMON
    }
    rivals = {row for row in dossier.shelf.of(Organisation) if row.is_rival}
    found |= {name for row in rivals for name in (row.name, row.short) if name}
    return found | {"范骁", "邵文博", "贺振邦", "韓代理"}


def money_words(dossier: Dossier) -> set[str]:
    """The amounts of a book in the forms in which a brief writes them."""
    from kamdesk.domain.brief.wording import money
    from kamdesk.i18n import speaking

    amounts = {
        value
        for row in dossier.shelf.everything()
        for item in facts_of(type(row))
        if item.kind is Kind.MONEY and isinstance(value := getattr(row, item.name), Money)
    }
    shown = set()
    for lang in ("zh_CN", "en"):
        with speaking(lang):
            shown |= {money(value) for value in amounts if value.amount}
    return shown


@pytest.mark.parametrize("lang", ["zh_CN", "zh_TW", "en"])
@pytest.mark.parametrize("account", VISITS)
def test_nothing_we_know_or_think_is_on_the_table(account: str, lang: str) -> None:
    dossier = sample(account)
    said = every_word(table(dossier, VISITS[account], lang))
    assert {text for text in secrets(dossier) if text in said} == set()


@pytest.mark.parametrize("account", VISITS)
def test_no_amount_of_money_is_on_the_table(account: str) -> None:
    dossier = sample(account)
    said = every_word(table(dossier, VISITS[account]))
    assert {text for text in money_words(dossier) if text in said} == set()


@pytest.mark.parametrize("lang", ["zh_CN", "zh_TW", "en"])
def test_no_attitude_and_no_power_is_on_the_table(lang: str) -> None:
    said = every_word(table(sample("A"), "A-V8", lang))
    attitude = scale("ATTITUDE")
    words = {attitude.label(code, lang) for code in attitude.codes}
    words |= {"权力", "權力", "Power", "逾期", "late", "旧", "95%", "95 %"}
    assert {word for word in words if word in said} == set()


@given(secret=st.text(min_size=3, max_size=20).map(lambda text: f"§{text}§"))
def test_a_secret_in_any_secret_field_stays_off_the_table(secret: str) -> None:
    """Not the sample's words but any: every secret field of the account's records holds it."""
    planted = [_planted(row, secret) for row in sample_records()]
    said = every_word(table(dossier_of(Shelf(planted), "A"), "A-V8"))
    assert secret not in said
    assert "§" not in said


def _planted(row: Record, secret: str) -> Record:
    fields: dict[str, Any] = dict.fromkeys(SECRET.get(type(row), ()), secret)
    return dataclasses.replace(row, **fields)


def test_a_new_field_is_not_on_the_table_before_somebody_puts_it_there() -> None:
    """The copy is built from a list of fields: own fields of the user are not in it."""
    from kamdesk.domain.records import CustomField, CustomValue

    plus = (
        CustomField(id="cf", entity="project", key="risk", label="Risiko", kind="text"),
        CustomValue(id="cv", custom_field="cf", subject="A-P1", value="§own§"),
    )
    assert "§own§" not in every_word(table(changed("A", plus=plus), "A-V8"))


def test_the_sections_of_the_two_copies_have_no_class_in_common() -> None:
    dossier = sample("A")
    visit = dossier.shelf.get(Interaction, "A-V8")
    car = build(dossier, visit, today=DAY, lang="zh_CN")
    kinds = {type(section) for section in car.sections}
    assert kinds.isdisjoint(type(section) for section in table(dossier, "A-V8").sections)


def test_the_numbers_of_the_car_copy_are_kept() -> None:
    dossier = sample("A")
    visit = dossier.shelf.get(Interaction, "A-V8")
    car = build(dossier, visit, today=DAY, lang="zh_CN").find(Questions)
    safe = table(dossier, "A-V8").find(SafeQuestions)
    assert car is not None
    assert safe is not None
    numbers = {item.number: item.text for item in car.questions}
    assert all(numbers[item.number] == item.text for item in safe.questions)


def test_a_question_in_the_reps_own_words_is_not_safe() -> None:
    """Only for the words of the catalogue the program can vouch."""
    dossier = edited(sample("A"), "A-Q2", Question, wording="看过科沃森样板后，还担心什么？")
    safe = table(dossier, "A-V8").find(SafeQuestions)
    assert safe is not None
    assert "Q2" not in {item.number for item in safe.questions}


def test_why_we_ask_is_not_told() -> None:
    safe = table(sample("A"), "A-V8").find(SafeQuestions)
    assert safe is not None
    assert {(item.why, item.fact, item.subject, item.person) for item in safe.questions} == {
        ("", "", "", "")
    }


def test_what_is_late_gets_a_date_and_no_reproach() -> None:
    duties = table(sample("A"), "A-V8").find(Duties)
    assert duties is not None
    assert [(row.what, row.day) for row in duties.duties] == [
        ("换叶轮(RH-420 2号泵)", "今天确定"),
        ("采购平台续注册", "2026-12-31"),
        ("提供规格书草稿（吴启铭）", "2026-12-01"),
    ]


def test_a_promise_to_pay_is_not_put_on_the_table() -> None:
    duties = table(sample("B"), "B-V5").find(Duties)
    assert duties is not None
    assert "B-I2" not in " ".join(row.what for row in duties.duties)


def test_a_private_promise_and_a_private_person_stay_off() -> None:
    dossier = edited(sample("A"), "A-prm-10", Action, private=True)
    dossier = edited(dossier, "A6", Person, private=True)
    said = every_word(table(dossier, "A-V8"))
    assert "采购平台续注册" not in said
    assert "何洁" not in said


def test_the_agenda_is_the_topics() -> None:
    dossier = edited(sample("A"), "A-V8", Interaction, agenda="规格书：进度\n寿命成本；框架时间")
    topics = table(dossier, "A-V8").find(Topics)
    assert topics is not None
    assert topics.topics == ("规格书：进度", "寿命成本", "框架时间")


def test_without_an_agenda_the_next_step_is_the_topic() -> None:
    topics = table(sample("A"), "A-V8").find(Topics)
    assert topics is not None
    assert topics.topics == ("技术规格书定稿",)


def test_both_teams_are_told_by_post() -> None:
    teams = table(sample("A"), "A-V8").find(Teams)
    assert teams is not None
    assert teams.theirs is not None
    assert teams.ours is not None
    assert teams.theirs.people[0] == ("吴启铭", "工程技术中心 总工程师")
    assert teams.ours.people[0] == ("沈知远", "大客户经理(KAM)")


def test_without_a_visit_there_is_a_head_and_room_for_notes() -> None:
    brief = table(sample("D"), None)
    assert [type(section) for section in brief.sections] == [TableHead, Notes]
    assert brief.find(Alarms) is None


def test_an_asked_question_has_nothing_but_words_on_the_table() -> None:
    """A guard for whoever adds a field to a question: it must be thought of here."""
    names = {item.name for item in dataclasses.fields(Asked)}
    assert names == {"number", "to", "text", "why", "fact", "subject", "person", "safe"}
