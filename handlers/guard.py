"""Nobody but its admins changes what a group or a channel gets, and nobody but its operators sees what the bot costs.

Commands and presses pass the same gates.
"""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

from telegram import Update
from telegram.constants import ChatType

from handlers.answer import say, toast
from handlers.context import Context

Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]


def admins_only(handler: Handler) -> Handler:
    """`handler` for people who may change the chat; everybody else is told who may."""

    @wraps(handler)
    async def guarded(update: Update, context: Context) -> None:
        if await may_change(update, context):
            await handler(update, context)
        else:
            await _refuse(update, context, "admins-only")

    return guarded


def operators_only(handler: Handler) -> Handler:
    """`handler` for those who run the bot; everybody else is told so, in a private chat too."""

    @wraps(handler)
    async def guarded(update: Update, context: Context) -> None:
        if is_operator(update, context):
            await handler(update, context)
        else:
            await _refuse(update, context, "operators-only")

    return guarded


def admins_in_channels(handler: Handler) -> Handler:
    """`handler` for anybody, but in a channel, where thousands see what one presses, for its admins."""
    guarded = admins_only(handler)

    @wraps(handler)
    async def gated(update: Update, context: Context) -> None:
        is_channel = update.effective_chat is not None and update.effective_chat.type == ChatType.CHANNEL
        await (guarded if is_channel else handler)(update, context)

    return gated


def is_operator(update: Update, context: Context) -> bool:
    """Whether `telegram.admins` names the person behind the update. Nobody is who writes in a chat's name."""
    user = update.effective_user
    return user is not None and user.id in context.services.settings.telegram.admins


async def may_change(update: Update, context: Context) -> bool:
    """Whether the person behind the update may change the chat: at home, as admin, or writing in the chat's name.

    Who writes in another name, as a linked channel does in its group, may not. What is managed from a private chat
    was checked before (`handlers.about`).
    """
    chat = update.effective_chat
    if chat is None or chat.type == ChatType.PRIVATE:
        return True
    message = update.message or update.channel_post
    if message is not None and message.sender_chat is not None:
        return message.sender_chat.id == chat.id
    return update.effective_user is not None and await context.admins.may_change(chat.id, update.effective_user.id)


async def _refuse(update: Update, context: Context, sentence: str) -> None:
    words = (await context.locale(update)).say(sentence)
    if update.callback_query is not None:
        await toast(update.callback_query, words, alert=True)
    else:
        await say(update, context, words)
