"""All accounts at once: what is kept after a change equals what would be read afresh."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import change, make, make_account, make_person, remove
from tests.helpers.many import many_accounts

from kamdesk import i18n
from kamdesk.domain.fact import Money, key_of
from kamdesk.domain.records import (
    Account,
    Action,
    ContactPoint,
    FindingMark,
    Organisation,
    Post,
    Sale,
    Tie,
)
from kamdesk.services.finding import find_account
from kamdesk.services.portfolio import PortfolioView, glance, read_portfolio
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kamdesk.domain.dossier import Dossier


@pytest.fixture(scope="module")
def many_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book of many accounts, closed."""
    with many_accounts(tmp_path_factory.mktemp("many") / "many.kam", 12) as book:
        return book.path


@pytest.fixture
def book(many_file: Path, tmp_path: Path) -> Iterator[Book]:
    """A book of many accounts of one's own, open."""
    path = tmp_path / "many.kam"
    path.write_bytes(many_file.read_bytes())
    with Book.open(path) as opened:
        yield opened


def _fresh(book: Book, view: PortfolioView) -> None:
    """Every dossier of the view is what the book holds."""
    accounts = book.all(Account)
    assert [item.account for item in view.dossiers] == list(accounts)
    for dossier in view.dossiers:
        now = book.dossier(dossier.account.id)
        assert _content(dossier) == _content(now), key_of(dossier.account)


def _content(dossier: Dossier) -> dict[str, object]:
    return {record.id: record for record in dossier.shelf.everything()}


def _kept(before: PortfolioView, after: PortfolioView) -> int:
    """How many dossiers were not read again."""
    old = {id(item) for item in before.dossiers}
    return sum(id(item) in old for item in after.dossiers)


def test_same_view_while_nothing_changes(book: Book, today: dt.date) -> None:
    first = read_portfolio(book, today)

    assert read_portfolio(book, today) is first
    _fresh(book, first)


def test_another_day_another_view(book: Book, today: dt.date) -> None:
    first = read_portfolio(book, today)

    later = read_portfolio(book, today + dt.timedelta(days=1))

    assert later.today == today + dt.timedelta(days=1)
    assert _kept(first, later) == 12


def test_another_language_other_words(book: Book, today: dt.date) -> None:
    english = read_portfolio(book, today)
    label = english.insights[english.dossiers[0].account.id]["F-03"].parts[0].label

    with i18n.speaking("zh_CN"):
        chinese = read_portfolio(book, today)
        words = chinese.insights[chinese.dossiers[0].account.id]["F-03"].parts[0].label

    assert words != label


def _attitude(book: Book, view: PortfolioView) -> None:
    person = view.dossiers[3].people(view.today)[0]
    change(book, person, attitude="threat", power=4)


def _promise(book: Book, view: PortfolioView) -> None:
    make(book, Action, text="回电", account=view.dossiers[5].account.id, due=view.today)


def _removal(book: Book, view: PortfolioView) -> None:
    project = next(item for dossier in view.dossiers for item in dossier.projects)
    remove(book, project)


def _undone(book: Book, view: PortfolioView) -> None:
    change(book, view.dossiers[2].account, strategy="别的")
    book.undo()


@pytest.mark.parametrize("edit", [_attitude, _promise, _removal, _undone])
def test_one_account_changed(
    book: Book, today: dt.date, edit: Callable[[Book, PortfolioView], None]
) -> None:
    before = read_portfolio(book, today)
    edit(book, before)

    after = read_portfolio(book, today)

    assert _kept(before, after) == 11
    _fresh(book, after)


def _second_post(book: Book, view: PortfolioView) -> None:
    """Somebody of one customer takes a post at another, which then knows him and his ties."""
    person = view.dossiers[1].people(view.today)[0]
    make(book, Post, person=person.id, organisation=view.dossiers[4].organisation.id)
    make(book, ContactPoint, subject_kind="person", subject=person.id, kind="mail", value="a@b")
    make(book, Tie, supplier_person=view.dossiers[0].account.owner, customer_person=person.id)


def _parent(book: Book, view: PortfolioView) -> None:
    """A group: the child's dossier holds the parent."""
    change(book, view.dossiers[6].organisation, parent=view.dossiers[7].organisation.id)
    change(book, view.dossiers[7].organisation, background="集团")


def _rival(book: Book, view: PortfolioView) -> None:
    """A firm that becomes a rival is known everywhere."""
    change(book, view.dossiers[8].organisation, is_rival=True)


def _rival_person(book: Book, _view: PortfolioView) -> None:
    rival = next(item for item in book.all(Organisation) if item.is_rival)
    make_person(book, rival.id, "韩若水")


def _new_account(book: Book, _view: PortfolioView) -> None:
    make_account(book, "新客户")


def _account_gone(book: Book, view: PortfolioView) -> None:
    remove(book, view.dossiers[9].account)


@pytest.mark.parametrize(
    "edit", [_second_post, _parent, _rival, _rival_person, _new_account, _account_gone]
)
def test_changes_across_accounts(
    book: Book, today: dt.date, edit: Callable[[Book, PortfolioView], None]
) -> None:
    before = read_portfolio(book, today)
    edit(book, before)

    _fresh(book, read_portfolio(book, today))


def test_mark_on_the_whole_reads_no_account_again(book: Book, today: dt.date) -> None:
    before = read_portfolio(book, today)
    make(book, FindingMark, rule="FND-01", reason="知道了", marked_on=today)

    after = read_portfolio(book, today)

    assert _kept(before, after) == 12
    assert after is not before


class Enough(Exception):
    """The user cancelled."""


def test_cancelled_reading_begins_again(book: Book, today: dt.date) -> None:
    told: list[float] = []

    def stop(share: float) -> None:
        told.append(share)
        if len(told) == 5:
            raise Enough

    with pytest.raises(Enough):
        read_portfolio(book, today, progress=stop)
    view = read_portfolio(book, today, progress=told.append)

    assert len(view.dossiers) == 12
    # At last the rules of all twelve.
    assert told[-12:] == [pytest.approx(number / 12) for number in range(1, 13)]


def test_what_was_read_is_kept_when_the_rules_are_cancelled(book: Book, today: dt.date) -> None:
    seen = glance(book, today)

    def stop(_share: float) -> None:
        raise Enough

    with pytest.raises(Enough):
        read_portfolio(book, today, progress=stop)
    view = read_portfolio(book, today)

    assert all(a is b for a, b in zip(seen.dossiers, view.dossiers, strict=True))


def test_tier_is_measured_against_the_portfolio(tmp_path: Path, today: dt.date) -> None:
    from tests.helpers.books import open_sample

    with open_sample(tmp_path) as sample:
        view = read_portfolio(sample, today)
        account = find_account(sample, "A")

    insights = view.insights[account.id]
    assert insights["F-06"].coverage == pytest.approx(1.0)
    assert len(list(insights)) == len(insights)
    assert view.portfolio["F-05"].value == pytest.approx(50.35, abs=0.1)
    found = view.dossier(account.id)
    assert found is not None
    assert found.account == account
    assert view.dossier("nobody") is None


def test_empty_book(tmp_path: Path, today: dt.date) -> None:
    with Book.create(tmp_path / "empty.kam") as empty:
        view = read_portfolio(empty, today)

    assert view.dossiers == ()
    assert view.portfolio["F-05"].value is None


def test_sales_move_the_yardstick(book: Book, today: dt.date) -> None:
    before = read_portfolio(book, today)
    change(book, book.all(Sale)[-1], amount=Money(10**14, "CNY"))

    after = read_portfolio(book, today)

    assert after.yardstick != before.yardstick
