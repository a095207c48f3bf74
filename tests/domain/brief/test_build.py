"""What the brief says and leaves out, section by section, on the sample book and changed copies."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from tests.helpers.brief_text import every_word
from tests.helpers.dossiers import changed, edited, sample, small

from kamdesk.domain.brief.base import Section
from kamdesk.domain.brief.build import build
from kamdesk.domain.brief.model import (
    Aim,
    Alarms,
    Brief,
    Changes,
    Customer,
    Debrief,
    EdgeKind,
    Installed,
    Level,
    MoneyAndQuality,
    Objections,
    People,
    PowerMap,
    ProjectSection,
    Promises,
    Questions,
    Relationship,
    Rivals,
    Strip,
    plain,
)
from kamdesk.domain.records import (
    Action,
    Argument,
    Complaint,
    CustomField,
    CustomValue,
    Event,
    Interaction,
    Observation,
    Organisation,
    Person,
    Post,
    Project,
)

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier

DAY = dt.date(2026, 11, 23)

S = TypeVar("S", bound=Section)


def car(dossier: Dossier, visit: str | None = None, lang: str = "zh_CN", **more: Any) -> Brief:
    """The car copy of a visit."""
    planned = dossier.shelf.get(Interaction, visit)
    return build(dossier, planned, today=more.pop("today", DAY), lang=lang, **more)


@pytest.fixture(scope="module")
def brief() -> Brief:
    """The car copy of account A for visit A-V8 in Chinese."""
    return car(sample("A"), "A-V8")


def part(brief: Brief, kind: type[S]) -> S:
    """A section that must be there."""
    found = brief.find(kind)
    assert found is not None
    return found


# ---------------------------------------------------------------------------- whole


def test_the_sections_stand_in_the_order_of_the_paper(brief: Brief) -> None:
    numbers = [section.NUMBER for section in brief.sections]
    assert numbers == [1, 1, *range(2, 16)]


def test_another_copy_is_refused() -> None:
    with pytest.raises(ValueError, match="fax"):
        build(sample("A"), None, today=DAY, lang="en", copy="fax")


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        build(sample("A"), None, today=DAY, lang="fr")


def test_account_and_day_stand_in_the_footer_for_sheets_that_part(brief: Brief) -> None:
    assert brief.footer == "车内版，勿留客户处 · 岚川化工集团 11-24"
    assert brief.visit_day == dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    "word", ["行贿", "贿赂", "回扣", "叛离", "友商", "小贩", "bribe", "kickback"]
)
@pytest.mark.parametrize("account", ["A", "B", "C"])
def test_words_to_avoid_are_avoided(account: str, word: str) -> None:
    visits = {"A": "A-V8", "C": "C-V3"}
    assert word not in every_word(car(sample(account), visits.get(account)))


# ---------------------------------------------------------------------------- head


def test_the_head_tells_standing_rhythm_and_file(brief: Brief) -> None:
    strip = part(brief, Strip)
    assert strip.name == "岚川化工集团"
    assert plain(strip.standing).startswith("黄金 · 集团客户 · 战略供应商（3级）")
    said = [plain(line.words) for line in strip.lines]
    assert "距上次拜访18天（周期14天，超期）" in said[1]
    assert said[2].startswith("完整度95%（11-23）")


def test_what_is_not_known_of_the_place_is_asked_before_leaving(brief: Brief) -> None:
    place = part(brief, Strip).lines[0]
    assert plain(place.words).endswith("出发前问何洁 000-0000-0126")
    assert place.parts[-1].words[0].bold


def test_a_known_place_and_hour_are_no_question() -> None:
    dossier = edited(sample("A"), "A-V8", Interaction, place="总部(宁波) 3号楼会议室")
    assert [plain(p.words) for p in part(car(dossier, "A-V8"), Strip).lines[0].parts] == [
        "总部(宁波) 3号楼会议室",
        "4小时车程",
    ]


def test_a_visit_of_which_only_the_day_is_known_asks_for_the_hour() -> None:
    day = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    brief = car(edited(sample("A"), "A-V8", Interaction, start=day), "A-V8")
    assert part(brief, Strip).date == "2026-11-24 周二"
    assert "几点" in plain(part(brief, Strip).lines[0].words)


def test_three_alarms_stand_on_every_brief(brief: Brief) -> None:
    alarms = part(brief, Alarms).alarms
    assert [alarm.head for alarm in alarms] == ["流失风险 中", "采购标准 警惕", "回款 立即"]
    assert [alarm.level for alarm in alarms] == [Level.WATCH, Level.WATCH, Level.ACT]
    assert plain(alarms[2].lines[0]) == "A-I2 余60万元，逾期35天"


def test_a_prospect_has_no_risk_and_nothing_to_pay() -> None:
    alarms = part(car(sample("C"), "C-V3"), Alarms).alarms
    assert [alarm.level for alarm in alarms] == [Level.NONE, Level.WATCH, Level.OK]


# ------------------------------------------------------------------------------ aim


def test_a_plan_that_is_not_made_is_a_question() -> None:
    bare = edited(sample("A"), "A-V8", Interaction, objective=None, minimum=None, fallback=None)
    aim = part(car(bare, "A-V8"), Aim)
    assert plain(aim.aim) == "这次要达到什么？"
    assert plain(aim.lines[0].words) == "最少要带回什么？"
    assert "备选" not in [line.key for line in aim.lines]


def test_the_minimum_is_never_cut(brief: Brief) -> None:
    aim = part(brief, Aim)
    assert [line.key for line in aim.lines if line.rank == 0] == ["最低目标"]


def test_what_they_owe_is_what_they_should_do_next(brief: Brief) -> None:
    lines = {line.key: plain(line.words) for line in part(brief, Aim).lines}
    assert lines["请对方做"] == "吴启铭：提供规格书草稿（12-01前）"


def test_the_time_we_have_is_told_where_it_is_known() -> None:
    end = dt.datetime(2026, 11, 24, 3, 0, tzinfo=dt.UTC)
    brief = car(edited(sample("A"), "A-V8", Interaction, end=end), "A-V8")
    lines = {line.key: plain(line.words) for line in part(brief, Aim).lines}
    assert lines["可用时间"] == "90分钟"


# -------------------------------------------------------------------------- changes


def test_changes_are_six_newest_first_and_the_rest_is_counted(brief: Brief) -> None:
    news = part(brief, Changes)
    days = [line.day for line in news.lines]
    assert days == ["11-18", "11-15", "11-14", "11-10", "11-06", "10-31"]
    assert news.more == 1
    assert news.since == "11-05以来"


def test_a_broken_promise_and_a_rivals_move_are_cut_last(brief: Brief) -> None:
    ranked = sorted(part(brief, Changes).lines, key=lambda line: line.rank)
    said = [plain(line.words) for line in ranked[:2]]
    assert said[0].startswith("东擎：约A3吃饭")
    assert said[1] == "我方承诺：换叶轮(RH-420 2号泵)，逾期23天"


def test_a_rumour_names_who_heard_it_and_stays_unconfirmed(brief: Brief) -> None:
    said = next(plain(line.words) for line in part(brief, Changes).lines if line.day == "11-10")
    assert said.endswith("（沈知远得知，待核实）")


def test_days_are_counted_to_the_day_of_printing() -> None:
    later = car(sample("A"), "A-V8", today=DAY + dt.timedelta(days=1))
    said = [plain(line.words) for line in part(later, Changes).lines]
    assert "我方承诺：换叶轮(RH-420 2号泵)，逾期24天" in said


def test_an_attitude_that_fell_is_told_first() -> None:
    fall = Observation(
        id="fall",
        subject_kind="person",
        subject="A4",
        attribute="attitude",
        value="threat",
        observed_on=dt.date(2026, 11, 20),
        chosen=True,
    )
    news = part(car(changed("A", plus=[fall]), "A-V8"), Changes)
    first = min(news.lines, key=lambda line: line.rank)
    assert (first.day, plain(first.words)) == ("11-20", "吴启铭：接受  威胁")


def test_people_who_came_and_went_are_told() -> None:
    plus = (
        Person(id="new", name="新人"),
        Post(
            id="p1", person="new", organisation="A", title="科长", valid_from=dt.date(2026, 11, 9)
        ),
        Person(id="old", name="旧人"),
        Post(id="p2", person="old", organisation="A", title="主任", valid_to=dt.date(2026, 11, 8)),
    )
    said = every_word(car(changed("A", plus=plus), "A-V8"))
    assert "新任：新人 科长" in said
    assert "离任：旧人 主任" in said


def test_the_first_contact_says_so() -> None:
    visit = Interaction(id="v", account="X", kind="visit", status="planned")
    news = part(car(small(visit), "v"), Changes)
    assert [plain(line.words) for line in news.lines] == ["首次接触"]


def test_private_events_and_the_calendar_are_no_news() -> None:
    plus = (
        Event(id="e1", account="A", kind="news", happened_on=DAY, text="§1§", private=True),
        Event(id="e2", account="A", kind="calendar", happened_on=DAY, text="§2§"),
    )
    news = part(car(changed("A", plus=plus), "A-V8"), Changes)
    assert "§" not in "".join(plain(line.words) for line in news.lines)


# --------------------------------------------------------------------------- people


def test_the_evaluator_stands_before_the_buyer(brief: Brief) -> None:
    people = part(brief, People)
    assert [person.name for person in people.people] == ["吴启铭", "林嘉慧", "何洁"]
    assert [person.rank for person in people.people] == [0, 1, 2]
    assert people.note == "3位"


def test_a_person_is_told_in_one_look(brief: Brief) -> None:
    lin = part(brief, People).people[1]
    assert plain(lin.who.words) == "部长 · 采购供应部 · 采购负责人"
    assert lin.attitude is not None
    assert (lin.attitude.letter, lin.attitude.word, lin.attitude.stale) == ("C", "商品", "")
    assert lin.target is not None
    assert (lin.target.letter, lin.target_day) == ("A", "2027-03-31")
    assert plain(lin.facts.words) == (
        "态度09-17 · 上次见09-17 · 我方顾言（关系1） · 对手东擎范骁（关系3，三年老供应商）"
    )


def test_an_old_attitude_has_the_mark(brief: Brief) -> None:
    attitude = part(brief, People).people[2].attitude
    assert attitude is not None
    assert attitude.stale == "旧"


def test_say_and_do_not_say_are_there_if_somebody_wrote_them(brief: Brief) -> None:
    assert part(brief, People).people[0].say == ()
    told = edited(sample("A"), "A4", Person, say="先给数据", do_not_say="评价科沃森样板")
    wu = part(car(told, "A-V8"), People).people[0]
    assert plain(wu.say) == "说 先给数据"
    assert plain(wu.do_not_say) == "不说 评价科沃森样板"
    assert plain(wu.short).endswith("说 先给数据")


def test_the_personal_need_is_on_the_car_copy_only() -> None:
    dossier = edited(sample("A"), "A4", Person, personal_need="§garden§")
    assert "§garden§" in every_word(car(dossier, "A-V8"))
    assert "§garden§" not in every_word(car(dossier, "A-V8", copy="table"))


def test_birthday_and_hobby_are_on_no_copy() -> None:
    dossier = edited(sample("A"), "A4", Person, hobby="§hobby§", birthday=dt.date(1970, 1, 2))
    said = every_word(car(dossier, "A-V8"))
    assert "§hobby§" not in said
    assert "01-02" not in said


def test_an_unknown_that_matters_is_a_question_in_its_place() -> None:
    chen = part(car(sample("C"), "C-V3", lang="zh_TW"), People).people[0]
    assert plain(chen.facts.words) == "對我方是什麼態度？ · 未見過 · 我方誰負責聯繫？"
    assert all(bit.bold for part_ in chen.facts.parts for bit in part_.words)


def test_without_a_visit_the_key_people_stand_there() -> None:
    people = part(car(sample("B")), People)
    assert people.title == "关键人"
    assert [person.name for person in people.people] == ["严国栋", "蒋文涛", "雷鸣", "陶勇"]


def test_in_english_the_latin_name_stands_first() -> None:
    dossier = edited(sample("A"), "A4", Person, name_latin="Wu Qiming")
    assert part(car(dossier, "A-V8", lang="en"), People).people[0].name == "Wu Qiming 吴启铭"


# ----------------------------------------------------------------- questions, promises


def test_the_questions_are_those_of_the_gap_engine(brief: Brief) -> None:
    from kamdesk.domain.gaps import questions_for
    from kamdesk.i18n import speaking

    dossier = sample("A")
    visit = dossier.shelf.get(Interaction, "A-V8")
    assert visit is not None
    with speaking("zh_CN"):
        asked = questions_for(dossier, visit, today=DAY)
    said = part(brief, Questions).questions
    assert [(item.number, item.person) for item in said] == [
        (gap.number, gap.addressee) for gap in asked
    ]


def test_a_question_of_the_catalogue_is_asked_in_the_language_of_the_brief() -> None:
    asked = part(car(sample("C"), "C-V3", lang="zh_TW"), Questions).questions
    assert asked[0].text == "預算大概在什麼範圍？"


def test_late_promises_are_never_cut_and_stand_first(brief: Brief) -> None:
    ours, theirs = part(brief, Promises).sides
    assert (
        plain(ours.words)
        == "换叶轮(RH-420 2号泵)（10-31，逾期23天） · 采购平台续注册（12-31，剩38天）"
    )
    assert [row.rank for row in ours.parts] == [0, 2]
    assert plain(theirs.words) == "提供规格书草稿（吴启铭，12-01，剩8天）"


# ----------------------------------------------------------------------- objections


def test_written_objections_go_first_and_three_is_the_most() -> None:
    plus = [
        Argument(id=f"arg{n}", account="A", text=f"§{n}§", answer=f"!{n}", weight=n)
        for n in range(5)
    ]
    found = part(car(changed("A", plus=plus), "A-V8"), Objections)
    assert [row.text for row in found.objections] == ["§4§", "§3§", "§2§"]
    assert found.more == 2


def test_what_the_data_give_away_fills_the_empty_places(brief: Brief) -> None:
    found = part(brief, Objections)
    assert [row.text for row in found.objections] == ["东擎便宜12%", "RH-420 2号泵振动4.6 mm/s"]
    assert found.objections[0].answer == "无420℃业绩；问题损失210万元"


def test_the_limit_says_what_was_given_already(brief: Brief) -> None:
    limit = part(brief, Objections).limit
    assert limit is not None
    assert plain(limit.words) == (
        "让质保18→24个月，换预付10%→30%（底线20%） · 备件价-3%已用（05-01），不再让"
    )


# ------------------------------------------------------------------------ power map


def test_the_map_shows_the_chain_with_the_hidden_decider(brief: Brief) -> None:
    chain = part(brief, PowerMap)
    by_id = {node.id: node for node in chain.nodes}
    assert len(chain.nodes) == 8
    assert by_id["A5"].hidden
    assert by_id["A5"].role == "教练（向导）、隐性决策人、影响者"
    assert {node.id for node in chain.nodes if node.in_room} == {"A3", "A4", "A6"}
    assert by_id["A8"].unmet
    assert by_id["A8"].rank == 1
    assert by_id["A4"].tie == "科沃森 3"


def test_an_empty_seat_asks_who_and_where_it_is_asked(brief: Brief) -> None:
    ghost = next(node for node in part(brief, PowerMap).nodes if node.ghost)
    assert (ghost.name, ghost.role, ghost.letter) == ("谁？见Q5", "比价/质量审核人", "")


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
        "30% / 2,960万元",
        "21% / 1,190万元",
        "63% / 330万元",
        "27% / 110万元",
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
    assert plain(lines["处境"].words).endswith("（10-15）")
    assert [plain(row.words) for row in lines["日历"].parts] == [
        "12-12 集团成立25周年",
        "12-31 密封备件框架到期",
        "12-31 采购平台注册到期",
    ]
    assert lines["终端市场"].words[-1].sign == "stale"


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
