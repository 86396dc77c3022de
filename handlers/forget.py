"""/forget: everything that is kept of a chat is handed over, and deleted on a second word.

Invariant: nothing is deleted but by the key, which names the chat and is good for an hour.
"""

import logging

from telegram import Update

from bot.errors import StoreBusy
from bot.model.digest import Button
from bot.store import Store, forgetting
from handlers import parts
from handlers.answer import say, show, toast
from handlers.context import App, Context
from handlers.export import send_export
from handlers.table import Who
from handlers.wiring import on_command, on_press, pressed

_GOOD_FOR = 60
"""Minutes."""

logger = logging.getLogger(__name__)


async def forget(update: Update, context: Context) -> None:
    """Send the export, say what would be deleted, and ask."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    chat, services = await context.chat(update), context.services
    locale = services.locales.get(chat.language)
    has_export = await send_export(update, context, chat)
    held = await services.store.run(forgetting.held, chat.id)
    words = locale.say(
        "forget-ask", name=chat.title, topics=held.topics, saved=held.saved, votes=held.votes, papers=held.papers
    )
    if not has_export:
        words = locale.say("forget-without-export", words=words)
    yes = Button(locale.label("key-forget-yes"), data=f"forget:{chat.id}:{_minute(context)}")
    await say(update, context, words, [[yes], [Button(locale.label("key-forget-no"), data="forget-no")]])


async def press_forget(update: Update, context: Context) -> None:
    """The confirming key. From here on the chat is not known, and is not to be asked for again."""
    query = update.callback_query
    if query is None:
        return
    chat, services = await context.chat(update), context.services
    locale = services.locales.get(chat.language)
    asked, minute = map(int, pressed(update))
    if asked != chat.id or not 0 <= _minute(context) - minute < _GOOD_FOR:
        await toast(query, locale.label("stale-key"), alert=True)
        return
    await services.store.run(forgetting.forget, chat.id, frozenset(one.slug for one in services.catalogue))
    await _wipe_log(services.store)
    await toast(query)
    await show(update, context, locale.say("forget-done"))


async def press_keep(update: Update, context: Context) -> None:
    """The other key."""
    if update.callback_query is not None:
        await toast(update.callback_query)
        await show(update, context, (await context.locale(update)).say("forget-not"))


async def _wipe_log(store: Store) -> None:
    try:
        await store.wipe_log()
    except StoreBusy as error:
        logger.info("what was deleted stays in the store's log for a while", extra={"why": str(error)})


def _minute(context: Context) -> int:
    return int(context.services.clock.now().timestamp()) // 60


def register(app: App) -> None:
    on_command(app, "forget", forget)
    on_press(app, "forget", forget, who=Who.ADMINS)
    on_press(app, "forget", press_forget, int, parts.number, who=Who.ADMINS)
    on_press(app, "forget-no", press_keep, who=Who.ADMINS)
