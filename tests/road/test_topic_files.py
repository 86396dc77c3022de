"""Topics as files: out as JSON and OPML, in with a report, and nothing overwritten."""

import json

import pytest
from lxml import etree

from bot.sandbox.wire import Upload
from bot.sandbox.world.chat import Chat
from bot.sandbox.world.message import SentMessage
from bot.store import own_topics, subscriptions
from tests.road.conftest import Road
from tests.road.test_bib import content
from tests.road.test_groups import lab
from tests.road.test_own_topics import saved

OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="arXiv">
<outline type="rss" text="Robots" xmlUrl="https://rss.arxiv.org/rss/cs.RO+cs.SY"/>
<outline type="rss" text="Worlds"
 xmlUrl="http://export.arxiv.org/api/query?search_query=ti:%22world+model%22+ANDNOT+cat:cs.CL"/>
<outline type="rss" text="News" xmlUrl="https://example.org/feed.xml"/></outline></body></opml>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<opml version="2.0"><body>&a;</body></opml>"""
EMPTY = '{"format": "papergram-topics", "version": 1}'


async def send(
    road: Road, text: str, name: str = "topics.json", chat: Chat | None = None, to: SentMessage | None = None
) -> str:
    """What the bot says to a file."""
    chat = chat or road.chat
    before = len(road.telegram.messages(chat))
    road.telegram.send_file(chat, road.ada, Upload(name, "application/octet-stream", text.encode()), reply_to=to)
    return (await road.telegram.wait_for(chat, before + 1)).text


async def test_what_is_exported_comes_back(road: Road) -> None:
    await saved(road)
    await road.ask("/subscribe llm")
    as_json, as_opml = await road.ask("/topics export", messages=2)
    store = road.papergram.services.store
    before = [(one.names["en"], one.query) for one in await store.run(own_topics.of_chat, road.chat.id)]
    assert "Here already: 2" in await send(road, content(as_json))
    for file, name in ((as_json, "mine.json"), (as_opml, "mine.opml")):
        for wish in await store.run(subscriptions.of_chat, road.chat.id):
            await store.run(subscriptions.remove, wish)
        await store.run(own_topics.delete, road.chat.id, "my-diffusion-models-images")
        assert "New: 2" in await send(road, content(file), name)
        assert [(one.names["en"], one.query) for one in await store.run(own_topics.of_chat, road.chat.id)] == before
        assert {wish.topic for wish in await store.run(subscriptions.of_chat, road.chat.id)} >= {"llm"}


async def test_the_opml_is_valid_and_leads_to_arxiv(road: Road) -> None:
    await saved(road)
    _, file = await road.ask("/topics export", messages=2)
    root = etree.fromstring(content(file).encode())
    assert (root.tag, root.get("version"), [child.tag for child in root]) == ("opml", "2.0", ["head", "body"])
    (outline,) = root.iter("outline")
    assert outline.get("text") == "Diffusion models, images"
    assert outline.get("type") == "rss"
    assert str(outline.get("xmlUrl")).startswith("https://export.arxiv.org/api/query?search_query=%28%28%28ti%3A")


async def test_feeds_of_arxiv_become_topics_and_others_are_refused_by_name(road: Road) -> None:
    said = await send(road, OPML, "feeds.opml")
    assert "New: 2" in said
    assert "Refused: 1" in said
    assert "News" in said
    mine = await road.papergram.services.store.run(own_topics.of_chat, road.chat.id)
    assert [(one.names["en"], one.query) for one in mine] == [
        ("Robots", "cat:cs.RO OR cat:cs.SY"),
        ("Worlds", 'ti:"world model" -cat:cs.CL'),
    ]


async def test_what_only_has_the_same_name_gets_a_number(road: Road) -> None:
    for query in ("graph network", "graph tensor"):
        entry = {"name": "Graphs", "query": query}
        await send(road, json.dumps({"format": "papergram-topics", "version": 1, "topics": [entry]}))
    mine = await road.papergram.services.store.run(own_topics.of_chat, road.chat.id)
    assert [(one.names["en"], one.query) for one in mine] == [("Graphs", "graph network"), ("Graphs 2", "graph tensor")]


async def test_an_entry_that_cannot_be_read_is_refused_with_the_reason(road: Road) -> None:
    entries = [{"name": "Bad", "query": "ti:(a"}, {"name": "Good", "query": "graph network"}]
    said = await send(road, json.dumps({"format": "papergram-topics", "version": 1, "topics": entries}))
    assert "New: 1" in said
    assert "Bad: This parenthesis is never closed" in said


@pytest.mark.parametrize("text", [BOMB, "<opml", "{}", "[" * 5_000, "", "\x00", EMPTY])
async def test_what_is_no_list_of_topics_is_told(road: Road, text: str) -> None:
    assert "no topics in that file" in await send(road, text or " ")


async def test_a_large_file_is_not_read(road: Road) -> None:
    assert "larger than 256 KB" in await send(road, "x" * (256 * 1024 + 1))


async def test_in_a_group_a_reply_to_the_question_brings_the_file(road: Road) -> None:
    group = lab(road)
    (asked,) = await road.ask("/topics import", group)
    before = len(road.telegram.messages(group))
    road.telegram.send_file(group, road.ada, Upload("feeds.opml", "text/x-opml", OPML.encode()))
    assert "New: 2" in await send(road, OPML, "feeds.opml", group, asked)
    assert len(road.telegram.messages(group)) == before + 1
