"""Forwarding and copying messages.

Protected messages are not forwarded, but a bot may copy them, as copyMessage in the Bot API says by its silence.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from bot.sandbox.api.access import chat_to_read, chat_to_write, message_of
from bot.sandbox.api.call import Method
from bot.sandbox.api.formatting import caption_content
from bot.sandbox.api.media import recaptioned
from bot.sandbox.api.message_ids import check_ids
from bot.sandbox.api.methods.messages import DELIVERY, deliver, with_markup
from bot.sandbox.api.origin import origin_of
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world.chat import Chat
from bot.sandbox.world.message import Content, SentMessage
from bot.sandbox.world.world import World


def forward_message(world: World, params: Json) -> Json:
    """Send a message on, with its origin."""
    chat = chat_to_write(world, params["chat_id"])
    message = _found(world, params, "message to forward")
    if not _may_be_forwarded(message):
        raise BadRequest("the message can't be forwarded")
    return _forwarded(world, chat, message, params, None).json()


def forward_messages(world: World, params: Json) -> list[Json]:
    """Send on those of up to 100 messages that are there and may be sent on; albums stay together."""
    chat = chat_to_write(world, params["chat_id"])
    chosen = _chosen(world, params, _may_be_forwarded)
    albums = _new_albums(world, chosen)
    sent = [_forwarded(world, chat, one, params, albums.get(one.content.album)) for one in chosen]
    return [{"message_id": one.message_id} for one in sent]


def copy_message(world: World, params: Json) -> Json:
    """Send what a message says as the bot's own, with another caption if one is given."""
    chat = chat_to_write(world, params["chat_id"])
    message = _found(world, params, "message to copy")
    if message.service:
        raise BadRequest("the message can't be copied")
    content = _copy(message.content, None)
    if "caption" in params and content.media:
        content = recaptioned(content, caption_content(world, params))
    return {"message_id": deliver(world, chat, with_markup(content, params), params).message_id}


def copy_messages(world: World, params: Json) -> list[Json]:
    """Copy those of up to 100 messages that are there and may be copied; albums stay together."""
    chat = chat_to_write(world, params["chat_id"])
    chosen = _chosen(world, params, lambda message: not message.service)
    albums = _new_albums(world, chosen)
    contents = [_copy(one.content, albums.get(one.content.album)) for one in chosen]
    if params.get("remove_caption"):
        contents = [replace(one, text="", entities=(), source="") if one.media else one for one in contents]
    return [{"message_id": deliver(world, chat, one, params).message_id} for one in contents]


def _found(world: World, params: Json, purpose: str) -> SentMessage:
    return message_of(chat_to_read(world, params["from_chat_id"]), params["message_id"], purpose)


def _chosen(world: World, params: Json, allowed: Callable[[SentMessage], bool]) -> list[SentMessage]:
    ids: list[int] = params["message_ids"]
    check_ids(ids, increasing=True)
    there = chat_to_read(world, params["from_chat_id"])
    found = [there.messages[one] for one in ids if one in there.messages]
    if not found:
        raise BadRequest("there are no messages to forward")
    chosen = [message for message in found if allowed(message)]
    if not chosen:
        raise BadRequest("messages can't be forwarded")
    return chosen


def _new_albums(world: World, chosen: list[SentMessage]) -> dict[str | None, str]:
    """New album ids by the old ones, for albums of which two items or more go along."""
    items = Counter(one.content.album for one in chosen if one.content.album)
    return {album: str(world.serial()) for album, count in items.items() if count > 1}


def _may_be_forwarded(message: SentMessage) -> bool:
    return not (message.protected or message.service)


def _forwarded(world: World, chat: Chat, message: SentMessage, params: Json, album: str | None) -> SentMessage:
    keyboard = message.content.keyboard
    only_links = all("url" in button for row in keyboard for button in row)
    content = replace(_copy(message.content, album), keyboard=keyboard if only_links else ())
    return deliver(world, chat, content, params, origin=origin_of(message))


def _copy(content: Content, album: str | None) -> Content:
    source = content.text if content.source is None else content.source
    return replace(content, source=source, keyboard=(), markup=None, album=album)


_FROM = frozenset({"chat_id", "message_thread_id", "from_chat_id", "disable_notification", "protect_content"})

METHODS = {
    "forwardMessage": Method(forward_message, _FROM | {"message_id", "message_effect_id"}),
    "forwardMessages": Method(forward_messages, _FROM | {"message_ids"}),
    "copyMessage": Method(
        copy_message,
        DELIVERY | {"from_chat_id", "message_id", "caption", "caption_entities", "show_caption_above_media"},
    ),
    "copyMessages": Method(copy_messages, _FROM | {"message_ids", "remove_caption"}),
}
