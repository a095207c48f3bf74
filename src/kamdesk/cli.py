"""KAMdesk without a window: the same verbs, for scripts and for a look from the terminal.

Exit 0 done; 1 refused, one sentence on stderr, nothing changed; 2 wrong usage. The window is
imported only when it is asked for.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from contextvars import copy_context
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamdesk import i18n
from kamdesk.errors import KamdeskError
from kamdesk.i18n import LANGUAGES, N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

REFUSED = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb, or the window if the first word is a book. Returns the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    i18n.use(_language(words))
    if _wants_window(words):
        return _window(words)
    arguments = _parser().parse_args(words)
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal that cannot show Chinese shows marks; it must not end in a traceback.
        sys.stdout.reconfigure(errors="replace")
    try:
        _run(arguments)
        sys.stdout.flush()
    except KamdeskError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # The reader of the pipe has seen enough; Python must not try to tell it the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _wants_window(words: list[str]) -> bool:
    """Whether the words name a book to show, or nothing at all; a mistyped verb is neither."""
    if not words or words[0] in {"--today", "--lang"}:
        return True
    if words[0] in ARGUMENTS or words[0].startswith("-"):
        return False
    path = Path(words[0])
    return path.suffix == ".kam" or path.is_file()


def _language(words: list[str]) -> str:
    """``--lang`` if it is given, else the one of the settings, else the system's."""
    from kamdesk.settings import load

    finder = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    finder.add_argument("--lang")
    try:
        wanted = finder.parse_known_args(words)[0].lang
    except argparse.ArgumentError:
        # Wrong usage; the real parser says so.
        wanted = None
    return wanted if wanted in LANGUAGES else load().language or i18n.system_language()


def _window(words: list[str]) -> int:
    """Open the window on a book; only here is Qt imported."""
    parser = argparse.ArgumentParser(prog="kamdesk")
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--today", type=_day)
    parser.add_argument("--lang", choices=LANGUAGES)
    arguments = parser.parse_args(words)

    from kamdesk.app import run

    return run(arguments.file, today=arguments.today)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        message = _("“{value}” is not a day; write it as 2026-11-23.").format(value=text)
        raise argparse.ArgumentTypeError(message) from error


def _steps(text: str) -> int:
    steps = int(text) if text.isascii() and text.isdigit() else 0
    if steps < 1:
        message = _("“{value}” is not a number of steps.").format(value=text)
        raise argparse.ArgumentTypeError(message)
    return steps


PAPERS = ("week", "collection", "comparison", "facts", "plan", "map")
"""The kinds of papers; a test compares them with those of the service, which is loaded later."""

