"""A time zone by a city that one types, or by where one is.

Invariant: a zone is set only where the city leaves no doubt about it; else the cities of that name are offered.
"""

import logging
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from telegram import KeyboardButton, ReplyKeyboardRemove, Update
from telegram.constants import ChatType, ParseMode
from telegram.ext import MessageHandler, filters

from bot.delivery.markup import thread_id
from bot.digest.changed import change
from bot.errors import NoPlace
from bot.locales import Locale
from bot.locales.countries import country_named
from bot.model.digest import Button
from bot.places import City, Found
from handlers import parts
from handlers.about import leads_to
from handlers.answer import echo, reply_to, say, toast
from handlers.care import caring
from handlers.context import App, Context, thread_of
from handlers.questions import ask, on_answer, withdraw
from handlers.table import Who
from handlers.wiring import on_press, pressed
from handlers.zones import zone_named

Landing = Callable[[Update, Context], Coroutine[Any, Any, None]]

SETTINGS, FIRST = "set", "hi"
"""From where one comes: the settings, the first minute. So begin the keys there too."""
_KIND = "city"
_LANDINGS = "where one goes with a new zone"

logger = logging.getLogger(__name__)


def on_zone(app: App, way: str, landing: Landing) -> None:
    """Whoever came here by the key `city:WAY` goes on to `landing`; its keys `WAY:zone:ZONE` set a zone."""
    app.bot_data.setdefault(_LANDINGS, {})[way] = landing


async def press_city(update: Update, context: Context) -> None:
    """The key “City or location”."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    await _ask(update, context, pressed(update)[0], "city-what")


async def answer_city(update: Update, context: Context, way: str, words: str) -> None:
    """What was typed: a city, or a zone by its name."""
    zone, found = zone_named(words), Found((), is_certain=False)
    try:
        async with caring(update, context), context.aside():
            found = await context.services.atlas.named(words)
    except NoPlace as error:
        logger.warning("cities cannot be looked up", extra={"why": str(error)})
    if found.is_certain and len({city.zone for city in found.cities}) == 1:
        await _arrive(update, context, way, found.cities[0])
    elif zone is not None and not found.is_certain:
        await _arrive(update, context, way, City(zone, "", "", zone))
    elif found.cities:
        await _offer(update, context, way, words, found)
    else:
        await _ask(update, context, way, "city-unknown", echo(words))


async def say_after(update: Update, context: Context, html: str) -> None:
    """Say what follows where somebody went on by a key: no city is waited for any more."""
    if await withdraw(update, context, _KIND) is None:
        await say(update, context, html)
    else:
        await _put_away(update, context, html)


async def hear_location(update: Update, context: Context) -> None:
    """Where somebody is, in a private chat: asked for, or sent unasked, which needs a word before it counts."""
    place = update.message.location if update.message is not None else None
    if place is None:
        return
    question = await withdraw(update, context, _KIND)
    if question is not None and question.about is not None and not await leads_to(update, context, question.about):
        return
    try:
        async with context.aside():
            city = await context.services.atlas.nearest(place.latitude, place.longitude)
    except NoPlace as error:
        logger.warning("cities cannot be looked up", extra={"why": str(error)})
        await say(update, context, (await context.locale(update)).say("city-none"))
        return
    if question is not None:
        await _arrive(update, context, question.argument, city)
    else:
        locale = await context.locale(update)
        key = Button(locale.label("key-zone", zone=city.zone), data=f"{SETTINGS}:zone:{city.zone}")
        await say(update, context, locale.say("city-near", city=_called(city, locale), zone=city.zone), [[key]])


async def _ask(update: Update, context: Context, way: str, sentence: str, words: str = "") -> None:
    locale, chat = await context.locale(update), update.effective_chat
    is_private = chat is not None and chat.type == ChatType.PRIVATE
    question = locale.say(sentence, words=words) + ("\n" + locale.say("city-or-location") if is_private else "")
    offered = KeyboardButton(locale.label("key-location"), request_location=True) if is_private else None
    await ask(update, context, _KIND, way, question, locale.label("city-placeholder"), offered)


async def _offer(update: Update, context: Context, way: str, words: str, found: Found) -> None:
    """Cities of one name or nearly that, told apart by where they are and how late it is there."""
    locale, now = await context.locale(update), context.services.clock.now()
    keys = []
    for city in found.cities:
        time = now.astimezone(ZoneInfo(city.zone)).strftime("%H:%M")
        keys.append([Button(f"{_called(city, locale)} · {time}", data=f"{way}:zone:{city.zone}")])
    await _put_away(
        update, context, locale.say("city-several" if found.is_certain else "city-nearly", words=echo(words))
    )
    await say(update, context, locale.say("city-which"), keys)


async def _arrive(update: Update, context: Context, way: str, city: City) -> None:
    services = context.services
    chat = await context.chat(update)
    await services.store.run(change, chat.id, lambda one: replace(one, timezone=city.zone), services.clock.now())
    locale = services.locales.get(chat.language)
    time = services.clock.now().astimezone(ZoneInfo(city.zone)).strftime("%H:%M")
    await _put_away(update, context, locale.say("city-set", city=_called(city, locale), zone=city.zone, time=time))
    landing: Landing = context.bot_data[_LANDINGS][way]
    await landing(update, context)


async def _put_away(update: Update, context: Context, html: str) -> None:
    """Say something, and take the keys from below the input."""
    chat = update.effective_chat
    if chat is not None:
        await context.bot.send_message(
            chat.id,
            html,
            parse_mode=ParseMode.HTML,
            message_thread_id=thread_id(thread_of(update)),
            reply_parameters=reply_to(update),
            reply_markup=ReplyKeyboardRemove(selective=True),
        )


def _called(city: City, locale: Locale) -> str:
    """`San Jose, CA, United States`."""
    return ", ".join(filter(None, (city.name, city.region, country_named(city.country, locale.language))))


def register(app: App) -> None:
    on_press(app, "city", press_city, parts.only(SETTINGS, FIRST), who=Who.ADMINS)
    on_answer(app, _KIND, answer_city, who=Who.ADMINS)
    talk = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.LOCATION
    app.add_handler(MessageHandler[Context, None](talk, hear_location))
