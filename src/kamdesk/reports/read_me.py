"""The page that says what is what in a book that was written out: plain, in three languages."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kamdesk.i18n import LANGUAGES, _, speaking

if TYPE_CHECKING:
    import datetime as dt

STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1d2023}"
    "h2{margin-top:2em;border-top:1px solid #8d8c85;padding-top:1em}"
    "td{padding:.2em 1em .2em 0;vertical-align:top}"
)


def read_me(
    book: str, *, today: dt.date, files: tuple[tuple[str, str], ...], with_private: bool
) -> str:
    """The page as HTML without scripts. ``files``: name and what it holds, as a msgid."""
    parts = [
        '<!DOCTYPE html><html><head><meta charset="utf-8">',
        f"<title>{escape(book)}</title><style>{STYLE}</style></head><body>",
        f"<h1>{escape(book)}</h1>",
    ]
    for lang in LANGUAGES:
        with speaking(lang):
            parts += _part(today, files=files, with_private=with_private, lang=lang)
    parts.append("</body></html>\n")
    return "\n".join(parts)


def _part(
    today: dt.date, *, files: tuple[tuple[str, str], ...], with_private: bool, lang: str
) -> list[str]:
    said = [
        _("All of an account workbook, written out on {day}.").format(day=today.isoformat()),
        _("Nothing here needs the program: PDF, Excel and text can be read on any computer."),
        _("Private records and facts are in it: show it to nobody.")
        if with_private
        else _("Private records and facts were left out."),
    ]
    rows = [
        f"<tr><td><b>{escape(name)}</b></td><td>{escape(_(words))}</td></tr>"
        for name, words in files
    ]
    return [
        f'<div lang="{lang.replace("_", "-")}">',
        f"<h2>{escape(_('What is what'))}</h2>",
        *(f"<p>{escape(words)}</p>" for words in said),
        "<table>",
        *rows,
        "</table></div>",
    ]
