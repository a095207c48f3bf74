"""From the translators' tables to what gettext reads, and a check of both against the code.

Source: resources/locale/parts/*.toml, one table per part of the program, both kinds of Chinese
beside each other, so that one person can keep them alike::

    [[m]]
    id = "{n} visit"
    plural = "{n} visits"      # only where the text counts something
    zh_CN = "{n} 次拜访"
    zh_TW = "{n} 次拜訪"

Product: resources/locale/zh_CN and zh_TW/LC_MESSAGES/kamdesk.mo, never kept in git. English needs
no file, the msgids are it. Nothing but the standard library, because `./dev` compiles before
anything else is there.

    python packaging/translate.py            compile, where out of date
    python packaging/translate.py --check    also name what is missing, superfluous or wrong
"""

from __future__ import annotations

import argparse
import ast
import re
import struct
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("zh_CN", "zh_TW")
HEADER = (
    "Project-Id-Version: kamdesk\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "Plural-Forms: nplurals=1; plural=0;\n"
)
MARKERS = {"_": 1, "N_": 1, "ngettext": 2}
"""The functions that mark a text, and how many of their arguments are texts."""

_PLACEHOLDER = re.compile(r"\{(\w*)")
_HAN = re.compile("[\u4e00-\u9fff]")
_CHARSETS = {"zh_CN": "gb2312", "zh_TW": "cp950"}


@dataclass(frozen=True, slots=True)
class Message:
    """One text: its English form or forms, and where it stands."""

    id: str
    plural: str | None
    where: str

    @property
    def key(self) -> tuple[str, str | None]:
        """What tells two texts apart."""
        return self.id, self.plural


@dataclass(frozen=True, slots=True)
class Entry:
    """One text with its translations, as a translator wrote it."""

    message: Message
    words: Mapping[str, str]


# ------------------------------------------------------------------------- reading the code


def marked(source: Path) -> Iterator[Message]:
    """Yield each text that the Python file ``source`` marks for translation."""
    for call, name in _calls(source):
        texts = [_text(argument) for argument in call.args[: MARKERS[name]]]
        if texts and None not in texts:
            one, many = texts[0] or "", texts[1] if len(texts) > 1 else None
            yield Message(one, many, _where(source, call.lineno))


def formatted(source: Path) -> Iterator[str]:
    """Yield the place of each f-string inside a marker: gettext would look for the filled text."""
    for call, name in _calls(source):
        for argument in call.args[: MARKERS[name]]:
            if any(isinstance(node, ast.JoinedStr) for node in ast.walk(argument)):
                yield _where(source, call.lineno)


def _calls(source: Path) -> Iterator[tuple[ast.Call, str]]:
    tree = ast.parse(source.read_text("utf-8"), str(source))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in MARKERS:
                yield node, name


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _where(path: Path, line: int) -> str:
    name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    return f"{name}:{line}"


# ------------------------------------------------------------------------- reading the tables


def entries(parts: Path) -> list[Entry]:
    """Return all entries of the tables in the folder ``parts``, in the order of their names."""
    return [entry for path in sorted(parts.glob("*.toml")) for entry in _table(path)]


def _table(path: Path) -> list[Entry]:
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("m", [])
    except tomllib.TOMLDecodeError as error:
        raise SystemExit(f"{_where(path, 0)}: {error}") from error
    return [_entry(row, f"{path.name}: {row.get('id', '(no id)')!r}") for row in rows]


def _entry(row: Mapping[str, str], where: str) -> Entry:
    words = {lang: row[lang] for lang in LANGUAGES if row.get(lang)}
    return Entry(Message(row.get("id", ""), row.get("plural"), where), words)


# ------------------------------------------------------------------------- checking


