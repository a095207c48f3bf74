"""Spellings that mean the same have one form; those that do not have two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.domain.matching import (
    KEYS,
    firm_key,
    flat,
    mail_key,
    name_key,
    phone_key,
    pinyin_key,
    simplified,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+86 139 0000 0101", "13900000101"),
        ("0086-139-0000-0101", "８６13900000101"),
        ("(0574) 8800 1234", "+86 574 88001234"),
        ("0574-88001234 转 802", "0574 88001234"),
        ("+886 912 000 101", "0912-000-101"),
        ("+886 (0)2 2700 0101", "02-27000101"),
    ],
)
def test_one_telephone(one: str, other: str) -> None:
    assert phone_key(one) == phone_key(other) is not None


@pytest.mark.parametrize("text", [None, "", "110", "95588", "no number", "转 802"])
def test_a_number_that_tells_nobody(text: str | None) -> None:
    assert phone_key(text) is None


def test_other_telephones_differ() -> None:
    assert phone_key("13900000101") != phone_key("13900000102")
    assert phone_key("1 202 555 0101") == "12025550101"


def test_one_mail() -> None:
    assert mail_key(" Lin@Lanchuan.Example ") == mail_key("mailto:lin@lanchuan.example")
    assert [mail_key(text) for text in (None, "", "lin", "lin@host", "a b@c.d")] == [None] * 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("林嘉慧", "林 嘉慧"),
        ("蔣文濤", "蒋文涛"),
        ("林嘉慧 女士", "林嘉慧"),
        ("郑怀安部长", "鄭懷安"),
        ("Mr. John Smith", "john smith"),
        ("Ｊｏｈｎ Smith", "John Smith"),
        ("王总", "王總"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) is not None


def test_names_that_tell_nobody_or_somebody_else() -> None:
    assert [name_key(text) for text in (None, "", "王", "?!")] == [None] * 4
    assert name_key("林嘉慧") != name_key("林嘉惠")


@pytest.mark.parametrize("latin", ["Lin Jiahui", "LIN, Jia-Hui", "Jiahui Lin", "lin jia hui"])
def test_pinyin_in_either_order(latin: str) -> None:
    assert pinyin_key("林嘉慧") == pinyin_key("林嘉慧 女士") == pinyin_key(latin)


def test_pinyin_that_tells_nobody() -> None:
    assert [pinyin_key(text) for text in (None, "", "王", "Lin")] == [None] * 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("岚川化工集团有限公司", "嵐川化工"),
        ("铎岳重型机械股份有限公司", "铎岳重型机械"),
        ("科沃森泵业(中国)", "科沃森泵业（中国）有限公司"),
        ("Kewosen Pumps Co., Ltd.", "KEWOSEN PUMPS"),
        ("Kewosen GmbH", "kewosen"),
    ],
)
def test_one_firm(one: str, other: str) -> None:
    assert firm_key(one) == firm_key(other) is not None


def test_firms_that_are_only_a_legal_form() -> None:
    assert [firm_key(text) for text in (None, "", "有限公司", "Co.")] == [None] * 4


def test_script_and_width() -> None:
    assert simplified("業務 abc") == "业务 abc"
    assert flat("  Ａbc  鐸岳 ") == "abc 铎岳"


@given(st.text(max_size=40), st.sampled_from(sorted(KEYS)))
def test_a_form_is_stable(text: str, kind: str) -> None:
    form = KEYS[kind](text)
    assert form is None or len(form) > 1
    assert KEYS[kind](f"  {text} ") == form
