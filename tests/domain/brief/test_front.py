"""Page 1 of the car copy: head, aim, changes, people."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.helpers.brief_text import DAY, car, every_word, part
from tests.helpers.dossiers import changed, edited, sample, small

from kamdesk.domain.brief.build import build
from kamdesk.domain.brief.model import (
    Aim,
    Alarms,
    Brief,
    Changes,
    Level,
    People,
    Strip,
    plain,
)
from kamdesk.domain.records import (
    Event,
    Interaction,
    Observation,
    Person,
    Post,
)


@pytest.fixture(scope="module")
def brief() -> Brief:
    """The car copy of account A for visit A-V8 in Chinese."""
    return car(sample("A"), "A-V8")


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
