"""A chat's own topics: the list, and what can be done with each.

Invariant: a topic is deleted only by the key of a question that came behind a file of it.
"""

import secrets
from urllib.parse import quote

from telegram import Update

from bot.model.chat import Chat
from bot.model.digest import Button
from bot.model.topic import Topic
from bot.store import own_topics
from bot.topics.naming import tidy
from handlers import parts
from handlers.answer import say, show, toast
from handlers.context import App, Context
from handlers.deeplink import topic_link
from handlers.questions import ask, on_answer
from handlers.table import Who
from handlers.topic_draft import begin_with
from handlers.topic_files import send_topics
from handlers.topic_page import show_topic
from handlers.wiring import on_press, pressed

_RENAME = "topic-name"
_CODE_BYTES = 9
SURE = "sure"
"""The last part of the key that unsubscribes after the question."""


async def show_own(update: Update, context: Context) -> None:
    """The list, from the key of /topics."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    chat = await context.chat(update)
    locale = context.services.locales.get(chat.language)
    mine = await context.services.store.run(own_topics.of_chat, chat.id)
    keys = [[Button(topic.names["en"], data=f"t:{topic.slug}")] for topic in mine]
    keys.append([Button(locale.label("key-new-topic"), data="newtopic")])
    if mine:
        keys.append([Button(locale.label("key-topics-export"), data="topicfile:out")])
    keys[-1].append(Button(locale.label("key-topics-import"), data="topicfile:in"))
    keys.append([Button(locale.label("key-back"), data="areas")])
    await show(update, context, locale.say("own-topics" if mine else "own-none", count=len(mine)), keys)


async def press(update: Update, context: Context) -> None:
    """A key of a topic's page."""
    query = update.callback_query
    if query is None:
        return
    slug, act = pressed(update)
    chat = await context.chat(update)
    locale = context.services.locales.get(chat.language)
    topic = await context.services.store.run(own_topics.get, chat.id, slug)
    if topic is None:
        await toast(query, locale.label("topic-gone"), alert=True)
        return
    if act in _DELETING:
        await _DELETING[act](update, context, chat, topic)
        return
    await toast(query)
    if act == "edit":
        await begin_with(update, context, topic.names["en"], topic.query, slug)
    elif act == "rename":
        await ask(update, context, _RENAME, slug, locale.say("ask-rename"), locale.label("placeholder-name"))
    elif act == "share":
        await _share(update, context, chat, topic)
    else:
        await show_topic(update, context, topic)


async def answer_rename(update: Update, context: Context, slug: str, words: str) -> None:
    """A topic's new name."""
    chat, store = await context.chat(update), context.services.store
    topic = await store.run(own_topics.get, chat.id, slug)
    if topic is not None:
        topic = await store.run(own_topics.change, chat.id, slug, tidy(words), topic.query)
    if topic is None:
        await show(update, context, context.services.locales.get(chat.language).say("topic-gone"))
        return
    await show_topic(update, context, topic)


async def ask_to_end(update: Update, context: Context, topic: Topic, thread: int) -> None:
    """Before a subscription to an own topic ends: the file, and whether the topic is to go as well."""
    chat = await context.chat(update)
    locale = context.services.locales.get(chat.language)
    await send_topics(update, context, chat, [topic])
    keys = [
        [Button(locale.label("key-own-end"), data=f"u:{topic.slug}:{thread}:{SURE}")],
        [Button(locale.label("key-own-end-delete"), data=f"mine:{topic.slug}:gone")],
        [Button(locale.label("key-own-keep"), data=f"mine:{topic.slug}:keep")],
    ]
    await say(update, context, locale.say("own-end", name=topic.names["en"]), keys)


async def _ask_to_delete(update: Update, context: Context, chat: Chat, topic: Topic) -> None:
    locale = context.services.locales.get(chat.language)
    if update.callback_query is not None:
        await toast(update.callback_query)
    await send_topics(update, context, chat, [topic])
    keys = [
        [Button(locale.label("key-own-gone"), data=f"mine:{topic.slug}:gone")],
        [Button(locale.label("key-own-keep"), data=f"mine:{topic.slug}:keep")],
    ]
    await say(update, context, locale.say("own-delete", name=topic.names["en"]), keys)


async def _delete(update: Update, context: Context, chat: Chat, topic: Topic) -> None:
    await context.services.store.run(own_topics.delete, chat.id, topic.slug)
    locale = context.services.locales.get(chat.language)
    if update.callback_query is not None:
        await toast(update.callback_query)
    keys = [[Button(locale.label("key-topics"), data="areas")]]
    await show(update, context, locale.say("own-deleted", name=topic.names["en"]), keys)


_DELETING = {"delete": _ask_to_delete, "gone": _delete}


async def _share(update: Update, context: Context, chat: Chat, topic: Topic) -> None:
    locale, code = context.services.locales.get(chat.language), secrets.token_urlsafe(_CODE_BYTES)
    kept = await context.services.store.run(own_topics.share, chat.id, topic.slug, code)
    link = topic_link(context.bot.username, kept or code)
    send = f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(topic.names['en'])}"
    keys = [
        [Button(locale.label("key-own-send"), url=send), Button(locale.label("key-own-copy"), copy=link)],
        [Button(locale.label("key-back"), data=f"mine:{topic.slug}:keep")],
    ]
    await show(update, context, locale.say("own-shared", name=topic.names["en"], link=link), keys)


def register(app: App) -> None:
    on_press(app, "own", show_own)
    acts = ("edit", "rename", "share", "keep", *_DELETING)
    on_press(app, "mine", press, parts.slug, parts.only(*acts), who=Who.ADMINS)
    on_answer(app, _RENAME, answer_rename, Who.ADMINS)
