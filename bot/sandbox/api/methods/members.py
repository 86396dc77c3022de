"""Banning, restricting and promoting people.

Invariant: nobody's standing changes unless the bot has the right to change it. Source of the texts: the open Bot API
server and TDLib. Not verified: USER_NOT_PARTICIPANT for one who is not there, RIGHT_FORBIDDEN for a right that the bot
has not itself.
"""

from bot.sandbox.api.access import chat_to_write, member_of
from bot.sandbox.api.call import Method
from bot.sandbox.people.hearing import tell
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world.chat import PERMISSIONS, RIGHTS, RIGHTS_BY_KIND, Chat, ChatKind, Member, Status
from bot.sandbox.world.message import Content
from bot.sandbox.world.world import World

_ALL_RIGHTS = frozenset({*RIGHTS, *(right for rights in RIGHTS_BY_KIND.values() for right in rights)})
_MEDIA = frozenset(
    {
        "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes",
        "can_send_voice_notes",
    }
)  # fmt: skip
_BROAD = (ChatKind.SUPERGROUP, ChatKind.CHANNEL)


def ban_chat_member(world: World, params: Json) -> bool:
    """Send somebody away for good or until `until_date`; from a supergroup or a channel with all that they wrote."""
    chat = chat_to_write(world, params["chat_id"])
    if chat.kind is ChatKind.PRIVATE:
        raise BadRequest("can't ban members in private chats")
    member = member_of(world, chat, params["user_id"])
    if chat.kind is ChatKind.GROUP and not chat.member(world.bot).may("can_restrict_members"):
        raise BadRequest("CHAT_ADMIN_REQUIRED")
    _check_restricting(world, chat, member)
    was_inside = member.status.inside
    world.set_status(chat, world.bot, member.user, Status.KICKED, until=params.get("until_date", 0))
    if params.get("revoke_messages") or chat.kind in _BROAD:
        for message in [one for one in chat.messages.values() if one.sender == member.user]:
            world.erase(message)
    if was_inside and chat.kind is not ChatKind.CHANNEL:
        service = {"left_chat_member": member.user.json()}
        tell(world, world.write(chat, world.bot, Content(), service=service))
    return True


def unban_chat_member(world: World, params: Json) -> bool:
    """Let somebody return; a member is sent away unless `only_if_banned`."""
    chat = _broad(world, params["chat_id"])
    member = member_of(world, chat, params["user_id"])
    if params.get("only_if_banned") and member.status is not Status.KICKED:
        return True
    _check_restricting(world, chat, member)
    if member.status is not Status.LEFT:
        world.set_status(chat, world.bot, member.user, Status.LEFT)
    return True


def restrict_chat_member(world: World, params: Json) -> bool:
    """Take permissions from a member of a supergroup, or give them back."""
    chat = chat_to_write(world, params["chat_id"])
    if chat.kind is not ChatKind.SUPERGROUP:
        raise BadRequest("method is available only for supergroups")
    member = member_of(world, chat, params["user_id"])
    _check_restricting(world, chat, member)
    asked = _spread(params["permissions"], independent=params.get("use_independent_chat_permissions", False))
    if asked == frozenset(PERMISSIONS):
        status, granted = Status.MEMBER, None
    else:
        status, granted = Status.RESTRICTED, asked
    world.set_status(chat, world.bot, member.user, status, granted=granted, until=params.get("until_date", 0))
    return True


def promote_chat_member(world: World, params: Json) -> bool:
    """Give somebody rights of an administrator; without any, make them an ordinary member."""
    chat = _broad(world, params["chat_id"])
    member = member_of(world, chat, params["user_id"])
    _check_owner(member)
    bot = chat.member(world.bot)
    if not bot.may("can_promote_members"):
        raise BadRequest("not enough rights")
    if member.user == world.bot:
        raise BadRequest("can't promote self")
    if not member.status.inside:
        raise BadRequest("USER_NOT_PARTICIPANT")
    granted = frozenset(right for right in _ALL_RIGHTS if params.get(right))
    if any(not bot.may(right) for right in granted):
        raise BadRequest("RIGHT_FORBIDDEN")
    hidden = params.get("is_anonymous", False)
    status = Status.ADMINISTRATOR if granted or hidden else Status.MEMBER
    rights = granted | {"can_manage_chat"} if status.rules else None
    world.set_status(chat, world.bot, member.user, status, anonymous=hidden, granted=rights)
    return True


def _broad(world: World, chat_id: int | str) -> Chat:
    chat = chat_to_write(world, chat_id)
    if chat.kind not in _BROAD:
        raise BadRequest("method is available for supergroup and channel chats only")
    return chat


def _check_owner(member: Member) -> None:
    if member.status is Status.CREATOR:
        raise BadRequest("can't remove chat owner")


def _check_restricting(world: World, chat: Chat, member: Member) -> None:
    _check_owner(member)
    if member.user == world.bot:
        raise BadRequest("can't restrict self")
    if not chat.member(world.bot).may("can_restrict_members"):
        raise BadRequest("not enough rights to restrict/unrestrict chat member")
    if member.status is Status.ADMINISTRATOR:
        raise BadRequest("user is an administrator of the chat")


def _spread(permissions: Json, *, independent: bool) -> frozenset[str]:
    """The permissions with those that they imply, see `use_independent_chat_permissions`."""
    granted = frozenset(name for name, value in permissions.items() if value)
    if independent:
        return granted
    if granted & {"can_send_other_messages", "can_add_web_page_previews"}:
        granted |= _MEDIA
    return granted | {"can_send_messages"} if granted & (_MEDIA | {"can_send_polls"}) else granted


_WHO = frozenset({"chat_id", "user_id"})

METHODS = {
    "banChatMember": Method(ban_chat_member, _WHO | {"until_date", "revoke_messages"}),
    "unbanChatMember": Method(unban_chat_member, _WHO | {"only_if_banned"}),
    "restrictChatMember": Method(
        restrict_chat_member, _WHO | {"permissions", "use_independent_chat_permissions", "until_date"}
    ),
    "promoteChatMember": Method(promote_chat_member, _WHO | _ALL_RIGHTS | {"is_anonymous"}),
}
