"""The one list of allowed exceptions to budgets and house rules, and how it is read.

An exception without a reason, or one that nothing needs any more, is itself a fault: the list may
only hold what is true.
"""

from __future__ import annotations

import fnmatch
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "packaging" / "exceptions.toml"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One breach of one rule: where (``path`` or ``path::Class.method``) and what is wrong."""

    rule: str
    where: str
    line: int
    words: str

    def __str__(self) -> str:
        """Write it as editors like it."""
        return f"{self.where.partition('::')[0]}:{self.line}: {self.rule}: {self.words}"


@dataclass(slots=True)
class Exceptions:
    """The list, and which of its lines were needed."""

    reasons: dict[tuple[str, str], str]
    needed: set[tuple[str, str]] = field(default_factory=set)

    def judge(self, faults: list[Fault], rules: set[str]) -> list[str]:
        """Return what is wrong after the list was heard: open faults, then idle exceptions.

        Only the exceptions to ``rules`` are looked at: two scripts share the list.
        """
        open_faults = [fault for fault in sorted(faults) if not self._allows(fault)]
        idle = sorted(key for key in self.reasons if key[0] in rules and key not in self.needed)
        return [
            *map(str, open_faults),
            *(f"{LIST.name}: nobody needs ({rule}, {where}) any more" for rule, where in idle),
        ]

    def _allows(self, fault: Fault) -> bool:
        fitting = {
            (rule, where)
            for rule, where in self.reasons
            if rule == fault.rule and fnmatch.fnmatchcase(fault.where, where)
        }
        self.needed |= fitting
        return any(self.reasons[key] for key in fitting)


def read(path: Path = LIST) -> Exceptions:
    """Return the list kept in ``path``; one without a reason does not count."""
    rows = tomllib.loads(path.read_text("utf-8")).get("allow", [])
    return Exceptions({(row["rule"], row["where"]): row.get("reason", "") for row in rows})
