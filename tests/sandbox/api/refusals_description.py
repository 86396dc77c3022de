"""Refused requests that do not fit the description of the Bot API, or ask for what the sandbox does not do."""

import json
from typing import Any


def keyboard(*row: dict[str, Any]) -> str:
    return json.dumps({"inline_keyboard": [list(row)]})


SEND = {"chat_id": "{ada}", "text": "hello"}
EDIT = {"chat_id": "{ada}", "message_id": "{own}", "text": "other"}
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

REFUSALS: list[tuple[str, dict[str, str], int, str]] = [
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
    ("sendMessage", SEND | {"reply_markup": "{"}, 400, BAD_JSON),
    ("sendMessage", SEND | {"reply_markup": "[]"}, 400, f"Bad Request: reply_markup is [], it must be {MARKUPS}"),
    ("sendMessage", SEND | {"reply_markup": '{"inline_keyboard": {}}'}, 400,
     "Bad Request: reply_markup.inline_keyboard is {}, it must be an array"),
    ("sendMessage", SEND | {"reply_markup": keyboard({"callback_data": "x"})}, 400,
     "Bad Request: reply_markup.inline_keyboard[0][0] lacks the field text of InlineKeyboardButton"),
    ("sendMessage", SEND | {"reply_markup": keyboard({"text": "k", "callback": "x"})}, 400,
     "Bad Request: reply_markup.inline_keyboard[0][0] has a field callback, which InlineKeyboardButton has not"),
    ("sendMessage", SEND | {"reply_markup": keyboard({"text": "k", "callback_data": 7})}, 400,
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
    ("getUpdates", {"allowed_updates": "[1]"}, 400, "Bad Request: allowed_updates[0] is 1, it must be String"),
    ("sendDocument", {"chat_id": "{ada}", "document": "attach://file"}, 400,
     "Bad Request: attach://file is not among the uploaded files"),
    ("restrictChatMember", {"chat_id": "{forum}", "user_id": "{bob}", "permissions": '{"can_send": true}'}, 400,
     "Bad Request: permissions has a field can_send, which ChatPermissions has not"),
    ("setChatMenuButton", {"menu_button": '{"type": "web_app", "text": "x"}'}, 400,
     "Bad Request: menu_button lacks the field web_app of MenuButtonWebApp"),
    # what the sandbox does not do
    ("sendPoll", {"chat_id": "{ada}", "question": "q", "options": "[]"}, 501, "the sandbox does not do sendPoll yet"),
    ("sendMessage", SEND | {"business_connection_id": "x"}, 501,
     "the sandbox does not do the parameter business_connection_id of sendMessage yet"),
    ("sendMessage", SEND | {"reply_parameters": '{"message_id": 1, "poll_option_id": "x"}'}, 501,
     "the sandbox does not do the field poll_option_id of reply_parameters yet"),
    ("editMessageText", EDIT | {"business_connection_id": "1"}, 501,
     "the sandbox does not do the parameter business_connection_id of editMessageText yet"),
]  # fmt: skip
