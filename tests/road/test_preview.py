"""/preview: a digest as it is set now, for who asks alone, of papers that were announced already."""

import re
from pathlib import Path

from bot.model.chat import Layout
from bot.sandbox.world.chat import Chat
from bot.sandbox.world.message import SentMessage
from bot.store import chats
from tests.llm.server import ModelServer
from tests.road.conftest import MONDAY, Road
from tests.road.lanterns import Model, lit_road
from tests.road.test_groups import lab, person
from tests.road.test_managing import pick
from tests.road.test_paper_keys import data_of
from tests.road.test_settings import press


def shown(messages: list[SentMessage]) -> list[str]:
    """The papers of a digest, in order."""
    return [data.removeprefix("p:") for one in messages for data in data_of(one) if data.startswith("p:")]


async def previewed(road: Road, command: str = "/preview", chat: Chat | None = None) -> list[SentMessage]:
    """The preview's head and all that follows it, in Ada's own chat; what is asked behind it waits for its end."""
    place = chat or road.chat
    before = len(road.said()), len(road.said(place))
    for words in (command, "/why"):
        await road.telegram.say(place, road.ada, words)
    await road.telegram.until(lambda: any("/why 2409.17058" in text for text in road.said(place)[before[1] :]), 10)
    found = road.telegram.messages(road.chat)[before[0] :]
    return found if chat else found[:-1]


async def recorded(road: Road) -> list[object]:
    """All that says what was delivered."""

    def rows(db: object) -> list[object]:
        return [list(db.query(f"SELECT * FROM {table}")) for table in ("digests", "digest_papers", "deliveries")]  # type: ignore[attr-defined]

    return await road.papergram.services.store.run(rows)


async def test_a_preview_is_the_digest_that_comes(road: Road) -> None:
    await road.papergram.schedule.ingest()
    await road.ask("/subscribe diffusion-models")
    await road.ask("/settings papers 4")
    head, *preview = await previewed(road)
    assert "Preview of a digest" in head.text
    assert "announced on 6 Oct 2025" in head.text
    assert "Next digest: Mon 6 Oct 2025, 08:00 (UTC)" in head.text
    before = len(road.said())
    await road.morning(MONDAY)
    digest = road.telegram.messages(road.chat)[before:]
    assert [one.text for one in digest] == [one.text for one in preview]
    assert shown(digest) == shown(preview) != []


