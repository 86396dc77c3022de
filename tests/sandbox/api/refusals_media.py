"""Refused requests about media, edits, copies, pins, reactions and drafts, in the form of test_sandbox_refusals."""

import json
from typing import Any

LONG_CAPTION = "x" * 1025


def media(*items: dict[str, Any]) -> str:
    return json.dumps(list(items))


def item(kind: str = "photo", **fields: Any) -> dict[str, Any]:
    return {"type": kind, "media": "https://example.org/a.jpg"} | fields


def answering(**fields: Any) -> str:
    return json.dumps({"message_id": 1} | fields)


SEND = {"chat_id": "{ada}", "text": "hello"}
PHOTO = {"chat_id": "{ada}", "photo": "https://example.org/a.jpg"}
ALBUM = {"chat_id": "{ada}"}
OWN = {"chat_id": "{ada}", "message_id": "{own}"}
FROM_ADA = {"chat_id": "{ada}", "from_chat_id": "{ada}"}
POINT = {"chat_id": "{ada}", "latitude": "1", "longitude": "2"}
DRAFT = {"chat_id": "{ada}", "draft_id": "1", "text": "x"}
BOLD = json.dumps([{"type": "bold", "offset": 0, "length": 9}])
MIDDLE = json.dumps([{"type": "bold", "offset": 1, "length": 1}])
HUNDRED_AND_ONE = json.dumps(list(range(1, 102)))
URL = "Bad Request: failed to get HTTP URL content"
TOO_LONG = "Bad Request: message caption is too long"

