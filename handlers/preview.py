"""/preview: what tomorrow's digest is like with the present settings.

Invariant: only who asked gets to see it, and nothing of it counts as delivered.
"""

from collections.abc import Sequence

from telegram import Update
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden

from bot.digest.preview import Preview
from bot.digest.preview import preview as composed
from bot.locales import Locale
from bot.model.chat import Chat, Subscription
from bot.model.digest import Button, Message
from bot.model.topic import Topic
from bot.render.text import clipped
from handlers.answer import Rows, answer, say, toast
from handlers.care import caring
from handlers.chats import when_due
from handlers.context import App, Context, thread_of
from handlers.person import person_of
from handlers.topic_page import asked, suggest_topics
from handlers.wiring import on_command, on_press
from handlers.wishes import wishes_of

_LONGEST_NAME = 60


async def preview(update: Update, context: Context) -> None:
    """`/preview`, the key of the settings, or `/preview llm` for that topic alone."""
    chat, services = await context.chat(update), context.services
    locale = services.locales.get(chat.language)
    words = "" if update.callback_query is not None else context.words
    wishes = await wishes_of(services, chat.id)
    named = [pair for pair in wishes if not words or _is_called(pair[1], words, locale)]
    thread = _thread(update, named)
    topics = [topic for wish, topic in named if wish.thread == thread]
    if words and not topics:
        topics = await asked(services, chat, words)
    if not topics:
        await _without_topics(update, context, words, locale)
        return
    async with caring(update, context), context.aside():
        made = await composed(services.store, services.composer, chat, thread, topics, services.clock.now())
    messages = made.messages or (Message(locale.say("preview-silent")),)
    await _hand_over(update, context, [_head(chat, made, locale), *messages], locale)


def _head(chat: Chat, made: Preview, locale: Locale) -> Message:
    """That it is a preview, of what, and when the next digest comes."""
    about = locale.say("preview-sample" if made.is_sample else "preview-day", day=locale.day(made.day))
    name = "" if chat.kind == ChatType.PRIVATE else clipped(chat.title, _LONGEST_NAME)
    head = locale.say("preview-head-of", name=name) if name else locale.say("preview-head")
    return Message(locale.say("preview", head=head, about=about, when=when_due(chat, locale)))


async def _without_topics(update: Update, context: Context, words: str, locale: Locale) -> None:
    if update.callback_query is not None:
        await toast(update.callback_query)
    if words:
        await suggest_topics(update, context, words, press="t")
    else:
        await say(update, context, locale.say("no-subscriptions"), [[Button(locale.label("key-topics"), data="areas")]])


async def _hand_over(update: Update, context: Context, messages: Sequence[Message], locale: Locale) -> None:
    """To the place of the update where that is the person's own, else to the person."""
    place, query = update.effective_chat, update.callback_query
    if place is None:
        return
    if place.type == ChatType.PRIVATE:
        if query is not None:
            await toast(query)
        await answer(update, context, messages)
        return
    person, (head, *others) = person_of(update), messages
    if person is None or not await _began(update, context, head, person):
        key = Button(locale.label("key-start-privately"), url=f"https://t.me/{context.bot.username}?start")
        await _tell(update, context, locale.say("preview-not-here"), [[key]])
        return
    await answer(update, context, others, to=person)
    await _tell(update, context, locale.say("export-sent-privately"))


async def _began(update: Update, context: Context, head: Message, person: int) -> bool:
    """Send the head to a person; whether that person ever began a chat with the bot."""
    try:
        await answer(update, context, [head], to=person)
    except (Forbidden, BadRequest):
        return False
    return True


async def _tell(update: Update, context: Context, words: str, keys: Rows = ()) -> None:
    """Where others talk a press is answered to who pressed, not to all."""
    if update.callback_query is not None:
        await toast(update.callback_query, words, alert=True)
    else:
        await say(update, context, words, keys)


def _thread(update: Update, wishes: Sequence[tuple[Subscription, Topic]]) -> int:
    """The forum topic where one asks, or the first that has topics."""
    here = thread_of(update)
    threads = [wish.thread for wish, _ in wishes]
    return here if here in threads or not threads else threads[0]


def _is_called(topic: Topic, words: str, locale: Locale) -> bool:
    return words.casefold() in (topic.slug, topic.name(locale.language).casefold())


def register(app: App) -> None:
    on_command(app, "preview", preview)
    on_press(app, "preview", preview)
