"""/subscribe, /unsubscribe and /subscriptions: what a chat gets."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from telegram import Update

from bot.digest.wishes import resolve
from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.chat import Chat, Subscription
from bot.model.digest import Button
from bot.model.topic import Topic
from bot.render.text import clipped
from bot.services import Services
from bot.store import digests, subscriptions
from handlers import parts
from handlers.answer import echo, say, show, toast
from handlers.chats import when_due
from handlers.context import App, Context, thread_of
from handlers.forum_keys import is_forum, wish_keys, wish_names
from handlers.own_topics import SURE, ask_to_end
from handlers.table import Who
from handlers.topic_files import send_topics
from handlers.topic_page import asked, remember, show_topic, suggest_topics
from handlers.wiring import on_command, on_press, pressed
from handlers.wishes import MOST_TOPICS, wishes_of

_ALL = ("all", "*", "全部")
_LONGEST_NAME = 80


async def subscribe(update: Update, context: Context) -> None:
    """`/subscribe llm`, several slugs, a topic's name, or a query of one's own."""
    chat, words = await context.chat(update), context.words
    locale = context.services.locales.get(chat.language)
    if not words:
        await say(update, context, locale.say("subscribe-what"), [[Button(locale.label("key-topics"), data="areas")]])
        return
    topics = await asked(context.services, chat, words)
    if not topics:
        await suggest_topics(update, context, words, press="s")
        return
    if len(await wishes_of(context.services, chat.id)) + len(topics) > MOST_TOPICS:
        await say(update, context, locale.say("too-many-topics", most=MOST_TOPICS))
        return
    for topic in topics:
        await _add(context, chat, thread_of(update), topic)
    keys = await _after_subscribing(context, chat, thread_of(update), topics[0])
    await say(update, context, _confirmation(chat, topics, locale), keys)


async def unsubscribe(update: Update, context: Context) -> None:
    """`/unsubscribe llm`, `/unsubscribe all`, or a list of keys to choose from."""
    chat, words = await context.chat(update), context.words
    locale = context.services.locales.get(chat.language)
    mine = await _here(update, context, chat)
    if not words or not mine:
        await list_subscriptions(update, context)
        return
    gone = mine if words.lower() in _ALL else [pair for pair in mine if _is_meant(pair[1], words, context.services)]
    if not gone:
        await say(update, context, locale.say("not-subscribed", words=echo(words)))
        return
    own = [topic for _, topic in gone if topic.is_kept]
    if len(gone) == 1 and own:
        await ask_to_end(update, context, own[0], gone[0][0].thread)
        return
    if own:
        await send_topics(update, context, chat, [topic for _, topic in gone])
    for wish, _ in gone:
        await context.services.store.run(subscriptions.remove, wish)
    names = _listed((topic for _, topic in gone), locale)
    await say(update, context, locale.say("unsubscribed", names=names))


async def list_subscriptions(update: Update, context: Context) -> None:
    """What the chat gets and when, with a key to end each."""
    chat = await context.chat(update)
    locale = context.services.locales.get(chat.language)
    mine = await _seen_here(update, context, chat)
    if not mine:
        keys = [[Button(locale.label("key-topics"), data="areas")]]
        await show(update, context, locale.say("no-subscriptions"), keys)
        return
    names, when = wish_names(mine, chat, locale, here=thread_of(update)), when_due(chat, locale)
    keys = wish_keys(mine, locale, in_forum=await is_forum(update, context))
    await show(update, context, locale.say("subscriptions", names=names, when=when), keys)


async def press_list(update: Update, context: Context) -> None:
    """The way to the list."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    await list_subscriptions(update, context)


async def press_subscribe(update: Update, context: Context) -> None:
    """The key below a topic."""
    chat = await context.chat(update)
    locale = context.services.locales.get(chat.language)
    topic = await context.services.store.run(resolve, context.services.catalogue, chat.id, pressed(update)[0])
    if update.callback_query is None:
        return
    if topic is None:
        await toast(update.callback_query, locale.label("topic-gone"), alert=True)
        return
    if len(await wishes_of(context.services, chat.id)) >= MOST_TOPICS:
        await toast(update.callback_query, locale.label("too-many-topics", most=MOST_TOPICS), alert=True)
        return
    await _add(context, chat, thread_of(update), topic)
    name, when = clipped(topic.name(locale.language), _LONGEST_NAME), when_due(chat, locale)
    await toast(update.callback_query, locale.label("subscribed-toast", name=name, when=when))
    await show_topic(update, context, topic)


