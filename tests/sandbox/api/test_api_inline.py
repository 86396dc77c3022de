"""Inline mode: queries, answers, what people send of them, and edits by inline_message_id."""

from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResult,
    InlineQueryResultArticle,
    InlineQueryResultCachedDocument,
    InlineQueryResultContact,
    InlineQueryResultLocation,
    InlineQueryResultPhoto,
    InlineQueryResultsButton,
    InlineQueryResultVenue,
    InputTextMessageContent,
)
from telegram.error import BadRequest

from bot.clock import ManualClock
from bot.sandbox.people.inline import ask, choose
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User
from bot.sandbox.world.journal import EventKind
from bot.sandbox.world.message import MediaKind

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Read", callback_data="read")]])
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def article(name: str, html: str, keys: InlineKeyboardMarkup | None = None) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(name, "A paper", InputTextMessageContent(html, "HTML"), reply_markup=keys)


async def test_a_query_reaches_the_bot(sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User) -> None:
    group = sandbox.group("Lab", members=[ada], supergroup=True)
    assert (await bot.get_me()).supports_inline_queries
    asked = [ask(sandbox.world, ada, chat, "attention"), ask(sandbox.world, ada, group, "", "20")]
    queries = [update.inline_query for update in await bot.get_updates()]
    assert [query and query.id for query in queries] == asked
    assert [query and (query.query, query.offset, query.chat_type) for query in queries] == [
        ("attention", "", "sender"),
        ("", "20", "supergroup"),
    ]
    with pytest.raises(ValueError, match="at most 256 characters"):
        ask(sandbox.world, ada, chat, "x" * 257)


async def test_an_answer_is_kept_and_recorded(sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User) -> None:
    query = ask(sandbox.world, ada, chat, "attention")
    button = InlineQueryResultsButton("Settings", start_parameter="set")
    assert await bot.answer_inline_query(
        query, [article("1", "<b>one</b>"), article("2", "two")], next_offset="2", button=button, is_personal=True
    )
    (event,) = [event for event in sandbox.world.journal.since(0) or () if event.kind is EventKind.INLINE]
    assert event.chat == chat.id
    assert event.content is not None
    assert [result["id"] for result in event.content["results"]] == ["1", "2"]
    assert event.content | {"results": []} == {
        "query_id": query,
        "user": ada.id,
        "results": [],
        "next_offset": "2",
        "button": {"text": "Settings", "start_parameter": "set"},
    }
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
        await bot.answer_inline_query(query, [])


async def test_a_result_is_sent_via_the_bot_and_edited_by_its_inline_message_id(
    sandbox: TelegramSandbox, bot: Bot, ada: User
) -> None:
    group = sandbox.group("Lab", members=[ada])
    query = ask(sandbox.world, ada, group, "attention")
    await bot.answer_inline_query(query, [article("1", "<b>one</b>", KEYS)])
    message = choose(sandbox.world, ada, group, query, "1")
    updates = await bot.get_updates()
    chosen, told = updates[-2].chosen_inline_result, updates[-1].message
    assert chosen is not None
    assert (chosen.result_id, chosen.query) == ("1", "attention")
    assert chosen.inline_message_id == message.inline_id
    assert told is not None
    assert told.via_bot is not None
    assert (told.via_bot.id, told.from_user and told.from_user.id) == (sandbox.bot.id, ada.id)
    assert told.parse_entity(told.entities[0]) == "one"
    assert await bot.edit_message_text("two", inline_message_id=chosen.inline_message_id)
    assert (message.text, message.keyboard) == ("two", ())
    for request in sandbox.requests:
        assert request.answer is not None
        sandbox.spec.check_answer(request.method, request.answer["result"])


