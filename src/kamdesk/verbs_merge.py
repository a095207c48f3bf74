"""``kamdesk merge``: what a returned workbook brings, and taking it in."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from kamdesk.domain.exported import cell_to_json
from kamdesk.i18n import _, ngettext
from kamdesk.services import opening
from kamdesk.services.merge import Preview, look_at, take, write_not_taken
from kamdesk.services.own import bound
from kamdesk.verbs import today_of

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from kamdesk.domain.exported import Cell
    from kamdesk.domain.merge import Change
    from kamdesk.services.merging.taking import Taken


def merge_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk merge FILE RETURNED.xlsx [--dry-run | --accept all|none|ID...]``.

    Without ``--accept`` it only looks. What could not be taken goes into a file beside the source.
    """
    is_look = arguments.accept is None or arguments.dry_run
    with bound(opening.open_book(arguments.file, read_only=is_look)) as book:
        today = today_of(arguments, book)
        preview = look_at(book, arguments.source, today=today, force=arguments.force)
        if is_look:
            _show(arguments, preview)
            return
        done = take(book, preview, ids=preview.chosen(arguments.accept))
        left = write_not_taken(preview, done.failed)
    _tell(arguments, preview, done=done, left=left)


def _show(arguments: argparse.Namespace, preview: Preview) -> None:
    if arguments.json:
        _print_json(_plain(preview))
        return
    for change in preview.changes:
        print(_line(change))
    if not preview.three_way:
        words = _("The file does not say what it held at export: each difference may be of both.")
        print(words, file=sys.stderr)
    if not preview.changes:
        print(_("The workbook brings nothing new."))


def _tell(
    arguments: argparse.Namespace, preview: Preview, *, done: Taken, left: Path | None
) -> None:
    if arguments.json:
        failed: list[dict[str, Any]] = [
            {"id": change.id, "reason": change.reason} for change in done.failed
        ]
        taken = [change.id for change in done.taken]
        file = str(left) if left else None
        _print_json(_plain(preview) | {"taken": taken, "failed": failed, "failed_file": file})
        return
    count = len(done.taken)
    print(ngettext("{n} change taken", "{n} changes taken", count).format(n=count))
    for change in done.failed:
        print(_line(change))
    if left is not None:
        print(left)


def _plain(preview: Preview) -> dict[str, Any]:
    return {
        "file": str(preview.path),
        "account": preview.account,
        "export": preview.facts.get("export"),
        "three_way": preview.three_way,
        "ours": preview.ours,
        "missing_sheets": [*preview.missing],
        "changes": [_row(change) for change in preview.changes],
    }


def _row(change: Change) -> dict[str, Any]:
    return {
        "id": change.id,
        "kind": change.kind.value,
        "sheet": change.sheet,
        "row": change.row or None,
        "title": change.title,
        "column": change.label,
        "entity": change.entity,
        "record": change.record,
        "field": change.key,
        "export": _cell(change.base),
        "ours": _cell(change.ours),
        "theirs": _cell(change.theirs),
        "reason": change.reason or None,
        "by": change.by or None,
    }


def _cell(value: Cell) -> Any:
    plain = cell_to_json(value)
    return plain["d"] if isinstance(plain, dict) else plain


def _line(change: Change) -> str:
    said = change.reason or f"{_shown(change.ours)} -> {_shown(change.theirs)}"
    place = f"{change.sheet} {change.row or ''}".strip()
    return f"{change.id}  {change.kind.value}  {place}  {change.title}  {change.label}  {said}"


def _shown(value: Cell) -> str:
    return "" if value is None else str(value)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))
