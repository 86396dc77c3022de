"""What people say, send, press and change over the control API, and what the bot hears of it."""

import base64
import io

import aiohttp
import pytest
from PIL import Image
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    KeyboardButtonRequestChat,
    ReplyKeyboardMarkup,
    Update,
)

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User
from tests.sandbox.control.control import Control


@pytest.fixture
def control(sandbox: TelegramSandbox, http: aiohttp.ClientSession, ada: User) -> Control:
    return Control(http, sandbox.url, ada.id)


async def heard(bot: Bot) -> list[Update]:
    """The updates that wait, which are confirmed."""
    updates = list(await bot.get_updates(timeout=0))
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0)
    return updates


def encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def picture() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (640, 480), "navy").save(drawn, "PNG")
    return drawn.getvalue()


async def test_what_is_said_is_heard(bot: Bot, control: Control, ada: User, chat: Chat) -> None:
    asked = await bot.send_message(chat.id, "Who?")
    said = await control.do("say", chat=chat.id, text=" /start x ", reply_to=asked.message_id)
    (update,) = await heard(bot)
    assert update.message
    assert (update.message.text, update.message.message_id) == ("/start x", said["message_id"])
    assert update.message.reply_to_message
    assert said["from"] == ada.json()
    assert said["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_without_a_user_the_first_person_acts(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, ada: User, chat: Chat
) -> None:
    sandbox.user("Bob")
    said = await Control(http, sandbox.url).do("say", chat=chat.id, text="hello")
    assert said["from"]["id"] == ada.id


async def test_the_bot_hears_in_a_group_what_privacy_mode_lets_it(
    sandbox: TelegramSandbox, bot: Bot, control: Control, ada: User
) -> None:
    lab = sandbox.group("Lab", admins=[ada])
    mine = await bot.send_message(lab.id, "Hello")
    for text in ("to nobody", "/digest", "/digest@other_bot", f"hi @{sandbox.bot.username}"):
        await control.do("say", chat=lab.id, text=text)
    await control.do("say", chat=lab.id, text="reply", reply_to=mine.message_id)
    await control.do("share-location", chat=lab.id, latitude=1, longitude=2)
    texts = [update.message.text for update in await heard(bot) if update.message]
    assert texts == ["/digest", f"hi @{sandbox.bot.username}", "reply"]


async def test_an_anonymous_administrator_speaks_edits_and_deletes_as_the_group(
    sandbox: TelegramSandbox, bot: Bot, control: Control, ada: User
) -> None:
    lab = sandbox.group("Lab", admins=[ada])
    await control.do("promote", chat=lab.id, member=ada.id, anonymous=True)
    said = await control.do("say", chat=lab.id, text="/one")
    assert (said["from"]["username"], said["sender_chat"]["id"]) == ("GroupAnonymousBot", lab.id)
    edited = await control.do("edit", chat=lab.id, message_id=said["message_id"], text="/two")
    assert edited["text"] == "/two"
    await control.do("delete", chat=lab.id, message_id=said["message_id"])
    assert lab.messages == {}


@pytest.mark.parametrize(
    ("act", "fields", "said"),
    [
        ("say", {"text": "  "}, "The text is empty."),
        ("say", {"text": "x", "thread": 5}, "Ada has no topic 5."),
        ("post", {"text": "x"}, "Ada is no administrator of a channel Ada."),
        ("join", {}, "Ada cannot join Ada."),
        ("leave", {}, "Ada is not in a group or channel Ada."),
        ("add-bot", {}, "Ada is no group or channel of today."),
        ("upgrade", {}, "Ada is no group or channel of today."),
        ("open-topic", {"name": "x"}, "Ada is no group or channel of today."),
        ("share-chat", {"request_id": 1, "shared": 0}, "The keyboard in Ada has no key with request_id 1."),
        ("press", {"message_id": 1, "data": "x"}, "The message has no button 'x' to press; its buttons: none."),
        ("edit", {"message_id": 1, "text": "x"}, "Ada cannot edit this message."),
    ],
)
async def test_what_a_person_could_not_do_is_refused(
    bot: Bot, control: Control, chat: Chat, act: str, fields: dict[str, object], said: str
) -> None:
    await bot.send_message(chat.id, "Hello")
    shared = {"shared": chat.id} if "shared" in fields else {}
    status, answer = await control.attempt(act, chat=chat.id, **fields | shared)
    assert (status, answer["error"]) == (409, said)


