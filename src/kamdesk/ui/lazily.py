"""Names of a package that are loaded when they are asked for.

The window's packages gather their widgets under one name, so that a page reads well; loading all
of them for the first picture would cost more than Qt's own window.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def names_of(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """The ``__getattr__`` (PEP 562) of a package whose public names live in its modules.

    ``homes`` maps a module to its names, parted by blanks. A name is looked up once and then stays
    in the package.
    """
    places = {name: module for module, names in homes.items() for name in names.split()}

    def look_up(name: str) -> object:
        if name not in places:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        value = getattr(import_module(f"{package}.{places[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return look_up
