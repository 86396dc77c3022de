"""The first minute: language, topics, and when, by buttons on one message; then a digest as a sample, at once.

Invariant: every answer counts when it is given, whatever is skipped keeps a sane default, and the steps can be taken
again in any order.
"""

from collections.abc import Sequence
from dataclasses import replace

from telegram import Update
from telegram.constants import ChatType

from bot.digest.changed import change
from bot.digest.preview import preview
from bot.locales import Html, Locale
from bot.model.chat import Chat, Subscription
from bot.model.digest import Button, Message
from bot.model.topic import Topic
from bot.services import Services
from bot.store import subscriptions
from handlers import parts
from handlers.answer import answer, show, toast
from handlers.care import caring
from handlers.chats import when_due
from handlers.cities import FIRST, on_zone, say_after
from handlers.context import App, Context, thread_of
from handlers.picker import ways_in
from handlers.settings.changes import Change, Refused, change_of
from handlers.settings.keys import choice, rows_of
from handlers.table import Who
from handlers.wiring import on_press, pressed
from handlers.wishes import MOST_TOPICS, wishes_of
from handlers.zones import zone_of_language

_HOURS = (6, 7, 8, 9, 12, 17, 18, 20)
_HOURS_A_ROW = 4
_SAMPLED = 3
"""Papers of the sample: one message."""
_SAMPLE_TOPIC = "llm"
_SETS = {"lang": "language", "hour": "hour", "zone": "zone"}


async def begin(update: Update, context: Context) -> None:
    """Ask for the language, the one that Telegram told being marked."""
    chat, locale, services = await _here(update, context)
    names = {code: services.locales.get(code).label("language-name") for code in services.locales.languages}
    keys = [choice(name, f"hi:lang:{code}", holds=code == chat.language) for code, name in names.items()]
    words = locale.say("hi-language" if chat.kind == ChatType.PRIVATE else "hi-language-group")
    await show(update, context, words, [*rows_of(keys, 2), [Button(locale.label("key-hi-skip"), data="hi:done")]])


async def press_begin(update: Update, context: Context) -> None:
    """The way back to the first step."""
    await _toast(update)
    await begin(update, context)


async def press_set(update: Update, context: Context) -> None:
    """Set what `hi:lang:zh`, `hi:hour:08:00` or `hi:zone:Europe/Berlin` says; a language leads on."""
    name, *value = pressed(update)
    services = context.services
    try:
        wanted: Change = change_of(_SETS[name], ":".join(value), services)
    except Refused:
        if update.callback_query is not None:
            await toast(update.callback_query, (await context.locale(update)).label("stale-key"), alert=True)
        return
    await _toast(update)
    chat = await context.chat(update)
    await services.store.run(change, chat.id, wanted, services.clock.now())
    await (_show_areas if name == "lang" else show_when)(update, context)


async def press_areas(update: Update, context: Context) -> None:
    """The second step."""
    await _toast(update)
    await _show_areas(update, context)


async def press_area(update: Update, context: Context) -> None:
    """The topics of an area."""
    area = pressed(update)[1]
    if area not in context.services.catalogue.areas():
        await _stale(update, context)
        return
    await _toast(update)
    await _show_area(update, context, area)


async def press_add(update: Update, context: Context) -> None:
    """Subscribe to a topic of the catalogue."""
    await _choose(update, context, is_wanted=True)


async def press_drop(update: Update, context: Context) -> None:
    """Take it back."""
    await _choose(update, context, is_wanted=False)


async def press_when(update: Update, context: Context) -> None:
    """The third step."""
    await _toast(update)
    await show_when(update, context)


async def press_done(update: Update, context: Context) -> None:
    """The end, by whatever way: what is set, and a digest as a sample."""
    await _toast(update)
    chat, locale, services = await _here(update, context)
    await services.store.run(change, chat.id, _asked, services.clock.now())
    topics = await _topics(update, context, chat)
    known = locale.listed(topic.name(locale.language) for topic in topics) or locale.say("hi-no-topics")
    words = locale.say("hi-done", topics=known, when=when_due(chat, locale))
    keys = [
        [Button(locale.label("key-topics"), data="areas"), Button(locale.label("key-settings"), data="settings")],
        [Button(locale.label("key-hi-again"), data="hi:begin")],
        *(ways_in(locale, context.bot.username) if chat.kind == ChatType.PRIVATE else []),
    ]
    await show(update, context, words, keys)
    await _sample(update, context, chat, topics, locale)


async def show_when(update: Update, context: Context) -> None:
    """The hours, the zone, and what else it could be."""
    chat, locale, _ = await _here(update, context)
    hours = [
        choice(f"{hour:02}:00", f"hi:hour:{hour:02}:00", holds=chat.hour.strftime("%H:%M") == f"{hour:02}:00")
        for hour in _HOURS
    ]
    user = update.effective_user
    guessed = zone_of_language(user.language_code or "") if user is not None else None
    zones = dict.fromkeys(filter(None, (chat.timezone, guessed)))
    keys = [
        *rows_of(hours, _HOURS_A_ROW),
        [choice(f"🌍 {zone.replace('_', ' ')}", f"hi:zone:{zone}", holds=zone == chat.timezone) for zone in zones],
        [Button(locale.label("key-city"), data=f"city:{FIRST}")],
        [Button(locale.label("key-back"), data="hi:areas"), Button(locale.label("key-hi-done"), data="hi:done")],
    ]
    await show(update, context, locale.say("hi-when", when=when_due(chat, locale)), keys)


