"""When a search finds nothing: how it was understood, and keys that search for something near at once."""

from telegram import Update

from bot.locales import Locale
from bot.model.digest import Button
from bot.model.topic import Topic
from bot.render.query import query_in_words
from bot.render.text import clipped
from bot.store import hints
from bot.topics.meaning import own_topic
from bot.topics.nodes import Node
from bot.topics.syntax import parse
from bot.topics.unparse import unparse
from handlers.answer import show
from handlers.context import Context
from handlers.topic_page import remember

_LONGEST_LABEL = 48
_TOPICS = 2


async def show_no_hits(update: Update, context: Context, question: Topic, owner: int, press: str) -> None:
    """Say that nothing was found, and why that may be. `press` is the prefix of the keys that search."""
    services = context.services
    locale = await context.locale(update)
    asked = parse(question.query)
    found = await services.store.run(hints.hints, asked)
    spelled = [(one, locale.label("key-spelling", query=unparse(one))) for one in found.spellings]
    keys = [await _key(context, owner, press, one, label) for one, label in spelled]
    for drop in found.drops:
        label = locale.label("key-without", papers=drop.papers, part=unparse(drop.part))
        keys.append(await _key(context, owner, press, drop.rest, label))
    topics = [] if found.spellings else services.catalogue.nearest(question.query, _TOPICS)
    keys += [Button(locale.label("key-topic", name=one.name(locale.language)), data=f"t:{one.slug}") for one in topics]
    await show(update, context, _words(question.query, locale, has_keys=bool(keys)), [[key] for key in keys])


async def _key(context: Context, owner: int, press: str, node: Node, label: str) -> Button:
    topic = own_topic(owner, unparse(node))
    await remember(context.services, topic)
    return Button(clipped(label, _LONGEST_LABEL), data=f"{press}:{topic.slug}:0")


def _words(query: str, locale: Locale, *, has_keys: bool) -> str:
    meaning = query_in_words(query, locale)
    if not meaning:
        return locale.say("no-hits", query=query)
    return locale.say("no-hits-near" if has_keys else "no-hits-understood", query=query, meaning=meaning)
