"""/topic new: a draft made from what was typed, and changed by keys that each ask for one thing.

Invariant: a key acts only on the draft below which it stands; pressed below an older one it shows the present one.
"""

from collections.abc import Callable
from dataclasses import replace

from telegram import Update

from bot.render.text import clean, clipped
from bot.store import topic_drafts
from bot.store.topic_drafts import Draft
from bot.topics import edit
from bot.topics.sentence import understood
from handlers import parts
from handlers.answer import say, show, toast
from handlers.context import App, Context
from handlers.guard import admins_only
from handlers.own.trying import ACTS, person_of, put, show_draft
from handlers.questions import ask, on_answer
from handlers.table import Who
from handlers.wiring import on_press, pressed

LONGEST_NAME = 60
NEW = ("new", "新建")
_ASKED = "draft"
_EDITS: dict[str, Callable[[str, str], str]] = {
    "also": edit.also,
    "without": edit.without,
    "author": edit.by,
    "category": edit.within,
}


@admins_only
async def begin(update: Update, context: Context) -> None:
    """`/topic new`, with or without words behind it, or the key of it."""
    if update.callback_query is not None:
        await toast(update.callback_query)
        words = ""
    else:
        words = context.words.partition(" ")[2]
    if words:
        await _answer(update, context, "new", words)
        return
    locale = await context.locale(update)
    await ask(update, context, _ASKED, "new", locale.say("draft-what"), locale.label("draft-placeholder"))


async def press_act(update: Update, context: Context) -> None:
    """A key that asks for what is to be changed."""
    query, (act, _) = update.callback_query, pressed(update)
    draft = await present(update, context)
    if query is None or draft is None:
        return
    await toast(query)
    locale = await context.locale(update)
    words = locale.say(f"draft-{act}", query=clipped(draft.query, 300))
    await ask(update, context, _ASKED, act, words, draft.name if act == "name" else locale.label("draft-placeholder"))


async def press_drop(update: Update, context: Context) -> None:
    """Discard."""
    draft = await present(update, context)
    if update.callback_query is None or draft is None:
        return
    await context.services.store.run(topic_drafts.drop, draft)
    await toast(update.callback_query)
    locale = await context.locale(update)
    await show(update, context, locale.say("draft-kept-old" if draft.slug else "draft-discarded"))


async def present(update: Update, context: Context) -> Draft | None:
    """The draft whose key was pressed; None, and the person is told, where it is not that any more."""
    query, locale = update.callback_query, await context.locale(update)
    if query is None:
        return None
    chat = await context.chat(update)
    draft = await context.services.store.run(topic_drafts.get, chat.id, person_of(update))
    if draft is None:
        await toast(query, locale.label("draft-gone"), alert=True)
        return None
    if draft.number != int(pressed(update)[-1]):
        await toast(query, locale.label("draft-stale"), alert=True)
        await show_draft(update, context, draft)
        return None
    return draft


async def _answer(update: Update, context: Context, act: str, words: str) -> None:
    """What was typed makes a draft, or changes the one that there is."""
    chat, services = await context.chat(update), context.services
    words = " ".join(clean(words).split())
    if act == "new":
        query = understood(words, services.catalogue)
        name = clipped(edit.name_of(query), LONGEST_NAME)
        await put(update, context, Draft(chat.id, person_of(update), name, query))
        return
    locale = services.locales.get(chat.language)
    draft = await services.store.run(topic_drafts.get, chat.id, person_of(update))
    if draft is None:
        await say(update, context, locale.say("draft-gone"))
    elif act == "name" and not 0 < len(words) <= LONGEST_NAME:
        await say(update, context, locale.say("draft-name-long", most=LONGEST_NAME))
    elif act == "name":
        await put(update, context, replace(draft, name=words))
    elif act == "change":
        await put(update, context, _changed(draft, understood(words, services.catalogue)))
    else:
        await put(update, context, _changed(draft, _EDITS[act](draft.query, words)))


def _changed(draft: Draft, query: str) -> Draft:
    """A name that was made from the query goes with it."""
    is_made = draft.name == clipped(edit.name_of(draft.query), LONGEST_NAME)
    return replace(draft, query=query, name=clipped(edit.name_of(query), LONGEST_NAME) if is_made else draft.name)


def register(app: App) -> None:
    on_answer(app, _ASKED, _answer, Who.ADMINS)
    on_press(app, "draft-new", begin, who=Who.ADMINS)
    on_press(app, "draft", press_act, parts.only(*ACTS), parts.number, who=Who.ADMINS)
    on_press(app, "draft-drop", press_drop, parts.number, who=Who.ADMINS)
