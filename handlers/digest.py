"""/digest: today's digest now; and the key that shows what a long day left out."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from sqlite_utils import Database
from telegram import Update

from bot.digest.owed import Order, order_for
from bot.locales import Locale
from bot.model.chat import Chat, ChatState
from bot.model.digest import Button, Message, Quiet
from bot.model.paper import Paper
from bot.render.classic import list_message
from bot.store import deliveries, digests, papers
from bot.store.parts import of_digest
from handlers import parts
from handlers.answer import answer, say, toast
from handlers.chats import wake, when_due
from handlers.context import App, Context, thread_of
from handlers.table import Who
from handlers.wiring import on_command, on_press, pressed
from handlers.wishes import wishes_of

_PAGE = 10


async def digest(update: Update, context: Context) -> None:
    """Make today's digest now, by the same road as at its hour; if it was made, show it again.

    What is still on its way is not shown beside that, but sent before all others.
    """
    if update.callback_query is not None:
        await toast(update.callback_query)
    if context.managed is not None:
        locale = await context.locale(update)
        keys = [Button(locale.label("key-digest-there"), data="digest-there")], [_preview_key(locale)]
        await say(update, context, locale.say("digest-there"), keys)
        return
    await _make(update, context, await context.chat(update), thread_of(update))


async def press_there(update: Update, context: Context) -> None:
    """Make it for a chat that is managed from afar, for each forum topic that gets one, and post it there."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    chat = await context.chat(update)
    wishes = await wishes_of(context.services, chat.id)
    for thread in sorted({wish.thread for wish, _ in wishes}) or [0]:
        await _make(update, context, chat, thread)


async def _make(update: Update, context: Context, chat: Chat, thread: int) -> None:
    services = context.services
    if chat.state is ChatState.BLOCKED:  # who asks here can be answered: the bot's right to write came back unsaid
        await wake(chat, services)
        chat = await context.chat(update)
    locale = services.locales.get(chat.language)
    now = services.clock.now()
    if not any(wish.thread == thread for wish, _ in await wishes_of(services, chat.id)):
        keys = [[Button(locale.label("key-topics"), data="areas")]]
        await say(update, context, locale.say("no-subscriptions"), keys)
        return
    today = now.astimezone(ZoneInfo(chat.timezone)).date()
    order = await services.store.run(order_for, services.catalogue, chat, thread, today)
    drafts = await services.composer.drafts([_with_reasons(order)], now) if order else []
    if drafts and drafts[0].digest.entries:
        await services.store.run(digests.freeze, drafts[0], now)
        context.application.create_task(context.sender.hurry(chat.id), update)
        if context.managed is not None:
            await say(update, context, locale.say("digest-goes-there"))
    elif drafts:
        await answer(update, context, drafts[0].messages)
    else:
        await _again(update, context, chat, thread, today)


def _preview_key(locale: Locale) -> Button:
    return Button(locale.label("key-preview"), data="preview")


def _with_reasons(order: Order) -> Order:
    """Who asks is told why there is nothing, also where the chat wants no such word in the morning."""
    return replace(order, chat=replace(order.chat, preferences=replace(order.chat.preferences, says_why=True)))


async def press_more(update: Update, context: Context) -> None:
    """Ten more of a long day's papers."""
    if update.callback_query is None:
        return
    await toast(update.callback_query)
    chat, services = await context.chat(update), context.services
    locale = services.locales.get(chat.language)
    thread, day, offset = pressed(update)
    first = int(offset)
    found = await services.store.run(_papers_from, chat.id, int(thread), date.fromisoformat(day), first)
    keys: tuple[tuple[Button, ...], ...] = ()
    if len(found) > _PAGE:
        more = locale.label("key-more-papers", count=len(found) - _PAGE)
        keys = ((Button(more, data=f"more:{thread}:{day}:{first + _PAGE}"),),)
    head = locale.say("more-papers", day=locale.date(date.fromisoformat(day)))
    site = services.settings.arxiv.site_url
    await answer(update, context, [list_message(found[:_PAGE], head, locale, site, first=first + 1, keys=keys)])


async def _again(update: Update, context: Context, chat: Chat, thread: int, today: date) -> None:
    """The stored words of today's digest, as an answer, and when the next one comes."""
    services = context.services
    locale = services.locales.get(chat.language)
    done = await services.store.run(digests.of_day, chat.id, thread, today)
    if done is not None and await services.store.run(deliveries.is_open, done.id):
        context.application.create_task(context.sender.hurry(chat.id), update)
        return
    stored: list[Message] = await services.store.run(of_digest, done.id) if done else []
    if done is None or done.quiet is not Quiet.LATE:
        stored.append(Message(locale.say("digest-again", when=when_due(chat, locale))))
    await answer(update, context, stored)


def _papers_from(db: Database, chat: int, thread: int, day: date, offset: int) -> list[Paper]:
    frozen = digests.of_day(db, chat, thread, day)
    ids = [paper for paper, _ in digests.papers_of(db, frozen.id)] if frozen else []
    return papers.get_many(db, ids[offset:])


def register(app: App) -> None:
    on_command(app, "digest", digest)
    on_press(app, "digest", digest)
    on_press(app, "digest-there", press_there, who=Who.ADMINS)
    on_press(app, "more", press_more, parts.number, date.fromisoformat, parts.number)
