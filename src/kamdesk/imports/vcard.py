"""Contact cards (.vcf) of the versions 2.1, 3.0 and 4.0, as telephones and mail programs make them.

One bad card never costs the others, one bad line never costs its card: what could not be read is
named with its line and reason. Real cards keep to no version: quoted-printable without an end,
charsets per line, groups, a name only in FN, cards without an END.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.i18n import _
from kamdesk.imports.encodings import decoded
from kamdesk.imports.preflight import checked_bytes
from kamdesk.imports.vcard_lines import lines_of
from kamdesk.imports.vcard_meaning import meaning

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kamdesk.domain.fact import Json

BEGIN, END = "BEGIN:VCARD", "END:VCARD"
MOST: Final = 50_000
"""Cards of one file; nobody knows more people."""


def read_cards(path: Path, *, encoding: str = "") -> Json:
    """The cards of a file as plain data, and what could not be read.

    ``{"encoding":, "cards": [{"line":, "person": {}, "post": {}, "ways": [], "unread": []}],
    "bad": [{"line":, "reason":}]}``; lines count from 1. Raises ``FileIsNoText`` and what
    ``checked_bytes`` raises.
    """
    text, used = decoded(checked_bytes(path), encoding, name=path.name)
    cards: list[Json] = []
    bad: list[Json] = []
    for line, body in _split(text):
        if len(cards) == MOST:
            bad.append({"line": line, "reason": _("More than {n} cards.").format(n=MOST)})
            break
        lines, unread = lines_of(body, used)
        found = meaning(lines)
        if found is None:
            bad.append({"line": line, "reason": _("The card has neither a name nor a number.")})
        else:
            cards.append({"line": line, "unread": [line + number for number in unread], **found})
    if not cards and not bad:
        bad.append({"line": 1, "reason": _("There is no contact card in this file.")})
    return {"encoding": used, "cards": cards, "bad": bad}


def _split(text: str) -> Iterator[tuple[int, str]]:
    """Each card's first line number and text; one that never ends ends where the next begins."""
    begin, body = 0, list[str]()
    for number, row in enumerate((*text.splitlines(), BEGIN), start=1):
        word = row.strip().upper()
        if word in {BEGIN, END}:
            if begin:
                yield begin, "\n".join(body)
            begin, body = (number if word == BEGIN else 0), []
        elif begin:
            body.append(row)
