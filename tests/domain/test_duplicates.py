"""Who may be the same, and why; who is not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from kamdesk.domain.dossier import Shelf
from kamdesk.domain.duplicates import duplicates, pair_key, side_by_side
from kamdesk.domain.records import ContactPoint, Organisation, Person, Post, Setting

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record


def person(key: str, name: str, **values: Any) -> Person:
    """A person."""
    return Person(id=key, name=name, **values)


def way(key: str, owner: str, value: str, kind: str = "mobile") -> ContactPoint:
    """A way to reach a person."""
    return ContactPoint(id=key, subject_kind="person", subject=owner, kind=kind, value=value)


def post(key: str, owner: str, firm: str) -> Post:
    """A post at a firm."""
    return Post(id=key, person=owner, organisation=firm)


def found(*records: Record) -> list[tuple[str, str, tuple[str, ...]]]:
    """The pairs of these records."""
    pairs = duplicates(Shelf(records))
    return [(pair.keep.id, pair.other.id, pair.reasons) for pair in pairs]


def test_a_telephone_a_mail_and_a_name() -> None:
    assert found(
        person("a", "林嘉慧"),
        person("b", "林 嘉慧 女士"),
        way("w1", "a", "+86 139 0000 0101"),
        way("w2", "b", "13900000101"),
        way("w3", "a", "lin@lanchuan.example", "mail"),
        way("w4", "b", "LIN@lanchuan.example", "mail"),
    ) == [("a", "b", ("phone", "mail", "name"))]


def test_the_other_script_and_a_spelling_at_the_same_firm() -> None:
    firm = Organisation(id="f", name="岚川")
    assert found(person("a", "蔣文濤"), person("b", "蒋文涛")) == [("a", "b", ("name",))]
    assert found(person("a", "林嘉慧"), person("b", "Lin Jiahui")) == []
    same_firm = [firm, post("p", "a", "f"), post("q", "b", "f")]
    assert found(person("a", "林嘉慧"), person("b", "Lin Jiahui"), *same_firm) == [
        ("a", "b", ("pinyin", "firm"))
    ]


def test_a_switchboard_tells_nobody() -> None:
    names = ["高远山", "郑怀安", "林嘉慧", "吴启铭", "唐立群"]
    people = [person(str(n), name) for n, name in enumerate(names)]
    ways = [way(f"w{n}", str(n), "0574-88001234", "phone") for n in range(5)]
    assert found(*people, *ways) == []
    assert len(found(*people[:2], *ways[:2])) == 1


def test_firms_by_name_in_either_script() -> None:
    assert found(
        Organisation(id="a", name="岚川化工集团有限公司"),
        Organisation(id="b", name="另一家", short="嵐川化工"),
        Organisation(id="c", name="铎岳重型机械"),
    ) == [("a", "b", ("name",))]


def test_ways_of_nobody_and_other_kinds_are_passed_over() -> None:
    records = [person("a", "高远山"), person("b", "郑怀安")]
    nobody = ContactPoint(id="w", subject_kind="person", kind="mobile", value="13900000101")
    assert found(*records, nobody, way("v", "a", "x", "wechat"), way("u", "b", "x", "wechat")) == []


def test_what_was_said_to_be_two_is_not_proposed_again() -> None:
    setting = Setting(id="s", key=pair_key("b", "a"), value=True)
    assert found(person("a", "林嘉慧"), person("b", "林嘉慧"), setting) == []


def test_the_reasons_in_words() -> None:
    pair = duplicates(Shelf([person("a", "林嘉慧"), person("b", "林嘉慧")]))[0]
    assert pair.words == "same name"
    assert pair.weight == 2


def test_side_by_side() -> None:
    rows = side_by_side(
        person("a", "林嘉慧", power=3), person("b", "林嘉惠", style="quiet", power=3)
    )
    shown = {row.fact.name: (row.kept, row.other, row.proposed, row.differs) for row in rows}
    assert shown == {
        "name": ("林嘉慧", "林嘉惠", "林嘉慧", True),
        "power": (3, 3, 3, False),
        "style": (None, "quiet", "quiet", False),
    }


@pytest.mark.full
def test_ten_thousand_people_in_two_seconds() -> None:
    signs = [chr(0x4E00 + n) for n in range(200)]
    people = [
        person(str(n), signs[n % 100] + signs[n // 100] + signs[100 + n // 100])
        for n in range(10_000)
    ]
    ways = [way(f"w{n}", str(n), f"139{n // 2:08d}") for n in range(10_000)]
    begin = time.perf_counter()
    assert len(duplicates(Shelf([*people, *ways]))) >= 5_000
    assert time.perf_counter() - begin < 2 * 3  # a busy machine may take three times as long
