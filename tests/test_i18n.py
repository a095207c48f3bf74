"""The words: which language is spoken, and whether every text has its translations."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

import translate
from kamdesk import i18n
from kamdesk.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

SHOWN = 40
WORDS = "This cannot be done. Nothing was changed."
CHINESE = "无法完成此操作，没有做任何更改。"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh_CN.UTF-8", "zh_CN"),
        ("zh_Hans_CN", "zh_CN"),
        ("zh-SG", "zh_CN"),
        ("zh_Hans_HK", "zh_CN"),
        ("zh", "zh_CN"),
        ("zh_TW", "zh_TW"),
        ("zh-Hant", "zh_TW"),
        ("zh_HK.Big5-HKSCS", "zh_TW"),
        ("zh_MO", "zh_TW"),
        ("yue_Hant_HK@latin", "zh_TW"),
        ("en_GB", "en"),
        ("de_DE.UTF-8", "en"),
        ("C", "en"),
        ("", "en"),
    ],
)
def test_a_locale_gives_the_language_its_readers_read(tag: str, expected: str) -> None:
    assert i18n.language_of(tag) == expected


def test_the_system_speaks_through_its_first_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LC_MESSAGES", "zh_TW.UTF-8")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert i18n.system_language() == "zh_TW"


def test_the_process_speaks_what_it_was_told() -> None:
    i18n.use("zh_CN")
    assert i18n.language() == "zh_CN"
    assert _(WORDS) == CHINESE


def test_english_needs_no_file() -> None:
    assert _(WORDS) == WORDS
    assert ngettext("{n} visit", "{n} visits", 1) == "{n} visit"
    assert ngettext("{n} visit", "{n} visits", 2) == "{n} visits"


def test_marking_changes_nothing() -> None:
    i18n.use("zh_CN")
    assert N_(WORDS) == WORDS


def test_the_empty_text_stays_empty() -> None:
    i18n.use("zh_CN")
    assert _("") == ""


def test_an_unknown_text_is_said_as_it_is() -> None:
    i18n.use("zh_TW")
    assert _("Zwölf Boxkämpfer") == "Zwölf Boxkämpfer"


def test_speaking_ends_with_its_block() -> None:
    with i18n.speaking("zh_TW"):
        inside = i18n.language()
    assert (inside, i18n.language()) == ("zh_TW", "en")


def test_speaking_holds_in_its_own_thread_only() -> None:
    heard: list[str] = []
    with i18n.speaking("zh_CN"):
        thread = threading.Thread(target=lambda: heard.append(i18n.language()))
        thread.start()
        thread.join()
    assert heard == ["en"]


def test_a_language_nobody_translated_is_refused() -> None:
    with pytest.raises(ValueError, match="zh_CN, zh_TW, en"):
        i18n.use("fr")


def test_a_missing_file_leaves_the_english_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "resource", tmp_path.joinpath)
    i18n._words.cache_clear()
    try:
        with i18n.speaking("zh_CN"):
            assert _(WORDS) == WORDS
    finally:
        i18n._words.cache_clear()


def test_every_text_is_translated() -> None:
    faults = translate.problems(
        translate.ROOT / "src", translate.ROOT / "resources" / "locale" / "parts"
    )
    if faults:
        pytest.fail(f"{len(faults)} faults\n" + "\n".join(faults[:SHOWN]), pytrace=False)
