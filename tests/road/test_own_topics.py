"""Topics of one's own: from a sentence to a preview, to a subscription, and on to another chat."""

import re

from bot.sandbox.world.message import SentMessage
from bot.store import own_topics, subscriptions, topic_drafts
from tests.road.conftest import MONDAY, Road
from tests.road.test_groups import lab, person
from tests.road.test_paper_keys import data_of

SENTENCE = "papers on diffusion models for images, not videos"


def key(message: SentMessage, ending: str) -> str:
    """The data of the key that ends so."""
    return next(data for data in data_of(message) if data.endswith(ending))


async def draft(road: Road, words: str = SENTENCE) -> SentMessage:
    await road.morning(MONDAY)
    return (await road.ask(f"/topic new {words}"))[0]


async def press(road: Road, message: SentMessage, ending: str) -> SentMessage:
    """Press a key; the message as it is then."""
    before = message.text, str(message.keyboard)
    await road.telegram.press(message, key(message, ending), road.ada)
    await road.telegram.until(lambda: (message.text, str(message.keyboard)) != before)
    return message


async def asks(road: Road, message: SentMessage, ending: str) -> SentMessage:
    """Press a key that sends a file and asks below it."""
    before = len(road.telegram.messages(road.chat))
    await road.telegram.press(message, key(message, ending), road.ada)
    return await road.telegram.wait_for(road.chat, before + 2)


async def saved(road: Road) -> SentMessage:
    return await press(road, await draft(road), ":save")


async def answered(road: Road, message: SentMessage, ending: str, words: str) -> SentMessage:
    """Press a key that asks, and type the answer."""
    before = len(road.telegram.messages(road.chat))
    await road.telegram.press(message, key(message, ending), road.ada)
    await road.telegram.wait_for(road.chat, before + 1)
    return (await road.ask(words))[0]


async def test_a_sentence_is_shown_as_understood_with_hits_and_near_misses(road: Road) -> None:
    said = (await draft(road)).text
    assert '"diffusion models" images -videos' in said
    assert "Understood: “diffusion models” and “images”, without “videos”" in said
    assert re.search(r"[1-9]\d* hits among the \d+ papers of the last announcement", said)
    assert "Just missed" in said
    assert "only 1 of 2 parts; lacks “images”" in said


async def test_saving_subscribes_and_the_digest_carries_the_name(road: Road) -> None:
    page = await saved(road)
    assert "Diffusion models, images" in page.text
    topic = (await road.papergram.services.store.run(own_topics.of_chat, road.chat.id))[0]
    assert topic.slug == "my-diffusion-models-images"
    assert f"mine:{topic.slug}:edit" in data_of(page)
    await road.morning(MONDAY.replace(day=7), hour=9)
    await road.papergram.sender.drain()
    assert any("Diffusion models, images" in text and "arXiv ·" in text for text in road.said())


async def test_nothing_is_saved_before_the_key(road: Road) -> None:
    message = await draft(road)
    assert await road.papergram.services.store.run(own_topics.of_chat, road.chat.id) == []
    assert "Nothing was saved" in (await press(road, message, ":drop")).text
    assert await road.papergram.services.store.run(topic_drafts.get, road.chat.id, road.ada.id) is None
    assert await road.papergram.services.store.run(subscriptions.of_chat, road.chat.id) == []


async def test_a_draft_is_forgotten_after_a_month(road: Road) -> None:
    message = await draft(road)
    road.clock.advance(topic_drafts.LIFE)
    await road.papergram.schedule.tidy()
    assert "That draft is gone" in (await press(road, message, ":save")).text


async def test_each_wish_changes_the_draft_and_an_old_key_shows_it_as_it_is_now(road: Road) -> None:
    first = await draft(road)
    second = await answered(road, first, ":without", "survey, text-to-image")
    assert '-videos -survey -"text-to-image"' in second.text
    third = await answered(road, second, ":category", "cs.CV")
    assert "cat:cs.CV" in third.text
    fourth = await answered(road, third, ":also", "flow matching")
    assert '(("diffusion models" images) OR "flow matching") -videos' in fourth.text
    fifth = await answered(road, fourth, ":author", "Jane Doe")
    assert 'au:"Jane Doe"' in fifth.text
    assert 'au:"Jane Doe"' in (await press(road, first, ":save")).text
    assert await road.papergram.services.store.run(own_topics.of_chat, road.chat.id) == []


async def test_a_category_that_is_none_is_refused_and_the_question_stays(road: Road) -> None:
    first = await draft(road)
    assert "arXiv has no category" in (await answered(road, first, ":category", "cs.QQ")).text
    assert "cat:cs.LG" in (await road.ask("cs.LG"))[0].text


async def test_a_query_that_cannot_be_read_is_answered_with_its_place(road: Road) -> None:
    assert "^" in (await road.ask("/topic new ti:(diffusion"))[0].text
    assert "only what you do not want" in (await road.ask("/topic new not surveys"))[0].text


async def test_without_words_the_bot_asks_for_them(road: Road) -> None:
    asked = (await road.ask("/topic new"))[0]
    assert "What is the topic about?" in asked.text
    assert "“graph” and “tensor”" in (await road.ask("graph AND tensor"))[0].text


