"""Days in the rich layout, over the whole road: sent, pressed, and refused by a Telegram that does not know them."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.model.chat import Layout, Length
from bot.model.fulltext import Figure
from bot.model.paper import PaperId
from bot.sandbox.world.message import SentMessage
from bot.store import chats, fulltexts, papers
from tests.road.conftest import MONDAY, Road
from tests.sandbox.api.pictures import picture

TUESDAY = MONDAY + timedelta(days=1)


async def chooses(road: Road, papers_a_day: int = 10, **chosen: Any) -> None:
    """Ada's chat subscribes to diffusion models and chooses `chosen`."""
    await road.ask("/subscribe diffusion-models")
    store = road.papergram.services.store
    chat = await store.run(chats.get, road.chat.id)
    assert chat is not None
    preferences = replace(chat.preferences, **chosen)
    changed = replace(chat, preferences=preferences, length=Length.TAKEAWAYS, max_papers=papers_a_day)
    await store.run(chats.save, changed, road.clock.now())


async def layout(road: Road) -> Layout:
    chat = await road.papergram.services.store.run(chats.get, road.chat.id)
    assert chat is not None
    return chat.preferences.layout


def is_rich(message: SentMessage) -> bool:
    return message.html.startswith("<h2>")


async def test_a_day_comes_as_one_rich_message_and_its_keys_open_papers(road: Road) -> None:
    await chooses(road, layout=Layout.RICH, papers_a_day=5)
    await road.morning(MONDAY)
    (digest,) = road.telegram.messages(road.chat)[1:]
    assert is_rich(digest)
    assert "Mon 6 Oct 2025" in digest.text
    papers = re.findall(r'data="p:([\d.]+)"', digest.html)
    assert len(papers) == 5
    before = len(road.said())
    await road.telegram.press(digest, f"p:{papers[1]}", road.ada)
    await road.telegram.wait_for(road.chat, before + 1)
    assert papers[1] in road.telegram.messages(road.chat)[-1].html
    assert digest.keyboard[-1][0]["callback_data"].startswith("more:")


async def test_an_old_telegram_gets_the_same_papers_in_the_classic_layout_for_good(road: Road) -> None:
    await chooses(road, layout=Layout.RICH)
    road.telegram.set_old_client(on=True)
    await road.morning(MONDAY)
    shown = road.telegram.messages(road.chat)[1:]
    assert not any(map(is_rich, shown))
    numbers = [key["text"] for message in shown for row in message.keyboard for key in row]
    assert numbers[:-1] == [str(number) for number in range(1, len(numbers))]
    assert "classic one from now on" in shown[-1].text
    assert await layout(road) is Layout.CLASSIC
    road.telegram.set_old_client(on=False)
    await road.morning(TUESDAY)
    later = road.telegram.messages(road.chat)[1 + len(shown) :]
    assert later
    assert not any(map(is_rich, later))
    assert sum("classic one from now on" in text for text in road.said()) == 1


async def test_a_chat_that_is_rich_and_one_that_is_not_get_the_same_papers(road: Road) -> None:
    await chooses(road, layout=Layout.RICH)
    group = road.telegram.group("Lab", admins=[road.ada])
    await road.ask("/subscribe diffusion-models", group)
    await road.morning(MONDAY)
    rich = re.findall(r'data="p:([\d.]+)"', road.telegram.messages(road.chat)[-1].html)
    classic = [
        key["callback_data"].removeprefix("p:")
        for message in road.telegram.messages(group)[1:]
        for row in message.keyboard
        for key in row
        if key["callback_data"].startswith("p:")
    ]
    assert rich == classic


