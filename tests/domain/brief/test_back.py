"""Page 2 of the car copy: map, project, rivals, money, customer, debrief."""

from __future__ import annotations

import pytest
from tests.helpers.brief_text import car, every_word, part
from tests.helpers.dossiers import changed, edited, sample

from kamdesk.domain.brief.model import (
    Brief,
    Customer,
    Debrief,
    EdgeKind,
    Installed,
    MoneyAndQuality,
    People,
    PowerMap,
    ProjectSection,
    Relationship,
    Rivals,
    Strip,
    plain,
)
from kamdesk.domain.records import (
    Action,
    Complaint,
    CustomField,
    CustomValue,
    Organisation,
    Post,
    Project,
)


@pytest.fixture(scope="module")
def brief() -> Brief:
    """The car copy of account A for visit A-V8 in Chinese."""
    return car(sample("A"), "A-V8")


# ------------------------------------------------------------------------ power map


def test_the_map_shows_the_chain_with_the_hidden_decider(brief: Brief) -> None:
    chain = part(brief, PowerMap)
    by_id = {node.id: node for node in chain.nodes}
    assert len(chain.nodes) == 8
    assert by_id["A5"].hidden
    assert by_id["A5"].role == "教练、隐性决策、影响者"
    assert {node.id for node in chain.nodes if node.in_room} == {"A3", "A4", "A6"}
    assert by_id["A8"].unmet
    assert by_id["A8"].rank == 1
    assert by_id["A4"].tie == "科沃森 3"


def test_an_empty_seat_asks_who_and_where_it_is_asked(brief: Brief) -> None:
    ghost = next(node for node in part(brief, PowerMap).nodes if node.ghost)
    assert (ghost.name, ghost.role, ghost.letter) == ("谁？见Q5", "比价、质量审核", "")


def test_the_edges_are_reports_influence_and_quarrels(brief: Brief) -> None:
    chain = part(brief, PowerMap)
    found = {(edge.source, edge.target, edge.kind) for edge in chain.edges}
    assert ("A5", "A4", EdgeKind.INFLUENCES) in found
    assert ("A2", "A3", EdgeKind.HOSTILE) in found
    assert ("A6", "A3", EdgeKind.REPORTS) in found
    assert {(e.source, e.target) for e in chain.edges} <= {
        (a.id, b.id) for a in chain.nodes for b in chain.nodes
    }


def test_a_ring_of_posts_does_not_hang_the_map() -> None:
    dossier = edited(sample("A"), "A1p", Post, reports_to="A7")
    dossier = edited(dossier, "A7p", Post, reports_to="A7")
    assert part(car(dossier, "A-V8"), PowerMap).edges


def test_somebody_whose_name_nobody_knows_is_asked_for() -> None:
    chain = part(car(sample("C"), "C-V3", lang="zh_TW"), PowerMap)
    assert next(node for node in chain.nodes if node.id == "C3").name == "誰？（總經理）"


# -------------------------------------------------------------------------- project


def test_the_project_is_the_one_in_which_the_people_sit(brief: Brief) -> None:
    assert part(brief, ProjectSection).name == "乙烯扩能二期高温泵组(12台)"


def test_the_budget_names_its_source_and_day(brief: Brief) -> None:
    said = plain(part(brief, ProjectSection).facts.words)
    assert "预算 3,800万元（已批准；技改费用；郑怀安 文件 06-18）" in said


def test_two_budgets_are_a_question() -> None:
    said = plain(part(car(sample("C"), "C-V3", lang="zh_TW"), ProjectSection).facts.words)
    assert "預算 新臺幣2,600萬元（葉冠廷）還是新臺幣2,200萬元（簡志明）？" in said


def test_an_unknown_budget_points_at_its_question() -> None:
    said = plain(part(car(sample("B")), ProjectSection).facts.words)
    assert "预算？见Q1" in said


def test_done_steps_are_one_node_and_the_slip_is_told(brief: Brief) -> None:
    project = part(brief, ProjectSection)
    assert project.done is not None
    assert project.done.name == "已完成3步"
    notes = {step.name: step.note for step in project.steps}
    assert notes["技术交流"] == "当前 +36天"
    assert notes["技术规格书定稿"] == "剩8天"
    assert notes["开标"] == "+24天"
    assert len(project.steps) == 7
    assert project.more == 1


def test_musts_stand_first_and_are_cut_last(brief: Brief) -> None:
    rows = part(brief, ProjectSection).criteria
    assert [row.must for row in rows] == [True, True, False, False, False]
    assert [row.rank for row in rows] == list(range(5))
    assert part(brief, ProjectSection).suppliers == ("我方", "科沃森", "东擎")
    assert [cell.word for cell in rows[4].fits] == ["部分", "是", "是"]


# --------------------------------------------------------------------------- page 2


def test_the_greatest_threat_stands_first(brief: Brief) -> None:
    rivals = part(brief, Rivals)
    assert [plain(head) for head in rivals.heads] == [
        "科沃森 · 威胁 高 66分",
        "东擎 · 威胁 中 48分",
    ]
    cells = {row.key: [plain(cell) for cell in row.cells] for row in rivals.rows}
    assert cells["最近动作"][0] == "10-28 邵文博陪A4看样板"
    assert cells["在用"][0].startswith("一期高温泵6台(2016)")


