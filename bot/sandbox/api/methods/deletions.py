"""Deleting messages.

Source of the rules: deleteMessage in the Bot API; which text goes with which: tdlib/td.
"""

from bot.sandbox.api.access import chat_to_read, message_of
from bot.sandbox.api.call import Method
from bot.sandbox.api.message_ids import check_ids
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world.chat import Chat, ChatKind, Member
from bot.sandbox.world.message import SentMessage
from bot.sandbox.world.world import World

_DAY = 24 * 60 * 60
_TWO_DAYS = 2 * _DAY
_FOUNDING = frozenset({"supergroup_chat_created", "channel_chat_created", "forum_topic_created"})
_SMALL = (ChatKind.PRIVATE, ChatKind.GROUP)


def delete_message(world: World, params: Json) -> bool:
    """Delete the bot's own message, any in a private chat, and any other where the bot is allowed to."""
    chat = chat_to_read(world, params["chat_id"])
    message = message_of(chat, params["message_id"], "message to delete")
    _check_deletable(world, chat, message)
    world.erase(message)
    return True


def delete_messages(world: World, params: Json) -> bool:
    """Delete up to 100 messages: all that are there, or none when one of them must not be."""
    chat = chat_to_read(world, params["chat_id"])
    ids: list[int] = params["message_ids"]
    check_ids(ids)
    found = [chat.messages[one] for one in dict.fromkeys(ids) if one in chat.messages]
    for message in found:
        _check_deletable(world, chat, message)
    for message in found:
        world.erase(message)
    return True


def _check_deletable(world: World, chat: Chat, message: SentMessage) -> None:
    allowed = chat.kind is ChatKind.PRIVATE or message.is_own(world.bot) or _may_delete(chat.member(world.bot), chat)
    age = world.now() - message.date
    thrown = chat.kind is ChatKind.PRIVATE and "dice" in (message.content.fields or {})
    if allowed and age < _TWO_DAYS and not message.service.keys() & _FOUNDING and not (thrown and age <= _DAY):
        return
    everyone = " for everyone" if chat.kind in _SMALL else ""
    raise BadRequest(f"message can't be deleted{everyone}")


def _may_delete(bot: Member, chat: Chat) -> bool:
    return bot.status.rules and (chat.kind is ChatKind.GROUP or bot.may("can_delete_messages"))


_CHAT = frozenset({"chat_id"})

METHODS = {
    "deleteMessage": Method(delete_message, _CHAT | {"message_id"}),
    "deleteMessages": Method(delete_messages, _CHAT | {"message_ids"}),
}
