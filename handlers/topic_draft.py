"""/topic new: a topic of one's own, shown as it would be before it is saved.

Invariant: nothing is saved but by the key that says so, on the message that shows what would be saved; a key of an
older message shows the draft as it is now. What a person makes survives a restart.
"""

import asyncio
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database
from telegram import Update

from bot.model.digest import Button
from bot.model.topic import Topic
from bot.model.topic_draft import TopicDraft
from bot.render.query import draft_html
from bot.store import announcements, own_topics, topic_drafts
from bot.topics import editing
from bot.topics.naming import name_of, tidy
from bot.topics.sentence import is_query, understood
from bot.topics.syntax import parse
from bot.topics.trial import tried
from handlers import parts
from handlers.answer import Rows, show, toast
from handlers.care import caring
from handlers.context import App, Context
from handlers.guard import admins_only
from handlers.person import user_of
from handlers.questions import ask, on_answer
from handlers.table import Who
from handlers.topic_saving import open_saved
from handlers.wiring import on_press, pressed

_DAYS, _MOST_PAPERS = 7, 2_000
"""On how much a draft is tried."""
_NEW, _STEP = "topic-new", "topic-step"
_PLACEHOLDERS = {"author": "author", "category": "category", "rename": "name", "change": "topic"}
_EDITS = {
    "must": editing.must,
    "also": editing.also,
    "without": editing.without,
    "author": editing.by,
    "category": editing.within,
}
_ASKING = ("must", "also", "without", "author", "category", "rename", "change")


@admins_only
async def begin(update: Update, context: Context) -> None:
    """`/topic new diffusion for proteins, not reviews`, or the key; without words the bot asks for them."""
    words = "" if update.callback_query is not None else context.words.partition(" ")[2]
    if words:
        await _begin(update, context, words)
        return
    if update.callback_query is not None:
        await toast(update.callback_query)
    locale = await context.locale(update)
    await ask(update, context, _NEW, "", locale.say("ask-new"), locale.label("placeholder-topic"))


async def answer_new(update: Update, context: Context, _: str, words: str) -> None:
    """What the topic is about."""
    await _begin(update, context, " ".join(words.split()))


async def begin_with(update: Update, context: Context, name: str, query: str, slug: str | None = None) -> None:
    """A draft of what there is already: a topic that was shared, or the chat's own one of `slug`, to be changed."""
    chat = await context.chat(update)
    await keep(update, context, TopicDraft(chat.id, user_of(update), name, query, slug))


async def keep(update: Update, context: Context, draft: TopicDraft) -> None:
    """Keep a draft in place of what was there, and show it."""
    services = context.services
    await show_draft(update, context, await services.store.run(topic_drafts.put, draft, services.clock.now()))


async def show_draft(update: Update, context: Context, draft: TopicDraft) -> None:
    """What the draft would have brought lately, and the keys that change it."""
    services, locale = context.services, await context.locale(update)
    async with caring(update, context), context.aside():
        announced = await services.store.run(announcements.latest, _DAYS, _MOST_PAPERS)
        trial = await asyncio.to_thread(tried, draft.query, [one.paper for one in announced])
    days = len({one.day for one in announced})
    html = draft_html(draft, trial, days, locale, services.settings.arxiv.site_url)
    await show(update, context, html, await _keys(update, context, draft))


async def press(update: Update, context: Context) -> None:
    """A key below a draft."""
    query = update.callback_query
    if query is None:
        return
    number, act = pressed(update)
    chat, locale = await context.chat(update), await context.locale(update)
    draft = await context.services.store.run(topic_drafts.by_id, chat.id, int(number))
    if draft is None:
        await _show_present(update, context)
    elif act == "save":
        await _save(update, context, draft)
    elif act == "drop":
        await context.services.store.run(topic_drafts.discard, chat.id, draft.person)
        await toast(query)
        await show(update, context, locale.say("draft-dropped"))
    else:
        await toast(query)
        placeholder = locale.label(f"placeholder-{_PLACEHOLDERS.get(act, 'words')}")
        await ask(update, context, _STEP, f"{number}:{act}", locale.say(f"ask-{act}"), placeholder)