def test_what_stands_there_and_our_share(brief: Brief) -> None:
    rows = part(brief, Installed).rows
    assert [row.share for row in rows] == [
        "30% / 2,960",
        "21% / 1,190",
        "63% / 330",
        "27% / 110",
    ]
    assert "科沃森 KHP-350 ×6（2016、一般、2027年更换）" in plain(rows[0].what)


def test_the_relationship_tells_three_values_and_the_weak_spots(brief: Brief) -> None:
    found = part(brief, Relationship)
    assert found.title == "关系（组织 69 · 关键人 73 · 普遍 58）"
    lines = {line.key: plain(line.words) for line in found.lines}
    assert lines["短板"] == "采购供应部38分"
    assert lines["薄弱"] == "林嘉慧只有顾言（关系1）"


def test_money_tells_what_to_do_and_what_waits(brief: Brief) -> None:
    lines = {line.key: plain(line.words) for line in part(brief, MoneyAndQuality).lines}
    assert lines["账期"] == "60天 电汇 · 实际70天（11-23）"
    assert lines["A-I2"].startswith("60万元 逾期35天")
    assert "A-C1" in lines["A-I6"]
    assert lines["A-C1"] == "RH-420 2号泵振动4.6 mm/s · 已开114天 · 逾期84天"
    assert lines["准时足量"] == "93.8%"
    assert "A-I5" not in lines


def test_the_customer_section_dates_what_it_says(brief: Brief) -> None:
    lines = {line.key: line for line in part(brief, Customer).lines}
    assert plain(lines["处境"].words).startswith("10-15 2026年前三季度")
    assert [plain(row.words) for row in lines["日历"].parts] == [
        "12-12 集团成立25周年",
        "12-31 密封备件框架到期",
        "12-31 采购平台注册到期",
    ]
    assert [bit.text for bit in lines["终端市场"].words][:2] == ["2025-10-20", "旧"]


def test_the_debrief_repeats_the_numbers(brief: Brief) -> None:
    block = part(brief, Debrief)
    assert block.answers == ("Q1", "Q2", "Q3", "Q4", "Q5")
    assert block.attitudes is not None
    assert [name for name, _letters in block.attitudes.choices] == ["吴启铭", "林嘉慧", "何洁"]


def test_own_fields_stand_in_the_section_of_their_record() -> None:
    plus = (
        CustomField(id="c1", entity="account", key="a", label="Park", kind="text"),
        CustomValue(id="v1", custom_field="c1", subject="A", value="Gate 3"),
        CustomField(id="c2", entity="person", key="b", label="Since", kind="date"),
        CustomValue(id="v2", custom_field="c2", subject="A4", value="2019-05-01"),
        CustomField(id="c3", entity="project", key="c", label="Bond", kind="money"),
        CustomValue(
            id="v3", custom_field="c3", subject="A-P1", value={"amount": 5000000, "currency": "CNY"}
        ),
        CustomField(id="c4", entity="project", key="d", label="Hidden", kind="text", private=True),
        CustomValue(id="v4", custom_field="c4", subject="A-P1", value="§"),
        CustomField(id="c5", entity="project", key="e", label="Spare", kind="flag"),
        CustomValue(id="v5", custom_field="c5", subject="A-P1", value=True),
        CustomField(id="c6", entity="project", key="f", label="Pumps", kind="number"),
        CustomValue(id="v6", custom_field="c6", subject="A-P1", value=12),
    )
    brief = car(changed("A", plus=plus), "A-V8")
    customer = [plain(line.words) for line in part(brief, Customer).lines]
    offer = [plain(line.words) for line in part(brief, ProjectSection).offer]
    assert "Park Gate 3" in customer
    assert {"Bond 5万元", "Spare 是", "Pumps 12"} <= set(offer)
    assert "Since 2019-05-01" in plain(part(brief, People).people[0].wants.words)
    assert "§" not in every_word(brief)


def test_private_complaints_and_promises_are_on_no_copy() -> None:
    dossier = edited(sample("A"), "A-C1", Complaint, private=True)
    dossier = edited(dossier, "A-prm-09", Action, private=True)
    said = every_word(car(dossier, "A-V8"))
    assert "2号泵振动" not in said
    assert "换叶轮" not in said


def test_an_english_brief_calls_the_firm_by_its_english_name() -> None:
    dossier = edited(sample("A"), "A", Organisation, name_other="Lanchuan Chemical Group")
    strip = part(car(dossier, "A-V8", lang="en"), Strip)
    assert strip.name == "Lanchuan Chemical Group"
    assert plain(strip.standing).startswith("岚川化工集团 · Gold")


def test_a_won_project_is_not_the_one_of_the_visit() -> None:
    dossier = edited(sample("A"), "A-P1", Project, result="won")
    assert part(car(dossier, "A-V8"), ProjectSection).name == "一厂密封备件年度框架续签(2027)"
