"""The words people read, in their language: gettext with English msgids.

Two levels, because a program has one language but prints in several: ``use()`` sets the language
of the process, ``speaking()`` that of one piece of work (a brief for an English-speaking guest).
The second lives in a context variable, so that a background task that prints Chinese does not
change the words of the window meanwhile.

A language's file is read when its first word is needed. English needs none: the msgids are it.
"""

from __future__ import annotations

import gettext as _gettext
import os
import re
import sys
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING

from kamdesk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("zh_CN", "zh_TW", "en")
"""All languages there are, the most used first."""

_DOMAIN = "kamdesk"
_TRADITIONAL_PLACES = frozenset({"tw", "hk", "mo"})
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")

_process = "en"
_spoken: ContextVar[str | None] = ContextVar("kamdesk_language", default=None)


def use(lang: str) -> None:
    """Make ``lang`` (one of LANGUAGES) the language of the process."""
    global _process  # noqa: PLW0603 - one process has one language, and this is its place
    _process = _known(lang)


def language() -> str:
    """Return the language spoken here and now, one of LANGUAGES."""
    return _spoken.get() or _process


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Speak ``lang`` (one of LANGUAGES) inside the block, in this thread or task only."""
    token = _spoken.set(_known(lang))
    try:
        yield
    finally:
        _spoken.reset(token)


def _(msgid: str) -> str:
    """Return ``msgid`` in the current language, or as it is where nobody translated it."""
    # gettext answers the empty msgid with the header of the file, which nobody wants to read.
    return _words(language()).gettext(msgid) if msgid else ""


def N_(msgid: str) -> str:
    """Mark ``msgid`` for translation without translating it: for texts fixed before a language."""
    return msgid


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of a counted text that suits ``n``, in the current language."""
    return _words(language()).ngettext(one, many, n)


def language_of(tag: str) -> str:
    """Return the language for a locale name: zh_Hans_SG, zh-HK, zh_TW.UTF-8, en_GB, C.

    Chinese goes by script, then by place: a Traditional reader in Hong Kong must not get
    Simplified words for want of a file of his own. All that is not Chinese gets English.
    """
    parts = re.split("[.@]", tag)[0].replace("-", "_").lower().split("_")
    if parts[0] not in {"zh", "yue"}:
        return "en"
    if "hans" in parts:
        return "zh_CN"
    return "zh_TW" if "hant" in parts or _TRADITIONAL_PLACES & set(parts) else "zh_CN"


def system_language() -> str:
    """Return the language the system is set to, one of LANGUAGES; English where it says nothing.

    macOS tells only programs with a window (Qt's ``QLocale.system()``): see ``language_of()``.
    """
    named = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    if sys.platform == "win32" and not named:
        named = _windows_language()
    return language_of(named)


def _known(lang: str) -> str:
    if lang not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        message = f"{lang!r} is none of the languages {known}"
        raise ValueError(message)
    return lang


@cache
def _words(lang: str) -> _gettext.NullTranslations:
    path = resource("locale", lang, "LC_MESSAGES", f"{_DOMAIN}.mo")
    if lang == "en" or not path.is_file():
        return _gettext.NullTranslations()
    with path.open("rb") as file:
        return _gettext.GNUTranslations(file)


def _windows_language() -> str:
    import ctypes
    import locale

    code = ctypes.WinDLL("kernel32").GetUserDefaultUILanguage()  # type: ignore[attr-defined, unused-ignore]
    return locale.windows_locale.get(code, "")