async def test_a_press_reaches_the_bot(bot: Bot, control: Control, ada: User, chat: Chat) -> None:
    keys = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Go", callback_data="go"))
    message = await bot.send_message(chat.id, "Press", reply_markup=keys)
    pressed = await control.do("press", chat=chat.id, message_id=message.message_id, data="go")
    (update,) = await heard(bot)
    assert update.callback_query
    assert (update.callback_query.id, update.callback_query.data) == (pressed["query_id"], "go")


async def test_blocking_ends_the_conversation_until_it_is_undone(bot: Bot, control: Control, chat: Chat) -> None:
    await control.do("block")
    assert (await control.view(chat.id))["bot"] == "kicked"
    status, answer = await control.attempt("say", chat=chat.id, text="x")
    assert (status, answer["error"]) == (409, "Ada has blocked the bot.")
    await control.do("unblock")
    await control.do("say", chat=chat.id, text="x")
    changes = [update.my_chat_member.new_chat_member.status for update in await heard(bot) if update.my_chat_member]
    assert changes == ["kicked", "member"]


async def test_own_messages_are_edited_and_others_are_not(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, bot: Bot, control: Control, ada: User
) -> None:
    bob = sandbox.user("Bob")
    lab = sandbox.group("Lab", admins=[ada], members=[bob])
    his = Control(http, sandbox.url, bob.id)
    said = await control.do("say", chat=lab.id, text="/one")
    edited = await control.do("edit", chat=lab.id, message_id=said["message_id"], text="/two three")
    assert (edited["text"], "edit_date" in edited) == ("/two three", True)
    updates = await heard(bot)
    assert updates[1].edited_message
    assert updates[1].edited_message.text == "/two three"
    status, answer = await his.attempt("edit", chat=lab.id, message_id=said["message_id"], text="mine")
    assert (status, answer["error"]) == (409, "Bob cannot edit this message.")
    assert (await his.attempt("delete", chat=lab.id, message_id=said["message_id"]))[0] == 409
    his_own = await his.do("say", chat=lab.id, text="his")
    await control.do("delete", chat=lab.id, message_id=his_own["message_id"])
    assert (await control.attempt("delete", chat=lab.id, message_id=his_own["message_id"]))[0] == 404
    assert (await control.attempt("edit", chat=lab.id, message_id=said["message_id"], text="/two three"))[0] == 409


async def test_an_administrator_posts_in_a_channel_and_edits(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, bot: Bot, control: Control, ada: User
) -> None:
    news = sandbox.channel("News", admins=[ada])
    posted = await control.do("post", chat=news.id, text="one")
    await control.do("edit", chat=news.id, message_id=posted["message_id"], text="two")
    updates = await heard(bot)
    assert updates[0].channel_post
    assert updates[1].edited_channel_post
    assert updates[1].edited_channel_post.text == "two"
    his = Control(http, sandbox.url, sandbox.user("Bob").id)
    assert (await his.attempt("post", chat=news.id, text="x"))[0] == 409
    assert (await his.attempt("delete", chat=news.id, message_id=posted["message_id"]))[0] == 409


async def test_a_location_is_shared(bot: Bot, control: Control, chat: Chat) -> None:
    await control.do("share-location", chat=chat.id, latitude=52.5, longitude=13)
    (update,) = await heard(bot)
    assert update.message
    assert update.message.location
    assert (update.message.location.latitude, update.message.location.longitude) == (52.5, 13)
    assert (await control.attempt("share-location", chat=chat.id, latitude=91, longitude=0))[0] == 400


