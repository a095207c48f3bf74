"""Labels and helps of the records as forms show them, in all three languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics

from kamdesk.domain.fact import Fact, facts_of
from kamdesk.domain.records import RECORDS, Person, Post
from kamdesk.i18n import LANGUAGES, _, speaking
from kamdesk.ui.forms.record_form import NARROW, UNSHOWN
from kamdesk.ui.theme import font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

HALF_WIDTH = re.compile("[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]")
"""Latin punctuation beside a Chinese character."""


def all_facts() -> list[Fact]:
    """Every field of every record."""
    return [item for kind in RECORDS.values() for item in facts_of(kind)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", [Person, Post])
def test_inspector_cuts_no_label(lang: str, kind: type[Person | Post], qapp: QApplication) -> None:
    del qapp
    metrics = QFontMetrics(font("text"))
    shown = [item for item in facts_of(kind) if item.kind not in UNSHOWN]
    with speaking(lang):
        cut = [item.words for item in shown if metrics.horizontalAdvance(item.words) > NARROW]
    assert not cut


def test_help_is_a_sentence_that_is_read_at_a_glance() -> None:
    wrong = [item.help for item in all_facts() if item.help]
    wrong = [text for text in wrong if not text.endswith(".") or len(text) > 76]
    assert not wrong


@pytest.mark.parametrize("lang", ["zh_CN", "zh_TW"])
def test_chinese_words_have_chinese_punctuation(lang: str) -> None:
    with speaking(lang):
        words = [_(text) for item in all_facts() for text in (item.label, item.help, item.unit)]
    assert not [text for text in words if HALF_WIDTH.search(text)]


@pytest.mark.parametrize("lang", ["zh_CN", "zh_TW"])
def test_label_is_short_enough_for_a_form(lang: str) -> None:
    with speaking(lang):
        long = [item.words for item in all_facts() if len(item.words) > 12]
    assert not long
