"""The families of failures, each of which can say in words what happened.

A failure takes facts and keeps them; the sentence is written when it is asked for, so that it
stands in the language of the one who reads it. A new failure is a small class beside the code that
raises it::

    class BookMissing(FileError):
        sentence = N_("{file} is not there any more. Choose another book.")

    raise BookMissing(file=path.name)
"""

from __future__ import annotations

from typing import ClassVar

from kamdesk.i18n import N_, _


class KamdeskError(Exception):
    """A failure the program foresaw. ``str(error)`` is one sentence in the current language."""

    sentence: ClassVar[str] = N_("Something went wrong. Nothing was changed.")
    """msgid with named placeholders, marked by N_: what happened, what it means, what to do."""

    def __init__(self, **facts: object) -> None:
        """Keep the facts; each is the value of one placeholder of ``sentence``."""
        super().__init__()
        self.facts = facts

    def __str__(self) -> str:
        """Write the sentence in the language of now."""
        return _(self.sentence).format(**self.facts)

    def __repr__(self) -> str:
        """Name class and facts, for logs; the sentence is for people."""
        inner = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{type(self).__name__}({inner})"


class UserError(KamdeskError):
    """What was asked for cannot be done, and the user can mend it."""

    sentence = N_("This cannot be done. Nothing was changed.")


class FileError(KamdeskError):
    """A file or the disk stands in the way."""

    sentence = N_("A file could not be read or written. Nothing was changed.")