async def test_cards_are_kept_once_for_all_rich_chats_and_sent_whole(road: Road) -> None:
    await chooses(road, layout=Layout.RICH)
    group = road.telegram.group("Lab", admins=[road.ada])
    await road.ask("/subscribe diffusion-models", group)
    store = road.papergram.services.store
    await store.run(chats.set_layout, group.id, Layout.RICH)
    await road.morning(MONDAY)
    mine, theirs = (road.telegram.messages(place)[-1].html for place in (road.chat, group))
    assert is_rich(road.telegram.messages(group)[-1])
    cards = [set(re.findall(r"</a></h3>.*?</tg-button-row>", html)) for html in (mine, theirs)]
    assert cards[0] & cards[1]
    frozen = await store.run(lambda db: [row["html"] for row in db.query("SELECT html FROM deliveries")])
    assert not any("</tg-button-row>" in html for html in frozen), "they stand in the blocks"
    kept = await store.run(lambda db: [row["text"] for row in db.query("SELECT text FROM blocks")])
    assert len(kept) == len(set(kept))


async def test_a_paper_is_read_in_the_rich_layout_with_the_figures_that_are_stored(road: Road) -> None:
    await chooses(road, layout=Layout.RICH)
    await road.morning(MONDAY)
    store, number = road.papergram.services.store, str(await known(road))
    (plain,) = await road.ask(f"/paper {number}")
    assert is_rich(plain)
    assert "tg-slideshow" not in plain.html
    assert {"Full reading", "Evidence"}.isdisjoint(key["text"] for row in plain.keyboard for key in row)
    paper = await store.run(papers.get, PaperId(number))
    assert paper is not None
    free = replace(paper, license="http://creativecommons.org/licenses/by/4.0/")
    figures = [Figure(f"Figure {place}", "A caption", place, picture()) for place in (1, 2)]
    await store.run(papers.save, [free])
    await store.run(fulltexts.save_figures, free, figures, road.clock.now())
    (shown,) = await road.ask(f"/paper {number}")
    assert "<tg-slideshow>" in shown.html
    assert "CC BY 4.0" in shown.text


async def test_a_paper_is_read_in_the_classic_layout_where_telegram_is_old(road: Road) -> None:
    await chooses(road, layout=Layout.RICH)
    road.telegram.set_old_client(on=True)
    number = road.arxiv_rows[0]["id"]
    *classic, notice = await road.ask(f"/paper {number}", messages=3)
    assert not any(map(is_rich, classic))
    assert "classic one from now on" in notice.text
    assert await layout(road) is Layout.CLASSIC


async def test_a_rich_answer_in_a_group_replies_to_who_asked(road: Road) -> None:
    group = road.telegram.group("Lab", admins=[road.ada])
    await road.ask("/subscribe diffusion-models", group)
    store = road.papergram.services.store
    await store.run(chats.set_layout, group.id, Layout.RICH)
    (answer,) = await road.ask(f"/paper {road.arxiv_rows[0]['id']}", group)
    assert is_rich(answer)
    assert answer.reply_to is not None
    assert answer.reply_to.text.startswith("/paper")


async def test_the_days_digest_is_shown_again_in_its_layout(road: Road) -> None:
    await chooses(road, layout=Layout.RICH, papers_a_day=3)
    await road.morning(MONDAY)
    digest = road.telegram.messages(road.chat)[-1]
    again, when = await road.ask("/digest", messages=2)
    assert again.html == digest.html
    assert "That is today’s digest" in when.text
    road.telegram.set_old_client(on=True)
    classic, notice, when = await road.ask("/digest", messages=3)
    assert not is_rich(classic)
    assert "classic one from now on" in notice.text
    assert await layout(road) is Layout.CLASSIC


async def test_who_asks_is_told_why_there_is_nothing(road: Road) -> None:
    await road.ask('/subscribe ti:"no such words anywhere"')
    store = road.papergram.services.store
    chat = await store.run(chats.get, road.chat.id)
    assert chat is not None
    await store.run(chats.save, replace(chat, preferences=replace(chat.preferences, says_why=False)), road.clock.now())
    await road.papergram.schedule.ingest()
    (answer,) = await road.ask("/digest")
    assert "announced, none" in answer.text


async def known(road: Road) -> PaperId:
    """A paper that the store has."""
    (row, *_) = await road.papergram.services.store.run(lambda db: list(db.query("SELECT id FROM papers LIMIT 1")))
    return PaperId(row["id"])
