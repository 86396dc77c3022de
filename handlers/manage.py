"""/manage: a channel or a group, run from a private chat with the bot.

Invariant: one begins to manage a chat only as its admin, and where the bot may write; what is missing is said.
"""

from telegram import ReplyKeyboardRemove, Update
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden
from telegram.ext import MessageHandler, filters

from bot.locales import Locale
from bot.model.digest import Button
from bot.render.text import clipped
from bot.standing.rights import Lack, lacking
from bot.standing.words import lack_words
from bot.store import chats, managers
from bot.store.managers import Managed
from handlers.about import leads_to
from handlers.answer import say, show, toast
from handlers.context import App, Context
from handlers.deeplink import private_link
from handlers.head import DONE, LONGEST_TITLE
from handlers.picker import channel_link, group_link, picker
from handlers.settings.keys import HOLDS
from handlers.wiring import on_command, on_press, pressed

_OFF = ("off", "stop", "done", "结束")
_OFFERED = 8


async def manage(update: Update, context: Context) -> None:
    """`/manage` offers the chats that one runs; `/manage off` ends it. In a group, the way to a private chat."""
    place = update.effective_chat
    locale = await context.locale(update)
    if place is not None and place.type != ChatType.PRIVATE:
        key = Button(locale.label("key-manage-privately"), url=private_link(context.bot.username, place.id))
        await say(update, context, locale.say("manage-in-private"), [[key]])
    elif context.words.lower() in _OFF:
        await _end(update, context)
    else:
        await _offer(update, context, locale)


async def begin(update: Update, context: Context, number: int) -> bool:
    """From now on what the person asks here is about that chat, if it is theirs to run and the bot may write there.

    False where that was refused, which a press was told.
    """
    locale, person = await context.locale(update), update.effective_user
    try:
        lacks = await lacking(context.bot, number)
    except ChatMigrated as moved:
        await context.services.store.run(chats.migrate, number, moved.new_chat_id)
        return await begin(update, context, moved.new_chat_id)
    except (Forbidden, BadRequest):
        lacks = (Lack.OUTSIDE,)
    if {Lack.OUTSIDE, Lack.ADMIN} & set(lacks):
        await say(update, context, lack_words(lacks, locale), _mending(number, context.bot.username, locale))
        return True
    if person is None or not await leads_to(update, context, number):
        return False
    services, number = context.services, context.managed.id if context.managed is not None else number
    title = (await context.bot.get_chat(number)).title or ""
    await services.store.run(chats.rename, number, title)
    await services.store.run(managers.begin, person.id, number, services.clock.now())
    await _welcome(update, context, lacks)
    return True


async def press_offer(update: Update, context: Context) -> None:
    """The key that leads here."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    await manage(update, context)


async def press_begin(update: Update, context: Context) -> None:
    """The key of a chat that one runs."""
    query, place = update.callback_query, update.effective_chat
    if query is None:
        return
    if place is None or place.type != ChatType.PRIVATE:  # others would see what is managed
        await toast(query, (await context.locale(update)).label("stale-key"), alert=True)
    elif await begin(update, context, int(pressed(update)[0])):
        await toast(query)


async def press_done(update: Update, context: Context) -> None:
    """The key below what is about a chat: it ends that, and leaves a way back."""
    query, person = update.callback_query, update.effective_user
    if query is None or person is None:
        return
    await toast(query)
    number, store = int(pressed(update)[0]), context.services.store
    found = await store.run(managers.managed_by, person.id)
    if found is not None and found[0] == number:
        await store.run(managers.end, person.id)
    locale = await context.locale(update)
    again = [[_key(one, locale)] for one in await _known(context, person.id) if one.id == number]
    await show(update, context, locale.say("managing-done"), again)


async def press_pick(update: Update, context: Context) -> None:
    """The way to Telegram's own list of chats."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    await _pick(update, context)


async def picked(update: Update, context: Context) -> None:
    """What was picked there. The keyboard goes before the answer comes, which has keys of its own."""
    message = update.message
    if message is None or message.chat_shared is None:
        return
    shared, locale = message.chat_shared, await context.locale(update)
    name = clipped(shared.title or "", LONGEST_TITLE)
    await _without_keyboard(context, message.chat.id, locale.say("managing-picked", name=name))
    await begin(update, context, shared.chat_id)


async def _offer(update: Update, context: Context, locale: Locale) -> None:
    person = update.effective_user
    known = await _known(context, person.id) if person is not None else []
    if person is None or not known:
        await _pick(update, context)
        return
    services = context.services
    now = await services.store.run(managers.managed_by, person.id)
    current = now[0] if now is not None and services.clock.now() - now[1] <= managers.LIFE else None
    keys = [[_key(one, locale, holds=one.id == current)] for one in known]
    more = Button(locale.label("key-manage-other"), data="manage-pick")
    add = Button(locale.label("key-add-to-group"), url=group_link(context.bot.username))
    await say(update, context, locale.say("manage"), [*keys, [more], [add]])


async def _pick(update: Update, context: Context) -> None:
    locale, place = await context.locale(update), update.effective_chat
    if place is not None:
        await context.bot.send_message(
            place.id, locale.say("manage-pick"), parse_mode=ParseMode.HTML, reply_markup=picker(locale)
        )


async def _end(update: Update, context: Context) -> None:
    person, place = update.effective_user, update.effective_chat
    if person is not None and place is not None:
        await context.services.store.run(managers.end, person.id)
        await _without_keyboard(context, place.id, (await context.locale(update)).say("managing-done"))


async def _welcome(update: Update, context: Context, lacks: tuple[Lack, ...]) -> None:
    chat = await context.chat(update)
    locale = context.services.locales.get(chat.language)
    words = locale.say("managing-begun", hour=chat.hour.strftime("%H:%M"), zone=chat.timezone)
    if lacks:
        words = locale.say("managing-begun-but", words=words, lacks=lack_words(lacks, locale))
    keys = [
        [Button(locale.label("key-topics"), data="areas"), Button(locale.label("key-settings"), data="settings")],
        [Button(locale.label("key-subscriptions"), data="subs"), Button(locale.label("key-digest"), data="digest")],
    ]
    await say(update, context, words, keys)


async def _known(context: Context, person: int) -> list[Managed]:
    return await context.services.store.run(managers.chats_of, person, _OFFERED)


async def _without_keyboard(context: Context, place: int, html: str) -> None:
    await context.bot.send_message(place, html, parse_mode=ParseMode.HTML, reply_markup=ReplyKeyboardRemove())


def _key(chat: Managed, locale: Locale, *, holds: bool = False) -> Button:
    label = locale.label("key-manage", name=clipped(chat.title, LONGEST_TITLE))
    return Button(f"{HOLDS} {label}" if holds else label, data=f"manage:{chat.id}")


def _mending(number: int, username: str, locale: Locale) -> list[list[Button]]:
    """The ways into a chat, and another try."""
    return [
        [Button(locale.label("key-add-to-channel"), url=channel_link(username))],
        [Button(locale.label("key-add-to-group"), url=group_link(username))],
        [Button(locale.label("key-manage-retry"), data=f"manage:{number}")],
    ]


def register(app: App) -> None:
    on_command(app, "manage", manage)
    on_press(app, "manage", press_offer)
    on_press(app, "manage", press_begin, int)
    on_press(app, "manage-pick", press_pick)
    on_press(app, DONE, press_done, int)
    private = filters.ChatType.PRIVATE & filters.StatusUpdate.CHAT_SHARED
    app.add_handler(MessageHandler[Context, None](private, picked))
