"""Formatted text as Telegram reads it: parsed by TDLib itself, offline, with Telegram's own error texts.

Invariant: offsets and lengths are UTF-16 code units, as in the Bot API; text lengths are counted in code points.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tdjson import td_execute

from bot.sandbox.wire import BadRequest, Json, SpecViolation

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100
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
_FOUND = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"})
_GIVEN = {name: kind for kind, name in _TYPES.items() if name not in _FOUND} | {"pre": "Pre"}
_MARKERS = str.maketrans(dict.fromkeys("*_~|`[]()", "x"))
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"})
_MODES = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities, as Bot API MessageEntity objects in the order of their offsets."""

    text: str
    entities: tuple[Json, ...]


def parse(
    text: str, parse_mode: str | None, users: Mapping[int, Json] | None = None, given: Sequence[Json] = ()
) -> Formatted:
    """What Telegram makes of `text`, with the links, commands and mentions that it finds by itself.

    `users` are User objects by id, for `tg://user?id=…`; a mention of anybody else vanishes, as on Telegram.
    `given` are MessageEntity objects, which count only without `parse_mode`.
    Raises BadRequest with Telegram's own text when the markup is wrong, SpecViolation over 100 entities of markup
    (Telegram drops the rest in silence).
    """
    found = _marked_up(text, parse_mode, users or {}) if parse_mode else _fixed(text, given, users or {})
    if len(found.entities) > MAX_ENTITIES:
        raise SpecViolation(
            f"the text has {len(found.entities)} entities, Telegram keeps {MAX_ENTITIES} and drops the rest"
        )
    trimmed = _trim(found)
    covered = [entity for entity in trimmed.entities if entity["type"] in _OPAQUE]
    free = [entity for entity in detect(trimmed.text) if not any(_overlap(entity, other) for other in covered)]
    return Formatted(trimmed.text, _sorted((*trimmed.entities, *free)))


def detect(text: str) -> tuple[Json, ...]:
    """The entities of plain text: commands, links, mentions, hashtags, addresses."""
    answer = _ask({"@type": "getTextEntities", "text": text})
    return _translate(answer["entities"], {})


def check_length(text: str, limit: int, too_long: str) -> None:
    """Raise BadRequest(`too_long`) when the parsed text is over `limit` code points."""
    if len(text) > limit:
        raise BadRequest(too_long)


def _marked_up(text: str, parse_mode: str, users: Mapping[int, Json]) -> Formatted:
    mode = _MODES.get(parse_mode.lower())
    if mode is None:
        raise BadRequest("unsupported parse_mode")
    answer = _ask({"@type": "parseTextEntities", "text": text, "parse_mode": mode})
    return Formatted(answer["text"], _translate(answer["entities"], users))


def _fixed(text: str, given: Sequence[Json], users: Mapping[int, Json]) -> Formatted:
    """The text with the given entities as TDLib corrects them: cut apart, in order, without empty ones."""
    entities = [_as_tdlib(entity) for entity in given if entity["type"] not in _FOUND]
    if not entities:
        return Formatted(text, ())
    # parseMarkdown is the request that corrects entities and finds none of its own; it must find no markup either.
    inert = {"@type": "formattedText", "text": text.translate(_MARKERS), "entities": entities}
    return Formatted(text, _translate(_ask({"@type": "parseMarkdown", "text": inert})["entities"], users))


def _as_tdlib(entity: Json) -> Json:
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


def _ask(request: Json) -> Json:
    # The log's verbosity is a global of the native library; setting it each time takes 0.5 µs and no state of ours.
    td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')
    answer = td_execute(json.dumps(request).encode())
    if answer is None:
        raise RuntimeError("TDLib gave no answer")
    decoded: Json = json.loads(answer)
    if decoded["@type"] == "error":
        message = str(decoded["message"])
        raise BadRequest(message[:1].lower() + message[1:])
    return decoded


def _translate(found: list[Json], users: Mapping[int, Json]) -> tuple[Json, ...]:
    entities = []
    for entity in found:
        kind = entity["type"]
        name = _TYPES.get(kind["@type"].removeprefix("textEntityType"))
        if name is None or (name == "text_mention" and kind["user_id"] not in users):
            continue
        place = {"type": name, "offset": entity["offset"], "length": entity["length"]}
        entities.append(place | _details(name, kind, users))
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


def _trim(found: Formatted) -> Formatted:
    """Without the white space at both ends; in front it stays where an entity covers it, as in TDLib."""
    first = min((entity["offset"] for entity in found.entities), default=len(found.text))
    lead = min(len(found.text) - len(found.text.lstrip()), first)
    text = found.text[lead:].rstrip()
    end = utf16_length(text)
    kept = []
    for entity in found.entities:
        start = entity["offset"] - lead
        length = min(entity["length"], end - start)
        if length > 0:
            kept.append(entity | {"offset": start, "length": length})
    return Formatted(text, tuple(kept))


def utf16_length(text: str) -> int:
    """The number of UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _overlap(one: Json, other: Json) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])


def _sorted(entities: tuple[Json, ...]) -> tuple[Json, ...]:
    return tuple(sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])))
