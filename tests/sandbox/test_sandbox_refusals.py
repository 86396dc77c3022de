"""Requests that the sandbox refuses, as raw HTTP: what is sent, and what comes back word for word."""

import json
from typing import Any

import aiohttp
import pytest

from bot.sandbox.telegram import TelegramSandbox

LONG = "x" * 4097
MANY_ENTITIES = "<b>x</b> " * 101


def keyboard(*row: dict[str, Any]) -> str:
    return json.dumps({"inline_keyboard": [list(row)]})


def commands(name: str, description: str = "d") -> str:
    return json.dumps([{"command": name, "description": description}])


def key(**fields: Any) -> dict[str, Any]:
    return {"text": "k"} | fields


SEND = {"chat_id": "{ada}", "text": "hello"}
EDIT = {"chat_id": "{ada}", "message_id": "{own}", "text": "other"}
HTML = {"chat_id": "{ada}", "parse_mode": "HTML"}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
BAD_JSON = (
    "Bad Request: can't parse reply_markup as JSON: "
    "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"
)
MARKUPS = "InlineKeyboardMarkup or ReplyKeyboardMarkup or ReplyKeyboardRemove or ForceReply"
SCOPES = " or ".join(
    f"BotCommandScope{name}"
    for name in (
        "Default",
        "AllPrivateChats",
        "AllGroupChats",
        "AllChatAdministrators",
        "Chat",
        "ChatAdministrators",
        "ChatMember",
    )
)
QUERY = "Bad Request: query is too old and response timeout expired or query ID is invalid"

