"""Refused settings of the bot itself: its commands, texts and menu button."""

import json


def commands(name: str, description: str = "d") -> str:
    return json.dumps([{"command": name, "description": description}])


def button(text: str, url: str) -> str:
    return json.dumps({"type": "web_app", "text": text, "web_app": {"url": url}})


REFUSALS: list[tuple[str, dict[str, str], int, str]] = [
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
    ("getMyCommands", {"scope": '{"type": "chat", "chat_id": {news}}'}, 400, "Bad Request: chat not found"),
    ("deleteMyCommands", {"scope": '{"type": "chat_member", "chat_id": {lab}, "user_id": 5}'}, 400,
     "Bad Request: user not found"),
    ("setMyShortDescription", {"short_description": "x" * 121}, 400,
     "Bad Request: bot short description is too long: 121 characters of 120"),
    ("setMyDescription", {"description": "x" * 513}, 400,
     "Bad Request: bot description is too long: 513 characters of 512"),
    ("setMyName", {"name": "x" * 65}, 400, "Bad Request: bot name is too long: 65 characters of 64"),
    ("getMyName", {"language_code": "EN"}, 400, "Bad Request: invalid language code specified"),
    ("setChatMenuButton", {"chat_id": "{lab}"}, 400, "Bad Request: invalid chat_id specified"),
    ("setChatMenuButton", {"chat_id": "12"}, 400, "Bad Request: user not found"),
    ("getChatMenuButton", {"chat_id": "0"}, 400, "Bad Request: invalid chat_id specified"),
    ("setChatMenuButton", {"menu_button": button(" ", "https://a.org")}, 400,
     "Bad Request: menu button text must be non-empty"),
    ("setChatMenuButton", {"menu_button": button("x", "http://a.org")}, 400,
     "Bad Request: menu button Web App URL 'http://a.org' is invalid: Only HTTPS links are allowed"),
]  # fmt: skip
