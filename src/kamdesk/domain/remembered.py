"""Results kept on the dossier they were reckoned from.

Formulas, rules and papers ask for the same things again and again: the key persons, the touches,
the state of every fact. A dossier never changes, so what was found of it on a day stays true for
as long as somebody holds it; the next edit makes a new dossier, and the results go with the old.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

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
        known: dict[Any, T] = dossier.known
        try:
            return known[key]
        except KeyError:
            return known.setdefault(key, compute(dossier, *args, **kwargs))
        except TypeError:
            return compute(dossier, *args, **kwargs)

    return found


def looked_up(
    compute: Callable[Concatenate[Dossier, P], T],
) -> Callable[Concatenate[Dossier, P], T]:
    """The same for what records and positional arguments alone decide: no number, no word.

    Asked some hundred thousand times by a view across accounts, so it asks for neither language
    nor book.
    """

    @wraps(compute)
    def found(dossier: Dossier, /, *args: P.args, **kwargs: P.kwargs) -> T:
        known: dict[Any, T] = dossier.known
        key = (compute, args)
        if key in known:
            return known[key]
        return known.setdefault(key, compute(dossier, *args, **kwargs))

    return found