async def test_without_keys_there_is_no_inline_message_id(sandbox: TelegramSandbox, bot: Bot, ada: User) -> None:
    channel = sandbox.channel("News", admins=[ada])
    query = ask(sandbox.world, ada, channel, "")
    await bot.answer_inline_query(query, [article("1", "one")])
    message = choose(sandbox.world, ada, channel, query, "1")
    chosen = (await bot.get_updates())[-2].chosen_inline_result
    assert chosen is not None
    assert chosen.inline_message_id is None
    assert (message.sender, message.sender_chat, message.inline_id) == (None, channel, None)


async def test_every_kind_of_result_makes_its_message(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User
) -> None:
    sent = await bot.send_document(chat.id, b"@article{x}", filename="a.bib")
    assert sent.document is not None
    picture = "https://example.org/a.jpg"
    results: list[InlineQueryResult] = [
        InlineQueryResultLocation("place", 52.5, 13.4, "Berlin"),
        InlineQueryResultVenue("venue", 52.5, 13.4, "Archive", "Somewhere 1"),
        InlineQueryResultContact("contact", "+4930123", "Ada"),
        InlineQueryResultPhoto("photo", picture, picture, photo_width=200, photo_height=100, caption="<i>c</i>",
                               parse_mode="HTML"),
        InlineQueryResultCachedDocument("file", "bib", sent.document.file_id, caption="cited"),
    ]  # fmt: skip
    query = ask(sandbox.world, ada, chat, "")
    await bot.answer_inline_query(query, results)
    made = {result.id: choose(sandbox.world, ada, chat, query, result.id) for result in results}
    assert made["place"].json()["location"] == {"latitude": 52.5, "longitude": 13.4}
    assert made["venue"].json()["venue"]["title"] == "Archive"
    assert made["contact"].json()["contact"]["phone_number"] == "+4930123"
    assert made["photo"].json()["photo"][-1]["width"] == 200
    assert (made["photo"].text, made["photo"].entities[0]["type"]) == ("c", "italic")
    document = made["file"].content.media
    assert document is not None
    assert (document.kind, made["file"].text) == (MediaKind.DOCUMENT, "cited")
    for message in made.values():
        sandbox.spec.check_value("Message", message.json())


async def test_a_rich_result_is_unknown_to_an_old_server(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat, ada: User
) -> None:
    rich = {"rich_message": {"html": "<h1>One</h1>"}}
    query = ask(sandbox.world, ada, chat, "")
    results = [{"type": "article", "id": "1", "title": "t", "input_message_content": rich}]
    url, answer = f"{sandbox.url}/bot{sandbox.token}/answerInlineQuery", {"inline_query_id": query, "results": results}
    sandbox.set_old_client(on=True)
    async with http.post(url, json=answer) as response:
        assert "Input message content is not specified" in (await response.json())["description"]
    sandbox.set_old_client(on=False)
    async with http.post(url, json=answer) as response:
        assert response.status == 200
    message = choose(sandbox.world, ada, chat, query, "1")
    assert message.content.rich is not None
    assert message.content.rich["blocks"][0]["type"] == "heading"


async def test_people_send_only_what_was_offered_to_them_where_they_may_write(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User
) -> None:
    group, eve = sandbox.group("Lab"), sandbox.user("Eve")
    query = ask(sandbox.world, ada, chat, "")
    await bot.answer_inline_query(query, [article("1", "one")])
    for user, place, name in ((ada, chat, "2"), (eve, chat, "1"), (ada, group, "1")):
        with pytest.raises(ValueError, match=r"offered|cannot write"):
            choose(sandbox.world, user, place, query, name)
    assert chat.messages == {}


async def test_an_answer_that_comes_too_late_is_refused() -> None:
    clock = ManualClock(NOON)
    async with TelegramSandbox(clock) as sandbox, Bot(sandbox.token, base_url=f"{sandbox.url}/bot") as bot:
        ada = sandbox.user("Ada")
        query = ask(sandbox.world, ada, sandbox.private_chat(ada), "")
        clock.advance(timedelta(seconds=31))
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_inline_query(query, [])
