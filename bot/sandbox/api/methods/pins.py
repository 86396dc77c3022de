"""Pinning messages in a chat.

Wordings not seen in the wild: CHAT_NOT_MODIFIED of unpinning.
"""

from bot.sandbox.api.access import chat_to_write, message_of
from bot.sandbox.api.call import Method
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world.chat import Chat, ChatKind
from bot.sandbox.world.message import Content
from bot.sandbox.world.world import World


def pin_chat_message(world: World, params: Json) -> bool:
    """Pin a message; the chat tells of it, and the bot hears that too."""
    chat = _chat(world, params)
    message = message_of(chat, params["message_id"], "message to pin")
    if message.service:
        raise BadRequest("service messages can't be pinned")
    if message.message_id in chat.pinned:
        raise BadRequest("CHAT_NOT_MODIFIED")
    world.pin(message)
    told = world.speak(
        chat,
        Content(),
        message.thread,
        silent=params.get("disable_notification", False) or chat.kind in (ChatKind.CHANNEL, ChatKind.PRIVATE),
        service={"pinned_message": message.json(with_reply=False)},
    )
    world.updates.push("channel_post" if chat.kind is ChatKind.CHANNEL else "message", told.json())
    return True


def unpin_chat_message(world: World, params: Json) -> bool:
    """Unpin a message, or of the pinned ones that was sent last."""
    chat = _chat(world, params)
    wanted = params.get("message_id")
    if wanted is None:
        wanted = max(chat.pinned, default=0)
    message = message_of(chat, wanted, "message to unpin")
    if message.message_id not in chat.pinned:
        raise BadRequest("CHAT_NOT_MODIFIED")
    world.unpin(chat, {message.message_id})
    return True


def unpin_all_chat_messages(world: World, params: Json) -> bool:
    """Unpin whatever is pinned."""
    chat = _chat(world, params)
    world.unpin(chat, set(chat.pinned))
    return True


def _chat(world: World, params: Json) -> Chat:
    chat = chat_to_write(world, params["chat_id"])
    right = "can_edit_messages" if chat.kind is ChatKind.CHANNEL else "can_pin_messages"
    if chat.kind is not ChatKind.PRIVATE and not chat.member(world.bot).may(right):
        raise BadRequest("not enough rights to manage pinned messages in the chat")
    return chat


_CHAT = frozenset({"chat_id"})

METHODS = {
    "pinChatMessage": Method(pin_chat_message, _CHAT | {"message_id", "disable_notification"}),
    "unpinChatMessage": Method(unpin_chat_message, _CHAT | {"message_id"}),
    "unpinAllChatMessages": Method(unpin_all_chat_messages, _CHAT),
}
