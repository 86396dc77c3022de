"""Who runs which chat, what they manage, and of what they are told."""

from datetime import timedelta

from bot.store import Store, chats, managers, troubles
from bot.store.managers import Managed
from bot.store.troubles import Trouble, Untold
from tests.store.samples import NOW, chat

ADA, LAB, PAPERS = 7, -5, -1_006
LATER = NOW + timedelta(minutes=5)


async def test_the_chats_of_a_person_come_latest_first_and_go_when_dropped(store: Store) -> None:
    for number, title in ((LAB, "Lab"), (PAPERS, "Papers")):
        await store.run(chats.save, chat(number, kind="group", title=title), NOW)
    await store.run(managers.note, ADA, LAB, NOW)
    await store.run(managers.note, ADA, PAPERS, LATER)
    assert await store.run(managers.chats_of, ADA, 5) == [Managed(PAPERS, "Papers"), Managed(LAB, "Lab")]
    assert await store.run(managers.chats_of, ADA, 1) == [Managed(PAPERS, "Papers")]
    await store.run(managers.drop, ADA, PAPERS)
    assert await store.run(managers.chats_of, ADA, 5) == [Managed(LAB, "Lab")]
    assert await store.run(managers.of_chat, PAPERS, 5) == []


async def test_one_chat_is_managed_at_a_time_and_only_a_word_about_it_counts(store: Store) -> None:
    await store.run(managers.begin, ADA, LAB, NOW)
    await store.run(managers.begin, ADA, PAPERS, NOW)
    await store.run(managers.touch, ADA, LAB, LATER)
    assert await store.run(managers.managed_by, ADA) == (PAPERS, NOW)
    await store.run(managers.touch, ADA, PAPERS, LATER)
    assert await store.run(managers.managed_by, ADA) == (PAPERS, LATER)
    assert await store.run(managers.end, ADA) == PAPERS
    assert await store.run(managers.end, ADA) is None


async def test_who_is_no_admin_of_one_chat_manages_another_on(store: Store) -> None:
    await store.run(managers.begin, ADA, LAB, NOW)
    await store.run(managers.drop, ADA, PAPERS)
    assert await store.run(managers.managed_by, ADA) == (LAB, NOW)
    await store.run(managers.drop, ADA, LAB)
    assert await store.run(managers.managed_by, ADA) is None


async def test_of_one_trouble_people_are_told_once_until_it_is_over(store: Store) -> None:
    blocked = Untold(LAB, Trouble.BLOCKED)
    for _ in range(2):
        await store.run(troubles.meet, LAB, Trouble.BLOCKED, NOW)
    assert await store.run(troubles.untold, 5) == [blocked]
    await store.run(troubles.told, blocked, NOW)
    await store.run(troubles.meet, LAB, Trouble.BLOCKED, LATER)
    assert await store.run(troubles.untold, 5) == []
    await store.run(troubles.over, LAB, Trouble.BLOCKED)
    await store.run(troubles.meet, LAB, Trouble.BLOCKED, LATER)
    assert await store.run(troubles.untold, 5) == [blocked]


async def test_every_forum_topic_that_is_gone_is_a_trouble_of_its_own(store: Store) -> None:
    for _ in range(2):
        await store.run(troubles.meet, LAB, Trouble.THREAD, NOW)
        gone = Untold(LAB, Trouble.THREAD)
        assert await store.run(troubles.untold, 5) == [gone]
        await store.run(troubles.told, gone, NOW)


async def test_a_private_chat_has_nobody_else_to_be_told(store: Store) -> None:
    await store.run(troubles.meet, ADA, Trouble.BLOCKED, NOW)
    assert await store.run(troubles.untold, 5) == []
