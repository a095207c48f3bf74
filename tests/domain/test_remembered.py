"""Results kept on a dossier: once, by arguments and language, and never across dossiers."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kamdesk import i18n
from kamdesk.domain.dossier import Dossier, Shelf
from kamdesk.domain.records import Account, Organisation
from kamdesk.domain.remembered import remembered

if TYPE_CHECKING:
    from kamdesk.domain.insight.numbers import Limits

FIRM = Organisation(id="O", name="岚川")
ACCOUNT = Account(id="A", organisation="O")


def _dossier() -> Dossier:
    return Dossier(account=ACCOUNT, organisation=FIRM, shelf=Shelf([FIRM, ACCOUNT]))


class Counter:
    """A formula that tells how often it was reckoned."""

    def __init__(self) -> None:
        self.times = 0

    def reckon(self, dossier: Dossier, day: int, *, limits: Limits | None = None) -> list[object]:
        self.times += 1
        return [dossier.account.id, day, limits]


def test_reckoned_once() -> None:
    counter, dossier = Counter(), _dossier()
    kept = remembered(
        lambda dossier, day, *, limits=None: counter.reckon(dossier, day, limits=limits)
    )

    assert kept(dossier, 1) is kept(dossier, 1)
    assert kept(dossier, 1, limits=None) is kept(dossier, 1)
    assert counter.times == 1


def test_other_arguments_other_result() -> None:
    kept = remembered(Counter().reckon)
    dossier = _dossier()

    assert kept(dossier, 1) != kept(dossier, 2)


def test_own_limits_are_reckoned_afresh() -> None:
    counter, dossier = Counter(), _dossier()
    kept = remembered(
        lambda dossier, day, *, limits=None: counter.reckon(dossier, day, limits=limits)
    )

    kept(dossier, 1, limits={"F-01": {"a": 1}})
    kept(dossier, 1, limits={"F-01": {"a": 1}})

    assert counter.times == 2


def test_every_language_has_its_own() -> None:
    kept = remembered(lambda _dossier: i18n.language())
    dossier = _dossier()

    with i18n.speaking("zh_TW"):
        assert kept(dossier) == "zh_TW"
    assert kept(dossier) == "en"


def test_another_dossier_knows_nothing_yet() -> None:
    kept = remembered(lambda dossier: dossier.account.code)
    dossier = _dossier()
    kept(dossier)

    changed = dataclasses.replace(dossier, account=dataclasses.replace(ACCOUNT, code="K1"))

    assert kept(changed) == "K1"
    assert changed == dataclasses.replace(changed)