async def press_unsubscribe(update: Update, context: Context) -> None:
    """The key below a topic or in the list; pressing twice is the same as once."""
    chat = await context.chat(update)
    locale = context.services.locales.get(chat.language)
    slug, thread, *place = pressed(update)
    wish = Subscription(chat.id, int(thread), slug)
    topic = await context.services.store.run(resolve, context.services.catalogue, chat.id, slug)
    if update.callback_query is None:
        return
    if topic is not None and topic.is_kept and place != [SURE] and wish in await _wishes(context, chat):
        await toast(update.callback_query)
        await ask_to_end(update, context, topic, wish.thread)
        return
    await context.services.store.run(subscriptions.remove, wish)
    name = clipped(topic.name(locale.language), _LONGEST_NAME) if topic else slug
    await toast(update.callback_query, locale.label("unsubscribed-toast", name=name))
    if place == ["list"]:
        await list_subscriptions(update, context)
    elif topic is not None:
        await show_topic(update, context, topic)


async def _wishes(context: Context, chat: Chat) -> list[Subscription]:
    return await context.services.store.run(subscriptions.of_chat, chat.id)


async def _add(context: Context, chat: Chat, thread: int, topic: Topic) -> None:
    await remember(context.services, topic)
    wish, now = Subscription(chat.id, thread, topic.slug), context.services.clock.now()
    await context.services.store.run(subscriptions.add, wish, now)


async def _here(update: Update, context: Context, chat: Chat) -> list[tuple[Subscription, Topic]]:
    """The subscriptions of the place where one asks: in a forum, of the topic; all, where it is managed from afar."""
    if context.managed is not None:
        return await wishes_of(context.services, chat.id)
    thread = thread_of(update)
    return [(wish, topic) for wish, topic in await wishes_of(context.services, chat.id) if wish.thread == thread]


async def _seen_here(update: Update, context: Context, chat: Chat) -> list[tuple[Subscription, Topic]]:
    """What the list shows: from General one sees all topics of a forum."""
    return await (_here(update, context, chat) if thread_of(update) else wishes_of(context.services, chat.id))


def _listed(topics: Iterable[Topic], locale: Locale) -> Html:
    names = (clipped(topic.name(locale.language), _LONGEST_NAME) for topic in topics)
    return Html("\n".join(f"• {escape(name)}" for name in names))


def _confirmation(chat: Chat, topics: list[Topic], locale: Locale) -> str:
    return locale.say("subscribed", names=_listed(topics, locale), when=when_due(chat, locale))


async def _after_subscribing(context: Context, chat: Chat, thread: int, topic: Topic) -> list[list[Button]]:
    """Today's digest where it is still to come, else the topic's newest papers; and the way to more topics."""
    services = context.services
    locale = services.locales.get(chat.language)
    today = services.clock.now().astimezone(ZoneInfo(chat.timezone)).date()
    is_done = await services.store.run(digests.of_day, chat.id, thread, today) is not None
    now = Button(locale.label("key-newest"), data=f"t:{topic.slug}")
    first = now if is_done else Button(locale.label("key-digest"), data="digest")
    return [[first, Button(locale.label("key-topics"), data="areas")]]


def _is_meant(topic: Topic, words: str, services: Services) -> bool:
    named = services.catalogue.find(words)
    slugs = {words.lower(), *(word.strip(",").lower() for word in words.split())}
    return (
        topic.slug in slugs
        or words in (topic.query, topic.names["en"])
        or (named is not None and named.slug == topic.slug)
    )


def register(app: App) -> None:
    on_command(app, "subscribe", subscribe)
    on_command(app, "unsubscribe", unsubscribe)
    on_command(app, "subscriptions", list_subscriptions)
    on_press(app, "subs", press_list)
    on_press(app, "s", press_subscribe, parts.slug, who=Who.ADMINS)
    on_press(app, "u", press_unsubscribe, parts.slug, parts.number, who=Who.ADMINS)
    on_press(app, "u", press_unsubscribe, parts.slug, parts.number, parts.only("list", SURE), who=Who.ADMINS)