async def test_a_chat_is_shared_when_it_fits_what_the_key_asks_for(
    sandbox: TelegramSandbox, bot: Bot, control: Control, ada: User, chat: Chat
) -> None:
    lab, strange = sandbox.group("Lab", admins=[ada]), sandbox.group("Strange")
    news = sandbox.channel("News", admins=[ada], username="news")
    request = KeyboardButtonRequestChat(7, chat_is_channel=False, request_title=True, bot_is_member=True)
    keys = ReplyKeyboardMarkup([[KeyboardButton("Which chat?", request_chat=request)]])
    await bot.send_message(chat.id, "Which?", reply_markup=keys)
    await control.do("share-chat", chat=chat.id, request_id=7, shared=lab.id)
    (update,) = await heard(bot)
    assert update.message
    assert update.message.chat_shared
    assert (update.message.chat_shared.chat_id, update.message.chat_shared.title) == (lab.id, "Lab")
    for request_id, shared in ((8, lab), (7, news), (7, strange), (7, chat)):
        assert (await control.attempt("share-chat", chat=chat.id, request_id=request_id, shared=shared.id))[0] == 409
    sandbox.kick_bot(lab, ada)
    assert (await control.attempt("share-chat", chat=chat.id, request_id=7, shared=lab.id))[0] == 409


async def test_a_picture_goes_as_a_photo_and_comes_back_in_place(
    http: aiohttp.ClientSession, bot: Bot, control: Control, chat: Chat
) -> None:
    sent = await control.do(
        "send-file", chat=chat.id, name="plot.png", type="image/png", base64=encoded(picture()), caption="See"
    )
    (update,) = await heard(bot)
    assert update.message
    assert (update.message.caption, update.message.photo[-1].width) == ("See", 640)
    async with http.get(f"{control.url}/file/{sent['photo'][-1]['file_unique_id']}") as response:
        assert await response.read() == picture()
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Content-Disposition"].startswith('inline; filename="plot.png"')
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("a.html", "text/html", "a.html"),
        ("a.svg", "image/svg+xml", "a.svg"),
        ("../../etc/passwd", "text/plain", "passwd"),
        ("..\\..\\boot.ini", "text/plain", "boot.ini"),
        ("a\0b\r\nSet-Cookie: x.txt", "text/plain", "abSet-Cookie: x.txt"),
        ("..", "text/plain", "file"),
        ('论文 "1".txt', "text/plain", '论文 "1".txt'),
        ("not-a-picture.png", "image/png", "not-a-picture.png"),
    ],
)
async def test_any_other_file_goes_as_a_document_and_comes_back_as_an_attachment(
    http: aiohttp.ClientSession, bot: Bot, control: Control, chat: Chat, *, name: str, kind: str, kept: str
) -> None:
    content = b"<script>alert(1)</script>"
    sent = await control.do("send-file", chat=chat.id, name=name, type=kind, base64=encoded(content))
    assert sent["document"]["file_name"] == kept
    async with http.get(f"{control.url}/file/{sent['document']['file_unique_id']}") as response:
        assert await response.read() == content
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert response.content_disposition
    assert (response.content_disposition.type, response.content_disposition.filename) == ("attachment", kept)
    assert "Set-Cookie" not in response.headers
    assert (await heard(bot))[0].message


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"base64": "%%%"}, 400),
        ({"base64": "é"}, 400),
        ({"base64": ""}, 409),
        ({"name": ""}, 400),
        ({"name": "x" * 256}, 400),
        ({"type": "text"}, 400),
        ({"type": "text/html\r\nX: y"}, 400),
        ({"caption": "x" * 1025}, 400),
        ({"thread": 9}, 409),
    ],
)
async def test_a_wrong_file_is_refused(
    sandbox: TelegramSandbox, control: Control, chat: Chat, fields: dict[str, object], status: int
) -> None:
    file = {"name": "a.txt", "type": "text/plain", "base64": encoded(b"x")} | fields
    assert (await control.attempt("send-file", chat=chat.id, **file))[0] == status
    assert sandbox.world.files.bytes_held == 0


async def test_a_large_file_is_taken_and_a_larger_one_is_not(control: Control, chat: Chat) -> None:
    fields = {"chat": chat.id, "name": "a.bin", "type": "application/octet-stream"}
    sent = await control.do("send-file", **fields, base64=encoded(bytes(5 * 1024 * 1024)))
    assert sent["document"]["file_size"] == 5 * 1024 * 1024
    assert (await control.attempt("send-file", **fields, base64=encoded(bytes(20 * 1024 * 1024))))[0] == 413
