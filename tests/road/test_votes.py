"""Votes below a paper: set by a press, shown in the keys, learned for the next digest."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from bot.digest.choices import Choice, choices
from bot.digest.owed import orders
from bot.digest.window import Windows
from bot.model.paper import PaperId
from bot.model.vote import Vote
from bot.sandbox.world.message import SentMessage
from bot.sandbox.world.world import Press
from bot.store import chats, votes
from tests.road.conftest import MONDAY, Road
from tests.road.test_paper_keys import data_of, forged, key_of, opened, press, toasted

TUESDAY = MONDAY + timedelta(days=1)


def labels(message: SentMessage) -> list[str]:
    return [key["text"] for row in message.keyboard for key in row]


def is_labelled(message: SentMessage, text: str) -> bool:
    return text in labels(message)


async def test_a_vote_is_told_and_marked_and_can_be_taken_back(road: Road) -> None:
    message = await opened(road)
    said = len(road.said())
    up = key_of(message, "vote:up")
    assert await toasted(road, message, up) == "👍 More like this."
    await road.telegram.until(lambda: "👍 ✓" in labels(message))
    assert await toasted(road, message, key_of(message, "vote:down")) == "👎 Less like this."
    await road.telegram.until(lambda: "👎 ✓" in labels(message) and "👍" in labels(message))
    assert await toasted(road, message, key_of(message, "vote:no-down")) == "Your vote is taken back."
    await road.telegram.until(lambda: "👎" in labels(message))
    assert len(road.said()) == said, "no message for a vote"


async def test_the_same_vote_twice_is_one(road: Road) -> None:
    message = await opened(road)
    up = key_of(message, "vote:up")
    for _ in range(2):
        assert await toasted(road, message, forged(message, up)) == "👍 More like this."
    assert await of(road, up) == 1


async def of(road: Road, key: str) -> int:
    paper = PaperId.parse(key.rpartition(":")[2])
    found = await road.papergram.services.store.run(votes.count, road.chat.id, paper, road.ada.id)
    assert found.mine is Vote.UP
    return found.up


async def test_a_group_sees_counts_and_every_member_has_one_vote(road: Road) -> None:
    await road.morning(MONDAY)
    bob = road.telegram.user("Bob")
    group = road.telegram.group("Lab", members=[bob], admins=[road.ada], supergroup=True)
    await road.telegram.say(group, road.ada, f"/paper {road.arxiv_rows[0]['id']}")
    page = await road.telegram.wait_for(group, lambda one: any(data.startswith("vote:up") for data in data_of(one)))
    said = len(road.telegram.messages(group))
    for who, text in ((bob, "👍 1"), (road.ada, "👍 2"), (bob, "👍 2")):
        await road.telegram.press(page, key_of(page, "vote:up"), who)
        await road.telegram.until(partial(is_labelled, page, text))
    await road.telegram.press(page, key_of(page, "vote:down"), bob)
    await road.telegram.until(lambda: {"👍 1", "👎 1"} <= set(labels(page)))
    assert len(road.telegram.messages(group)) == said


async def test_a_vote_on_a_paper_that_is_unknown_is_a_stale_key(road: Road) -> None:
    message = await opened(road)
    assert "too old" in await toasted(road, message, forged(message, "vote:up:2409.99999"))


async def voted(road: Road, papers: int = 1) -> SentMessage:
    """Ada likes the last papers of Monday's digest; the page of one of them."""
    await road.ask("/subscribe diffusion-models")
    await road.morning(MONDAY)
    numbers = [(one, key) for one in road.telegram.messages(road.chat) for key in data_of(one) if key.startswith("p:")]
    for digest, number in numbers[-papers:]:
        before = len(road.said())
        await road.telegram.press(digest, number, road.ada)
        page = await road.telegram.wait_for(road.chat, before + 1)
        await toasted(road, page, key_of(page, "vote:up"))
    return page


async def choice(road: Road, day: date) -> Choice:
    services = road.papergram.services
    chat = await services.store.run(chats.get, road.chat.id)
    assert chat is not None
    found = await services.store.run(orders, services.catalogue, [(chat, day)])
    with Windows(services.store) as windows:
        return (await choices(services.store, windows, services.composer.tastes, found))[0]


