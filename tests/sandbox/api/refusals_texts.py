"""Refused texts, and messages that are not there or not the bot's."""

SEND = {"chat_id": "{ada}", "text": "hello"}
EDIT = {"chat_id": "{ada}", "message_id": "{own}", "text": "other"}
HTML = {"chat_id": "{ada}", "parse_mode": "HTML"}
LONG = "x" * 4097
MANY_ENTITIES = "<b>x</b> " * 101
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)

REFUSALS: list[tuple[str, dict[str, str], int, str]] = [
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
    ("deleteMessage", {"chat_id": "{forum}", "message_id": "{foreign}"}, 400,
     "Bad Request: message can't be deleted"),
    ("sendDocument", {"chat_id": "{ada}", "document": "unknown"}, 400,
     "Bad Request: wrong file identifier/HTTP URL specified"),
]  # fmt: skip
