"""/settings, /pause and /resume: one message that changes in place, or words behind the command."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

from telegram import Update

from bot.digest.due import after_change
from bot.locales import Locale
from bot.model.chat import Chat, ChatState, Length
from bot.model.digest import Button, Quiet
from bot.services import Services
from bot.store import chats, digests, subscriptions
from handlers import parts
from handlers.answer import Rows, echo, say, show, toast
from handlers.chats import wake, when_due
from handlers.context import App, Context
from handlers.table import Who
from handlers.wiring import on_command, on_press, pressed
from handlers.zones import ZONES_OFFERED, zone_named, zones_like

_HOURS = ("06:00", "08:00", "12:00", "18:00")
_PAPERS = (5, 10, 15, 30)
_MOST_PAPERS = 50
_HOUR = re.compile(r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?", re.ASCII)


class Refused(Exception):
    """A value that a setting cannot have; `message` is the locale message that says what it can."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


async def settings(update: Update, context: Context) -> None:
    """`/settings` shows the page; `/settings zone Europe/Berlin` changes one thing."""
    name, _, value = context.words.partition(" ")
    if name:
        await _change(update, context, name.lower(), value.strip())
    else:
        await _show_page(update, context)


async def press_settings(update: Update, context: Context) -> None:
    """The way to the page from other messages."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    await _show_page(update, context)


async def press_zones(update: Update, context: Context) -> None:
    """The key `set:zone`: some zones to choose from."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    locale = await context.locale(update)
    keys = [[Button(zone, data=f"set:zone:{zone}")] for zone in ZONES_OFFERED]
    await show(update, context, locale.say("settings-zone"), [*keys, [_back(locale)]])


async def press_set(update: Update, context: Context) -> None:
    """A key of the page that changes something: `set:length:titles`."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    name, *value = pressed(update)
    await _change(update, context, name, ":".join(value))


async def pause(update: Update, context: Context) -> None:
    """No digests until /resume; topics stay."""
    chat = await context.chat(update)
    await context.services.store.run(chats.set_state, chat.id, ChatState.PAUSED)
    await say(update, context, context.services.locales.get(chat.language).say("paused"))


async def resume(update: Update, context: Context) -> None:
    """Digests again, from the next announcement on."""
    chat, services = await context.chat(update), context.services
    locale = services.locales.get(chat.language)
    if chat.state is not ChatState.ACTIVE:
        await wake(chat, services)
    await say(update, context, locale.say("resumed", when=when_due(await context.chat(update), locale)))


async def _change(update: Update, context: Context, name: str, value: str) -> None:
    chat, services = await context.chat(update), context.services
    locale = services.locales.get(chat.language)
    if name not in CHANGES:
        await say(update, context, locale.say("settings-unknown", name=echo(name), known=", ".join(CHANGES)))
        return
    try:
        changed = CHANGES[name](chat, value, services)
    except Refused as refusal:
        near = ", ".join(zones_like(value) or ZONES_OFFERED[:3])
        await say(update, context, locale.say(refusal.message, value=echo(value), near=near))
        return
    if (changed.hour, changed.timezone) != (chat.hour, chat.timezone):
        changed = await _rescheduled(changed, services)
    await services.store.run(chats.save, changed, services.clock.now())
    await _show_page(update, context)


async def _rescheduled(chat: Chat, services: Services) -> Chat:
    now = services.clock.now()
    today = now.astimezone(ZoneInfo(chat.timezone)).date()
    threads = {wish.thread for wish in await services.store.run(subscriptions.of_chat, chat.id)}
    made = [await services.store.run(digests.of_day, chat.id, thread, today) for thread in threads]
    is_done = any(one is not None and one.quiet is not Quiet.LATE for one in made)
    moment = after_change(chat.next_due, now, chat.hour, chat.timezone, day_is_done=is_done, days=chat.preferences.days)
    return replace(chat, next_due=moment)


def _hour(chat: Chat, value: str, _: Services) -> Chat:
    written = _HOUR.fullmatch(value)
    if written is None:
        raise Refused("settings-bad-hour")
    return replace(chat, hour=time(int(written["hour"]), int(written["minute"] or 0)))


def _zone(chat: Chat, value: str, _: Services) -> Chat:
    zone = zone_named(value)
    if zone is None:
        raise Refused("settings-bad-zone")
    return replace(chat, timezone=zone)


def _language(chat: Chat, value: str, services: Services) -> Chat:
    code = value.lower().split("-")[0]
    if code not in services.locales.languages:
        raise Refused("settings-bad-language")
    return replace(chat, language=code)


def _length(chat: Chat, value: str, _: Services) -> Chat:
    try:
        return replace(chat, length=Length(value.lower()))
    except ValueError as error:
        raise Refused("settings-bad-length") from error


def _papers(chat: Chat, value: str, _: Services) -> Chat:
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= _MOST_PAPERS):
        raise Refused("settings-bad-papers")
    return replace(chat, max_papers=int(value))


CHANGES: dict[str, Callable[[Chat, str, Services], Chat]] = {
    "hour": _hour,
    "zone": _zone,
    "language": _language,
    "length": _length,
    "papers": _papers,
}


async def _show_page(update: Update, context: Context) -> None:
    chat = await context.chat(update)
    locale = context.services.locales.get(chat.language)
    words = locale.say(
        "settings",
        hour=chat.hour.strftime("%H:%M"),
        zone=chat.timezone,
        language=locale.say("language-name"),
        length=locale.say(f"length-{chat.length.value}"),
        papers=chat.max_papers,
        state=locale.say(f"state-{chat.state.value}"),
        when=when_due(chat, locale),
    )
    await show(update, context, words, _keys(chat, locale, context.services))


def _keys(chat: Chat, locale: Locale, services: Services) -> Rows:
    def choice(name: str, value: str, text: str, current: str) -> Button:
        return Button(f"● {text}" if value == current else text, data=f"set:{name}:{value}")

    names = {code: services.locales.get(code).label("language-name") for code in services.locales.languages}
    return [
        [choice("hour", hour, hour, chat.hour.strftime("%H:%M")) for hour in _HOURS],
        [Button(locale.label("key-zone", zone=chat.timezone), data="set:zone")],
        [choice("language", code, name, chat.language) for code, name in names.items()],
        [choice("length", one.value, locale.label(f"length-{one.value}"), chat.length.value) for one in Length],
        [choice("papers", str(count), f"{count} 📄", str(chat.max_papers)) for count in _PAPERS],
    ]


def _back(locale: Locale) -> Button:
    return Button(locale.label("key-back"), data="settings")


def register(app: App) -> None:
    on_command(app, "settings", settings)
    on_command(app, "pause", pause)
    on_command(app, "resume", resume)
    on_press(app, "settings", press_settings, who=Who.ADMINS)
    on_press(app, "set", press_zones, parts.only("zone"), who=Who.ADMINS)
    on_press(app, "set", press_set, parts.only(*CHANGES), parts.text, who=Who.ADMINS)
