"""The brief on paper: pages, floor, words, fonts, and what happens when it is full."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers.brief_back import project as example_project
from tests.helpers.brief_twists import multiplied, retold, without
from tests.helpers.brief_words import brief_of, line, w
from tests.helpers.briefs import car, table
from tests.helpers.dossiers import sample
from tests.helpers.pdf_pages import (
    chars_of,
    fonts_embedded,
    lines_of,
    metadata,
    page_count,
    squeezed,
    text_of,
)

from kamdesk.domain.brief.build import build
from kamdesk.domain.brief.model import (
    Alarm,
    Alarms,
    Bit,
    Brief,
    Copy,
    Customer,
    Debrief,
    FitCell,
    Level,
    Line,
    Objections,
    People,
    PersonBlock,
    PowerMap,
    ProjectSection,
    Promises,
    Sign,
    Strip,
    TableHead,
    Ticks,
)
from kamdesk.domain.records import Interaction
from kamdesk.reports import theme
from kamdesk.reports.brief_pdf import brief_pdf
from kamdesk.reports.signs import CLOSE

TODAY = dt.date(2026, 11, 23)
LANGUAGES = ("zh_CN", "zh_TW", "en")
ROUGH = (
    "R&D <zhang> </para> 100%",
    "约翰·史密斯，“引号”；（括号）：《书名》！",
    "𠮷野家 👍🏽 e\u0301 \u200d\u200b\x07",
    "A" * 300,
    "岚" * 300,
    "第一行\n第二行\r\n第三行",
    "注" * 10_000,
    "",
    " ",
)


def texts_in(brief: Brief) -> set[str]:
    """Every text people read in a brief."""
    found: set[str] = set()

    def tell(text: str) -> str:
        found.add("".join(text.split()))
        return text

    people = brief.find(People)
    blocks = people.people if people else ()
    for section in brief.sections:
        retold(section, tell)
    short = {"".join(bit.text.split()) for block in blocks for bit in block.short}
    return found - short - {""}  # the short form stands for whoever gets no block


def lowest(data: bytes) -> float:
    """The lowest foot of a character that is not in the footer; 0.29 em hang below a baseline."""
    return min(
        char.foot
        for page in chars_of(data)
        for char in page
        if char.foot > theme.FOOT_RULE or char.top > theme.FOOT_RULE + 1
    )


def wrong_starts(data: bytes) -> list[str]:
    """Lines that begin with a sign that must not stand there; a "?" alone is an unknown person."""
    begun = [line for line in lines_of(data) if line[0] in CLOSE - {"·"}]
    return [line for line in begun if line.split()[0] != "?"]


def of_sample(account: str, *, lang: str, copy: str) -> Brief:
    """The brief of the next planned visit of a sample account, or of the account alone."""
    dossier = sample(account)
    planned = [
        visit
        for visit in dossier.shelf.where(Interaction, "account", value=dossier.account.id)
        if visit.start is not None and visit.start.date() >= TODAY
    ]
    visit = min(planned, key=lambda one: (one.start, one.id), default=None)
    return build(dossier, visit, today=TODAY, lang=lang, copy=copy, author="沈知远")


def test_the_car_copy_has_two_pages() -> None:
    assert page_count(brief_pdf(car())) == 2


def test_the_table_copy_has_one_page() -> None:
    assert page_count(brief_pdf(table())) == 1


@pytest.mark.parametrize("brief", [car(), table()], ids=["car", "table"])
def test_every_word_of_the_drawn_example_is_on_the_paper(brief: Brief) -> None:
    shown = squeezed(brief_pdf(brief))
    assert not {text for text in texts_in(brief) if text not in shown and not text.isascii()}


@pytest.mark.parametrize("brief", [car(), table()], ids=["car", "table"])
def test_no_text_lies_below_the_floor(brief: Brief) -> None:
    assert lowest(brief_pdf(brief)) >= theme.FLOOR - 0.5


@pytest.mark.parametrize("brief", [car(), table()], ids=["car", "table"])
def test_no_line_begins_with_a_closing_sign(brief: Brief) -> None:
    assert not wrong_starts(brief_pdf(brief))


def test_all_fonts_are_in_the_file() -> None:
    fonts = fonts_embedded(brief_pdf(car()))
    assert fonts
    assert all(fonts)


def test_title_and_author_are_set() -> None:
    data = metadata(brief_pdf(car()))
    assert data["Title"] == "岚川化工集团 2026-11-24 车内版"
    assert data["Author"] == "沈知远"


def test_equal_briefs_give_equal_bytes() -> None:
    assert brief_pdf(car(), fixed=True) == brief_pdf(car(), fixed=True)


def test_the_footer_names_copy_printing_and_page() -> None:
    pages = text_of(brief_pdf(car()))
    assert "车内版，勿留客户处" in pages[0].replace(",", "，")
    assert "第2页/共2页" in "".join(pages[1].split())


def test_page_two_tells_account_and_day_in_its_footer() -> None:
    assert "岚川化工集团 11-24" in text_of(brief_pdf(car()))[1]


def test_a_section_without_content_disappears() -> None:
    shown = squeezed(brief_pdf(without(car(), {Promises, PowerMap})))
    assert "承诺我方" not in shown
    assert "权力图" not in shown
    assert "项目·乙烯扩能二期高温泵组" in shown


def test_a_full_page_is_cut_and_says_so() -> None:
    data = brief_pdf(multiplied(car(), 3))
    assert page_count(data) == 2
    assert lowest(data) >= theme.FLOOR - 0.5
    assert "另有" in squeezed(data)


def test_questions_are_never_cut() -> None:
    shown = squeezed(brief_pdf(multiplied(car(), 5)))
    assert all(f"Q{n}问" in shown for n in range(1, 6))


def test_late_promises_stay() -> None:
    assert "逾期23天" in squeezed(brief_pdf(multiplied(car(), 4)))


@pytest.mark.parametrize("text", ROUGH, ids=range(len(ROUGH)))
@pytest.mark.parametrize("copy", ["car", "table"])
def test_rough_text_keeps_pages_and_floor(text: str, copy: str) -> None:
    brief = retold(car() if copy == "car" else table(), lambda old: text if old else old)
    data = brief_pdf(brief)
    assert page_count(data) == (2 if copy == "car" else 1)
    assert lowest(data) >= theme.FLOOR - 0.5


def test_markup_in_a_name_is_printed_as_it_is() -> None:
    brief = brief_of(Strip(title="", name="R&D <zhang> & Co", standing=w("x")), lang="en")
    assert "R&D <zhang> & Co" in text_of(brief_pdf(brief))[0]


def test_a_character_no_font_has_is_named() -> None:
    brief = brief_of(Strip(title="", name="甲\U000f1234乙", standing=w("x")))
    shown = squeezed(brief_pdf(brief))
    assert "本页无法显示" in shown
    assert "U+F1234" in shown


def test_an_ordinary_brief_has_no_such_line() -> None:
    assert "无法显示" not in squeezed(brief_pdf(car()))


def test_an_empty_brief_still_has_its_pages() -> None:
    assert page_count(brief_pdf(brief_of())) == 2
    assert page_count(brief_pdf(brief_of(copy=Copy.TABLE))) == 1


def test_a_table_copy_with_nothing_but_its_head() -> None:
    brief = brief_of(TableHead(title="", name="岚川"), copy=Copy.TABLE)
    assert page_count(brief_pdf(brief)) == 1


def test_an_alarm_that_judges_nothing_has_no_shape() -> None:
    alarm = Alarm(Level.WATCH, "流失风险 中")
    loud = brief_of(Alarms(title="", alarms=(alarm,)))
    quiet = brief_of(Alarms(title="", alarms=(replace(alarm, level=Level.NONE),)))
    assert len(brief_pdf(quiet)) < len(brief_pdf(loud))


def test_a_debrief_with_nothing_to_tick() -> None:
    section = Debrief(title="回访记录", answers=("Q1",), blanks=(("D11", "11 下一步"),))
    shown = squeezed(brief_pdf(brief_of(section)))
    assert "Q1" in shown
    assert "11下一步" in shown


def test_a_debrief_without_anybody_still_asks_for_the_interest() -> None:
    ticks = Ticks("8 意愿", (("", ("强", "弱")),))
    shown = squeezed(brief_pdf(brief_of(Debrief(title="回访记录", signal=ticks))))
    assert "8意愿强弱" in shown


def test_a_lonely_half_has_the_whole_width() -> None:
    section = Customer(title="客户", lines=(line("开工率" * 14, "处境"),))
    shown = [text for text in lines_of(brief_pdf(brief_of(section))) if "处境" in text]
    assert "开工率" * 14 in shown[0]


def test_a_project_without_steps_or_criteria() -> None:
    section = ProjectSection(title="项目", offer=(line("3,760万元", "我方报价"),))
    assert "3,760万元" in squeezed(brief_pdf(brief_of(section)))


def test_a_person_of_whom_only_the_name_is_known() -> None:
    person = PersonBlock(name="何洁", who=Line(()), power=None, power_words="", attitude=None)
    assert "何洁" in squeezed(brief_pdf(brief_of(People(title="参会人", people=(person,)))))


def test_objections_without_a_price_line() -> None:
    section = Objections(title="可能的\n异议", objections=())
    assert page_count(brief_pdf(brief_of(section))) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("copy", ["car", "table"])
@pytest.mark.parametrize("account", ["A", "B", "C"])
def test_the_sample_accounts(account: str, copy: str, lang: str) -> None:
    data = brief_pdf(of_sample(account, lang=lang, copy=copy))
    assert page_count(data) == (2 if copy == "car" else 1)
    assert lowest(data) >= theme.FLOOR - 0.5
    assert not wrong_starts(data)
    assert all(fonts_embedded(data))


@pytest.mark.parametrize("account", list("DEFGHIJ"))
def test_accounts_nearly_empty(account: str) -> None:
    assert page_count(brief_pdf(of_sample(account, lang="zh_CN", copy="car"))) == 2


TEXT = st.one_of(
    st.sampled_from(ROUGH),
    st.text(max_size=40),
    st.text("岚川化工，。（）“”、A1-% ", max_size=200),
)


@settings(max_examples=20)
@given(
    texts=st.lists(TEXT, min_size=1, max_size=6),
    times=st.integers(0, 4),
    lang=st.sampled_from(LANGUAGES),
    gone=st.sets(st.sampled_from([type(one) for one in car().sections])),
    copy=st.sampled_from(["car", "table"]),
)
def test_whatever_a_brief_says_its_pages_hold(
    texts: list[str], times: int, lang: str, gone: set[type], copy: str
) -> None:
    brief = without(car() if copy == "car" else table(), gone)
    turn = iter(range(10**6))
    twisted = retold(multiplied(brief, times), lambda old: old and texts[next(turn) % len(texts)])
    data = brief_pdf(replace(twisted, lang=lang))
    assert page_count(data) == (2 if copy == "car" else 1)


def test_bits_know_no_markup() -> None:
    brief = brief_of(Strip(title="", name="x", standing=(Bit("<b>a</b>"),)), lang="en")
    assert "<b>a</b>" in text_of(brief_pdf(brief))[0]


@pytest.mark.parametrize(("count", "said"), [(1, 5), (2, 10), (3, 15), (4, 0)])
def test_a_fit_is_said_whole_or_by_its_sign_alone(count: int, said: int) -> None:
    fits = (FitCell(Sign.UNKNOWN, "unknown"),) * count
    drawn = example_project()
    criteria = tuple(replace(row, fits=fits) for row in drawn.criteria)
    suppliers = tuple(f"Supplier number {n}" for n in range(count))
    section = replace(drawn, criteria=criteria, suppliers=suppliers)

    words = "".join(text_of(brief_pdf(brief_of(section))))

    assert words.count("unknown") == said
    assert words.count("unk") == said
