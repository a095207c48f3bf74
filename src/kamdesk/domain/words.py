"""Texts that are data, not program: the same words in the three languages.

Scale labels, questions and checklists are shipped as TOML and may be changed in a book, so they
cannot be gettext messages. In the files they are lists in the order of ``i18n.LANGUAGES``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from kamdesk.domain.own import current
from kamdesk.i18n import language
from kamdesk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BARE_UNIT: Final = re.compile(r"(\d)([\u4e00-\u9fff])")


def spaced(figure: str) -> str:
    """A figure with a blank before its Chinese unit: 35 天, 60 万元.

    Paper sets a thin space there by itself; a screen and a sheet do not.
    """
    return _BARE_UNIT.sub(r"\1 \2", figure)


@dataclass(frozen=True, slots=True)
class Words:
    """One text in Simplified Chinese, Traditional Chinese (Taiwan) and English."""

    zh_CN: str  # noqa: N815 - the names are the codes of the languages
    zh_TW: str  # noqa: N815
    en: str

    @classmethod
    def of(cls, texts: str | Sequence[str]) -> Self:
        """Return the words for a list in the order zh_CN, zh_TW, en, or for one text in all."""
        return cls(texts, texts, texts) if isinstance(texts, str) else cls(*texts)

    def to(self, lang: str | None = None) -> str:
        """Return the text in ``lang`` (none = the current language); English where it is empty."""
        match lang or language():
            case "zh_CN":
                return self.zh_CN or self.en
            case "zh_TW":
                return self.zh_TW or self.en
            case _:
                return self.en

    @property
    def here(self) -> str:
        """The text in the current language."""
        return self.to()

    def __iter__(self) -> Iterator[str]:
        yield self.zh_CN
        yield self.zh_TW
        yield self.en

    def __str__(self) -> str:
        return self.here


NOTHING: Final = Words("", "", "")
"""Words for what has no text: a fact without a question, a step without help."""


def shipped(name: str) -> str:
    """Return the text of one file of resources/rubrics, e.g. ``shipped("facts.toml")``."""
    return resource("rubrics", name).read_text(encoding="utf-8")


def shipped_table(name: str) -> dict[str, Any]:
    """Return one file of resources/rubrics as plain data. Reads it anew each time: keep it."""
    return tomllib.loads(shipped(name))


def book_table(name: str) -> dict[str, Any]:
    """The same with the numbers and words that the open book has instead (``domain.own``)."""
    table: dict[str, Any] = current().into(name.removesuffix(".toml"), shipped_table(name))
    return table
