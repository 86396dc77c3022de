"""Rich messages over HTTP: sent, drafted, edited, pressed, and unknown to an old server."""

import aiohttp
import pytest
from telegram import Bot, InputFile, Message
from telegram.error import BadRequest, EndPointNotFound

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wire import Json
from bot.sandbox.world.chat import Chat, User
from bot.sandbox.world.journal import EventKind
from tests.sandbox.api.pictures import assert_described, picture

HTML = "<h1>Digest</h1><p>See <b>https://arxiv.org</b></p>"


async def send(bot: Bot, chat: Chat, rich: Json, **params: object) -> Message:
    told = {"chat_id": chat.id, "rich_message": rich, **params}
    message = await bot.do_api_request("sendRichMessage", api_kwargs=told, return_type=Message)
    assert isinstance(message, Message)
    return message


async def test_a_rich_message_comes_back_as_blocks(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    sent = await send(bot, chat, {"html": HTML})
    link = {"type": "url", "text": "https://arxiv.org", "url": "https://arxiv.org"}
    assert sent.api_kwargs["rich_message"] == {
        "blocks": [
            {"type": "heading", "text": "Digest", "size": 1},
            {"type": "paragraph", "text": ["See ", {"type": "bold", "text": link}]},
        ]
    }
    (message,) = sandbox.messages(chat)
    assert (message.text, message.html, sent.text) == ("Digest\nSee https://arxiv.org", HTML, None)
    assert_described(sandbox)


async def test_blocks_and_markdown_are_sent_too(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    blocks = [{"type": "heading", "text": "x", "size": 2}]
    for rich in ({"blocks": blocks}, {"markdown": "## x"}):
        assert (await send(bot, chat, rich)).api_kwargs["rich_message"] == {"blocks": blocks}
    assert_described(sandbox)


@pytest.mark.parametrize(
    "source", [{"html": '<img src="tg://photo?id=cover"/>'}, {"markdown": "![](tg://photo?id=cover)"}]
)
async def test_an_uploaded_photo_becomes_a_block(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, source: dict[str, str]
) -> None:
    photo = {"type": "photo", "media": "attach://drawn", "has_spoiler": True}
    rich = {**source, "media": [{"id": "cover", "media": photo}]}
    sent = await send(bot, chat, rich, drawn=InputFile(picture(), filename="drawn.png"))
    (block,) = sent.api_kwargs["rich_message"]["blocks"]
    assert (block["type"], block["has_spoiler"]) == ("photo", True)
    assert (block["photo"][-1]["width"], block["photo"][-1]["height"]) == (40, 30)
    again = {"blocks": [{"type": "photo", "photo": {"type": "photo", "media": block["photo"][-1]["file_id"]}}]}
    (repeated,) = (await send(bot, chat, again)).api_kwargs["rich_message"]["blocks"]
    assert repeated["photo"] == block["photo"]
    assert_described(sandbox)


async def test_a_photo_by_url_cannot_be_had(bot: Bot, chat: Chat) -> None:
    with pytest.raises(BadRequest):
        await send(bot, chat, {"html": '<img src="https://telegram.org/x.jpg"/>'})


async def test_a_message_is_edited_to_a_rich_one_and_back(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    sent = await bot.send_message(chat.id, "plain")
    rich = {"rich_message": {"html": HTML}}
    edited = await bot.edit_message_text("", chat.id, sent.message_id, api_kwargs=rich)
    assert isinstance(edited, Message)
    assert edited.api_kwargs["rich_message"]["blocks"][0]["text"] == "Digest"
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("", chat.id, sent.message_id, api_kwargs=rich)
    back = await bot.edit_message_text("plain", chat.id, sent.message_id)
    assert isinstance(back, Message)
    assert (back.text, dict(back.api_kwargs)) == ("plain", {})
    with pytest.raises(BadRequest, match="Either text or rich_message can be given, not both"):
        await bot.edit_message_text("x", chat.id, sent.message_id, api_kwargs=rich)


async def test_a_keyboard_and_a_reply_go_along(bot: Bot, chat: Chat) -> None:
    first = await send(bot, chat, {"html": "x"})
    keyboard = {"inline_keyboard": [[{"text": "More", "callback_data": "more"}]]}
    sent = await send(
        bot, chat, {"html": "y"}, reply_markup=keyboard, reply_parameters={"message_id": first.message_id}
    )
    assert sent.reply_markup is not None
    assert sent.reply_markup.inline_keyboard[0][0].callback_data == "more"
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.message_id == first.message_id


async def test_a_button_in_the_message_is_pressed(sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User) -> None:
    await send(bot, chat, {"html": '<p><tg-button type="callback_data" data="more">More</tg-button></p>'})
    press = await sandbox.press(sandbox.messages(chat)[0], "More", ada)
    assert press.data == "more"


async def test_web_apps_open_in_private_chats_only(sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User) -> None:
    rich = {"html": '<p><tg-button type="web_app" url="https://a.org">x</tg-button></p>'}
    assert await send(bot, chat, rich)
    with pytest.raises(BadRequest, match="Button_type_invalid"):
        await send(bot, sandbox.group("Readers", members=[ada]), rich)


async def test_a_draft_is_shown_and_makes_no_message(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    told = {"chat_id": chat.id, "draft_id": 5, "rich_message": {"html": "<tg-thinking>…</tg-thinking>"}}
    assert await bot.do_api_request("sendRichMessageDraft", api_kwargs=told) is True
    assert sandbox.messages(chat) == []
    drafts = [event for event in sandbox.world.journal.since(0) or [] if event.kind is EventKind.DRAFT]
    assert [draft.content for draft in drafts] == [
        {"draft_id": 5, "rich_message": {"blocks": [{"type": "thinking", "text": "…"}]}}
    ]
    assert_described(sandbox)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"draft_id": 0}, "Random_id_invalid"),
        ({"rich_message": {"html": ""}}, "Rich_message_empty"),
    ],
)
async def test_drafts_that_are_refused(bot: Bot, chat: Chat, change: Json, words: str) -> None:
    told = {"chat_id": chat.id, "draft_id": 5, "rich_message": {"html": "x"}} | change
    with pytest.raises(BadRequest, match=words):
        await bot.do_api_request("sendRichMessageDraft", api_kwargs=told)


async def test_a_refusal_is_kept_for_tests(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    with pytest.raises(BadRequest, match='unsupported tag "div"'):
        await send(bot, chat, {"html": "<div>x</div>"})
    assert [violation.method for violation in sandbox.violations] == ["sendRichMessage"]


@pytest.mark.parametrize("depth", [120, 900, 90_000])
async def test_deeply_nested_blocks_are_refused(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat, depth: int
) -> None:
    text = '{"blocks":[{"type":"paragraph","text":' + "[" * depth + '"x"' + "]" * depth + "}]}"
    url = f"{sandbox.url}/bot{sandbox.token}/sendRichMessage"
    async with http.post(url, data={"chat_id": str(chat.id), "rich_message": text}) as response:
        assert response.status == 400
    nested = f'{{"chat_id": {chat.id}, "rich_message": {text}}}'
    async with http.post(url, data=nested, headers={"Content-Type": "application/json"}) as response:
        assert response.status == 400


async def test_an_old_server_knows_no_rich_messages(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    sandbox.set_old_client(on=True)
    with pytest.raises(EndPointNotFound):
        await send(bot, chat, {"html": "x"})
    sandbox.set_old_client(on=False)
    assert await send(bot, chat, {"html": "x"})