async def answer_step(update: Update, context: Context, argument: str, words: str) -> None:
    """What was typed to change a draft. Raises QuerySyntaxError, which leaves the question open."""
    number, _, act = argument.partition(":")
    chat, services = await context.chat(update), context.services
    draft = await services.store.run(topic_drafts.by_id, chat.id, int(number))
    if draft is None:
        await _show_present(update, context)
    elif act == "rename":
        await keep(update, context, replace(draft, name=tidy(words)))
    elif act == "change":
        query, said = read(context, " ".join(words.split()))
        is_named = draft.slug is not None or draft.name != name_of(draft.query)
        name = draft.name if is_named else name_of(query)
        await keep(update, context, replace(draft, name=name, query=query, said=said))
    else:
        query = _EDITS[act](draft.query, words)
        await keep(update, context, replace(draft, query=query))


def read(context: Context, words: str) -> tuple[str, str]:
    """The query that `words` are or mean, and, where they are a sentence, the sentence. Raises QuerySyntaxError."""
    if is_query(words):
        parse(words)
        return words, ""
    return understood(words, context.services.catalogue), words


async def _begin(update: Update, context: Context, words: str) -> None:
    chat = await context.chat(update)
    query, said = read(context, words)
    await keep(update, context, TopicDraft(chat.id, user_of(update), name_of(query), query, said=said))


async def _show_present(update: Update, context: Context) -> None:
    """What the person is making now, for a key or an answer to what is not so any more."""
    chat, locale = await context.chat(update), await context.locale(update)
    draft = await context.services.store.run(topic_drafts.get, chat.id, user_of(update))
    query = update.callback_query
    if query is not None:
        await toast(query, locale.label("draft-gone" if draft is None else "draft-changed"), alert=True)
    if draft is not None:
        await show_draft(update, context, draft)
    else:
        await show(update, context, locale.say("draft-gone"))


async def _save(update: Update, context: Context, draft: TopicDraft) -> None:
    services, query = context.services, update.callback_query
    locale = await context.locale(update)
    try:
        topic = await services.store.run(_saved, draft, services.clock.now())
    except own_topics.TooMany:
        if query is not None:
            await toast(query, locale.label("own-too-many", most=own_topics.MOST), alert=True)
        return
    if topic is not None:
        await open_saved(update, context, topic, is_new=draft.slug is None)
    else:
        await show(update, context, locale.say("topic-gone"))


def _saved(db: Database, draft: TopicDraft, now: datetime) -> Topic | None:
    topic_drafts.discard(db, draft.chat, draft.person)
    if draft.slug is not None:
        return own_topics.change(db, draft.chat, draft.slug, draft.name, draft.query)
    return own_topics.add(db, draft.chat, draft.name, draft.query, now)


async def _keys(update: Update, context: Context, draft: TopicDraft) -> Rows:
    locale = await context.locale(update)

    def key(act: str, words: str = "") -> Button:
        return Button(locale.label(f"key-draft-{words or act}"), data=f"draft:{draft.id}:{act}")

    return (
        (key("save", "save" if draft.slug is None else "save-change"),),
        (key("must"), key("also")),
        (key("without"), key("author")),
        (key("category"), key("rename")),
        (key("change"), key("drop")),
    )


def register(app: App) -> None:
    on_press(app, "newtopic", begin, who=Who.ADMINS)
    on_press(app, "draft", press, parts.number, parts.only("save", "drop", *_ASKING), who=Who.ADMINS)
    on_answer(app, _NEW, answer_new, Who.ADMINS)
    on_answer(app, _STEP, answer_step, Who.ADMINS)
