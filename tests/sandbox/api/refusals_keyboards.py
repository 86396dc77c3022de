"""Refused keyboards: what a key may do, where, and how many there may be."""

import json
from typing import Any


def keyboard(*row: dict[str, Any]) -> str:
    return json.dumps({"inline_keyboard": [list(row)]})


def key(**fields: Any) -> dict[str, Any]:
    return {"text": "k"} | fields


def reply_keyboard(*row: dict[str, Any], **fields: Any) -> str:
    return json.dumps({"keyboard": [list(row)]} | fields)


def send(markup: str, chat: str = "{ada}") -> dict[str, str]:
    return {"chat_id": chat, "text": "hello", "reply_markup": markup}


def app(url: str = "https://a.org") -> dict[str, str]:
    return {"url": url}


def wrong(words: str, url: str, why: str) -> str:
    return f"Bad Request: {words} URL '{url}' is invalid: {why}"


CHAT = {"request_id": 1, "chat_is_channel": True}
SWITCH = "in a channel chat, because users will not be able to use the button without knowing bot's username"
HTTPS = "Only HTTPS links are allowed"
NO_TEXT = "Bad Request: a button without text: Telegram leaves it out in silence"
PLAIN = "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"

CASES: list[tuple[dict[str, str], str]] = [
    (send(keyboard(key())), PLAIN),
    (send(keyboard(key(callback_data=""))), PLAIN),
    (send(keyboard(key(url=""))), PLAIN),
    (send(keyboard(key(callback_data="x", url="https://a.org"))),
     "Bad Request: the button 'k' has 2 actions, it must have exactly one"),
    (send(keyboard(key(callback_data="é" * 33))), "Bad Request: BUTTON_DATA_INVALID"),
    (send(keyboard(key(url="javascript:x"))), wrong("inline keyboard button", "javascript:x", "Wrong HTTP URL")),
    (send(keyboard(key(url="http://localhost/"))),
     wrong("inline keyboard button", "http://localhost/", "Wrong HTTP URL")),
    (send(keyboard(key(url="http://[a.org"))), wrong("inline keyboard button", "http://[a.org", "Wrong HTTP URL")),
    (send(keyboard(key(url="ftp://a.org"))), wrong("inline keyboard button", "ftp://a.org", "Wrong HTTP URL")),
    (send(keyboard({"text": " ", "callback_data": "x"})), NO_TEXT),
    (send(keyboard(*[key(callback_data="x")] * 9)), "Bad Request: a row of the keyboard has 9 buttons, clients show 8"),
    (send(json.dumps({"inline_keyboard": [[key(callback_data="x")]] * 101})),
     "Bad Request: reply markup is too long"),
    (send(keyboard(key(copy_text={"text": "x" * 257}))), "Bad Request: BUTTON_COPY_TEXT_INVALID"),
    (send(keyboard(key(copy_text={"text": ""}))), "Bad Request: BUTTON_COPY_TEXT_INVALID"),
    (send(keyboard(key(callback_data="x", style="loud"))),
     "Bad Request: can't parse inline keyboard button: invalid button style specified"),
    (send(keyboard(key(login_url=app("http://a.org")))),
     wrong("inline keyboard button login", "http://a.org", HTTPS)),
    (send(keyboard(key(web_app=app("http://a.org")))),
     wrong("inline keyboard button Web App", "http://a.org", HTTPS)),
    (send(keyboard(key(web_app=app())), "{lab}"), "Bad Request: BUTTON_TYPE_INVALID"),
    (send(keyboard(key(pay=True))), "Bad Request: BUTTON_TYPE_INVALID"),
    (send(keyboard(key(callback_game={}))), "Bad Request: BUTTON_TYPE_INVALID"),
    (send(keyboard(key(callback_data="x"), key(pay=True))),
     "Bad Request: a button with pay must be the first of the first row"),
    (send(keyboard(key(switch_inline_query_chosen_chat={"query": "x"}))),
     "Bad Request: switch_inline_query_chosen_chat allows no kind of chat"),
    (send(keyboard(key(switch_inline_query="")), "{news}"),
     f"Bad Request: can't use switch_inline_query button {SWITCH}"),
    (send(keyboard(key(switch_inline_query_current_chat="x")), "{news}"),
     f"Bad Request: can't use switch_inline_query_current_chat button {SWITCH}"),
    # reply keyboards
    (send(reply_keyboard(key()), "{news}"), "Bad Request: inline keyboard expected"),
    (send('{"remove_keyboard": true}', "{news}"), "Bad Request: inline keyboard expected"),
    (send('{"force_reply": true}', "{news}"), "Bad Request: inline keyboard expected"),
    (send('{"force_reply": false}'), "Bad Request: force_reply is false, it must be true"),
    (send('{"remove_keyboard": false}'), "Bad Request: remove_keyboard is false, it must be true"),
    (send('{"keyboard": []}'), "Bad Request: the keyboard has no buttons: Telegram leaves it out in silence"),
    (send(reply_keyboard({"text": ""})), NO_TEXT),
    (send(reply_keyboard(*[key()] * 13)), "Bad Request: a keyboard has at most 300 buttons, 12 in a row"),
    (send(reply_keyboard(key(), input_field_placeholder="x" * 65)),
     "Bad Request: input_field_placeholder has 65 characters, it must be 1 to 64"),
    (send(json.dumps({"force_reply": True, "input_field_placeholder": ""})),
     "Bad Request: input_field_placeholder has 0 characters, it must be 1 to 64"),
    (send(reply_keyboard(key(request_contact=True, request_location=True))),
     "Bad Request: the button 'k' asks for several things, it may ask for one"),
    (send(reply_keyboard(key(request_users={"request_id": 1, "max_quantity": 11}))),
     "Bad Request: max_quantity must be 1 to 10"),
    (send(reply_keyboard(key(request_chat=CHAT), key(request_chat=CHAT))),
     "Bad Request: two buttons have the same request_id"),
    (send(reply_keyboard(key(web_app=app("http://a.org")))), wrong("keyboard button Web App", "http://a.org", HTTPS)),
    (send(reply_keyboard(key(request_contact=True)), "{lab}"),
     "Bad Request: phone number can be requested in private chats only"),
    (send(reply_keyboard(key(request_location=True)), "{lab}"),
     "Bad Request: location can be requested in private chats only"),
    (send(reply_keyboard(key(request_poll={})), "{lab}"),
     "Bad Request: poll can be requested in private chats only"),
    (send(reply_keyboard(key(request_users={"request_id": 1})), "{lab}"),
     "Bad Request: users can be requested in private chats only"),
    (send(reply_keyboard(key(request_chat=CHAT)), "{lab}"),
     "Bad Request: chats can be requested in private chats only"),
    (send(reply_keyboard(key(web_app=app())), "{lab}"),
     "Bad Request: web App buttons can be used in private chats only"),
]  # fmt: skip

REFUSALS = [("sendMessage", params, 400, description) for params, description in CASES]
