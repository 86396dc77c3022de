"""Updates that were received: taken once, left until they are handled, given up after three attempts."""

from datetime import timedelta

from sqlite_utils import Database

from bot.store import Store, inbox
from bot.store.inbox import Kept
from tests.store.samples import NOW


def update(number: int) -> Kept:
    return Kept(number, f'{{"update_id": {number}}}')


def ids(db: Database) -> list[int]:
    return [number for (number,) in db.execute("SELECT update_id FROM inbox ORDER BY update_id").fetchall()]


async def test_an_update_that_comes_again_is_not_new(store: Store) -> None:
    assert await store.run(inbox.keep, [update(1), update(2)], None, NOW) == {1, 2}
    await store.run(inbox.settle, [1])
    assert await store.run(inbox.keep, [update(1), update(2), update(3)], None, NOW) == {3}


async def test_what_is_not_handled_is_left_in_the_order_of_receipt(store: Store) -> None:
    await store.run(inbox.keep, [update(900), update(901)], None, NOW)
    await store.run(inbox.keep, [update(5)], None, NOW + timedelta(days=8))
    await store.run(inbox.settle, [900])
    assert await store.run(inbox.left) == ([update(901), update(5)], [])


async def test_what_was_handled_is_forgotten_once_it_cannot_come_again(store: Store) -> None:
    await store.run(inbox.keep, [update(1), update(2), update(3)], None, NOW)
    await store.run(inbox.settle, [1, 2])
    await store.run(inbox.keep, [], 2, NOW)
    assert await store.run(ids) == [2, 3]
    await store.run(inbox.keep, [], 4, NOW)
    assert await store.run(ids) == [3], "what is not handled stays"


async def test_ids_that_telegram_began_anew_are_forgotten_with_time(store: Store) -> None:
    await store.run(inbox.keep, [update(900)], None, NOW)
    await store.run(inbox.settle, [900])
    await store.run(inbox.keep, [update(5)], 5, NOW + timedelta(days=3))
    assert await store.run(ids) == [5]


async def test_the_words_of_what_was_handled_are_gone(store: Store) -> None:
    await store.run(inbox.keep, [Kept(1, "a secret")], None, NOW)
    await store.run(inbox.settle, [1])
    rows = await store.run(lambda db: list(db.query("SELECT * FROM inbox")))
    assert "secret" not in str(rows)


async def test_the_third_attempt_is_the_last(store: Store) -> None:
    await store.run(inbox.keep, [update(1), update(2)], None, NOW)
    for _ in range(2):
        assert await store.run(inbox.left) == ([update(1), update(2)], [])
        await store.run(inbox.begin_again, 1)
    assert await store.run(inbox.left) == ([update(2)], [1])
    assert await store.run(inbox.left) == ([update(2)], [])