REFUSALS: list[tuple[str, dict[str, str], int, str]] = [
    # the description of the API
    ("sendNothing", {}, 404, "Not Found: method not found"),
    ("sendMessage", {"text": "hello"}, 400, "Bad Request: sendMessage needs the parameter chat_id"),
    ("sendMessage", {"chat_id": "{ada}"}, 400, "Bad Request: sendMessage needs the parameter text"),
    ("sendMessage", SEND | {"tetx": "x"}, 400, "Bad Request: sendMessage has no parameter tetx"),
    ("sendMessage", SEND | {"disable_web_page_preview": "true"}, 400,
     "Bad Request: sendMessage has no parameter disable_web_page_preview"),
    ("sendMessage", SEND | {"disable_notification": "maybe"}, 400,
     'Bad Request: disable_notification is "maybe", it must be Boolean'),
    ("sendMessage", SEND | {"message_thread_id": "first"}, 400,
     'Bad Request: message_thread_id is "first", it must be Integer'),
    ("sendMessage", SEND | {"reply_markup": "{"}, 400,
     BAD_JSON),
    ("sendMessage", SEND | {"reply_markup": "[]"}, 400,
     f"Bad Request: reply_markup is [], it must be {MARKUPS}"),
    ("sendMessage", SEND | {"reply_markup": '{"inline_keyboard": {}}'}, 400,
     "Bad Request: reply_markup.inline_keyboard is {}, it must be an array"),
    ("sendMessage", SEND | {"reply_markup": keyboard({"callback_data": "x"})}, 400,
     "Bad Request: reply_markup.inline_keyboard[0][0] lacks the field text of InlineKeyboardButton"),
    ("sendMessage", SEND | {"reply_markup": keyboard(key(callback="x"))}, 400,
     "Bad Request: reply_markup.inline_keyboard[0][0] has a field callback, which InlineKeyboardButton has not"),
    ("sendMessage", SEND | {"reply_markup": keyboard(key(callback_data=7))}, 400,
     "Bad Request: reply_markup.inline_keyboard[0][0].callback_data is 7, it must be String"),
    ("sendMessage", SEND | {"reply_parameters": '{"message_id": "7"}'}, 400,
     'Bad Request: reply_parameters.message_id is "7", it must be Integer'),
    ("sendMessage", SEND | {"reply_parameters": "{}"}, 400,
     "Bad Request: reply_parameters lacks the field message_id of ReplyParameters"),
    ("sendMessage", SEND | {"link_preview_options": '{"disabled": true}'}, 400,
     "Bad Request: link_preview_options has a field disabled, which LinkPreviewOptions has not"),
    ("setMyCommands", {"commands": '["start"]'}, 400,
     'Bad Request: commands[0] is "start", it must be an object BotCommand'),
    ("setMyCommands", {"commands": "[]", "scope": '{"type": "everybody"}'}, 400,
     f'Bad Request: scope is {{"type": "everybody"}}, it must be {SCOPES}'),
    ("setMyCommands", {"commands": "[]", "scope": '{"type": "chat"}'}, 400,
     "Bad Request: scope lacks the field chat_id of BotCommandScopeChat"),
    ("getUpdates", {"allowed_updates": '[1]'}, 400, "Bad Request: allowed_updates[0] is 1, it must be String"),
    ("getUpdates", {"limit": "101"}, 400, "Bad Request: limit is 101, it must be 1 to 100"),
    ("sendDocument", {"chat_id": "{ada}", "document": "attach://file"}, 400,
     "Bad Request: attach://file is not among the uploaded files"),
    # what the sandbox does not do
    ("sendPhoto", {"chat_id": "{ada}", "photo": "id"}, 501, "the sandbox does not do sendPhoto yet"),
    ("sendMessage", SEND | {"business_connection_id": "x"}, 501,
     "the sandbox does not do the parameter business_connection_id of sendMessage yet"),
    ("sendMessage", SEND | {"reply_parameters": '{"message_id": 1, "quote": "x"}'}, 501,
     "the sandbox does not do the field quote of reply_parameters yet"),
    ("editMessageText", EDIT | {"rich_message": '{"html": "x"}'}, 501,
     "the sandbox does not do the parameter rich_message of editMessageText yet"),
    # chats
    ("sendMessage", SEND | {"chat_id": "12"}, 400, "Bad Request: chat not found"),
    ("sendMessage", SEND | {"chat_id": "@nobody"}, 400, "Bad Request: chat not found"),
    ("sendMessage", SEND | {"chat_id": ""}, 400, "Bad Request: chat_id is empty"),
    ("sendMessage", SEND | {"chat_id": "{blocked}"}, 403, "Forbidden: bot was blocked by the user"),
    ("sendMessage", SEND | {"chat_id": "{kicked}"}, 403, "Forbidden: bot was kicked from the group chat"),
    ("sendMessage", SEND | {"chat_id": "{left}"}, 403, "Forbidden: bot is not a member of the supergroup chat"),
    ("sendMessage", SEND | {"chat_id": "{channel}"}, 400,
     "Bad Request: need administrator rights in the channel chat"),
    ("sendMessage", SEND | {"chat_id": "{migrated}"}, 400,
     "Bad Request: group chat was upgraded to a supergroup chat"),
    ("sendMessage", SEND | {"message_thread_id": "9"}, 400, "Bad Request: message thread not found"),
    ("sendMessage", SEND | {"chat_id": "{forum}", "message_thread_id": "1"}, 400,
     "Bad Request: message thread not found"),
    ("sendMessage", SEND | {"chat_id": "{forum}", "message_thread_id": "{closed}"}, 400, "Bad Request: TOPIC_CLOSED"),
    ("sendChatAction", {"chat_id": "{ada}", "action": "thinking"}, 400,
     "Bad Request: wrong parameter action in request"),
    ("getChat", {"chat_id": "{kicked}"}, 403, "Forbidden: bot was kicked from the group chat"),
    ("getChatMember", {"chat_id": "{forum}", "user_id": "5"}, 400, "Bad Request: PARTICIPANT_ID_INVALID"),
    ("getChatMember", {"chat_id": "{channel}", "user_id": "{ada}"}, 400,
     "Bad Request: member list is inaccessible"),
    ("getChatAdministrators", {"chat_id": "{ada}"}, 400,
     "Bad Request: there are no administrators in the private chat"),
    ("leaveChat", {"chat_id": "{ada}"}, 400, "Bad Request: chat member status can't be changed in private chats"),
    # texts
    ("sendMessage", SEND | {"text": ""}, 400, "Bad Request: message text is empty"),
    ("sendMessage", SEND | {"text": " \n "}, 400, "Bad Request: text must be non-empty"),
    ("sendMessage", HTML | {"text": "<b></b>"}, 400, "Bad Request: text must be non-empty"),
    ("sendMessage", SEND | {"text": LONG}, 400, "Bad Request: message is too long"),
    ("sendMessage", HTML | {"text": "a < b"}, 400,
     'Bad Request: can\'t parse entities: Unsupported start tag "" at byte offset 2'),
    ("sendMessage", HTML | {"text": "<b>x"}, 400,
     'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'),
    ("sendMessage", HTML | {"text": "<br>"}, 400,
     'Bad Request: can\'t parse entities: Unsupported start tag "br" at byte offset 0'),
    ("sendMessage", HTML | {"text": MANY_ENTITIES}, 400,
     "Bad Request: the text has 101 entities, Telegram keeps 100 and drops the rest"),
    ("sendMessage", SEND | {"parse_mode": "BBCode"}, 400, "Bad Request: unsupported parse_mode"),
    # keyboards
    ("sendMessage", SEND | {"reply_markup": keyboard(key())}, 400,
     "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    ("sendMessage", SEND | {"reply_markup": keyboard(key(callback_data="x", url="https://a.org"))}, 400,
     "Bad Request: the button 'k' has 2 actions, it must have exactly one"),
    ("sendMessage", SEND | {"reply_markup": keyboard(key(callback_data="é" * 33))}, 400,
     "Bad Request: BUTTON_DATA_INVALID"),
    ("sendMessage", SEND | {"reply_markup": keyboard(key(callback_data=""))}, 400,
     "Bad Request: BUTTON_DATA_INVALID"),
    ("sendMessage", SEND | {"reply_markup": keyboard(key(url="javascript:x"))}, 400,
     "Bad Request: inline keyboard button URL 'javascript:x' is invalid: Wrong HTTP URL"),
    ("sendMessage", SEND | {"reply_markup": keyboard({"text": " ", "callback_data": "x"})}, 400,
     "Bad Request: can't parse inline keyboard button: Text must be non-empty"),
    ("sendMessage", SEND | {"reply_markup": keyboard(*[key(callback_data="x")] * 9)}, 400,
     "Bad Request: a row of the keyboard has 9 buttons, clients show 8"),
    ("sendMessage", SEND | {"reply_markup": json.dumps({"inline_keyboard": [[key(callback_data="x")]] * 101})}, 400,
     "Bad Request: reply markup is too long"),
    ("sendMessage", SEND | {"reply_markup": keyboard(key(copy_text={"text": "x" * 257}))}, 400,
     "Bad Request: BUTTON_COPY_TEXT_INVALID"),
    # messages that are not there
    ("sendMessage", SEND | {"reply_parameters": '{"message_id": 99}'}, 400,
     "Bad Request: message to be replied not found"),
    ("editMessageText", EDIT | {"message_id": "99"}, 400, "Bad Request: message to edit not found"),
    ("editMessageText", EDIT | {"message_id": "{theirs}"}, 400, "Bad Request: message can't be edited"),
    ("editMessageText", EDIT | {"text": "own"}, 400, NOT_MODIFIED),
    ("editMessageText", EDIT | {"text": LONG}, 400, "Bad Request: MESSAGE_TOO_LONG"),
    ("editMessageText", {"chat_id": "{ada}", "message_id": "{own}"}, 400, "Bad Request: message text is empty"),
    ("editMessageText", {"chat_id": "{ada}", "text": "x"}, 400, "Bad Request: message identifier is not specified"),
    ("editMessageText", {"message_id": "{own}", "text": "x"}, 400, "Bad Request: chat_id is empty"),
    ("editMessageReplyMarkup", {"chat_id": "{ada}", "message_id": "{own}"}, 400, NOT_MODIFIED),
    ("deleteMessage", {"chat_id": "{ada}", "message_id": "99"}, 400, "Bad Request: message to delete not found"),
    ("deleteMessage", {"chat_id": "{forum}", "message_id": "{foreign}"}, 400, "Bad Request: message can't be deleted"),
    ("answerCallbackQuery", {"callback_query_id": "7"}, 400, QUERY),
    # documents
    ("sendDocument", {"chat_id": "{ada}", "document": "unknown"}, 400,
     "Bad Request: wrong file identifier/HTTP URL specified"),
    # the bot's profile
    ("setMyCommands", {"commands": commands("Start")}, 400, "Bad Request: BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": commands("/start")}, 400, "Bad Request: BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": commands("")}, 400, "Bad Request: command must be non-empty"),
    ("setMyCommands", {"commands": commands("x" * 33)}, 400, "Bad Request: command length must not exceed 32"),
    ("setMyCommands", {"commands": commands("x", "")}, 400, "Bad Request: command description must be non-empty"),
    ("setMyCommands", {"commands": commands("x", "d" * 257)}, 400,
     "Bad Request: command description length must not exceed 256"),
    ("setMyCommands", {"commands": json.dumps(json.loads(commands("x")) * 101)}, 400,
     "Bad Request: BOT_COMMANDS_TOO_MUCH"),
    ("setMyCommands", {"commands": "[]", "language_code": "eng"}, 400,
     "Bad Request: invalid language code specified"),
    ("setMyCommands", {"commands": "[]", "scope": '{"type": "chat", "chat_id": 12}'}, 400,
     "Bad Request: chat not found"),
    ("setMyShortDescription", {"short_description": "x" * 121}, 400,
     "Bad Request: bot short description is too long: 121 characters of 120"),
]  # fmt: skip


