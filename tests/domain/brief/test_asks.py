"""Page 1 of the car copy: questions, promises, objections."""

from __future__ import annotations

import pytest
from tests.helpers.brief_text import DAY, car, part
from tests.helpers.dossiers import changed, sample

from kamdesk.domain.brief.model import (
    Brief,
    Objections,
    Promises,
    Questions,
    plain,
)
from kamdesk.domain.records import (
    Argument,
    Interaction,
)


@pytest.fixture(scope="module")
def brief() -> Brief:
    """The car copy of account A for visit A-V8 in Chinese."""
    return car(sample("A"), "A-V8")


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
        == "D1 换叶轮(RH-420 2号泵)（10-31，逾期23天） · D2 采购平台续注册（12-31，剩38天）"
    )
    assert [row.rank for row in ours.parts] == [0, 2]
    assert plain(theirs.words) == "D3 提供规格书草稿（吴启铭，12-01，剩8天）"


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
