"""What the bot may learn of a chat, its title and description, and leaving it.

Not verified: CHAT_ADMIN_REQUIRED for a member of a group that hides them,
CHAT_TITLE_EMPTY's place (TDLib says “title must be non-empty” first) and CHAT_ABOUT_TOO_LONG.
"""

from bot.sandbox.api.access import chat_to_read, chat_to_write, find_chat, member_of
from bot.sandbox.api.call import Method
from bot.sandbox.people.hearing import tell
from bot.sandbox.wire import BadRequest, Json, SpecViolation
from bot.sandbox.world.chat import Chat, ChatKind, Status
from bot.sandbox.world.message import Content
from bot.sandbox.world.world import World

MAX_TITLE = 128
MAX_DESCRIPTION = 255
_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def get_chat(world: World, params: Json) -> Json:
    """The chat as ChatFullInfo, with the required fields and what the sandbox knows. A group that moved is told of."""
    chat = find_chat(world, params["chat_id"])
    if not chat.upgraded_to:
        chat_to_read(world, chat.id)
    known: Json = {"active_usernames": [chat.username]} if chat.username else {}
    if chat.description:
        known["description"] = chat.description
    pinned = chat.messages.get(max(chat.pinned)) if chat.pinned else None
    if pinned:
        known["pinned_message"] = pinned.json(with_reply=False)
    return chat.json() | known | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}


def get_chat_member(world: World, params: Json) -> Json:
    """A person's standing in the chat; `left` for somebody who is not there."""
    chat = chat_to_read(world, params["chat_id"])
    member = member_of(world, chat, params["user_id"])
    if member.user != world.bot:
        _check_list(world, chat)
        if chat.hides_members and not chat.member(world.bot).status.rules:
            raise BadRequest("CHAT_ADMIN_REQUIRED")
    return member.json(chat.kind)


def get_chat_administrators(world: World, params: Json) -> list[Json]:
    """The creator and the administrators, without other bots; the anonymous ones too."""
    chat = chat_to_read(world, params["chat_id"])
    if chat.kind is ChatKind.PRIVATE:
        raise BadRequest("there are no administrators in the private chat")
    _check_list(world, chat)
    return [member.json(chat.kind) for member in chat.members.values() if member.status.rules]


def get_chat_member_count(world: World, params: Json) -> int:
    """How many people and bots are in the chat."""
    chat = chat_to_read(world, params["chat_id"])
    return sum(member.status.inside for member in chat.members.values()) if chat.kind is not ChatKind.PRIVATE else 2


def set_chat_title(world: World, params: Json) -> bool:
    """Change the title; a service message tells of it."""
    chat = _changeable(world, params["chat_id"], "change private chat title", "change chat title")
    title = " ".join(params["title"].split())
    if not title:
        raise BadRequest("title must be non-empty")
    if len(title) > MAX_TITLE:
        raise SpecViolation(f"the title has {len(title)} characters, Telegram cuts it to {MAX_TITLE}")
    if title != chat.title:
        chat.title = title
        world.stir(chat)
        tell(world, world.speak(chat, Content(), service={"new_chat_title": title}))
    return True


def set_chat_description(world: World, params: Json) -> bool:
    """Change the description, or remove it."""
    chat = _changeable(world, params["chat_id"], "change private chat description", "set chat description")
    description: str = params.get("description", "").strip()
    if len(description) > MAX_DESCRIPTION:
        raise BadRequest("CHAT_ABOUT_TOO_LONG")
    if description == chat.description:
        raise BadRequest("chat description is not modified")
    chat.description = description
    world.stir(chat)
    return True


def leave_chat(world: World, params: Json) -> bool:
    """Leave a group, a supergroup or a channel."""
    chat = chat_to_read(world, params["chat_id"])
    if chat.kind is ChatKind.PRIVATE:
        raise BadRequest("chat member status can't be changed in private chats")
    world.set_status(chat, world.bot, world.bot, Status.LEFT)
    return True


def _check_list(world: World, chat: Chat) -> None:
    if chat.kind is ChatKind.CHANNEL and not chat.member(world.bot).status.rules:
        raise BadRequest("member list is inaccessible")


def _changeable(world: World, chat_id: int | str, private: str, right: str) -> Chat:
    chat = chat_to_write(world, chat_id)
    if chat.kind is ChatKind.PRIVATE:
        raise BadRequest(f"can't {private}")
    if not chat.member(world.bot).may("can_change_info"):
        raise BadRequest(f"not enough rights to {right}")
    return chat


_CHAT = frozenset({"chat_id"})

METHODS = {
    "getChat": Method(get_chat, _CHAT),
    "getChatMember": Method(get_chat_member, _CHAT | {"user_id"}),
    "getChatAdministrators": Method(get_chat_administrators, _CHAT),
    "getChatMemberCount": Method(get_chat_member_count, _CHAT),
    "setChatTitle": Method(set_chat_title, _CHAT | {"title"}),
    "setChatDescription": Method(set_chat_description, _CHAT | {"description"}),
    "leaveChat": Method(leave_chat, _CHAT),
}
