"""A link to a paper in a group's talk: the group that wants it gets a card as a reply.

Invariant: one message gets one card at most, a paper none again in the same group within a day (as long as the process
lives), and a link that leads nowhere gets no word: nobody asked the bot.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.errors import ArxivUnavailable
from bot.model.chat import Chat
from bot.model.digest import Button
from bot.model.paper import PaperId
from bot.render.classic import compact_message
from bot.store import chats
from handlers.answer import answer
from handlers.context import App, Context
from handlers.one_paper import OnePaper
from handlers.throttle import has_link

_AGAIN_AFTER = timedelta(days=1)
_MOST_KEYS = 8
_A_ROW = 4
_SHOWN = "pasted"


async def group_words(update: Update, context: Context) -> None:
    """A card of the first linked paper that was not shown lately; number keys for those behind it."""
    message = update.message
    if message is None:
        return
    chat = await context.services.store.run(chats.get, message.chat.id)
    if chat is None or not chat.preferences.links:
        return
    fresh = _not_shown(context, links_in(message))
    if fresh:
        await _reply(update, context, chat, fresh)


def links_in(message: Message) -> list[PaperId]:
    """The papers linked in what a person wrote; none in what a bot or a linked channel did."""
    return PaperId.find_links(message.text or message.caption or "") if has_link(message) else []


def _not_shown(context: Context, papers: list[PaperId]) -> list[PaperId]:
    now = context.services.clock.now()
    shown: dict[PaperId, datetime] = {} if context.chat_data is None else context.chat_data.setdefault(_SHOWN, {})
    for paper in [one for one, moment in shown.items() if now - moment >= _AGAIN_AFTER]:
        del shown[paper]
    return [paper for paper in papers if paper not in shown]


async def _reply(update: Update, context: Context, chat: Chat, papers: list[PaperId]) -> None:
    services = context.services
    try:
        async with context.aside():
            paper = await services.library.paper(papers[0])
    except ArxivUnavailable:
        return
    if paper is None:
        return
    locale = services.locales.get(chat.language)
    one = OnePaper(paper, chat, locale, services)
    reading = (await services.shelf.readings_at_once([paper], chat.reads_in))[paper.id]
    card = compact_message(paper, reading, locale, one.site_url, await one.marks(update))
    await answer(update, context, [replace(card, buttons=card.buttons + _keys(papers[1 : 1 + _MOST_KEYS]))])
    if context.chat_data is not None:
        context.chat_data[_SHOWN][paper.id] = services.clock.now()


def _keys(papers: list[PaperId]) -> tuple[tuple[Button, ...], ...]:
    """A key per paper, which opens it as a digest's number key does."""
    keys = [Button(str(paper), data=f"p:{paper}") for paper in papers]
    return tuple(tuple(keys[start : start + _A_ROW]) for start in range(0, len(keys), _A_ROW))


def register(app: App) -> None:
    talk = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE & ~filters.COMMAND & (filters.TEXT | filters.CAPTION)
    app.add_handler(MessageHandler[Context, None](talk, group_words))
