"""The packages of the window load a widget when it is asked for, and know each by one name."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

from kamdesk.ui.lazily import names_of

PACKAGES = ("kamdesk.ui.kit", "kamdesk.ui.kit.editors", "kamdesk.ui.charts", "kamdesk.ui.models")


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_name_of_a_package_is_found(package: str) -> None:
    module = import_module(package)

    found = [name for name in module.__all__ if getattr(module, name, None) is None]

    assert found == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_of_a_package_has_the_name_of_a_widget(package: str) -> None:
    # Loading the module would put it where the name is looked for.
    module = import_module(package)
    modules = {found.name for found in pkgutil.iter_modules(module.__path__)}

    assert modules & set(module.__all__) == set()


def test_a_name_nobody_knows_is_an_attribute_error() -> None:
    look_up = names_of("kamdesk.ui.kit", {"labels": "PlainLabel"})

    with pytest.raises(AttributeError, match="Lable"):
        look_up("Lable")


def test_a_name_stays_in_its_package_once_found() -> None:
    kit = import_module("kamdesk.ui.kit")
    first = kit.PlainLabel

    assert vars(kit)["PlainLabel"] is first
