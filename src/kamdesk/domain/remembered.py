"""Results kept on the dossier they were reckoned from.

Formulas, rules and papers ask for the same things again and again: the key persons, the touches,
the state of every fact. A dossier never changes, so what was found of it on a day stays true for
as long as somebody holds it; the next edit makes a new dossier, and the results go with the old.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from kamdesk.domain.own import current
from kamdesk.i18n import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamdesk.domain.dossier import Dossier

P = ParamSpec("P")
T = TypeVar("T")


def remembered(
    compute: Callable[Concatenate[Dossier, P], T],
) -> Callable[Concatenate[Dossier, P], T]:
    """Keep what a pure function finds, by its arguments, the language and the book's own numbers.

    ``None`` must be the default of every keyword that may be ``None``. Arguments without a hash
    (thresholds of one's own) are reckoned with afresh. The result is shared: nobody changes it.
    """

    @wraps(compute)
    def found(dossier: Dossier, /, *args: P.args, **kwargs: P.kwargs) -> T:
        given = tuple(item for item in kwargs.items() if item[1] is not None) if kwargs else ()
        key = (compute, language(), current(), args, given)
        known = dossier.known
        try:
            if key in known:
                kept: T = known[key]
                return kept
        except TypeError:
            return compute(dossier, *args, **kwargs)
        made: T = known.setdefault(key, compute(dossier, *args, **kwargs))
        return made

    return found