async def test_a_chinese_sentence_and_a_chinese_name(road: Road) -> None:
    await road.ask("/settings language zh")
    said = await draft(road, "关于扩散模型的论文，不要综述")
    assert '"diffusion models" -survey -review' in said.text
    named = await answered(road, said, ":rename", "我的扩散模型")
    page = await press(road, named, ":save")
    assert "我的扩散模型" in page.text
    assert "我的扩散模型" in (await road.ask("/topic 我的扩散模型"))[0].text


async def test_it_is_found_by_slug_and_name_and_stands_under_own_topics(road: Road) -> None:
    await saved(road)
    assert "Diffusion models, images" in (await road.ask("/topic my-diffusion-models-images"))[0].text
    areas = (await road.ask("/topics"))[0]
    assert "t:my-diffusion-models-images" in data_of(await press(road, areas, "own"))
    assert "Diffusion models, images" in (await road.ask("/subscribe my-diffusion-models-images"))[0].text


async def test_an_edit_is_shown_before_it_is_saved(road: Road) -> None:
    page = await saved(road)
    edited = await answered(road, await press(road, page, ":edit"), ":must", "latent")
    store = road.papergram.services.store
    assert "latent" not in (await store.run(own_topics.of_chat, road.chat.id))[0].query
    await press(road, edited, ":save")
    (topic,) = await store.run(own_topics.of_chat, road.chat.id)
    assert (topic.slug, "latent" in topic.query) == ("my-diffusion-models-images", True)
    assert len(await store.run(subscriptions.of_chat, road.chat.id)) == 1


async def test_a_topic_gets_another_name_and_keeps_its_slug(road: Road) -> None:
    page = await answered(road, await saved(road), ":rename", "Pictures")
    assert page.text.startswith("Pictures")
    assert "mine:my-diffusion-models-images:rename" in data_of(page)


async def test_before_a_topic_is_deleted_its_file_is_sent(road: Road) -> None:
    page = await saved(road)
    asked = await asks(road, page, ":delete")
    file = next(one for one in road.telegram.messages(road.chat) if one.content.media)
    assert "before it goes" in file.text
    store = road.papergram.services.store
    assert len(await store.run(own_topics.of_chat, road.chat.id)) == 1
    await press(road, asked, ":gone")
    assert await store.run(own_topics.of_chat, road.chat.id) == []
    assert await store.run(subscriptions.of_chat, road.chat.id) == []


async def test_unsubscribing_sends_the_file_and_asks_once(road: Road) -> None:
    page = await saved(road)
    asked = await asks(road, page, ":0")
    store = road.papergram.services.store
    assert len(await store.run(subscriptions.of_chat, road.chat.id)) == 1
    await press(road, asked, ":sure")
    assert await store.run(subscriptions.of_chat, road.chat.id) == []
    assert len(await store.run(own_topics.of_chat, road.chat.id)) == 1


async def test_a_shared_topic_is_taken_elsewhere_and_tells_nothing_of_the_chat(road: Road) -> None:
    shared = await press(road, await saved(road), ":share")
    code = re.search(r"\?start=(t_[A-Za-z0-9_-]{1,62})\b", shared.text)
    assert code is not None
    group = lab(road)
    before = len(road.telegram.messages(group))
    await road.telegram.say(group, road.ada, f"/start@{road.telegram.bot.username} {code[1]}")
    taken = await road.telegram.wait_for(group, before + 1)
    assert "Diffusion models, images" in taken.text
    assert '"diffusion models" images -videos' in taken.text
    assert "Ada" not in taken.text
    await road.telegram.press(taken, key(taken, ":save"), road.ada)
    await road.telegram.until(lambda: "mine:" in str(taken.keyboard))
    assert len(await road.papergram.services.store.run(own_topics.of_chat, group.id)) == 1


async def test_a_link_of_a_deleted_topic_says_so(road: Road) -> None:
    page = await saved(road)
    shared = await press(road, page, ":share")
    code = re.search(r"\?start=(t_[A-Za-z0-9_-]+)", shared.text)
    assert code is not None
    await road.papergram.services.store.run(own_topics.delete, road.chat.id, "my-diffusion-models-images")
    assert "no topic behind this link" in (await road.ask(f"/start {code[1]}"))[0].text
    assert "no topic behind this link" in (await road.ask("/start t_nothing"))[0].text


async def test_in_a_group_only_admins_make_and_change_topics(road: Road) -> None:
    group = lab(road)
    bob = person(group, "Bob")
    await road.morning(MONDAY)
    before = len(road.telegram.messages(group))
    await road.telegram.say(group, bob, "/topic new diffusion models")
    assert "Only admins" in (await road.telegram.wait_for(group, before + 1)).text
    (message,) = await road.ask("/topic new diffusion models", group)
    press = await road.telegram.press(message, key(message, ":save"), bob)
    await road.telegram.until(lambda: bool(press.answers))
    assert "Only admins" in str(press.answers[0].text)
    assert await road.papergram.services.store.run(own_topics.of_chat, group.id) == []