async def places(http: aiohttp.ClientSession, sandbox: TelegramSandbox) -> dict[str, int]:
    """A world with one chat of every kind of trouble; ids by the names that the table uses."""
    ada, eve = sandbox.user("Ada"), sandbox.user("Eve")
    chat = sandbox.private_chat(ada)
    sandbox.block(eve)
    kicked, left = sandbox.group("Kicked", admins=[ada]), sandbox.group("Left", supergroup=True)
    sandbox.kick_bot(kicked, ada)
    del left.members[sandbox.bot.id]
    forum = sandbox.group("Forum", admins=[ada], forum=True)
    closed = sandbox.topic(forum, "Closed")
    sandbox.close_topic(forum, closed)
    migrated = sandbox.group("Migrated")
    sandbox.migrate(migrated)
    own = await call(http, sandbox, "sendMessage", {"chat_id": str(chat.id), "text": "own"})
    theirs = await sandbox.say(chat, ada, "theirs")
    foreign = await sandbox.say(forum, ada, "foreign")
    return {
        "ada": chat.id,
        "blocked": eve.id,
        "kicked": kicked.id,
        "left": left.id,
        "channel": sandbox.channel("News", bot_is_admin=False).id,
        "migrated": migrated.id,
        "forum": forum.id,
        "closed": closed,
        "own": own[1]["result"]["message_id"],
        "theirs": theirs.message_id,
        "foreign": foreign.message_id,
    }


async def call(
    http: aiohttp.ClientSession, sandbox: TelegramSandbox, method: str, params: dict[str, str]
) -> tuple[int, dict[str, Any]]:
    async with http.post(f"{sandbox.url}/bot{sandbox.token}/{method}", data=params) as response:
        return response.status, await response.json()


@pytest.mark.parametrize(
    ("method", "params", "status", "description"), REFUSALS, ids=[f"{case[0]}: {case[3][:70]}" for case in REFUSALS]
)
async def test_a_wrong_request_is_refused(
    http: aiohttp.ClientSession,
    sandbox: TelegramSandbox,
    *,
    method: str,
    params: dict[str, str],
    status: int,
    description: str,
) -> None:
    where = {f"{{{name}}}": str(value) for name, value in (await places(http, sandbox)).items()}
    filled = {name: where.get(value, value) for name, value in params.items()}
    before = {chat.id: list(chat.messages) for chat in sandbox.world.chats.values()}
    answered, body = await call(http, sandbox, method, filled)
    assert (answered, body["description"]) == (status, description)
    assert (body["ok"], body["error_code"]) == (False, status)
    assert {chat.id: list(chat.messages) for chat in sandbox.world.chats.values()} == before
