"""What the user set: one frozen value, one small file. Unknown keys survive a newer program."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kamdesk.i18n import LANGUAGES
from kamdesk.paths import config_dir

if TYPE_CHECKING:
    from pathlib import Path

RECENT = 8
"""How many books the list of recent ones holds."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``language`` and ``theme`` empty: as the system has it.

    ``columns`` are the keys of the columns shown on the page Portfolio; empty = the usual ones.
    ``owner`` is the id of the person whose accounts Today shows; empty = everybody's.
    """

    language: str = ""
    theme: str = ""
    roomy: bool = False
    recent: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    owner: str = ""
    unknown: dict[str, Any] = field(default_factory=dict)

    def opened(self, path: Path) -> Settings:
        """These settings with a book at the head of the recent ones."""
        name = str(path.absolute())
        rest = (item for item in self.recent if item != name)
        return dataclasses.replace(self, recent=(name, *rest)[:RECENT])


def settings_file() -> Path:
    """Where the settings lie."""
    return config_dir() / "settings.json"


def load() -> Settings:
    """The settings; the defaults if there are none or they cannot be read.

    A broken settings file must not keep a rep from his book.
    """
    try:
        stored = json.loads(settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    known = {item.name for item in dataclasses.fields(Settings)} - {"unknown"}
    language = _text(stored, "language")
    return Settings(
        # A newer program may know a language that this one does not speak.
        language=language if language in LANGUAGES else "",
        theme=_text(stored, "theme"),
        roomy=stored.get("roomy") is True,
        recent=_texts(stored, "recent")[:RECENT],
        columns=_texts(stored, "columns"),
        owner=_text(stored, "owner"),
        unknown={key: value for key, value in stored.items() if key not in known},
    )


def _text(stored: dict[str, Any], name: str) -> str:
    value = stored.get(name)
    return value if isinstance(value, str) else ""


def _texts(stored: dict[str, Any], name: str) -> tuple[str, ...]:
    values = stored.get(name)
    return tuple(v for v in values if isinstance(v, str)) if isinstance(values, list) else ()


def plain(settings: Settings) -> bytes:
    """The settings as they are written; the writer is ``services``, which may write files."""
    values = {
        "language": settings.language,
        "theme": settings.theme,
        "roomy": settings.roomy,
        "recent": list(settings.recent),
        "columns": list(settings.columns),
        "owner": settings.owner,
    }
    return json.dumps(settings.unknown | values, ensure_ascii=False, indent=1).encode()
