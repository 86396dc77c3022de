"""Which chats have not heard of a paper's newest version."""

from datetime import date
from typing import Any

from bot.model.digest import Digest
from bot.model.paper import Paper
from bot.model.revision import Changes, Revision
from bot.store import Store, announcements, chats, digests, papers, revisions, versions
from bot.store.announcements import ListingState
from bot.store.digests import Draft
from tests.store import samples
from tests.store.samples import MONDAY, NOW, TUESDAY, count

ONE, OTHER = "2510.00001", "2510.00002"


async def saved(store: Store, **changes: Any) -> Paper:
    """What arXiv says of a paper now."""
    paper = samples.told_by_the_api(ONE, **changes)
    await store.run(papers.save, [paper])
    return paper


async def had(store: Store, chat: int = 5, **draft: Any) -> None:
    await store.run(chats.save, samples.chat(chat), NOW)
    await store.run(samples.announce, [OTHER])
    assert await store.run(digests.freeze, samples.draft(chat, **draft), NOW) is not None


async def versions_of(store: Store, chat: int = 5) -> list[tuple[int, int]]:
    return [(one.before.version, one.now.version) for one in await store.run(revisions.untold, chat)]


async def test_a_newer_version_of_what_was_shown_is_not_told_yet(store: Store) -> None:
    await saved(store, title="Before", authors=("A", "B"), comment="old")
    await had(store, shown=[ONE])
    assert await versions_of(store) == []
    now = await saved(store, title="After", version=2)
    (one,) = await store.run(revisions.untold, 5)
    assert (one.thread, one.topics, one.now) == (0, ("diffusion",), now)
    assert (one.before.title, one.before.authors, one.before.comment) == ("Before", ("A", "B"), "old")
    assert await versions_of(store, 6) == []


async def test_several_versions_are_told_from_the_one_that_was_shown(store: Store) -> None:
    await saved(store)
    await had(store, shown=[ONE])
    for version in (2, 3, 5):
        await saved(store, version=version)
    assert await versions_of(store) == [(1, 5)]


async def test_what_a_digest_tells_is_told_once_and_the_next_version_again(store: Store) -> None:
    await saved(store)
    await had(store, shown=[ONE])
    now = await saved(store, version=2)
    digest = Digest(5, 0, TUESDAY, (), 0, 0, (), revisions=(Revision(now, 1, Changes()),))
    assert await store.run(digests.freeze, Draft(digest, (), 0, ()), NOW) is not None
    assert await versions_of(store) == []
    await saved(store, version=3)
    assert await versions_of(store) == [(2, 3)]


async def test_what_was_only_offered_and_what_was_shown_as_it_is_now_are_not_told(store: Store) -> None:
    await saved(store)
    await had(store, shown=[OTHER], rest=[ONE])
    await saved(store, version=2)
    assert await versions_of(store) == []
    await had(store, 6, shown=[OTHER])
    assert await versions_of(store, 6) == []


async def test_an_older_listing_and_the_same_version_replace_nothing(store: Store) -> None:
    await saved(store, version=2)
    await saved(store, version=1)
    await saved(store, version=2, comment="12 pages")
    assert await count(store, "revisions") == 0


async def test_old_versions_are_forgotten_and_then_not_told(store: Store) -> None:
    await saved(store)
    await had(store, shown=[ONE])
    await store.run(announcements.mark_listing, ListingState(MONDAY, True, "feed"), NOW)
    await saved(store, version=2)
    await store.run(versions.tidy, MONDAY)
    assert await versions_of(store) == [(1, 2)]
    await store.run(versions.tidy, date(2025, 11, 6))
    assert await versions_of(store) == []


async def test_a_chat_that_moves_takes_what_it_knows_along(store: Store) -> None:
    await saved(store)
    await had(store, shown=[ONE])
    await store.run(chats.migrate, 5, -100)
    await saved(store, version=2)
    assert await versions_of(store, -100) == [(1, 2)]
