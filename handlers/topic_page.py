"""A topic's page: its newest papers, and the key that subscribes."""

from collections.abc import Sequence

from telegram import Update

from bot.locales import Locale
from bot.model.chat import Chat, Subscription
from bot.model.digest import Button
from bot.model.paper import Paper
from bot.model.topic import Topic
from bot.render.classic import list_message
from bot.services import Services
from bot.store import own_topics, papers, subscriptions
from bot.topics.fts import to_fts5
from bot.topics.meaning import meant, own_topic
from bot.topics.syntax import parse
from handlers.answer import echo, say, show
from handlers.context import Context, thread_of

PAGE = 8


async def show_topic(update: Update, context: Context, topic: Topic) -> None:
    """The newest papers of `topic` in the store, newest first; in place when a key was pressed."""
    services = context.services
    chat = await context.chat(update)
    locale = services.locales.get(chat.language)
    hits = await services.store.run(papers.search, to_fts5(parse(topic.query)), PAGE + 1)
    wishes = await services.store.run(subscriptions.of_chat, chat.id)
    thread = thread_of(update)
    key = subscription_key(topic, thread, locale, is_subscribed=Subscription(chat.id, thread, topic.slug) in wishes)
    head = locale.say("topic-page", name=topic.name(locale.language), query=topic.query)
    keys = ((key, *_more_keys(topic, hits, locale)), *own_keys(topic, locale))
    message = list_message(hits[:PAGE], head, locale, services.settings.arxiv.site_url, keys=keys)
    await show(update, context, message.html, message.buttons)


async def asked(services: Services, chat: Chat, words: str) -> list[Topic]:
    """The topics that `words` name in `chat`, as `meant` has them. Raises QuerySyntaxError."""
    own = await services.store.run(own_topics.of_chat, chat.id)
    return meant(services.catalogue, chat.id, words, own)


async def suggest_topics(update: Update, context: Context, words: str, press: str) -> None:
    """For a word that no topic has: the nearest topics, and the word itself as a query, which `press` opens or adds."""
    chat = await context.chat(update)
    locale = context.services.locales.get(chat.language)
    own = own_topic(chat.id, words)
    await remember(context.services, own)
    nearest = context.services.catalogue.nearest(words)
    keys = [[Button(topic.name(locale.language), data=f"t:{topic.slug}")] for topic in nearest]
    keys.append([Button(locale.label("key-as-query", words=words[:30]), data=f"{press}:{own.slug}")])
    await say(update, context, locale.say("unknown-topic", words=echo(words)), keys)


async def remember(services: Services, topic: Topic) -> None:
    """Keep a chat's own query, so that the keys below its page can name it."""
    if topic.owner is not None:
        await services.store.run(subscriptions.save_topic, topic, services.clock.now())


def own_keys(topic: Topic, locale: Locale) -> tuple[tuple[Button, ...], ...]:
    """What can be done with a topic of the chat's own."""
    if not topic.is_kept:
        return ()
    edit, rename, share, delete = (
        Button(locale.label(f"key-own-{act}"), data=f"mine:{topic.slug}:{act}")
        for act in ("edit", "rename", "share", "delete")
    )
    return ((edit, rename), (share, delete))


def subscription_key(topic: Topic, thread: int, locale: Locale, *, is_subscribed: bool) -> Button:
    """The key that subscribes to a topic or ends it; each sets a state, so that pressing twice does no harm."""
    if is_subscribed:
        return Button(locale.label("key-unsubscribe"), data=f"u:{topic.slug}:{thread}")
    return Button(locale.label("key-subscribe"), data=f"s:{topic.slug}")


def _more_keys(topic: Topic, hits: Sequence[Paper], locale: Locale) -> list[Button]:
    return [Button(locale.label("key-older"), data=f"f:{topic.slug}:{PAGE}")] if len(hits) > PAGE else []
