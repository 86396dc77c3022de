"""What the bot may learn of a chat, and leaving it."""

from bot.sandbox.access import chat_to_read
from bot.sandbox.call import Method
from bot.sandbox.chat import ChatKind, Status
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world import World

_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def get_chat(world: World, params: Json) -> Json:
    """The chat as ChatFullInfo, with the required fields and what the sandbox knows."""
    chat = chat_to_read(world, params["chat_id"])
    usernames = {"active_usernames": [chat.username]} if chat.username else {}
    return chat.json() | usernames | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}


def get_chat_member(world: World, params: Json) -> Json:
    """A person's standing in the chat; `left` for somebody who is not there."""
    chat = chat_to_read(world, params["chat_id"])
    user = world.users.get(params["user_id"])
    if user is None:
        raise BadRequest("PARTICIPANT_ID_INVALID")
    if chat.kind is ChatKind.CHANNEL and not chat.member(world.bot).status.rules:
        raise BadRequest("member list is inaccessible")
    return chat.member(user).json()


def get_chat_administrators(world: World, params: Json) -> list[Json]:
    """The creator and the administrators, without other bots; the anonymous ones too."""
    chat = chat_to_read(world, params["chat_id"])
    if chat.kind is ChatKind.PRIVATE:
        raise BadRequest("there are no administrators in the private chat")
    return [member.json() for member in chat.members.values() if member.status.rules]


def leave_chat(world: World, params: Json) -> bool:
    """Leave a group, a supergroup or a channel."""
    chat = chat_to_read(world, params["chat_id"])
    if chat.kind is ChatKind.PRIVATE:
        raise BadRequest("chat member status can't be changed in private chats")
    world.set_status(chat, world.bot, world.bot, Status.LEFT)
    return True


_CHAT = frozenset({"chat_id"})

METHODS = {
    "getChat": Method(get_chat, _CHAT),
    "getChatMember": Method(get_chat_member, _CHAT | {"user_id"}),
    "getChatAdministrators": Method(get_chat_administrators, _CHAT),
    "leaveChat": Method(leave_chat, _CHAT),
}
