"""/subscribe, /unsubscribe and /subscriptions: what a chat gets."""

from telegram import Update

from bot.digest.wishes import resolve, resolve_all
from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.chat import Chat, Subscription
from bot.model.digest import Button
from bot.model.topic import Topic
from bot.services import Services
from bot.store import subscriptions
from bot.topics.meaning import meant, own_topic
from handlers import parts
from handlers.answer import echo, say, show, toast
from handlers.chats import when_due
from handlers.context import App, Context, thread_of
from handlers.table import Who
from handlers.topic_page import show_topic
from handlers.wiring import on_command, on_press, pressed

_ALL = ("all", "*", "全部")


async def subscribe(update: Update, context: Context) -> None:
    """`/subscribe llm`, several slugs, a topic's name, or a query of one's own."""
    chat, words = await context.chat(update), context.words
    locale = context.services.locales.get(chat.language)
    if not words:
        await say(update, context, locale.say("subscribe-what"), [[Button(locale.label("key-topics"), data="areas")]])
        return
    topics = meant(context.services.catalogue, chat.id, words)
    if not topics:
        await _suggest(update, context, words, locale)
        return
    for topic in topics:
        await _add(context, chat, thread_of(update), topic)
    await say(update, context, _confirmation(chat, topics, locale), _after_subscribing(locale))


async def unsubscribe(update: Update, context: Context) -> None:
    """`/unsubscribe llm`, `/unsubscribe all`, or a list of keys to choose from."""
    chat, words = await context.chat(update), context.words
    locale = context.services.locales.get(chat.language)
    mine = await wishes_of(context.services, chat.id)
    if not words or not mine:
        await list_subscriptions(update, context)
        return
    gone = mine if words.lower() in _ALL else [pair for pair in mine if _is_meant(pair[1], words, context.services)]
    if not gone:
        await say(update, context, locale.say("not-subscribed", words=echo(words)))
        return
    for wish, _ in gone:
        await context.services.store.run(subscriptions.remove, wish)
    names = Html("\n".join(f"• {escape(topic.name(locale.language))}" for _, topic in gone))
    await say(update, context, locale.say("unsubscribed", names=names))


async def list_subscriptions(update: Update, context: Context) -> None:
    """What the chat gets and when, with a key to end each."""
    chat = await context.chat(update)
    locale = context.services.locales.get(chat.language)
    mine = await wishes_of(context.services, chat.id)
    if not mine:
        keys = [[Button(locale.label("key-topics"), data="areas")]]
        await show(update, context, locale.say("no-subscriptions"), keys)
        return
    names = Html("\n".join(f"• {escape(topic.name(locale.language))}" for _, topic in mine))
    keys = [
        [Button(f"✕ {topic.name(locale.language)[:40]}", data=f"u:{topic.slug}:{wish.thread}:list")]
        for wish, topic in mine[:40]
    ]
    await show(update, context, locale.say("subscriptions", names=names, when=when_due(chat, locale)), keys)


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
    await _add(context, chat, thread_of(update), topic)
    when = when_due(chat, locale)
    await toast(update.callback_query, locale.label("subscribed-toast", name=topic.name(locale.language), when=when))
    await show_topic(update, context, topic)


async def press_unsubscribe(update: Update, context: Context) -> None:
    """The key below a topic or in the list; pressing twice is the same as once."""
    chat = await context.chat(update)
    locale = context.services.locales.get(chat.language)
    slug, thread, *place = pressed(update)
    wish = Subscription(chat.id, int(thread), slug)
    topic = await context.services.store.run(resolve, context.services.catalogue, chat.id, slug)
    await context.services.store.run(subscriptions.remove, wish)
    if update.callback_query is None:
        return
    name = topic.name(locale.language) if topic else slug
    await toast(update.callback_query, locale.label("unsubscribed-toast", name=name))
    if place == ["list"]:
        await list_subscriptions(update, context)
    elif topic is not None:
        await show_topic(update, context, topic)


async def wishes_of(services: Services, chat: int) -> list[tuple[Subscription, Topic]]:
    """A chat's subscriptions with their topics, in order."""
    wishes = await services.store.run(subscriptions.of_chat, chat)
    topics = await services.store.run(resolve_all, services.catalogue, chat, [wish.topic for wish in wishes])
    by_slug = {topic.slug: topic for topic in topics}
    return [(wish, by_slug[wish.topic]) for wish in wishes if wish.topic in by_slug]


async def _add(context: Context, chat: Chat, thread: int, topic: Topic) -> None:
    now = context.services.clock.now()
    if topic.owner is not None:
        await context.services.store.run(subscriptions.save_topic, topic, now)
    await context.services.store.run(subscriptions.add, Subscription(chat.id, thread, topic.slug), now)


def _confirmation(chat: Chat, topics: list[Topic], locale: Locale) -> str:
    names = Html("\n".join(f"• <b>{escape(topic.name(locale.language))}</b>" for topic in topics))
    return locale.say("subscribed", names=names, when=when_due(chat, locale))


def _after_subscribing(locale: Locale) -> list[list[Button]]:
    return [[Button(locale.label("key-digest"), data="digest"), Button(locale.label("key-topics"), data="areas")]]


async def _suggest(update: Update, context: Context, words: str, locale: Locale) -> None:
    nearest = context.services.catalogue.nearest(words)
    keys = [[Button(topic.name(locale.language), data=f"t:{topic.slug}")] for topic in nearest]
    topic = own_topic((await context.chat(update)).id, words)
    await context.services.store.run(subscriptions.save_topic, topic, context.services.clock.now())
    keys.append([Button(locale.label("key-as-query", words=words[:30]), data=f"s:{topic.slug}")])
    await say(update, context, locale.say("unknown-topic", words=echo(words)), keys)


def _is_meant(topic: Topic, words: str, services: Services) -> bool:
    named = services.catalogue.find(words)
    slugs = {words.lower(), *(word.strip(",").lower() for word in words.split())}
    return topic.slug in slugs or topic.query == words or (named is not None and named.slug == topic.slug)


def register(app: App) -> None:
    on_command(app, "subscribe", subscribe)
    on_command(app, "unsubscribe", unsubscribe)
    on_command(app, "subscriptions", list_subscriptions)
    on_press(app, "s", press_subscribe, parts.slug, who=Who.ADMINS)
    on_press(app, "u", press_unsubscribe, parts.slug, parts.number, who=Who.ADMINS)
    on_press(app, "u", press_unsubscribe, parts.slug, parts.number, parts.only("list"), who=Who.ADMINS)
