"""Digests: one per chat, thread and day; what is frozen stays, and a paper is in one digest of a chat."""

import pytest

from bot.model.digest import Button, Message, Quiet
from bot.model.paper import PaperId
from bot.store import Store, chats, digests, parts
from bot.store.digests import Draft
from tests.store.samples import MONDAY, NOW, TUESDAY, announce, chat, count, draft, match

NUMBERS = [f"2510.0000{number}" for number in range(1, 8)]
IDS = [PaperId(number) for number in NUMBERS]


@pytest.fixture
async def ready(store: Store) -> Store:
    """Two chats, and papers to put into digests."""
    await store.run(chats.save, chat(5), NOW)
    await store.run(chats.save, chat(6), NOW)
    await store.run(announce, NUMBERS)
    return store


async def freeze(store: Store, one: Draft) -> int:
    number = await store.run(digests.freeze, one, NOW)
    assert number is not None
    return number


async def texts(store: Store, number: int) -> list[str]:
    return [one.html for one in await store.run(parts.of_digest, number)]


async def test_a_day_has_one_digest_and_its_words_stay(ready: Store) -> None:
    first = await freeze(ready, draft(shown=NUMBERS[:1], texts=["one", "two"]))
    assert await ready.run(digests.freeze, draft(shown=NUMBERS[1:2], texts=["other"]), NOW) is None
    assert await texts(ready, first) == ["one", "two"]
    assert await ready.run(digests.had, 5, IDS) == {IDS[0]}


async def test_chats_threads_and_days_have_their_own_digests(ready: Store) -> None:
    drafts = [draft(5), draft(6), draft(5, thread=7), draft(5, day=TUESDAY)]
    assert len({await freeze(ready, one) for one in drafts}) == 4


async def test_a_late_digest_grows_by_the_papers_that_came(ready: Store) -> None:
    first = await freeze(ready, draft(quiet=Quiet.LATE, texts=["the listing is late"]))
    assert await ready.run(digests.is_waiting, 5, MONDAY)
    grown = await freeze(ready, draft(shown=NUMBERS[:2], through=7, texts=["papers", "more papers"]))
    assert grown == first
    assert await texts(ready, first) == ["the listing is late", "papers", "more papers"]
    known = await ready.run(digests.of_day, 5, 0, MONDAY)
    assert known is not None
    assert (known.quiet, known.through) == (None, 7)
    assert not await ready.run(digests.is_waiting, 5, MONDAY)
    assert await ready.run(digests.freeze, draft(texts=["again"]), NOW) is None, "grown once, it is done"


async def test_being_late_is_said_once(ready: Store) -> None:
    first = await freeze(ready, draft(quiet=Quiet.LATE, texts=["late"]))
    assert await ready.run(digests.freeze, draft(quiet=Quiet.LATE, texts=["late"]), NOW) is None
    assert await texts(ready, first) == ["late"]


async def test_a_paper_reaches_a_chat_once_whatever_the_thread_and_the_day(ready: Store) -> None:
    await freeze(ready, draft(shown=NUMBERS[:2]))
    for again in (draft(shown=NUMBERS[1:3], thread=7), draft(rest=NUMBERS[:1], day=TUESDAY)):
        assert await ready.run(digests.freeze, again, NOW) is None
    assert await count(ready, "digests") == 1
    assert await count(ready, "deliveries") == 1
    assert await ready.run(digests.freeze, draft(6, shown=NUMBERS[:2]), NOW), "another chat has not had it"


async def test_papers_beyond_the_limit_are_remembered_behind_those_shown(ready: Store) -> None:
    number = await freeze(ready, draft(shown=NUMBERS[3:5], rest=NUMBERS[:2]))
    found = await ready.run(digests.papers_of, number)
    assert found == [(PaperId(one), match(one)) for one in (*NUMBERS[3:5], *NUMBERS[:2])]
    assert await ready.run(digests.had, 5, IDS) == {IDS[3], IDS[4], IDS[0], IDS[1]}


