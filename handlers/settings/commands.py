"""/settings, and the keys of its pages."""

from telegram import Update

from bot.digest.changed import change
from bot.model.chat import Layout
from handlers import cities, parts
from handlers.answer import echo, say, toast
from handlers.context import App, Context
from handlers.settings.changes import CHANGES, Refused, change_of
from handlers.settings.overrides import by_words
from handlers.settings.pages import PAGE_OF, PAGES
from handlers.settings.rich import ask_whether_it_is_read
from handlers.settings.showing import show_page
from handlers.table import Who
from handlers.wiring import on_command, on_press, pressed
from handlers.zones import ZONES_OFFERED, zone_named, zones_like


async def settings(update: Update, context: Context) -> None:
    """`/settings` shows what is set, `/settings zone` a page; `/settings zone Europe/Berlin` changes one thing.

    A topic's name stands before what is chosen for it alone: `/settings llm papers 3`.
    """
    name, _, value = context.words.partition(" ")
    name = name.lower()
    if not name:
        await show_page(update, context)
    elif name in CHANGES and value:
        await _set(update, context, name, value.strip())
    elif name in CHANGES or name in PAGES:
        await show_page(update, context, name if name in PAGES else PAGE_OF[name])
    elif not await by_words(update, context, name, value.strip()):
        locale = await context.locale(update)
        await say(update, context, locale.say("settings-unknown", name=echo(name), known=", ".join(CHANGES)))


async def press_page(update: Update, context: Context) -> None:
    """The way to a page: `settings`, or `set:when`."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    await show_page(update, context, *pressed(update))


async def press_set(update: Update, context: Context) -> None:
    """A key that sets something: `set:length:titles`."""
    name, *value = pressed(update)
    await _set(update, context, name, ":".join(value))


async def show_zone(update: Update, context: Context) -> None:
    """Where one goes with a new zone."""
    await show_page(update, context, PAGE_OF["zone"])


async def _set(update: Update, context: Context, name: str, value: str) -> None:
    chat, services = await context.chat(update), context.services
    if name == "zone" and update.callback_query is None and zone_named(value) is None:
        await cities.answer_city(update, context, cities.SETTINGS, value)
        return
    try:
        wanted = change_of(name, value, services)
        if wanted(chat).preferences.layout is Layout.RICH is not chat.preferences.layout:
            await ask_whether_it_is_read(update, context)
            return
        await services.store.run(change, chat.id, wanted, services.clock.now())
    except Refused as refusal:
        await _refuse(update, context, refusal.message, value)
        return
    if update.callback_query is not None:
        await toast(update.callback_query)
    await show_page(update, context, PAGE_OF[name])


async def _refuse(update: Update, context: Context, message: str, value: str) -> None:
    locale = await context.locale(update)
    near = ", ".join(zones_like(value) or ZONES_OFFERED[:3])
    if update.callback_query is not None:
        await toast(update.callback_query, locale.label(message, value=echo(value), near=near), alert=True)
    else:
        await say(update, context, locale.say(message, value=echo(value), near=near))


def register(app: App) -> None:
    on_command(app, "settings", settings)
    cities.on_zone(app, cities.SETTINGS, show_zone)
    on_press(app, "settings", press_page, who=Who.ADMINS)
    on_press(app, "set", press_page, parts.only(*PAGES), who=Who.ADMINS)
    on_press(app, "set", press_set, parts.only(*CHANGES), parts.text, who=Who.ADMINS)
