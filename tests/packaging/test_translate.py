"""The translators' tables: what the check finds, and that gettext reads what is compiled."""

from __future__ import annotations

import gettext
import io
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import translate

if TYPE_CHECKING:
    from pathlib import Path

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)
SAVE = '[[m]]\nid = "Save"\nzh_CN = "保存"\nzh_TW = "儲存"\n'


class House:
    """A toy project: one source file, tables beside it."""

    def __init__(self, folder: Path) -> None:
        self.code, self.locale = folder / "src", folder / "locale"
        self.parts = self.locale / "parts"
        self.code.mkdir()
        self.parts.mkdir(parents=True)

    def faults(self, code: str, *tables: str) -> list[str]:
        """Return what the check finds for this code and these tables."""
        (self.code / "toy.py").write_text(code, "utf-8")
        for number, table in enumerate(tables):
            (self.parts / f"{number}.toml").write_text(table, "utf-8")
        return translate.problems(self.code, self.parts)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_a_translated_text_is_no_fault(house: House) -> None:
    assert house.faults('_("Save")', SAVE) == []


def test_a_text_without_translation_is_found_with_its_line(house: House) -> None:
    assert house.faults('\nN_("Save")') == ["toy.py:2: not translated: 'Save'"]


def test_a_text_nobody_shows_is_found(house: House) -> None:
    assert house.faults("", SAVE) == ["0.toml: 'Save': no such text in the code"]


def test_a_missing_language_is_found(house: House) -> None:
    assert house.faults('_("Save")', '[[m]]\nid = "Save"\nzh_CN = "保存"\n') == [
        "0.toml: 'Save': no zh_TW"
    ]


def test_other_placeholders_are_found(house: House) -> None:
    table = '[[m]]\nid = "Of {day}"\nzh_CN = "{tag}的"\nzh_TW = "{day}的"\n'
    assert house.faults('_("Of {day}")', table) == [
        "0.toml: 'Of {day}': other placeholders in zh_CN"
    ]


def test_the_other_script_is_found(house: House) -> None:
    table = '[[m]]\nid = "Save"\nzh_CN = "儲存"\nzh_TW = "储存"\n'
    assert house.faults('_("Save")', table) == [
        "0.toml: 'Save': 儲 is not written in zh_CN",
        "0.toml: 'Save': 储 is not written in zh_TW",
    ]


def test_two_tables_that_disagree_are_found(house: House) -> None:
    other = SAVE.replace("保存", "存储")
    assert house.faults('_("Save")', SAVE, other) == [
        "1.toml: 'Save': translated otherwise in 0.toml: 'Save'"
    ]


def test_an_f_string_in_a_marker_is_found(house: House) -> None:
    assert house.faults('_(f"Of {day}")') == ["toy.py:1: f-string inside a marker"]


def test_a_counted_text_is_one_entry(house: House) -> None:
    table = '[[m]]\nid = "{n} visit"\nplural = "{n} visits"\nzh_CN = "{n}次"\nzh_TW = "{n}次"\n'
    assert house.faults('ngettext("{n} visit", "{n} visits", n)', table) == []


def test_a_text_from_a_variable_is_left_alone(house: House) -> None:
    assert house.faults("_(label)") == []


def test_a_broken_table_is_named(house: House) -> None:
    with pytest.raises(SystemExit, match=r"0\.toml"):
        house.faults("", "[[m]]\nid = ")


def test_compiling_is_done_once(house: House) -> None:
    table = house.parts / "a.toml"
    table.write_text(SAVE, "utf-8")
    assert translate.compile_all(house.locale)
    assert not translate.compile_all(house.locale)


def test_compiling_is_done_again_after_a_change(house: House) -> None:
    table = house.parts / "a.toml"
    table.write_text(SAVE, "utf-8")
    translate.compile_all(house.locale)
    later = translate.target(house.locale, "zh_CN").stat().st_mtime_ns + 10**9
    os.utime(table, ns=(later, later))
    assert translate.compile_all(house.locale)


@given(st.dictionaries(TEXT, TEXT))
def test_gettext_reads_back_what_was_packed(words: dict[str, str]) -> None:
    file = io.BytesIO(translate.packed({"": translate.HEADER, **words}))
    read = gettext.GNUTranslations(file)
    assert {key: read.gettext(key) for key in words} == words


def test_gettext_finds_the_counted_form() -> None:
    packed = translate.packed({"": translate.HEADER, "{n} visit\0{n} visits": "{n} 次拜访"})
    read = gettext.GNUTranslations(io.BytesIO(packed))
    assert read.ngettext("{n} visit", "{n} visits", 3) == "{n} 次拜访"