async def test_a_preview_leaves_no_trace_and_offers_nothing_that_it_cannot_give(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    await road.ask("/settings papers 4")
    await road.morning(MONDAY)
    digest = road.telegram.messages(road.chat)[2:]
    before = await recorded(road)
    _, *preview = await previewed(road)
    assert shown(preview) == shown(digest), "papers that the chat has had are shown all the same"
    assert await recorded(road) == before
    assert any(data.startswith("more:") for one in digest for data in data_of(one))
    assert not any(data.startswith("more:") for one in preview for data in data_of(one))


async def test_a_preview_follows_the_settings(road: Road) -> None:
    await road.papergram.schedule.ingest()
    await road.ask("/subscribe diffusion-models")
    for setting in ("length titles", "papers 3", "silent on"):
        await road.ask(f"/settings {setting}")
    _, *titles = await previewed(road)
    assert len(shown(titles)) == 3
    assert not any("blockquote" in one.html for one in titles)
    sent = [one.params for one in road.telegram.requests if one.method == "sendMessage"]
    assert any(str(one.get("disable_notification")).lower() == "true" for one in sent)
    (page,) = await road.ask("/settings topics")
    await press(road, page, "st:diffusion-models:0")
    await press(road, page, "st:diffusion-models:0:full")
    await press(road, page, "st:diffusion-models:0:p1")
    _, *whole = await previewed(road)
    assert len(shown(whole)) == 1
    assert "<b>Background</b>" in "".join(one.html for one in whole)


async def test_a_rich_chat_previews_a_rich_digest(road: Road) -> None:
    await road.papergram.schedule.ingest()
    await road.ask("/subscribe diffusion-models")
    store = road.papergram.services.store
    await store.run(chats.set_layout, road.chat.id, Layout.RICH)
    _, digest = await previewed(road)
    assert digest.html.startswith("<h2>")
    assert re.findall(r'data="p:([\d.]+)"', digest.html)


async def test_a_topics_name_previews_that_topic_alone(road: Road) -> None:
    await road.papergram.schedule.ingest()
    await road.ask("/subscribe diffusion-models llm")
    _, *both = await previewed(road)
    _, *one = await previewed(road, "/preview Diffusion models")
    assert "Large language models" in both[0].text
    assert "Large language models" not in one[0].text.split("1. ")[0]
    _, *other = await previewed(road, "/preview nerf OR splatting")
    assert "nerf OR splatting" in other[0].text
    (unknown,) = await road.ask("/preview robotix")
    assert "Did you mean" in unknown.text


async def test_in_a_forum_it_is_of_the_topic_where_one_asks_or_of_the_one_that_is_named(road: Road) -> None:
    await road.papergram.schedule.ingest()
    forum = lab(road, forum=True)
    await road.ask("/help")
    threads = [road.telegram.topic(forum, name) for name in ("Vision", "Language")]
    for thread, topic in zip(threads, ("diffusion-models", "llm"), strict=True):
        await road.telegram.say(forum, road.ada, f"/subscribe {topic}", thread=thread)
    await road.telegram.wait_for(forum, 2)
    one = await previewed(road, "/preview llm", forum)
    assert "Large language models" in one[1].text
    assert "Diffusion models" not in one[1].text.split("1. ")[0]
    first = await previewed(road, "/preview", forum)
    assert "Diffusion models" in first[1].text.split("1. ")[0]


async def test_before_the_first_announcement_it_is_a_sample(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    before = await recorded(road)
    head, *preview = await previewed(road)
    assert "sample" in head.text
    assert "10 Oct 2025" in head.text
    assert shown(preview)
    assert await recorded(road) == before
    counted = await road.papergram.services.store.run(lambda db: [db["papers"].count, db["readings"].count])
    assert counted == [0, 0]


async def test_a_day_without_a_match_is_previewed_as_it_would_be(road: Road) -> None:
    await road.papergram.schedule.ingest()
    await road.ask("/subscribe zzzz OR qqqq")
    _, quiet = await previewed(road)
    assert "announced, none" in quiet.text
    await road.ask("/settings quiet silent")
    _, nothing = await previewed(road)
    assert "you would hear nothing" in nothing.text


async def test_without_topics_the_way_leads_to_the_catalogue(road: Road) -> None:
    (answer,) = await road.ask("/preview")
    assert data_of(answer) == ["areas"]


async def test_in_a_group_only_who_asks_gets_to_see_it(road: Road) -> None:
    await road.papergram.schedule.ingest()
    group = lab(road)
    await road.ask("/help")
    await road.ask("/subscribe diffusion-models", group)
    head, *preview = await previewed(road, chat=group)
    assert "for Lab" in head.text
    assert shown(preview)
    assert [one.text for one in road.telegram.messages(group)][1:] == [
        "I have sent it to you in our private chat.",
        "Why which paper? Send /why 2409.17058.",
    ]


async def test_a_channel_that_is_managed_from_here_is_previewed_here(road: Road) -> None:
    await road.papergram.schedule.ingest()
    channel = road.telegram.channel("Daily Papers", admins=[road.ada])
    await pick(road, channel)
    for words in ("/subscribe diffusion-models", "/settings length titles"):
        await road.ask(words)
    head, *preview = await previewed(road)
    assert "for Daily Papers" in head.text
    assert shown(preview)
    assert not any("blockquote" in one.html for one in preview)
    assert road.telegram.messages(channel) == []


async def test_who_never_began_a_chat_with_the_bot_is_told_how(road: Road) -> None:
    group = lab(road)
    await road.ask("/subscribe diffusion-models", group)
    before = len(road.telegram.messages(group))
    await road.telegram.say(group, person(group, "Bob"), "/preview")
    told = await road.telegram.wait_for(group, before + 1)
    assert "Start me in private" in told.text
    assert told.keyboard[0][0]["url"].endswith("?start")


async def test_the_key_of_the_settings_previews(road: Road) -> None:
    await road.papergram.schedule.ingest()
    group = lab(road)
    await road.ask("/help")
    await road.ask("/subscribe diffusion-models", group)
    (page,) = await road.ask("/settings", group)
    before = len(road.said()), len(road.telegram.messages(group))
    pressed = await road.telegram.press(page, "preview", road.ada)
    await road.telegram.until(lambda: bool(pressed.answers), 10)
    assert "in our private chat" in str(pressed.answers[0].text)
    assert len(road.said()) > before[0] + 1
    assert len(road.telegram.messages(group)) == before[1], "a press is answered to who pressed"


async def test_chinese_previews_in_chinese(road: Road) -> None:
    await road.papergram.schedule.ingest()
    await road.ask("/settings language zh")
    await road.ask("/subscribe diffusion-models")
    head, digest, *_ = await previewed(road)
    assert "日报预览" in head.text
    assert "扩散模型" in digest.text


async def test_no_model_is_paid_for_a_preview(tmp_path: Path, server: ModelServer) -> None:
    server.always(Model())
    async with lit_road(tmp_path, server) as road:
        await road.papergram.schedule.ingest()
        await road.ask("/subscribe diffusion-models")
        before = len(server.requests)
        _, digest = await previewed(road)
        assert "LanternNet" in digest.text
        assert "extractive" in digest.text
        assert len(server.requests) == before
        await road.morning(MONDAY)
        assert "extractive" not in road.said()[-1], "the model reads for the digest"
