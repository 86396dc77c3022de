"""Nobody but its admins changes what a group or a channel gets: commands and presses pass the same gate."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType

from handlers.answer import say, toast
from handlers.context import Context

Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]

_ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


def admins_only(handler: Handler) -> Handler:
    """`handler` for people who may change the chat; everybody else is told who may."""

    @wraps(handler)
    async def guarded(update: Update, context: Context) -> None:
        if await may_change(update, context):
            await handler(update, context)
            return
        words = (await context.locale(update)).say("admins-only")
        if update.callback_query is not None:
            await toast(update.callback_query, words, alert=True)
        else:
            await say(update, context, words)

    return guarded


async def may_change(update: Update, context: Context) -> bool:
    """Whether the person behind the update may change the chat: at home, as admin, or writing in the chat's name."""
    chat = update.effective_chat
    if chat is None or chat.type == ChatType.PRIVATE:
        return True
    message = update.message or update.channel_post
    if message is not None and message.sender_chat is not None:
        return message.sender_chat.id == chat.id
    if update.effective_user is None:
        return False
    member = await context.bot.get_chat_member(chat.id, update.effective_user.id)
    return member.status in _ADMINS