async def test_the_next_digest_is_in_the_learned_order_and_says_so(road: Road) -> None:
    await voted(road)
    road.clock.set(datetime(2025, 10, 7, 6, tzinfo=UTC))
    road.arxiv.today = TUESDAY
    await road.papergram.schedule.ingest()
    learned = await choice(road, TUESDAY)
    store = road.papergram.services.store
    ranking = (await store.run(votes.rankings, [road.chat.id]))[road.chat.id]
    assert ranking.weights
    assert not ranking.changes
    await store.run(votes.forget, road.chat.id)
    plain = await choice(road, TUESDAY)
    assert plain.marks is None
    assert learned.found != plain.found
    assert set(learned.found) == set(plain.found), "nothing is hidden"
    assert learned.limit == plain.limit


async def test_a_digest_marks_what_comes_first_and_why_explains_it(road: Road) -> None:
    await voted(road, 6)
    before = len(road.said())
    await road.morning(TUESDAY)
    await road.telegram.wait_for(road.chat, before + 1)
    (digest, *_) = road.telegram.messages(road.chat)[before:]
    assert "The order follows the votes" in digest.text
    assert "★ for you: " in digest.text
    paper = key_of(digest, "p").partition(":")[2]
    (why,) = await road.ask(f"/why {paper}")
    assert "For it: " in why.text


async def test_what_was_learned_is_forgotten_after_a_second_word(road: Road) -> None:
    page = await voted(road)
    (why,) = await road.ask(f"/why {key_of(page, 'vote').rpartition(':')[2]}")
    (asked,) = await forget(road, why)
    await road.telegram.press(asked, "unlearn", road.ada)
    await road.telegram.until(lambda: asked.text.startswith("Forgotten."))
    (again,) = await road.ask(f"/why {road.arxiv_rows[0]['id']}")
    assert "Nothing was learned here yet" in again.text


async def forget(road: Road, why: SentMessage) -> list[SentMessage]:
    before = len(road.said())
    await road.telegram.press(why, "forget-votes", road.ada)
    await road.telegram.wait_for(road.chat, before + 1)
    return road.telegram.messages(road.chat)[before:]


async def test_an_order_that_is_switched_off_stays_as_it_is(road: Road) -> None:
    await voted(road)
    services = road.papergram.services
    chat = await services.store.run(chats.get, road.chat.id)
    assert chat is not None
    off = replace(chat, preferences=replace(chat.preferences, learns=False))
    assert await services.composer.tastes.of([off]) == {}
    assert road.chat.id in await services.composer.tastes.of([chat])


async def test_saved_papers_have_notes(road: Road) -> None:
    await road.morning(MONDAY)
    paper = road.arxiv_rows[0]["id"]
    (saved,) = await road.ask(f"/save {paper} read <before> Friday")
    assert "read <before> Friday" in saved.text
    (listed,) = await road.ask("/saved")
    assert "1. read <before> Friday" in listed.text
    await road.ask(f"/save {paper} -")
    (listed,) = await road.ask("/saved")
    assert "Friday" not in listed.text
    (long,) = await road.ask(f"/save {paper} {'x' * 301}")
    assert "at most 300" in long.text


async def test_a_key_with_more_behind_it_is_stale(road: Road) -> None:
    await road.morning(MONDAY)
    (card, *_) = await road.ask(f"/paper {road.arxiv_rows[0]['id']}")
    world = road.telegram.world
    press = Press("7000000001", card, road.ada, f"vote:up:arXiv:{road.arxiv_rows[0]['id']}")
    world.presses[press.id] = press
    told = {"id": press.id, "from": road.ada.json(), "message": card.json(), "chat_instance": "1", "data": press.data}
    world.updates.push("callback_query", told)
    await road.telegram.until(lambda: bool(press.answers))
    assert "too old" in (press.answers[0].text or "")


async def taught(road: Road) -> dict[PaperId, int]:
    return await road.papergram.services.store.run(votes.taught, road.chat.id)


async def test_more_like_this_counts_as_a_vote_unless_one_voted_already(road: Road) -> None:
    message = await opened(road)
    paper = key_of(message, "sim").partition(":")[2]
    await press(road, message, "sim")
    assert await taught(road) == {PaperId(paper): 1}
    await road.telegram.until(lambda: f"vote:no-up:{paper}" in data_of(message))
    await toasted(road, message, f"vote:no-up:{paper}")
    await toasted(road, message, f"vote:down:{paper}")
    await press(road, message, "sim")
    assert await taught(road) == {PaperId(paper): -1}