HELP = {
    "demo": N_(
        "write the sample book, briefs and both workbooks into a folder, then show the window"
    ),
    "new": N_("make a new empty book"),
    "accounts": N_("list the accounts of a book"),
    "show": N_("show all that is known of an account"),
    "insights": N_("every formula with value, level, parts and what is missing"),
    "findings": N_("what is wrong, how grave, and the records that say so"),
    "gaps": N_("the questions an account still needs, each for a named person"),
    "brief": N_("write the brief of a visit as PDF"),
    "answers": N_("save what a visit brought back, by the numbers of its brief: Q1=... D6=..."),
    "export": N_(
        "write the workbook of an account or, with --portfolio, of all of them (.xlsx),"
        " or records (.json): of the accounts named, or the whole book;"
        " contacts (.vcf) or visits and due days (.ics) of one account or all"
    ),
    "paper": N_("write a paper beside the brief as PDF: {kinds}"),
    "duplicates": N_(
        "list people and firms that may stand in the book twice, or make one of two by their ids"
    ),
    "handover": N_(
        "write the handover pack of an account: .pdf, .xlsx or .json, or all three into a folder"
    ),
    "import": N_(
        "take records (.json), contacts (.vcf), a list (.csv .xlsx .ods .xls) or a filled-in brief"
        " (.pdf) into a book, in one step; what is unclear stays out and is named"
    ),
    "merge": N_(
        "compare a workbook that came back with its export and the book; --accept takes changes in"
    ),
    "search": N_("find records by their words"),
    "history": N_("what was changed, the newest first"),
    "undo": N_("take the last steps back"),
    "check": N_("is the book sound?"),
    "backup": N_("copy a book into a folder, checked"),
    "restore": N_("make a book out of a backup"),
}
ARGUMENTS: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    "demo": (
        ("dir", {"nargs": "?", "type": Path, "default": Path()}),
        ("--no-window", {"action": "store_true"}),
    ),
    "new": (("file", {"type": Path}),),
    "accounts": (("file", {"type": Path}),),
    "show": (("file", {"type": Path}), ("account", {})),
    "insights": (("file", {"type": Path}), ("account", {"nargs": "?"})),
    "findings": (("file", {"type": Path}), ("account", {"nargs": "?"})),
    "gaps": (("file", {"type": Path}), ("account", {}), ("--visit", {})),
    "brief": (
        ("file", {"type": Path}),
        ("account", {}),
        ("--visit", {}),
        ("--copy", {"choices": ("car", "table"), "default": "car"}),
        ("--fillable", {"action": "store_true"}),
        ("-o", {"dest": "out", "type": Path, "required": True}),
    ),
    "answers": (
        ("file", {"type": Path}),
        ("account", {}),
        ("answer", {"nargs": "+", "metavar": "NUMBER=ANSWER"}),
        ("--visit", {"required": True}),
    ),
    "export": (
        ("file", {"type": Path}),
        ("account", {"nargs": "*"}),
        ("--portfolio", {"action": "store_true"}),
        ("--with-private", {"action": "store_true"}),
        ("-o", {"dest": "out", "type": Path}),
        ("--open", {"type": Path, "metavar": "DIR"}),
    ),
    "paper": (
        ("file", {"type": Path}),
        ("kind", {"choices": PAPERS}),
        ("account", {"nargs": "?"}),
        ("-o", {"dest": "out", "type": Path, "required": True}),
    ),
    "duplicates": (
        ("file", {"type": Path}),
        ("--make-one", {"nargs": 2, "metavar": ("KEEP", "OTHER")}),
    ),
    "handover": (
        ("file", {"type": Path}),
        ("account", {}),
        ("--to", {"default": ""}),
        ("--coach", {"action": "store_true"}),
        ("--with-private", {"action": "store_true"}),
        ("-o", {"dest": "out", "type": Path, "required": True}),
    ),
    "import": (
        ("file", {"type": Path}),
        ("source", {"type": Path}),
        ("--account", {}),
        ("--map", {"type": Path}),
        ("--dry-run", {"action": "store_true"}),
    ),
    "merge": (
        ("file", {"type": Path}),
        ("source", {"type": Path, "metavar": "RETURNED.xlsx"}),
        ("--dry-run", {"action": "store_true"}),
        ("--accept", {"nargs": "+", "metavar": "all|none|ID"}),
        ("--force", {"action": "store_true"}),
    ),
    "search": (("file", {"type": Path}), ("words", {"nargs": "+"})),
    "history": (("file", {"type": Path}), ("account", {"nargs": "?"})),
    "undo": (("file", {"type": Path}), ("steps", {"nargs": "?", "type": _steps, "default": 1})),
    "check": (("file", {"type": Path}),),
    "backup": (("file", {"type": Path}), ("dir", {"nargs": "?", "type": Path})),
    "restore": (("backup", {"type": Path}), ("file", {"type": Path})),
}

ELSEWHERE = {
    "brief": "kamdesk.verbs_visit",
    "answers": "kamdesk.verbs_visit",
    "handover": "kamdesk.verbs_out",
    "duplicates": "kamdesk.verbs_out",
    "import": "kamdesk.verbs_files",
    "merge": "kamdesk.verbs_merge",
}
"""The modules of verbs that stand beside the others."""

EITHER = {"export": ("-o", "--open")}
"""Arguments of which one must be given, and one only."""


def _parser() -> argparse.ArgumentParser:
    """The parser of all verbs; what every verb takes is added to each."""
    from kamdesk import __version__

    parser = argparse.ArgumentParser(prog="kamdesk", description=_("Account workbook."))
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, arguments in ARGUMENTS.items():
        words = _(HELP[verb]).format(kinds=", ".join(PAPERS))
        sub = verbs.add_parser(verb, help=words, description=words)
        either = sub.add_mutually_exclusive_group(required=True) if verb in EITHER else sub
        for name, options in arguments:
            place = either if name in EITHER.get(verb, ()) else sub
            place.add_argument(name, **options)
        sub.add_argument("--json", action="store_true", help=_("for a program to read"))
        sub.add_argument("--today", type=_day, help=_("the day to reckon from"))
        sub.add_argument("--lang", choices=LANGUAGES, help=_("the language of words and papers"))
    return parser


def _run(arguments: argparse.Namespace) -> None:
    """Call the function of the verb; loaded only now, because the window must not wait for it."""
    module = import_module(ELSEWHERE.get(arguments.verb, "kamdesk.verbs"))
    verb: Callable[[argparse.Namespace], None] = getattr(module, f"{arguments.verb}_verb")
    copy_context().run(verb, arguments)
    if arguments.verb == "demo" and _has_screen() and not arguments.no_window:
        from kamdesk.services.opening import SAMPLE_DAY

        _window([str(arguments.file), "--today", SAMPLE_DAY])


def _has_screen() -> bool:
    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(name) for name in screens)
