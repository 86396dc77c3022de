"""A paper reaches a chat once, however many of its topics it matches, and however often it is revised."""

from bot.model.announcement import AnnounceKind
from bot.model.chat import ChatState
from bot.model.digest import Quiet
from bot.store import announcements, chats, digests, parts
from tests.digest.conftest import FRIDAY, MONDAY, NEXT_MONDAY, SATURDAY, THURSDAY, TUESDAY, WEDNESDAY, Morning, at


async def test_a_paper_of_several_topics_comes_once_with_all_its_reasons(morning: Morning) -> None:
    await morning.chat(5, "alpha", "beta")
    await morning.listing(MONDAY, {"1": "Alpha and beta", "2": "Beta", "3": "Gamma"})
    assert await morning.compose(at(MONDAY)) == 1
    assert await morning.had() == ["1", "2"]
    frozen = await morning.done(MONDAY)
    assert frozen is not None
    (first, second) = await morning.store.run(digests.papers_of, frozen.id)
    assert [[match.topic for match in reasons] for _, reasons in (first, second)] == [["q-alpha", "q-beta"], ["q-beta"]]


async def test_a_paper_comes_in_one_thread_of_a_forum(morning: Morning) -> None:
    await morning.chat(-5)
    await morning.wish(-5, "alpha", thread=7)
    await morning.wish(-5, "beta", thread=9)
    await morning.listing(MONDAY, {"1": "Alpha and beta", "2": "Beta"})
    assert await morning.compose(at(MONDAY)) == 2
    assert await morning.had(-5) == ["1", "2"]
    (first,), (second,) = [await morning.words(-5, thread) for thread in (7, 9)]
    assert "Alpha and beta" in first
    assert "Alpha" not in second


async def test_a_cross_list_on_the_next_day_brings_no_second_post(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha"})
    await morning.compose(at(MONDAY))
    await morning.listing(TUESDAY, {"1": "Alpha"}, AnnounceKind.CROSS)
    await morning.compose(at(TUESDAY))
    assert await morning.had() == ["1"]
    frozen = await morning.done(TUESDAY)
    assert frozen is not None
    assert frozen.quiet is Quiet.NO_MATCH


async def test_a_cross_list_of_a_paper_that_the_chat_has_not_had_is_news(morning: Morning) -> None:
    await morning.chat(5, "beta")
    await morning.listing(MONDAY, {"1": "Alpha"})
    await morning.compose(at(MONDAY))
    await morning.listing(TUESDAY, {"1": "Alpha and beta"}, AnnounceKind.CROSS, version=2)
    await morning.compose(at(TUESDAY))
    assert await morning.had() == ["1"]


async def test_a_revision_is_never_posted(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha"})
    await morning.compose(at(MONDAY))
    for day, version in ((TUESDAY, 2), (WEDNESDAY, 3)):
        revised = {"1": "Alpha, revised", "2": "Alpha of 2019, revised"}
        await morning.listing(day, revised, AnnounceKind.REPLACE, version=version)
        await morning.compose(at(day))
    assert await morning.had() == ["1"]


async def test_a_listing_that_is_shown_again_at_the_weekend_brings_nothing(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(FRIDAY, {"1": "Alpha", "2": "Alpha too"})
    await morning.compose(at(FRIDAY))
    await morning.listing(SATURDAY, {"1": "Alpha", "2": "Alpha too"})
    await morning.compose(at(SATURDAY))
    await morning.compose(at(NEXT_MONDAY))
    assert await morning.had() == ["1", "2"]


async def test_papers_beyond_the_limit_are_counted_and_not_posted_later(morning: Morning) -> None:
    await morning.chat(5, "alpha", max_papers=2)
    await morning.listing(MONDAY, {str(number): "Alpha" for number in range(1, 6)})
    await morning.compose(at(MONDAY))
    assert len(await morning.had()) == 5
    assert sum(text.count("https://arxiv.org/abs/2510.") for text in await morning.words()) == 2
    frozen = await morning.done(MONDAY)
    assert frozen is not None
    keys = [key for one in await morning.store.run(parts.of_digest, frozen.id) for row in one.buttons for key in row]
    assert keys[-1].data == "more:0:2025-10-06:2"
    assert "3" in keys[-1].text
    await morning.listing(TUESDAY, {str(number): "Alpha" for number in range(3, 7)})
    await morning.compose(at(TUESDAY))
    assert (await morning.had())[5:] == ["6"]


async def test_days_that_the_bot_was_off_come_in_one_digest(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha"})
    await morning.compose(at(MONDAY))
    for number, day in enumerate((TUESDAY, WEDNESDAY, THURSDAY, FRIDAY), start=2):
        await morning.listing(day, {str(number): "Alpha"})
    assert await morning.compose(at(FRIDAY, 15)) == 1
    assert sorted(await morning.had()) == ["1", "2", "3", "4", "5"]
    assert await morning.due() == at(SATURDAY)


async def test_a_listing_that_comes_in_pieces_is_delivered_whole(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha"}, is_whole=False)
    await morning.compose(at(MONDAY))
    await morning.listing(MONDAY, {"1": "Alpha", "2": "Alpha too"})
    await morning.listing(TUESDAY, {"3": "Alpha three"})
    await morning.compose(at(TUESDAY))
    assert sorted(await morning.had()) == ["1", "2", "3"]


async def test_what_was_announced_before_a_missed_day_was_caught_up_is_not_lost(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(WEDNESDAY, {"3": "Alpha of Wednesday"})
    await morning.compose(at(WEDNESDAY))
    await morning.listing(TUESDAY, {"2": "Alpha of Tuesday"})
    await morning.compose(at(THURSDAY))
    assert await morning.had() == ["3", "2"]


async def test_a_paused_chat_that_wakes_up_gets_the_newest_listing_only(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.store.run(chats.set_state, 5, ChatState.PAUSED)
    for number, day in enumerate((MONDAY, TUESDAY, WEDNESDAY), start=1):
        await morning.listing(day, {str(number): "Alpha"})
        assert await morning.compose(at(day)) == 0
    await morning.store.run(chats.set_state, 5, ChatState.ACTIVE)
    await morning.compose(at(WEDNESDAY, 9))
    assert await morning.had() == ["3"]


async def test_a_new_thread_of_an_old_forum_gets_the_newest_listing_only(morning: Morning) -> None:
    await morning.chat(-5)
    await morning.wish(-5, "alpha", thread=7)
    for number, day in enumerate((MONDAY, TUESDAY), start=1):
        await morning.listing(day, {str(number): "Alpha and beta", str(number + 5): "Beta"})
        await morning.compose(at(day))
    await morning.wish(-5, "beta", thread=9)
    await morning.listing(WEDNESDAY, {"3": "Beta of Wednesday"})
    await morning.compose(at(WEDNESDAY))
    (text,) = await morning.words(-5, thread=9)
    assert "Beta of Wednesday" in text
    assert await morning.had(-5) == ["1", "2", "3"]
    assert await morning.store.run(announcements.last_seq) == 5
