"""What the first click needs, loaded while the user looks at the list.

A start shows the accounts before the records, the formulas and the pinyin tables are loaded;
waiting for them at the first click or the first save would be the same wait at a worse moment.
"""

from __future__ import annotations

from importlib import import_module

NEXT = (
    "kamdesk.storage.loader",
    "kamdesk.storage.work",
    "kamdesk.domain.insight.registry",
    "kamdesk.domain.gaps",
    "kamdesk.services.facts",
    "kamdesk.services.records",
)


def warm() -> None:
    """Load them. For a thread of its own; nothing here touches the book or the window."""
    for name in NEXT:
        import_module(name)


def warm_names() -> None:
    """Load what a save of a name needs, after the first page has been filled."""
    from kamdesk.storage.search import initials

    # The tables of pinyin are read with the first name.
    initials("一")