async def _show_areas(update: Update, context: Context) -> None:
    chat, locale, services = await _here(update, context)
    chosen = {topic.slug for topic in await _topics(update, context, chat)}
    areas = services.catalogue.areas().items()
    keys = [
        Button(_counted(services.catalogue.area_name(area, locale.language), topics, chosen), data=f"hi:area:{area}")
        for area, topics in areas
    ]
    await show(update, context, await _asks_topics(update, context), [*rows_of(keys, 2), _onwards(locale, "hi:begin")])


async def _show_area(update: Update, context: Context, area: str) -> None:
    chat, locale, services = await _here(update, context)
    chosen = {topic.slug for topic in await _topics(update, context, chat)}
    keys = [
        Button(f"✓ {topic.name(locale.language)}", data=f"hi:drop:{topic.slug}")
        if topic.slug in chosen
        else Button(topic.name(locale.language), data=f"hi:add:{topic.slug}")
        for topic in services.catalogue.areas()[area]
    ]
    await show(update, context, await _asks_topics(update, context), [*rows_of(keys, 2), _onwards(locale, "hi:areas")])


async def _choose(update: Update, context: Context, *, is_wanted: bool) -> None:
    chat, locale, services = await _here(update, context)
    topic = services.catalogue.get(pressed(update)[1])
    if topic is None:
        await _stale(update, context)
        return
    wish = Subscription(chat.id, thread_of(update), topic.slug)
    if is_wanted and len(await wishes_of(services, chat.id)) >= MOST_TOPICS:
        if update.callback_query is not None:
            await toast(update.callback_query, locale.label("too-many-topics", most=MOST_TOPICS), alert=True)
        return
    if is_wanted:
        await services.store.run(subscriptions.add, wish, services.clock.now())
    else:
        await services.store.run(subscriptions.remove, wish)
    await _toast(update)
    await _show_area(update, context, topic.area)


async def _asks_topics(update: Update, context: Context) -> Html:
    chat, locale, _ = await _here(update, context)
    topics = await _topics(update, context, chat)
    chosen = locale.listed(topic.name(locale.language) for topic in topics)
    return locale.say("hi-topics-chosen", topics=chosen) if topics else locale.say("hi-topics")


async def _sample(update: Update, context: Context, chat: Chat, topics: Sequence[Topic], locale: Locale) -> None:
    """A few papers of the newest day, as a digest shows them; of a topic of ours where none was chosen."""
    services = context.services
    usual = services.catalogue.get(_SAMPLE_TOPIC)
    shown = list(topics) or ([usual] if usual else [])
    few = replace(chat, max_papers=_SAMPLED)
    async with caring(update, context), context.aside():
        made = await preview(services.store, services.composer, few, thread_of(update), shown, services.clock.now())
    about = locale.say("preview-sample" if made.is_sample else "preview-day", day=locale.day(made.day))
    names = locale.listed(topic.name(locale.language) for topic in shown)
    await say_after(update, context, locale.say("hi-sample", about=about, topics=names))
    messages = made.messages or (Message(locale.say("preview-silent")),)
    await answer(update, context, [replace(message, is_silent=True) for message in messages])


async def _topics(update: Update, context: Context, chat: Chat) -> list[Topic]:
    """What is subscribed to where one asks."""
    thread = thread_of(update)
    return [topic for wish, topic in await wishes_of(context.services, chat.id) if wish.thread == thread]


async def _here(update: Update, context: Context) -> tuple[Chat, Locale, Services]:
    chat = await context.chat(update)
    return chat, context.services.locales.get(chat.language), context.services


async def _toast(update: Update) -> None:
    if update.callback_query is not None:
        await toast(update.callback_query)


async def _stale(update: Update, context: Context) -> None:
    if update.callback_query is not None:
        await toast(update.callback_query, (await context.locale(update)).label("stale-key"), alert=True)


def _asked(chat: Chat) -> Chat:
    return replace(chat, preferences=replace(chat.preferences, is_asked=True))


def _counted(name: str, topics: Sequence[Topic], chosen: set[str]) -> str:
    """`Vision · 8`, with a tick and a number where some are chosen."""
    count = sum(topic.slug in chosen for topic in topics)
    return f"✓ {name} · {count}/{len(topics)}" if count else f"{name} · {len(topics)}"


def _onwards(locale: Locale, back: str) -> list[Button]:
    return [Button(locale.label("key-back"), data=back), Button(locale.label("key-hi-next"), data="hi:when")]


def register(app: App) -> None:
    admins = Who.ADMINS
    on_press(app, "hi", press_set, parts.only(*_SETS), parts.text, who=admins)
    on_press(app, "hi", press_area, parts.only("area"), parts.slug, who=admins)
    on_press(app, "hi", press_add, parts.only("add"), parts.slug, who=admins)
    on_press(app, "hi", press_drop, parts.only("drop"), parts.slug, who=admins)
    for name, handler in (("begin", press_begin), ("areas", press_areas), ("when", press_when), ("done", press_done)):
        on_press(app, "hi", handler, parts.only(name), who=admins)
    on_zone(app, FIRST, show_when)
