"""What the bot lacks in a channel or a group, by name.

Source: Bot API, ChatMember, ChatPermissions. A member that is neither restricted nor an admin may what the group lets
all its members do; a channel is written in by its admins alone.
"""

from enum import StrEnum

from telegram import (
    ChatFullInfo,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberRestricted,
    ChatPermissions,
)
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import Forbidden
from telegram.ext import ExtBot


class Lack(StrEnum):
    """What is missing: to be there, to be an admin, or a right, as Telegram's own settings call them."""

    OUTSIDE = "outside"
    ADMIN = "admin"
    POST = "post"
    SEND = "send"
    PHOTOS = "photos"
    FILES = "files"
    TOPICS = "topics"


MUTE = frozenset({Lack.OUTSIDE, Lack.ADMIN, Lack.POST, Lack.SEND})
"""Without these no digest comes at all."""


async def lacking(bot: ExtBot[str], chat: int) -> tuple[Lack, ...]:
    """What the bot would need to post digests in that chat; nothing when all is well. Raises TelegramError."""
    try:
        member = await bot.get_chat_member(chat, bot.id)
        place = await bot.get_chat(chat)
    except Forbidden:
        return (Lack.OUTSIDE,)
    return lacks_of(member, is_channel=place.type == ChatType.CHANNEL, place=place)


def lacks_of(member: ChatMember, *, is_channel: bool, place: ChatFullInfo | None = None) -> tuple[Lack, ...]:
    """The same, for this standing of the bot's; `place` has what the group lets its members do."""
    if member.status in (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED):
        return (Lack.OUTSIDE,)
    if isinstance(member, ChatMemberAdministrator):
        return (Lack.POST,) if is_channel and member.can_post_messages is False else ()
    if is_channel:
        return (Lack.ADMIN,)
    if isinstance(member, ChatMemberRestricted):
        return _missing(member) if member.is_member else (Lack.OUTSIDE,)
    return _missing(place.permissions) if place is not None and place.permissions is not None else ()


def _missing(allowed: ChatPermissions | ChatMemberRestricted) -> tuple[Lack, ...]:
    if not allowed.can_send_messages:
        return (Lack.SEND,)
    named = ((Lack.PHOTOS, allowed.can_send_photos), (Lack.FILES, allowed.can_send_documents))
    return tuple(lack for lack, may in named if may is False)
