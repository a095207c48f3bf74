"""Signs of Chinese text in full width, those of numbers and addresses as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.reports.fold import full_width


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("已批复, 待签", "已批复， 待签"),
        ("预算3,300万元,10:30开标", "预算3,300万元，10:30开标"),
        ("见http://a.cn/x?y=1,2好", "见http://a.cn/x?y=1,2好"),
        ("证明(研发11-14已确认)", "证明（研发11-14已确认）"),
        ("API(610)版", "API（610）版"),
        ("函数f(x)y值", "函数f(x)y值"),
        ("1) 报价", "1) 报价"),
        ("好!为什么?", "好！为什么？"),
        ("R&D, <zhang>: yes", "R&D, <zhang>: yes"),
        ("“Müller”, ok?", "“Müller”, ok?"),
    ],
)
def test_examples(typed: str, printed: str) -> None:
    assert full_width(typed) == printed


@given(st.text(alphabet=st.sampled_from("中3a ,;:?!()。/")))
def test_keeps_length_and_is_done_once(text: str) -> None:
    printed = full_width(text)
    assert len(printed) == len(text)
    changed = {new for new, old in zip(printed, text, strict=True) if new != old}
    assert changed <= set("，；：？！（）")
