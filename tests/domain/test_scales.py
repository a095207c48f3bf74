"""The enumerations: complete in three languages, read and written without loss."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.domain.own import Own, using
from kamdesk.domain.scales import Scale, Step, names, scale
from kamdesk.domain.words import NOTHING, Words
from kamdesk.i18n import LANGUAGES, speaking
from kamdesk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = Own({"scales/TIER/steps/gold": {"zh_CN": "一级客户"}})
_SHIPPED = [name for name in names() if name not in {"FACT", "RUBRIC", "CHECKLIST"}]

# Fields of the shipped sample by the scale they hold.
_FIELDS = """
account_rival.satisfaction installed_item.satisfaction project_rival.satisfaction: SATISFACTION
account.bond_level: BOND_LEVEL
account.buy_mode: BUY_MODE
account.credit_grade: CREDIT_GRADE
account.depth: DEPTH
account.ka_category: KA_CATEGORY
account.keep_decision: KEEP
account.lead_source: LEAD_SOURCE
account.lifecycle: LIFECYCLE
account.link_kind: LINK_KIND
account.lost_cause project.loss_cause: LOSS_CAUSE
account.payment_mode: PAYMENT_MODE
account.purchase_continuity: PURCHASE_CONTINUITY
account.purchase_mode: PURCHASE_MODE
account.service_privileges: SERVICE_PRIVILEGE
account.stage: STAGE
account.style: STYLE
account.target_level: ORG_LEVEL
account.tier: TIER
account_team.role: TEAM_ROLE
action.kind: ACTION
action.side: SIDE
agreement.kind: AGREEMENT
attendance.role_in_visit: VISIT_ROLE
complaint.severity: SEVERITY
complaint.tags: HANDLING_FAIL
contact_point.kind: CONTACT_KIND
criterion.kind: CRITERION_KIND
criterion_fit.fit: FIT
department.function: FUNCTION
department.involvement: INVOLVEMENT
department.kind: DEPT_KIND
event.kind: EVENT
event.state: EVENT_STATE
fact_mark.mark: MARK
industry.trend account.end_market_trend: TREND
installed_item.condition: CONDITION
interaction.interest_signal: SIGNAL
interaction.kind: INTERACTION
interaction.status: STATUS
invoice.kind: INVOICE
ledger_line.kind: LEDGER
link.kind: LINK
objective.goal_kind: GOAL_KIND
objective.level: GOAL_LEVEL
observation.confidence: CONFIDENCE
observation.source_kind: SOURCE
observation.state: OBS_STATE
organisation.customer_type: CUSTOMER_TYPE
person.attitude person.attitude_target stance.attitude: ATTITUDE
person.class: PERSON_CLASS
person.gender: GENDER
person.language: LANGUAGE
person.need_level: NEED_LEVEL
person.power: POWER
post.level: PERSON_LEVEL
procurement_step.state: STEP_STATE
project.budget_source: BUDGET_SOURCE
project.budget_status: BUDGET_STATUS
project.intent: INTENT
project.result: RESULT
project.solution_kind: SOLUTION_KIND
project.tender_method: TENDER_METHOD
project_rival.position: POSITION
project_role.role: PROJECT_ROLE
question.state: QUESTION_STATE
sale.channel: CHANNEL
sample.result: SAMPLE_RESULT
site.purchasing_power: PP
supplier_status.status: SUPPLIER_STATUS
tie.strength: TIE
"""


@pytest.fixture(scope="module")
def sample_records() -> dict[str, list[dict[str, Any]]]:
    text = resource("samples", "sample-book.json").read_text(encoding="utf-8")
    records: dict[str, list[dict[str, Any]]] = json.loads(text)["records"]
    return records


def _fields() -> Iterator[tuple[str, str, str]]:
    for line in _FIELDS.strip().splitlines():
        fields, name = line.split(": ")
        for one in fields.split():
            entity, attribute = one.split(".")
            yield entity, attribute, name


@pytest.mark.parametrize(("entity", "attribute", "name"), list(_fields()))
def test_the_sample_uses_known_codes(
    sample_records: dict[str, list[dict[str, Any]]], entity: str, attribute: str, name: str
) -> None:
    values = [row[attribute] for row in sample_records[entity] if attribute in row]
    used = [code for value in values for code in (value if isinstance(value, list) else [value])]

    assert [code for code in used if code not in scale(name)] == []


@pytest.mark.parametrize("name", names())
def test_every_scale_speaks_three_languages(name: str) -> None:
    texts = [*scale(name).title, *(text for step in scale(name) for text in step.label)]

    assert all(texts)


@pytest.mark.parametrize("name", names())
def test_codes_are_unique(name: str) -> None:
    assert len(scale(name).codes) == len(scale(name).steps)


@pytest.mark.parametrize("name", _SHIPPED)
def test_help_and_short_forms_are_whole(name: str) -> None:
    extras = [words for step in scale(name) for words in (step.help, step.short)]

    assert all(words == NOTHING or all(words) for words in extras)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_label_of_any_language_means_its_code(name: str, lang: str) -> None:
    found = {code: scale(name).parse(scale(name).label(code, lang)) for code in scale(name).codes}

    assert found == {code: code for code in scale(name).codes}


def test_the_order_is_that_of_the_scale() -> None:
    assert scale("TIER").codes == ("gold", "silver", "bronze")


def test_labels_follow_the_language() -> None:
    with speaking("zh_TW"):
        assert scale("TIER").label("gold") == "黃金客戶"


def test_a_language_can_be_asked_for() -> None:
    assert scale("POWER").label(4, "zh_CN") == "拍板"


def test_attitudes_have_letters_for_grey_print() -> None:
    assert [scale("ATTITUDE").short(code) for code in scale("ATTITUDE").codes] == list("VACT")


def test_without_a_short_form_the_label_stands() -> None:
    assert scale("POWER").short(4, "zh_CN") == "拍板"


def test_the_help_tells_what_a_step_means() -> None:
    assert "12个月" in scale("LIFECYCLE").help("dormant", "zh_CN")


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert scale("TIER").label("platinum") == "platinum"


def test_no_code_has_no_words() -> None:
    assert scale("TIER").label(None) + scale("TIER").help(None) + scale("TIER").short(None) == ""


@pytest.mark.parametrize("text", ["gold", " GOLD ", "Gold account", "黄金", "黃金客戶"])
def test_codes_and_words_are_understood(text: str) -> None:
    assert scale("TIER").parse(text) == "gold"


@pytest.mark.parametrize("cell", [3, 3.0, "3", "３"])
def test_numbers_are_understood_as_a_workbook_gives_them(cell: object) -> None:
    assert scale("TIE").parse(cell) == 3


@pytest.mark.parametrize("cell", [None, "", " ", "platinum", 2.5])
def test_other_words_mean_no_step(cell: object) -> None:
    assert scale("TIER").parse(cell) is None


@given(st.text())
def test_reading_any_text_gives_a_code_or_nothing(text: str) -> None:
    assert scale("PROJECT_ROLE").parse(text) in (*scale("PROJECT_ROLE").codes, None)


def test_no_text_is_not_the_step_called_none() -> None:
    assert scale("KA_CATEGORY").parse(None) is None


def test_brackets_of_either_width_are_the_same() -> None:
    assert scale("CUSTOMER_TYPE").parse("整機廠(OEM)") == "oem"


def test_own_labels_replace_the_shipped_ones() -> None:
    with using(OWN):
        own = scale("TIER")

    assert (own.label("gold", "zh_CN"), own.short("gold", "zh_CN")) == ("一级客户", "一级客户")


def test_own_labels_leave_the_rest_alone() -> None:
    with using(OWN):
        own = scale("TIER")

    assert (own.label("gold", "en"), own.label("silver", "zh_CN")) == ("Gold account", "白银客户")


def test_facts_and_rubrics_are_scales_too() -> None:
    assert scale("FACT").label("PJ13", "zh_CN") == "预算金额"


def test_a_misspelt_scale_is_a_mistake_in_the_program() -> None:
    with pytest.raises(LookupError, match="TEIR"):
        scale("TEIR")


def test_a_scale_knows_its_codes() -> None:
    small = Scale("S", Words.of("s"), (Step(1, Words.of("one")),))

    assert (1 in small, "1" in small, [] in small) == (True, False, False)
