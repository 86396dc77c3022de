"""A page of the settings, shown where it is asked for."""

from dataclasses import replace

from telegram import Update

from bot.model.chat import Override
from bot.store import subscriptions
from handlers.answer import show
from handlers.context import Context
from handlers.settings.front import front
from handlers.settings.hearing import hears_all
from handlers.settings.pages import PAGES
from handlers.settings.seen import Seen, Wanted
from handlers.wishes import wishes_of


async def show_page(update: Update, context: Context, page: str = "") -> None:
    """One page, in place where a key was pressed."""
    seen = await seen_by(update, context)
    if page == "look" and seen.is_group:
        seen = replace(seen, hears_links=await hears_all(context.bot, seen.chat.id))
    html, keys = PAGES[page](seen) if page else front(seen)
    await show(update, context, html, keys)


async def seen_by(update: Update, context: Context) -> Seen:
    """The chat that the update is about, as its settings show it."""
    chat, services = await context.chat(update), context.services
    wishes = await services.store.run(subscriptions.of_chats, [chat.id])
    chosen = {(one.thread, one.topic): one.override for one in wishes.get(chat.id, ())}
    topics = [
        Wanted(wish, topic, chosen.get((wish.thread, wish.topic), Override()))
        for wish, topic in await wishes_of(services, chat.id)
    ]
    return Seen(chat, services.locales.get(chat.language), services, topics)
