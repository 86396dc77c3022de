"""Albums: what may be together, and what they become."""

import json

import aiohttp
import pytest
from telegram import Bot, InputMediaAudio, InputMediaDocument, InputMediaPhoto, InputMediaVideo, ReplyParameters

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wire import Json
from bot.sandbox.world.chat import Chat, User
from tests.sandbox.api.pictures import assert_described, picture


async def test_an_album_is_messages_of_one_group_in_order(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User
) -> None:
    asked = await sandbox.say(chat, ada, "figures?")
    sent = await bot.send_media_group(
        chat.id,
        [
            InputMediaPhoto(picture(), "<b>one</b>", "HTML", has_spoiler=True),
            InputMediaVideo(b"two", "two", width=4, height=3, duration=1),
        ],
        reply_parameters=ReplyParameters(asked.message_id),
        protect_content=True,
    )
    assert len({one.media_group_id for one in sent} - {None}) == 1
    assert [one.caption for one in sent] == ["one", "two"]
    assert [one.message_id for one in sent] == [message.message_id for message in sandbox.messages(chat)]
    assert all(one.reply_to_message and one.has_protected_content for one in sent)
    assert sent[0].has_media_spoiler
    other = await bot.send_media_group(chat.id, [InputMediaAudio(b"a"), InputMediaAudio(b"b")])
    assert other[0].media_group_id != sent[0].media_group_id
    assert_described(sandbox)


async def test_a_file_sent_before_joins_an_album(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    first = await bot.send_document(chat.id, b"x", filename="x.txt")
    assert first.document is not None
    sent = await bot.send_media_group(
        chat.id, [InputMediaDocument(first.document.file_id), InputMediaDocument(b"y", filename="y.txt")]
    )
    assert [one.document and one.document.file_name for one in sent] == ["x.txt", "y.txt"]


@pytest.mark.parametrize(
    ("kinds", "fields", "description"),
    [
        (("document", "photo"), {}, "Bad Request: document can't be mixed with other media types"),
        (("photo", "audio"), {}, "Bad Request: audio can't be mixed with other media types"),
        (
            ("video", "photo"),
            {"show_caption_above_media": True},
            "Bad Request: parameter show_caption_above_media must be the same for all messages",
        ),
    ],
)
async def test_what_does_not_go_together_is_refused(
    sandbox: TelegramSandbox,
    http: aiohttp.ClientSession,
    chat: Chat,
    kinds: tuple[str, str],
    fields: dict[str, bool],
    description: str,
) -> None:
    items: list[Json] = [{"type": kinds[0], "media": "attach://a", **fields}, {"type": kinds[1], "media": "attach://b"}]
    answer = await send(http, sandbox, chat, items, picture())
    assert answer["description"] == description
    assert sandbox.messages(chat) == []


async def test_one_bad_photo_keeps_the_whole_album_back(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat
) -> None:
    items: list[Json] = [{"type": "photo", "media": "attach://a"}, {"type": "photo", "media": "attach://b"}]
    answer = await send(http, sandbox, chat, items, b"no picture")
    assert answer["description"] == (
        'Bad Request: failed to send message #2 with the error message "IMAGE_PROCESS_FAILED"'
    )
    assert sandbox.messages(chat) == []


async def send(
    http: aiohttp.ClientSession, sandbox: TelegramSandbox, chat: Chat, items: list[Json], second: bytes
) -> Json:
    form = aiohttp.FormData({"chat_id": str(chat.id), "media": json.dumps(items)})
    form.add_field("a", picture(), filename="a.png")
    form.add_field("b", second, filename="b.png")
    async with http.post(f"{sandbox.url}/bot{sandbox.token}/sendMediaGroup", data=form) as response:
        body: Json = await response.json()
        return body