REFUSALS: list[tuple[str, dict[str, str], int, str]] = [
    # files
    ("sendPhoto", PHOTO, 400, URL),
    ("sendVideo", {"chat_id": "{ada}", "video": "example.org/a.mp4"}, 400, URL),
    ("sendPhoto", PHOTO | {"photo": "ftp://example.org/a.jpg"}, 400, "Bad Request: wrong HTTP URL specified"),
    ("sendPhoto", PHOTO | {"photo": "https://[::1.jpg"}, 400, "Bad Request: wrong HTTP URL specified"),
    ("sendVoice", {"chat_id": "{ada}", "voice": "unknown"}, 400,
     "Bad Request: wrong file identifier/HTTP URL specified"),
    ("sendPhoto", PHOTO | {"caption": LONG_CAPTION}, 400, TOO_LONG),
    ("sendPhoto", PHOTO | {"caption": "<b>", "parse_mode": "HTML"}, 400,
     'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'),
    ("sendPhoto", PHOTO | {"cover": "x"}, 400, "Bad Request: sendPhoto has no parameter cover"),
    ("sendVideo", {"chat_id": "{ada}", "video": "x", "cover": "x"}, 501,
     "the sandbox does not do the parameter cover of sendVideo yet"),
    ("getFile", {"file_id": "unknown"}, 400, "Bad Request: invalid file_id"),
    # entities that are given
    ("sendMessage", SEND | {"entities": BOLD}, 400,
     "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9"),
    ("sendMessage", SEND | {"text": "😀", "entities": MIDDLE}, 400,
     "Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset 4"),
    ("sendMessage", SEND | {"entities": '[{"type": "bold", "offset": -1, "length": 1}]'}, 400,
     "Bad Request: receive an entity with incorrect offset -1"),
    ("sendMessage", SEND | {"entities": '[{"type": "loud", "offset": 0, "length": 1}]'}, 400,
     "Bad Request: can't parse MessageEntity: Unsupported type specified"),
    ("sendMessage", SEND | {"entities": '[{"type": "text_link", "offset": 0, "length": 1}]'}, 400,
     'Bad Request: can\'t parse MessageEntity: Can\'t find field "url"'),
    ("sendMessage", SEND | {"entities": '[{"type": "text_link", "offset": 0, "length": 1, "url": "x y"}]'}, 400,
     "Bad Request: entity URL 'x y' is invalid: Disallowed character in URL host"),
    # albums
    ("sendMediaGroup", ALBUM | {"media": "[]"}, 400, "Bad Request: there are no messages to send"),
    ("sendMediaGroup", ALBUM | {"media": media(*[item()] * 11)}, 400,
     "Bad Request: too many messages to send as an album"),
    ("sendMediaGroup", ALBUM | {"media": media(item())}, 400,
     "Bad Request: media has 1 item, it must have 2 to 10; Telegram sends it as a single message"),
    ("sendMediaGroup", ALBUM | {"media": media(item(), item())}, 400,
     'Bad Request: failed to send message #1 with the error message "WEBPAGE_CURL_FAILED"'),
    ("sendMediaGroup", ALBUM | {"media": media(item(caption=LONG_CAPTION), item())}, 400, TOO_LONG),
    ("sendMediaGroup", ALBUM | {"media": media(item(caption="<i>", parse_mode="HTML"), item())}, 400,
     "Bad Request: can't parse InputMedia: Can't parse entities: Can't find end tag corresponding to start tag \"i\""),
    # replies
    ("sendMessage", SEND | {"reply_parameters": answering(quote="not there")}, 400, "Bad Request: QUOTE_TEXT_INVALID"),
    ("sendMessage", SEND | {"reply_parameters": answering(quote="<b>own</b>", quote_parse_mode="HTML")}, 400,
     "Bad Request: QUOTE_TEXT_INVALID"),
    ("sendMessage", SEND | {"reply_parameters": answering(chat_id="@nowhere")}, 400, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": "{forum}", "text": "x", "message_effect_id": "5"}, 400,
     "Bad Request: can't use message effects in the chat"),
    # edits
    ("editMessageCaption", OWN | {"caption": "x"}, 400, "Bad Request: there is no caption in the message to edit"),
    ("editMessageCaption", {"chat_id": "{ada}", "message_id": "{theirs}", "caption": "x"}, 400,
     "Bad Request: message can't be edited"),
    ("editMessageMedia", OWN | {"media": json.dumps(item())}, 400, URL),
    ("editMessageMedia", {"chat_id": "{ada}", "message_id": "99", "media": json.dumps(item())}, 400,
     "Bad Request: message to edit not found"),
    ("editMessageText", {"inline_message_id": "7", "text": "x"}, 400, "Bad Request: MESSAGE_ID_INVALID"),
    ("editMessageReplyMarkup", {}, 400, "Bad Request: message identifier is not specified"),
    # forwards and copies
    ("forwardMessage", FROM_ADA | {"message_id": "99"}, 400, "Bad Request: message to forward not found"),
    ("copyMessage", FROM_ADA | {"message_id": "99"}, 400, "Bad Request: message to copy not found"),
    ("copyMessage", FROM_ADA | {"message_id": "1", "from_chat_id": "12"}, 400, "Bad Request: chat not found"),
    ("forwardMessages", FROM_ADA | {"message_ids": "[98, 99]"}, 400, "Bad Request: there are no messages to forward"),
    ("forwardMessages", FROM_ADA | {"message_ids": "[2, 1]"}, 400,
     "Bad Request: message identifiers must be in a strictly increasing order"),
    ("copyMessages", FROM_ADA | {"message_ids": "[]"}, 400, "Bad Request: message identifiers are not specified"),
    ("copyMessages", FROM_ADA | {"message_ids": HUNDRED_AND_ONE}, 400,
     "Bad Request: too many message identifiers specified"),
    ("forwardMessage", FROM_ADA | {"message_id": "1", "video_start_timestamp": "1"}, 501,
     "the sandbox does not do the parameter video_start_timestamp of forwardMessage yet"),
    # deletions
    ("deleteMessages", {"chat_id": "{ada}", "message_ids": "[]"}, 400,
     "Bad Request: message identifiers are not specified"),
    ("deleteMessages", {"chat_id": "{ada}", "message_ids": "[0]"}, 400,
     "Bad Request: invalid message identifier specified"),
    ("deleteMessages", {"chat_id": "{ada}", "message_ids": HUNDRED_AND_ONE}, 400,
     "Bad Request: too many message identifiers specified"),
    ("deleteMessages", {"chat_id": "{forum}", "message_ids": "[1, 2, 3, 4]"}, 400,
     "Bad Request: message can't be deleted"),
    # places
    ("sendLocation", POINT | {"latitude": "91"}, 400, "Bad Request: invalid location specified"),
    ("sendLocation", POINT | {"horizontal_accuracy": "1501"}, 400, "Bad Request: invalid location specified"),
    ("sendLocation", POINT | {"live_period": "59"}, 400, "Bad Request: wrong live location period specified"),
    ("sendLocation", POINT | {"live_period": "60", "heading": "361"}, 400,
     "Bad Request: wrong live location heading specified"),
    ("sendVenue", POINT | {"longitude": "181", "title": "t", "address": "a"}, 400,
     "Bad Request: invalid location specified"),
    ("sendContact", {"chat_id": "{ada}", "phone_number": "1", "first_name": ""}, 400,
     'Bad Request: parameter "first_name" is required'),
    ("sendContact", {"chat_id": "{ada}", "phone_number": "1", "first_name": "A", "vcard": "é" * 1025}, 400,
     "Bad Request: vcard is too long, it must have at most 2048 bytes"),
    ("sendDice", {"chat_id": "{ada}", "emoji": "🐱"}, 400, "Bad Request: EMOTICON_INVALID"),
    # pins
    ("pinChatMessage", {"chat_id": "{forum}", "message_id": "{foreign}"}, 400,
     "Bad Request: not enough rights to manage pinned messages in the chat"),
    ("pinChatMessage", {"chat_id": "{ada}", "message_id": "99"}, 400, "Bad Request: message to pin not found"),
    ("unpinChatMessage", {"chat_id": "{ada}"}, 400, "Bad Request: message to unpin not found"),
    ("unpinChatMessage", OWN, 400, "Bad Request: CHAT_NOT_MODIFIED"),
    # reactions
    ("setMessageReaction", OWN | {"reaction": '[{"type": "emoji", "emoji": "🥑"}]'}, 400,
     "Bad Request: REACTION_INVALID"),
    ("setMessageReaction", OWN | {"reaction": '[{"type": "custom_emoji", "custom_emoji_id": "5"}]'}, 400,
     "Bad Request: REACTION_INVALID"),
    ("setMessageReaction", OWN | {"reaction": json.dumps([{"type": "emoji", "emoji": "👍"}] * 2)}, 400,
     "Bad Request: REACTIONS_TOO_MANY"),
    ("setMessageReaction", OWN | {"reaction": '[{"type": "paid"}]'}, 400,
     "Bad Request: invalid reaction type specified"),
    ("setMessageReaction", {"chat_id": "{ada}", "message_id": "99"}, 400, "Bad Request: message to react not found"),
    # drafts
    ("sendMessageDraft", DRAFT | {"chat_id": "{forum}"}, 400, "Bad Request: TEXTDRAFT_PEER_INVALID"),
    ("sendMessageDraft", DRAFT | {"draft_id": "0"}, 400, "Bad Request: RANDOM_ID_INVALID"),
    ("sendMessageDraft", DRAFT | {"text": "x" * 4097}, 400, "Bad Request: message is too long"),
    ("sendMessageDraft", DRAFT | {"message_thread_id": "7"}, 400, "Bad Request: message thread not found"),
]  # fmt: skip
