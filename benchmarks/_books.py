"""Books to measure on: the sample, and one with thousands of accounts made from a seed."""

from __future__ import annotations

import random
from re import findall
from typing import TYPE_CHECKING

from kamdesk.domain.records import Account, Organisation, Person, Post
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from pathlib import Path

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
PLACES = findall("..", "华东岚川铎岳嘉霖云峤泰岳沐阳宏枢澜海卓禾晟源东擎恒霖远山青岚")
TRADES = findall("..", "化工重工精密水务特钢制药纸业船舶食品电力材料机械")


def book_of(path: Path, accounts: int, *, seed: int = 7) -> Path:
    """A book with that many accounts and two people each; the same for the same seed."""
    dice = random.Random(seed)
    with Book.create(path) as book, book.work("made for measuring") as work:
        for number in range(accounts):
            name = f"{dice.choice(PLACES)}{dice.choice(TRADES)}{number:05d}"
            firm = work.add(Organisation, name=name, is_customer=True)
            tier = dice.choice(("gold", "silver", "bronze"))
            work.add(Account, organisation=firm.id, lifecycle="developed", tier=tier)
            for _person in range(2):
                person = work.add(Person, name=dice.choice(SURNAMES) + dice.choice(SURNAMES))
                work.add(Post, person=person.id, organisation=firm.id, level=dice.randint(1, 4))
    return path
