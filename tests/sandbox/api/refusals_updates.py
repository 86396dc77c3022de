"""Refused polls, webhooks, and answers to presses and inline queries."""

import json
from typing import Any


def article(name: str = "1", **fields: Any) -> dict[str, Any]:
    text = {"input_message_content": {"message_text": "hello"}}
    return {"type": "article", "id": name, "title": "t"} | text | fields


def answer(*results: dict[str, Any], **params: str) -> dict[str, str]:
    return {"inline_query_id": "{query}", "results": json.dumps(results)} | params


def photo(**fields: Any) -> dict[str, Any]:
    return {"type": "photo", "id": "1"} | fields


def button(**fields: Any) -> str:
    return json.dumps({"text": "Settings"} | fields)


TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
ELSEWHERE = (
    "Bad Request: bad webhook: the sandbox posts updates to this machine only, to a URL as "
    "http://127.0.0.1:8080/hook; it never calls out"
)
HOOK = {"url": "http://127.0.0.1:9/hook"}
ONE_FIELD = (
    "Bad Request: can't parse inline query results button: "
    "InlineQueryResultsButton must have exactly one optional field"
)
MEDIA = "https://example.org/a.jpg"

REFUSALS: list[tuple[str, dict[str, str], int, str]] = [
    ("getUpdates", {"limit": "101"}, 400, "Bad Request: limit is 101, it must be 1 to 100"),
    ("getUpdates", {"limit": "0"}, 400, "Bad Request: limit is 0, it must be 1 to 100"),
    ("getUpdates", {"timeout": "-1"}, 400, "Bad Request: timeout is -1, it must not be negative"),
    ("getUpdates", {"allowed_updates": '["messages"]'}, 400,
     "Bad Request: allowed_updates has messages, which is no kind of update"),
    # webhooks
    ("setWebhook", {"url": "https://example.org/hook"}, 400, ELSEWHERE),
    ("setWebhook", {"url": "http://10.0.0.1/hook"}, 400, ELSEWHERE),
    ("setWebhook", {"url": "https://127.0.0.1/hook"}, 400, ELSEWHERE),
    ("setWebhook", {"url": "http://localhost.example.org/"}, 400, ELSEWHERE),
    ("setWebhook", {"url": "http://127.0.0.1@example.org/"}, 400, ELSEWHERE),
    ("setWebhook", {"url": "http://127.0.0.1:99999/"}, 400, "Bad Request: invalid webhook URL specified"),
    ("setWebhook", {"url": "https://"}, 400, "Bad Request: invalid webhook URL specified"),
    ("setWebhook", HOOK | {"secret_token": "x" * 257}, 400, "Bad Request: secret token is too long"),
    ("setWebhook", HOOK | {"secret_token": "a b"}, 400,
     "Bad Request: secret token contains unallowed characters"),
    ("setWebhook", HOOK | {"max_connections": "101"}, 400,
     "Bad Request: max_connections is 101, it must be 1 to 100"),
    ("setWebhook", HOOK | {"ip_address": "8.8.8.8"}, 400, ELSEWHERE),
    ("setWebhook", HOOK | {"ip_address": "here"}, 400, "Bad Request: bad webhook: Invalid IP address specified"),
    ("setWebhook", HOOK | {"allowed_updates": '["messages"]'}, 400,
     "Bad Request: allowed_updates has messages, which is no kind of update"),
    # presses
    ("answerCallbackQuery", {"callback_query_id": "7"}, 400, TOO_OLD),
    ("answerCallbackQuery", {"callback_query_id": "{expired}"}, 400, TOO_OLD),
    ("answerCallbackQuery", {"callback_query_id": "{press}", "text": "x" * 201}, 400,
     "Bad Request: MESSAGE_TOO_LONG"),
    ("answerCallbackQuery", {"callback_query_id": "{press}", "url": "https://arxiv.org"}, 400,
     "Bad Request: URL_INVALID"),
    ("answerCallbackQuery", {"callback_query_id": "{press}", "url": "https://t.me/other_bot?start=x"}, 400,
     "Bad Request: URL_INVALID"),
    ("answerCallbackQuery", {"callback_query_id": "{press}", "cache_time": "-1"}, 400,
     "Bad Request: cache_time is -1, it must be 0 to 2592000"),
    # inline queries
    ("answerInlineQuery", answer(inline_query_id="7"), 400, TOO_OLD),
    ("answerInlineQuery", answer(inline_query_id="{answered}"), 400, TOO_OLD),
    ("answerInlineQuery", answer(*[article(str(number)) for number in range(51)]), 400,
     "Bad Request: too many inline query results specified"),
    ("answerInlineQuery", answer(article(), article()), 400, "Bad Request: RESULT_ID_DUPLICATE"),
    ("answerInlineQuery", answer(article("")), 400, "Bad Request: RESULT_ID_INVALID"),
    ("answerInlineQuery", answer(article("é" * 33)), 400, "Bad Request: RESULT_ID_INVALID"),
    ("answerInlineQuery", answer(next_offset="é" * 33), 400, "Bad Request: NEXT_OFFSET_INVALID"),
    ("answerInlineQuery", answer(cache_time="-1"), 400, "Bad Request: cache_time is -1, it must be 0 to 86400"),
    ("answerInlineQuery", answer(article(input_message_content={"message_text": ""})), 400,
     "Bad Request: can't parse inline query result: Input message content is not specified"),
    ("answerInlineQuery", answer(article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})), 400,
     'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'),
    ("answerInlineQuery", answer(article(input_message_content={"message_text": "x" * 4097})), 400,
     "Bad Request: message is too long"),
    ("answerInlineQuery",
     answer(article(reply_markup={"inline_keyboard": [[{"text": "k", "callback_data": "x" * 65}]]})), 400,
     "Bad Request: BUTTON_DATA_INVALID"),
    ("answerInlineQuery", answer(button=button()), 400, ONE_FIELD),
    ("answerInlineQuery", answer(button=button(start_parameter="a b")), 400, "Bad Request: START_PARAM_INVALID"),
    ("answerInlineQuery", answer(button=json.dumps({"text": "", "start_parameter": "a"})), 400,
     "Bad Request: SWITCH_PM_TEXT_EMPTY"),
    ("answerInlineQuery", answer(photo(photo_file_id="unknown")), 400,
     "Bad Request: wrong file identifier/HTTP URL specified"),
    ("answerInlineQuery", answer(photo(photo_url=MEDIA, thumbnail_url=MEDIA, caption="x" * 1025)), 400,
     "Bad Request: message caption is too long"),
    ("answerInlineQuery", answer({"type": "game", "id": "1", "game_short_name": "chess"}), 501,
     "the sandbox does not do inline results of the type game yet"),
]  # fmt: skip
