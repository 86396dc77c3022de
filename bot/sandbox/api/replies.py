"""What a message answers: a message of the chat or of another one, and the part of it that is quoted.

Wordings not seen in the wild: none; how Telegram looks a quote up is not public, here it must be an exact part of the
text with the same styles (ReplyParameters in the Bot API), nearest to `quote_position`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.sandbox.api.access import chat_to_read, message_of
from bot.sandbox.api.cleaning import utf16_length
from bot.sandbox.api.entities import MAX_CAPTION, parse
from bot.sandbox.api.origin import origin_of
from bot.sandbox.wire import BadRequest, Json, NotDone
from bot.sandbox.world.chat import Chat, ChatKind
from bot.sandbox.world.message import SentMessage
from bot.sandbox.world.world import World

MAX_QUOTE = MAX_CAPTION
_STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji", "date_time"})
_DONE = frozenset(
    {
        "message_id", "chat_id", "allow_sending_without_reply", "quote", "quote_parse_mode", "quote_entities",
        "quote_position",
    }
)  # fmt: skip
_CONTENTS = frozenset(
    {
        "photo", "document", "video", "animation", "audio", "voice", "has_media_spoiler", "link_preview_options",
        "location", "venue", "contact", "dice", "poll",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reply:
    """`message` is in the same chat; `context` holds the fields `quote` and `external_reply` of the new message."""

    message: SentMessage | None = None
    context: Json = field(default_factory=dict)


def reply_of(world: World, chat: Chat, reply: Json | None) -> Reply:
    """What ReplyParameters mean for a message in `chat`.

    Raises BadRequest when the message is not there, or QUOTE_TEXT_INVALID when the quote is not in it; NotDone for
    tasks and poll options.
    """
    if reply is None:
        return Reply()
    for name in reply.keys() - _DONE:
        raise NotDone(f"the field {name} of reply_parameters")
    there = chat_to_read(world, reply["chat_id"]) if "chat_id" in reply else chat
    if there is not chat:
        return _from_elsewhere(message_of(there, reply["message_id"], "message to be replied"), reply)
    if reply["message_id"] not in chat.messages and reply.get("allow_sending_without_reply"):
        return Reply()
    message = message_of(chat, reply["message_id"], "message to be replied")
    return Reply(message, _quoted(message, reply))


def _from_elsewhere(message: SentMessage, reply: Json) -> Reply:
    """A reply to another chat's message; to one that is protected or tells of an event, Telegram drops it."""
    if message.protected or message.service:
        return Reply()
    shown = message.json(with_reply=False)
    external = {"origin": origin_of(message)} | {name: shown[name] for name in shown.keys() & _CONTENTS}
    if message.chat.kind in (ChatKind.SUPERGROUP, ChatKind.CHANNEL):
        external |= {"chat": message.chat.json(), "message_id": message.message_id}
    automatic = {"quote": _quote(message, 0, message.text[:MAX_QUOTE])} if message.text else {}
    return Reply(None, {"external_reply": external} | automatic | _quoted(message, reply))


def _quoted(message: SentMessage, reply: Json) -> Json:
    if not reply.get("quote"):
        return {}
    wanted = parse(reply["quote"], reply.get("quote_parse_mode"), given=reply.get("quote_entities", ()))
    if not wanted.text:
        return {}
    styles = _styles(wanted.entities, 0, utf16_length(wanted.text))
    near: int = reply.get("quote_position", 0)
    for place in sorted(_places(message.text, wanted.text), key=lambda place: abs(place - near)):
        quote = _quote(message, place, wanted.text)
        if len(wanted.text) <= MAX_QUOTE and quote.get("entities", []) == styles:
            return {"quote": quote | {"is_manual": True}}
    raise BadRequest("QUOTE_TEXT_INVALID")


def _quote(message: SentMessage, place: int, text: str) -> Json:
    styles = _styles(message.entities, place, utf16_length(text))
    return {"text": text, "position": place} | ({"entities": styles} if styles else {})


def _places(text: str, part: str) -> Iterator[int]:
    """Where the part begins, in UTF-16 code units."""
    start = text.find(part)
    while start >= 0:
        yield utf16_length(text[:start])
        start = text.find(part, start + 1)


def _styles(entities: tuple[Json, ...], place: int, length: int) -> list[Json]:
    """The entities that a quote keeps, cut to the part that begins at `place`."""
    kept = []
    for entity in entities:
        start = max(entity["offset"] - place, 0)
        end = min(entity["offset"] + entity["length"] - place, length)
        if entity["type"] in _STYLES and start < end:
            kept.append(entity | {"offset": start, "length": end - start})
    return kept
