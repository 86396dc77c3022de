"""Topics as files: `/topics export`, `/topics import`, and a file that somebody sends.

Invariant: a file is read to its limit of size and no further, and nothing that the chat has is changed by it.
"""

from collections.abc import Sequence

from telegram import Message, Update
from telegram.constants import ChatAction, ChatType
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters

from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.chat import Chat
from bot.model.topic import Topic
from bot.render.text import clipped
from bot.store import own_topics, questions, subscriptions, topic_import
from bot.store.topic_import import Imported, Room
from bot.takeaway.topics import Listed, json_file, listed, opml_file
from bot.takeaway.topics_read import LARGEST, NotTopics, Refused, read_topics
from handlers import parts
from handlers.about import leads_to, led
from handlers.answer import say, toast
from handlers.care import caring
from handlers.context import App, Context, thread_of
from handlers.guard import admins_only
from handlers.handover import hand_over
from handlers.person import user_of
from handlers.questions import ask, on_answer, open_to
from handlers.table import Who
from handlers.wiring import on_press, pressed
from handlers.wishes import MOST_TOPICS, wishes_of

_FILE = "topics-file"
_ENDINGS = (".json", ".opml", ".xml")
_MOST_NAMES = 20


async def export_topics(update: Update, context: Context) -> None:
    """All topics of the chat, as JSON and as OPML."""
    chat = await context.chat(update)
    locale = context.services.locales.get(chat.language)
    entries = await _entries(context, chat, locale)
    if not entries:
        await say(update, context, locale.say("topics-nothing-to-export"))
        return
    now = context.services.clock.now()
    await hand_over(update, context, json_file(entries, now), locale.say("topics-file", count=len(entries)))
    opml = opml_file(entries, locale.label("topics-title", name=chat.title), now)
    await hand_over(update, context, opml, locale.say("topics-opml", count=len(entries)))


async def send_topics(update: Update, context: Context, chat: Chat, topics: Sequence[Topic]) -> None:
    """A file of `topics`, before they go."""
    locale = context.services.locales.get(chat.language)
    slugs = {topic.slug for topic in topics}
    wishes = await _entries(context, chat, locale, slugs)
    if wishes:
        file = json_file(wishes, context.services.clock.now())
        await hand_over(update, context, file, locale.say("topics-file-before", count=len(wishes)))


async def import_topics(update: Update, context: Context) -> None:
    """Ask for a file."""
    locale = await context.locale(update)
    await ask(update, context, _FILE, "", locale.say("topics-send-file", kilobytes=LARGEST // 1024))


async def press(update: Update, context: Context) -> None:
    """The keys of the list."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    if pressed(update)[0] == "out":
        await export_topics(update, context)
    else:
        await import_topics(update, context)


async def words_for_file(update: Update, context: Context, _: str, __: str) -> None:
    """Words where a file was asked for."""
    await import_topics(update, context)


async def take_file(update: Update, context: Context) -> None:
    """A document in a private chat, or a reply with one to the question for it elsewhere."""
    message = update.message or update.channel_post
    if message is None or message.document is None or not await _is_meant(update, context, message):
        return
    await _take_where_meant(update, context)
    raise ApplicationHandlerStop


async def _take_where_meant(update: Update, context: Context) -> None:
    """For the chat that the question for the file was about; a file that nobody asked for, as words are."""
    question = await open_to(update, context)
    if question is None or question.kind != _FILE:
        await led(_take)(update, context)
    elif question.about is None or await leads_to(update, context, question.about):
        await _take(update, context)


@admins_only
async def _take(update: Update, context: Context) -> None:
    message = update.message or update.channel_post
    document = message.document if message is not None else None
    locale = await context.locale(update)
    if document is None:
        return
    if (document.file_size or 0) > LARGEST:
        await say(update, context, locale.say("topics-file-large", kilobytes=LARGEST // 1024))
        return
    async with caring(update, context, ChatAction.TYPING):
        file = await document.get_file()
        content = bytes(await file.download_as_bytearray()) if (file.file_size or 0) <= LARGEST else b""
    try:
        entries = read_topics(content)
    except NotTopics:
        await say(update, context, locale.say("topics-file-unreadable"))
        return
    chat, services = await context.chat(update), context.services
    good = [entry for entry in entries if isinstance(entry, Listed)]
    came = await services.store.run(
        topic_import.take,
        services.catalogue,
        Room(chat.id, thread_of(update), MOST_TOPICS),
        good,
        services.clock.now(),
    )
    refused = [entry for entry in entries if isinstance(entry, Refused)]
    await say(update, context, _report(came, refused, locale))


async def _is_meant(update: Update, context: Context, message: Message) -> bool:
    document = message.document
    if document is not None and message.chat.type == ChatType.PRIVATE:
        return (document.file_name or "").lower().endswith(_ENDINGS)
    person, now = user_of(update), context.services.clock.now()
    question = await context.services.store.run(questions.open_to, message.chat.id, person, now)
    replied = message.reply_to_message
    is_answer = question is not None and replied is not None and replied.message_id == question.message
    return is_answer and question is not None and question.kind == _FILE


def _report(came: Imported, refused: Sequence[Refused], locale: Locale) -> Html:
    parts = [
        locale.say(f"imported-{kind}", count=len(names), names=_names(names))
        for kind, names in (
            ("new", came.new), ("same", came.same), ("kept-only", came.kept_only), ("full", came.full)
        )
        if names
    ]  # fmt: skip
    if refused:
        lines = [f"{one.name}: {one.why or locale.label('imported-no-feed')}" for one in refused]
        parts.append(locale.say("imported-refused", count=len(refused), names=_names(lines)))
    return Html("\n\n".join(parts))


def _names(names: Sequence[str]) -> Html:
    lines = [f"• {escape(clipped(name, 120))}" for name in names[:_MOST_NAMES]]
    return Html("\n".join([*lines, *(["…"] if len(names) > _MOST_NAMES else [])]))


async def _entries(context: Context, chat: Chat, locale: Locale, only: "set[str] | None" = None) -> list[Listed]:
    """What the chat gets, once each, and its own topics that it does not get."""
    store = context.services.store
    found: dict[str, Listed] = {}
    for wish, topic in await wishes_of(context.services, chat.id):
        chosen = await store.run(subscriptions.override, wish)
        found.setdefault(topic.slug, listed(topic, locale.language, chosen, is_subscribed=True))
    for topic in await store.run(own_topics.of_chat, chat.id):
        found.setdefault(topic.slug, listed(topic, locale.language, None, is_subscribed=False))
    return [entry for slug, entry in found.items() if only is None or slug in only]


def register(app: App) -> None:
    on_press(app, "topicfile", press, parts.only("in", "out"), who=Who.ADMINS)
    on_answer(app, _FILE, words_for_file, Who.ADMINS)
    app.add_handler(MessageHandler[Context, None](filters.Document.ALL, take_file), group=-1)