async def test_what_a_chat_had_is_told_from_a_long_list(ready: Store) -> None:
    await freeze(ready, draft(shown=NUMBERS[:1]))
    asked = [PaperId(f"2511.{number:05}") for number in range(1, 1_300)]
    assert await ready.run(digests.had, 5, [*asked, IDS[0]]) == {IDS[0]}
    assert await ready.run(digests.had, 5, []) == set()


async def test_keys_come_back_as_they_were(ready: Store) -> None:
    keys = ((Button("1", data="p:2510.00001"), Button("arXiv", url="https://arxiv.org/abs/2510.00001")), (Button("…"),))
    one = draft()
    with_keys = Draft(one.digest, one.rest, one.through, (Message("words", keys),))
    assert await ready.run(parts.of_digest, await freeze(ready, with_keys)) == [Message("words", keys)]


async def test_the_newest_digest_by_what_it_covers_counts(ready: Store) -> None:
    assert await ready.run(digests.covered, 5, 0) == 0
    await freeze(ready, draft(day=TUESDAY, through=3))
    await freeze(ready, draft(day=MONDAY, through=7))
    await freeze(ready, draft(thread=9, through=1))
    assert [await ready.run(digests.covered, 5, thread) for thread in (0, 9)] == [7, 1]


async def test_many_drafts_are_frozen_as_each_would_be(ready: Store) -> None:
    await freeze(ready, draft(5, shown=NUMBERS[:1]))
    drafts = [draft(5, shown=NUMBERS[1:2]), draft(6, shown=NUMBERS[:1]), draft(5, shown=NUMBERS[:1], day=TUESDAY)]
    numbers = await ready.run(digests.freeze_all, drafts, NOW)
    assert [number is not None for number in numbers] == [False, True, False], "a day that is done, a paper it had"
    assert await count(ready, "digests") == 2
    assert await count(ready, "digest_papers") == 2


async def test_one_outdated_draft_takes_no_other_with_it(ready: Store) -> None:
    await freeze(ready, draft(5, shown=NUMBERS[:1]))
    drafts = [draft(6, shown=NUMBERS[:1], texts=["six"]), draft(5, shown=NUMBERS[:2], day=TUESDAY)]
    first, second = await ready.run(digests.freeze_all, drafts, NOW)
    assert second is None
    assert await texts(ready, first or 0) == ["six"]


async def test_a_late_digest_grows_among_others(ready: Store) -> None:
    late = await freeze(ready, draft(5, quiet=Quiet.LATE, texts=["late"]))
    grown, other = await ready.run(digests.freeze_all, [draft(5, shown=NUMBERS[:1]), draft(6)], NOW)
    assert (grown, await texts(ready, late)) == (late, ["late", "words"])
    assert other is not None


async def test_what_many_chats_had_is_told_each_by_itself(ready: Store) -> None:
    await freeze(ready, draft(5, shown=NUMBERS[:2]))
    await freeze(ready, draft(6, shown=NUMBERS[1:3]))
    found = await ready.run(digests.had_each, {5: IDS, 6: IDS[:2], 7: IDS})
    assert found == {5: {IDS[0], IDS[1]}, 6: {IDS[1]}}


async def test_a_thread_stands_where_its_digests_end(ready: Store) -> None:
    await freeze(ready, draft(5, through=7))
    await freeze(ready, draft(5, thread=9, through=3, day=TUESDAY))
    threads = [(5, 0, MONDAY), (5, 0, TUESDAY), (5, 9, TUESDAY), (6, 0, MONDAY)]
    found = await ready.run(digests.standings, threads)
    assert [found[one].covered for one in threads] == [7, 7, 3, 0]
    assert [found[one].today is not None for one in threads] == [True, False, True, False]


async def test_only_a_day_that_is_late_is_waiting(ready: Store) -> None:
    await freeze(ready, draft(5, quiet=Quiet.LATE))
    await freeze(ready, draft(6))
    asked = [(5, MONDAY), (6, MONDAY), (5, TUESDAY)]
    assert await ready.run(digests.waiting, asked) == {5}
    assert await ready.run(digests.waiting, asked[1:]) == set()
