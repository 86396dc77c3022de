"""Which chat an update in a private chat is about: one's own, or a channel or group that one manages from there.

Invariant: what is pressed is about the chat that the pressed message names, what is typed about the chat that one
manages now, an answer about the chat of its question; and none about a chat that one does not run at that moment. What
was meant for a chat is never done to another: where that is not sure, nothing is done and the person is told.
"""

from functools import wraps

from telegram import Update
from telegram.constants import ChatType
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.model.digest import Button
from bot.render.text import clipped
from bot.store import chats, managers
from bot.store.managers import Managed
from handlers.answer import say, toast
from handlers.chats import chat_by_id
from handlers.context import Context
from handlers.guard import Handler
from handlers.head import LONGEST_TITLE, named_by_keys


def led(handler: Handler) -> Handler:
    """`handler`, for the chat that the update is about; not called where that one is not the person's to change."""

    @wraps(handler)
    async def leading(update: Update, context: Context) -> None:
        chat = update.effective_chat
        if chat is None or chat.type != ChatType.PRIVATE or await _leads(update, context):
            await handler(update, context)

    return leading


async def leads_to(update: Update, context: Context, number: int) -> bool:
    """Let `update` be about that chat, if the person runs it; else tell them."""
    person, services = update.effective_user, context.services
    try:
        if person is None or number >= 0 or not await context.admins.may_change(number, person.id):
            await _refuse(update, context, number)
            return False
        chat = await chat_by_id(number, context.bot, services)
    except ChatMigrated as moved:
        await services.store.run(chats.migrate, number, moved.new_chat_id)
        return await leads_to(update, context, moved.new_chat_id)
    except (Forbidden, BadRequest):
        if person is not None:
            await services.store.run(managers.drop, person.id, number)
        await _say(update, context, "managing-outside")
        return False
    context.managed = Managed(number, chat.title)
    await services.store.run(managers.touch, person.id, number, services.clock.now())
    return True


async def _leads(update: Update, context: Context) -> bool:
    query = update.callback_query
    if query is None:
        number = await _typed_about(update, context)
        return number is None or (number != 0 and await leads_to(update, context, number))
    if query.message is not None and not query.message.is_accessible:
        if not await context.services.store.run(managers.chats_of, query.from_user.id, 1):
            return True
        # of who manages chats nobody can tell which one it was about
        await toast(query, (await context.locale(update)).label("stale-key"), alert=True)
        return False
    number = named_by_keys(query)
    return number is None or await leads_to(update, context, number)


async def _typed_about(update: Update, context: Context) -> int | None:
    """The chat that the person manages, 0 for one that they did for too long without a word."""
    person, services = update.effective_user, context.services
    if person is None:
        return None
    found = await services.store.run(managers.managed_by, person.id)
    if found is None:
        return None
    number, touched = found
    if services.clock.now() - touched <= managers.LIFE:
        return number
    await services.store.run(managers.end, person.id)
    title = clipped((await chat_by_id(number, context.bot, services)).title, LONGEST_TITLE)
    locale = await context.locale(update)
    key = Button(locale.label("key-manage-again", name=title), data=f"manage:{number}")
    await say(update, context, locale.say("managing-over", name=title), [[key]])
    return 0


async def _refuse(update: Update, context: Context, number: int) -> None:
    """The person does not run the chat, any more maybe."""
    if update.effective_user is not None:
        await context.services.store.run(managers.drop, update.effective_user.id, number)
    await _say(update, context, "managing-not-admin")


async def _say(update: Update, context: Context, name: str) -> None:
    locale = await context.locale(update)
    if update.callback_query is not None:
        await toast(update.callback_query, locale.label(name), alert=True)
    else:
        await say(update, context, locale.say(name))
