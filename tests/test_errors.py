"""Failures keep facts and speak the reader's language."""

from __future__ import annotations

import pytest

from kamdesk import i18n
from kamdesk.errors import FileError, KamdeskError, UserError


class Locked(FileError):
    """A toy failure with two facts."""

    sentence = "{file} is open at {place}."


def test_a_failure_writes_its_facts_into_its_sentence() -> None:
    assert str(Locked(file="A.kam", place="office")) == "A.kam is open at office."


def test_a_failure_speaks_when_asked_not_when_raised() -> None:
    error = UserError()
    with i18n.speaking("zh_CN"):
        assert str(error) == "无法完成此操作，没有做任何更改。"


def test_a_fact_with_braces_stays_as_it_is() -> None:
    assert str(Locked(file="{x}.kam", place="{0}")) == "{x}.kam is open at {0}."


def test_the_log_sees_class_and_facts() -> None:
    assert repr(Locked(file="A.kam", place="office")) == "Locked(file='A.kam', place='office')"


@pytest.mark.parametrize("family", [UserError, FileError])
def test_families_share_one_root(family: type[KamdeskError]) -> None:
    assert issubclass(family, KamdeskError)
