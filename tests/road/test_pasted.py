"""Links to papers in a group's talk get a card where the group wants it, and nothing anywhere else."""

from dataclasses import replace
from datetime import timedelta

from bot.sandbox.world.chat import Chat
from bot.store import chats
from tests.road.conftest import MONDAY, Road
from tests.road.test_groups import lab, person, said_by


def listening(road: Road) -> Chat:
    """A group in which the bot hears what people say to each other: there it is an admin."""
    group = lab(road)
    road.telegram.promote(group, road.telegram.bot)
    return group


async def wanting(road: Road) -> Chat:
    group = listening(road)
    await road.morning(MONDAY)
    await said_by(road, group, "Ada", "/subscriptions")
    store = road.papergram.services.store
    known = await store.run(chats.get, group.id)
    assert known is not None
    chosen = replace(known, preferences=replace(known.preferences, links=True))
    await store.run(chats.save, chosen, road.clock.now())
    return group


async def after(road: Road, group: Chat, *texts: str) -> list[str]:
    """What the bot says to `texts`, until it has answered the command behind them."""
    before = len(road.said(group))
    for text in texts:
        await road.telegram.say(group, road.ada, text)
    await road.telegram.say(group, road.ada, "/search zzzz")
    await road.telegram.until(lambda: any("zzzz" in one for one in road.said(group)[before:]))
    return road.said(group)[before:-1]


async def test_a_link_gets_one_card_a_day(road: Road) -> None:
    group = await wanting(road)
    paper = road.arxiv_rows[0]["id"]
    (card,) = await after(road, group, f"look https://arxiv.org/pdf/{paper}v1 !", f"https://arxiv.org/abs/{paper}")
    assert f"{paper}v" in card
    road.clock.set(road.clock.now() + timedelta(days=1))
    (again,) = await after(road, group, f"https://huggingface.co/papers/{paper}")
    assert again == card


async def test_further_links_are_keys(road: Road) -> None:
    group = await wanting(road)
    first, second = road.arxiv_rows[0]["id"], road.arxiv_rows[1]["id"]
    await after(road, group, f"https://arxiv.org/abs/{first} and https://alphaxiv.org/abs/{second}")
    card = next(one for one in road.telegram.messages(group) if f"{first}v" in one.text)
    assert f"p:{second}" in str(card.content.keyboard)


async def test_a_group_that_did_not_ask_gets_nothing(road: Road) -> None:
    group = listening(road)
    await road.morning(MONDAY)
    assert await after(road, group, f"https://arxiv.org/abs/{road.arxiv_rows[0]['id']}") == []


async def test_talk_without_a_link_and_links_to_nothing_get_no_word(road: Road) -> None:
    group = await wanting(road)
    assert await after(road, group, "arXiv:2510.00001 is good", "https://arxiv.org/abs/9912.99999", "hello") == []


async def test_a_flood_of_links_gets_no_word(road: Road) -> None:
    group = await wanting(road)
    before = len(road.said(group))
    for number in range(60):
        await road.telegram.say(group, person(group, "Bob"), f"https://arxiv.org/abs/9912.{number:05}")
    (asked,) = await road.ask("/search zzzz")
    assert "zzzz" in asked.text
    assert road.said(group)[before:] == []