def problems(code: Path, parts: Path) -> list[str]:
    """Return one line for each fault of the tables in ``parts`` against the code below ``code``."""
    sources = sorted(code.rglob("*.py"))
    used = {message.key: message for source in sources for message in marked(source)}
    used.pop(("", None), None)
    found = entries(parts)
    known = {entry.message.key for entry in found}
    return [
        *(
            f"{place}: f-string inside a marker"
            for source in sources
            for place in formatted(source)
        ),
        *(f"{used[key].where}: not translated: {key[0]!r}" for key in used if key not in known),
        *(
            f"{entry.message.where}: no such text in the code"
            for entry in found
            if entry.message.key not in used
        ),
        *_quarrels(found),
        *(fault for entry in found for fault in _faults(entry)),
    ]


def _quarrels(found: Sequence[Entry]) -> Iterator[str]:
    first: dict[tuple[str, str | None], Entry] = {}
    for entry in found:
        earlier = first.setdefault(entry.message.key, entry)
        if earlier.words != entry.words:
            yield f"{entry.message.where}: translated otherwise in {earlier.message.where}"


def _faults(entry: Entry) -> Iterator[str]:
    where, wanted = entry.message.where, _placeholders(entry.message.plural or entry.message.id)
    for lang in LANGUAGES:
        words = entry.words.get(lang, "")
        if not words:
            yield f"{where}: no {lang}"
        elif _placeholders(words) != wanted:
            yield f"{where}: other placeholders in {lang}"
        elif strange := _foreign(words, lang):
            yield f"{where}: {strange} is not written in {lang}"


def _placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text.replace("{{", "")))


def _foreign(text: str, lang: str) -> str:
    """Return the characters of ``text`` that readers of ``lang`` do not write."""
    return "".join(sign for sign in _HAN.findall(text) if not _writable(sign, lang))


def _writable(sign: str, lang: str) -> bool:
    try:
        sign.encode(_CHARSETS[lang])
    except UnicodeEncodeError:
        return False
    return True


# ------------------------------------------------------------------------- compiling


def target(locale: Path, lang: str) -> Path:
    """Return the compiled file of one language below the folder ``locale``."""
    return locale / lang / "LC_MESSAGES" / "kamdesk.mo"


def compile_all(locale: Path) -> bool:
    """Compile the tables below ``locale`` where they are newer; return whether anything was done.

    Where two tables translate a text differently the first wins; `--check` names the quarrel.
    """
    tables = [locale / "parts", *(locale / "parts").glob("*.toml"), Path(__file__)]
    newest = max(path.stat().st_mtime_ns for path in tables)
    stale = [lang for lang in LANGUAGES if _age(target(locale, lang)) <= newest]
    found = entries(locale / "parts") if stale else []
    for lang in stale:
        _replace(target(locale, lang), packed(_catalogue(found, lang)))
    return bool(stale)


def _age(path: Path) -> int:
    return path.stat().st_mtime_ns if path.is_file() else 0


def _catalogue(found: Sequence[Entry], lang: str) -> dict[str, str]:
    words = {"": HEADER}
    for entry in found:
        key = "\0".join(filter(None, entry.message.key))
        if lang in entry.words:
            words.setdefault(key, entry.words[lang])
    return words


def packed(words: Mapping[str, str]) -> bytes:
    """Return msgid -> translation in gettext's .mo format (version 0, little-endian, no hash)."""
    pairs = sorted((key.encode(), value.encode()) for key, value in words.items())
    count, start = len(pairs), 28
    offset = start + 16 * count
    tables, texts = [b"", b""], b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += struct.pack("<2I", len(pair[column]), offset + len(texts))
            texts += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, start, start + 8 * count, 0, offset)
    return head + tables[0] + tables[1] + texts


def _replace(path: Path, data: bytes) -> None:
    # Several test processes may compile at once: each writes its own file, the last one stays.
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as file:
        file.write(data)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


def main(arguments: Sequence[str]) -> int:
    """Run one of the two verbs; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="name what is missing or wrong")
    wish = parser.parse_args(arguments)
    locale = ROOT / "resources" / "locale"
    compile_all(locale)
    faults = problems(ROOT / "src", locale / "parts") if wish.check else []
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
