"""Whether the bot hears what people say to each other in a group.

Source: Bot API, “Privacy mode”: admins hear all, others only with the mode off, which `getMe` tells.
"""

from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden
from telegram.ext import ExtBot


async def hears_all(bot: ExtBot[str], group: int) -> bool:
    """As it is now; False where the bot cannot even ask."""
    try:
        member = await bot.get_chat_member(group, bot.id)
        return member.status == ChatMemberStatus.ADMINISTRATOR or bool((await bot.get_me()).can_read_all_group_messages)
    except (BadRequest, Forbidden):
        return False
