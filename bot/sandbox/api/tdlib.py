"""TDLib, asked offline, and its entities as those of the Bot API and back.

Invariant: what TDLib knows and the Bot API does not (bank cards, timestamps of media) is left out.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache

from tdjson import td_execute

from bot.sandbox.wire import BadRequest, Json

_TYPES = {
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "BotCommand": "bot_command",
    "Url": "url",
    "EmailAddress": "email",
    "PhoneNumber": "phone_number",
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "CustomEmoji": "custom_emoji",
    "DateTime": "date_time",
}
_BY_TDLIB = {f"textEntityType{kind}": name for kind, name in _TYPES.items()}
FOUND = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"})
_GIVEN = {name: kind for kind, name in _TYPES.items() if name not in FOUND} | {"pre": "Pre"}
_DETAILED = frozenset({"text_link", "text_mention", "custom_emoji", "pre", "date_time"})


@cache
def _tdlib() -> Callable[[bytes], bytes | None]:
    """TDLib, which has been told not to write to the terminal."""
    td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')
    execute: Callable[[bytes], bytes | None] = td_execute
    return execute


def ask(request: Json) -> Json:
    """TDLib's answer. Raises BadRequest with its words when it refuses."""
    answer = _tdlib()(json.dumps(request).encode())
    if answer is None:
        raise RuntimeError("TDLib gave no answer")
    decoded: Json = json.loads(answer)
    if decoded["@type"] == "error":
        message = str(decoded["message"])
        raise BadRequest(message[:1].lower() + message[1:])
    return decoded


def to_tdlib(entity: Json) -> Json:
    """A MessageEntity as TDLib has it. Raises BadRequest for an unknown type and for lack of a field."""
    name = _GIVEN.get(entity["type"])
    if name is None:
        raise BadRequest("can't parse MessageEntity: Unsupported type specified")
    kind: Json = {}
    try:
        match entity["type"]:
            case "pre" if entity.get("language"):
                name, kind = "PreCode", {"language": entity["language"]}
            case "text_link":
                kind = {"url": entity["url"]}
            case "text_mention":
                kind = {"user_id": entity["user"]["id"]}
            case "custom_emoji":
                kind = {"custom_emoji_id": entity["custom_emoji_id"]}
            case "date_time":
                kind = {"unix_time": entity["unix_time"]} | _formatting(entity.get("date_time_format", ""))
    except KeyError as lacking:
        raise BadRequest(f"can't parse MessageEntity: Can't find field \"{lacking.args[0]}\"") from None
    place = {"@type": "textEntity", "offset": entity["offset"], "length": entity["length"]}
    return place | {"type": {"@type": f"textEntityType{name}"} | kind}


def _formatting(letters: str) -> Json:
    """The reverse of `_date_time_format`."""
    if letters == "r":
        return {"formatting_type": {"@type": "dateTimeFormattingTypeRelative"}}
    if not letters:
        return {}
    shown: Json = {"@type": "dateTimeFormattingTypeAbsolute", "show_day_of_week": "w" in letters}
    for part, letter in (("date", "d"), ("time", "t")):
        precision = "Short" if letter in letters else "Long" if letter.upper() in letters else "None"
        shown[f"{part}_precision"] = {"@type": f"dateTimePartPrecision{precision}"}
    return {"formatting_type": shown}


def from_tdlib(found: list[Json], users: Mapping[int, Json]) -> tuple[Json, ...]:
    """TDLib's entities as MessageEntity objects; `users` are User objects by id, mentions of others vanish."""
    entities = []
    for entity in found:
        kind = entity["type"]
        name = _BY_TDLIB.get(kind["@type"])
        if name is None or (name == "text_mention" and kind["user_id"] not in users):
            continue
        told = {"type": name, "offset": entity["offset"], "length": entity["length"]}
        entities.append(told | _details(name, kind, users) if name in _DETAILED else told)
    return tuple(entities)


def _details(name: str, kind: Json, users: Mapping[int, Json]) -> Json:
    if name == "text_link":
        return {"url": kind["url"]}
    if name == "text_mention":
        return {"user": users[kind["user_id"]]}
    if name == "custom_emoji":
        return {"custom_emoji_id": str(kind["custom_emoji_id"])}
    if name == "pre" and kind.get("language"):
        return {"language": kind["language"]}
    if name == "date_time":
        shape = _date_time_format(kind.get("formatting_type"))
        return {"unix_time": kind["unix_time"]} | ({"date_time_format": shape} if shape else {})
    return {}


def _date_time_format(kind: Json | None) -> str:
    """TDLib's formatting as the Bot API's letters: r, or w (weekday), d or D (date), t or T (time)."""
    if kind is None:
        return ""
    if kind["@type"] == "dateTimeFormattingTypeRelative":
        return "r"
    return (
        ("w" if kind["show_day_of_week"] else "")
        + _precision(kind.get("date_precision"), "d")
        + _precision(kind.get("time_precision"), "t")
    )


def _precision(kind: Json | None, letter: str) -> str:
    name = (kind or {}).get("@type", "").removeprefix("dateTimePartPrecision")
    return {"Short": letter, "Long": letter.upper()}.get(name, "")
