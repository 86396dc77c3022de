"""Whose turn it is, after everything that can change it."""

from datetime import timedelta

from bot.model.chat import ChatState
from bot.model.digest import Delivery, Message
from bot.store import Store, chats, deliveries, digests, turns
from tests.store.samples import NOW, TUESDAY, chat, draft

OLD, NEW = -5, -1_005


async def owe(store: Store, number: int, *texts: str, **more: object) -> None:
    if await store.run(chats.get, number) is None:
        await store.run(chats.save, chat(number), NOW)
    assert await store.run(digests.freeze, draft(number, texts=texts, **more), NOW) is not None  # type: ignore[arg-type]


async def claim(store: Store, limit: int = 99, first: tuple[int, ...] = ()) -> list[Delivery]:
    return await store.run(deliveries.claim, NOW, limit, first)


def words(claimed: list[Delivery]) -> list[str]:
    return [one.message.html for one in claimed]


async def test_a_chat_that_somebody_waits_in_goes_first(store: Store) -> None:
    for number in (5, 6, 7):
        await owe(store, number, f"a{number}")
    assert words(await claim(store, 2, (7,))) == ["a7", "a5"]


async def test_who_goes_first_has_to_wait_like_all(store: Store) -> None:
    await owe(store, 5, "a5")
    await store.run(turns.hold, [5])
    assert await claim(store, 2, (5, 404)) == []


async def test_a_chat_that_is_held_is_passed_over_until_it_is_released(store: Store) -> None:
    await owe(store, 5, "a5")
    await owe(store, 6, "a6")
    assert await store.run(turns.hold, [5, 404]) == [5], "those that have anything to be sent"
    assert words(await claim(store)) == ["a6"]
    await store.run(turns.release, [5])
    assert words(await claim(store)) == ["a5"]


async def test_a_part_that_was_put_back_keeps_its_place_and_what_is_known_of_it(store: Store) -> None:
    await owe(store, 5, "a", "b")
    (one,) = await claim(store)
    await store.run(deliveries.mark_uncertain, one, NOW, "timed out", NOW)
    (again,) = await claim(store)
    await store.run(deliveries.put_back, again, NOW)
    (last,) = await claim(store)
    assert (last.message.html, last.uncertain) == ("a", 1)


async def test_a_probe_takes_a_part_that_was_never_sent_before_one_of_unknown_outcome(store: Store) -> None:
    await owe(store, 5, "a5")
    await owe(store, 6, "a6")
    (one,) = await claim(store, 1)
    await store.run(deliveries.mark_uncertain, one, NOW, "timed out", NOW)
    assert words(await store.run(deliveries.claim_one, NOW)) == ["a6"]
    assert words(await store.run(deliveries.claim_one, NOW)) == ["a5"]
    assert await store.run(deliveries.claim_one, NOW) == []


async def test_a_part_in_flight_is_found_again_after_its_chat_has_moved(store: Store) -> None:
    """Both the old and the new chat have a digest of the day, so that one takes in the parts of the other."""
    await owe(store, OLD, "a", "b")
    await owe(store, NEW, "x")
    flying = {one.chat: one for one in await claim(store)}
    await store.run(chats.migrate, OLD, NEW)
    await store.run(deliveries.mark_sent, flying[OLD], 1, NOW)
    await store.run(deliveries.mark_sent, flying[NEW], 2, NOW)
    assert words(await claim(store)) == ["b"]
    assert await store.run(lambda db: db.execute("PRAGMA foreign_key_check").fetchall()) == []


async def test_an_outcome_that_comes_too_late_changes_nothing(store: Store) -> None:
    await owe(store, 5, "a")
    (one,) = await claim(store)
    await store.run(deliveries.recover, NOW)
    await store.run(deliveries.mark_dead, one, "no", NOW)
    await store.run(deliveries.mark_sent, one, 1, NOW)
    await store.run(deliveries.replace_with, one, [Message("x"), Message("y")], NOW)
    (again,) = await store.run(deliveries.claim, NOW + timedelta(seconds=30), 9)
    assert (again.message.html, again.uncertain) == ("a", 1)


async def test_a_blocked_chat_has_no_turn_and_a_returning_one_has(store: Store) -> None:
    await owe(store, 5, "a")
    await store.run(chats.set_state, 5, ChatState.BLOCKED)
    await owe(store, 5, "b", day=TUESDAY)
    assert await claim(store) == []
    await store.run(chats.set_state, 5, ChatState.ACTIVE)
    assert words(await claim(store)) == ["a"]


async def test_all_turns_are_made_anew_from_the_ledger(store: Store) -> None:
    for number in (5, 6, 7):
        await owe(store, number, f"a{number}", f"b{number}")
    (one,) = await claim(store, 1)
    await store.run(deliveries.mark_pending, one, NOW + timedelta(hours=1), "flood", NOW)
    await store.run(turns.hold, [6])
    await store.run(lambda db: db.execute("DELETE FROM turns WHERE chat = 7"))
    await store.run(turns.renew_all)
    assert words(await claim(store)) == ["a6", "a7"]
