"""Keys: each is new, and later ones sort behind earlier ones."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from kamdesk.storage.ids import is_own_id, new_id


def test_keys_made_at_once_sort_in_the_order_they_were_made() -> None:
    keys = [new_id() for _number in range(2000)]

    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert all(is_own_id(key) for key in keys)


def test_two_threads_never_get_the_same_key() -> None:
    with ThreadPoolExecutor(4) as pool:
        keys = list(pool.map(lambda _number: new_id(), range(2000)))

    assert len(set(keys)) == len(keys)
