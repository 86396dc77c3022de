"""/start and /help: the first minute, and what the bot knows."""

from telegram import Update
from telegram.constants import ChatType

from bot.locales import Html, Locale
from bot.model.chat import ChatState
from bot.model.digest import Button
from bot.store import subscriptions as stored
from handlers import first_minute, manage, papers, shared_topic, similar, subscriptions
from handlers.answer import say
from handlers.chats import wake
from handlers.context import App, Context
from handlers.deeplink import chat_of, like_of, paper_of, topic_of
from handlers.guard import is_operator, may_change
from handlers.inline import START as INLINE
from handlers.picker import ways_in
from handlers.table import shown_to
from handlers.wiring import on_command


async def start(update: Update, context: Context) -> None:
    """Greet; wake up a chat that was out of reach; follow a deep link (a topic's slug subscribes)."""
    chat = await context.chat(update)
    if chat.state is ChatState.BLOCKED:
        await wake(chat, context.services)
    managed = chat_of(context.words)
    if managed is not None and chat.kind == ChatType.PRIVATE:
        await manage.begin(update, context, managed)
        return
    paper, liked = paper_of(context.words), like_of(context.words)
    if paper is not None:
        await papers.show_compact(update, context, paper)
    elif liked is not None:
        await similar.show_similar(update, context, liked)
    elif topic_of(context.words) is not None:
        await shared_topic.show_shared(update, context)
    elif context.words not in ("", INLINE) and await may_change(update, context):
        await subscriptions.subscribe(update, context)
    elif await _is_new(update, context):
        await first_minute.begin(update, context)
    else:
        await _greet(update, context)


async def show_help(update: Update, context: Context) -> None:
    """All commands with a line each, from the table."""
    locale = await context.locale(update)
    commands = shown_to(is_operator=is_operator(update, context))
    lines = [f"{command.usage(locale)} — {locale.say(f'command-{command.name}')}" for command in commands]
    await say(update, context, locale.say("help", commands=Html("\n".join(lines))), _ways_in(update, context, locale))


async def _is_new(update: Update, context: Context) -> bool:
    """Whether whoever writes could answer the first questions, and nobody has."""
    chat = await context.chat(update)
    has_topics = bool(await context.services.store.run(stored.of_chat, chat.id))
    return not (chat.preferences.is_asked or has_topics) and await may_change(update, context)


async def _greet(update: Update, context: Context) -> None:
    chat = await context.chat(update)
    locale = context.services.locales.get(chat.language)
    is_private = chat.kind == ChatType.PRIVATE
    words = locale.say("start" if is_private else "start-group", hour=chat.hour.strftime("%H:%M"), zone=chat.timezone)
    await say(update, context, words, [*_first_keys(locale), *_ways_in(update, context, locale)])


def _ways_in(update: Update, context: Context, locale: Locale) -> list[list[Button]]:
    """From a private chat to groups and channels."""
    place = update.effective_chat
    is_private = place is not None and place.type == ChatType.PRIVATE
    return ways_in(locale, context.bot.username) if is_private else []


def _first_keys(locale: Locale) -> list[list[Button]]:
    return [
        [Button(locale.label("key-topics"), data="areas"), Button(locale.label("key-settings"), data="settings")],
        [Button(locale.label("key-hi-again"), data="hi:begin")],
    ]


def register(app: App) -> None:
    on_command(app, "start", start)
    on_command(app, "help", show_help)
