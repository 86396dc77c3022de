"""A forum topic for a subscription: made, named after it, and its digests go there from then on.

Invariant: a subscription moves with what was chosen for it and what it is owed; one that moved already stays where it
is, however often the key is pressed.
"""

from telegram import Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.digest.wishes import resolve
from bot.locales import Locale
from bot.model.chat import Chat, Subscription
from bot.model.topic import Topic
from bot.render.text import clipped
from bot.store import subscriptions
from handlers import parts
from handlers.answer import toast
from handlers.chats import when_due
from handlers.context import App, Context
from handlers.subscriptions import list_subscriptions
from handlers.table import Who
from handlers.wiring import on_press, pressed

_LONGEST_NAME = 128
_NO_RIGHT = ("not enough rights", "chat_admin_required", "need administrator rights")
_NO_FORUM = ("not a forum", "chat_not_modified", "method is available for")


async def press_own(update: Update, context: Context) -> None:
    """Make a forum topic for the subscription, and move it there."""
    query, services = update.callback_query, context.services
    chat = await context.chat(update)
    locale = services.locales.get(chat.language)
    wish, topic = await _pressed_wish(update, context, chat)
    if query is None:
        return
    if topic is None:
        await toast(query, locale.label("stale-key"))
    elif (refusal := await _made(context, chat, wish, topic, locale)) is not None:
        await toast(query, locale.label(refusal), alert=True)
        return
    else:
        await toast(query, locale.label("forum-topic-made"))
    await list_subscriptions(update, context)


async def press_general(update: Update, context: Context) -> None:
    """Let the subscription's digests go to General again; the forum topic stays."""
    query, services = update.callback_query, context.services
    chat = await context.chat(update)
    locale = services.locales.get(chat.language)
    wish, topic = await _pressed_wish(update, context, chat)
    if query is None:
        return
    if topic is not None:
        await services.store.run(subscriptions.move, wish, 0)
    await toast(query, locale.label("to-general" if topic is not None else "stale-key"))
    await list_subscriptions(update, context)


async def _pressed_wish(update: Update, context: Context, chat: Chat) -> tuple[Subscription, Topic | None]:
    """The subscription that the key names; no topic where there is none such any more."""
    services = context.services
    slug, thread = pressed(update)
    wish = Subscription(chat.id, int(thread), slug)
    if wish not in await services.store.run(subscriptions.of_chat, chat.id):
        return wish, None
    return wish, await services.store.run(resolve, services.catalogue, chat.id, slug)


async def _made(context: Context, chat: Chat, wish: Subscription, topic: Topic, locale: Locale) -> str | None:
    """Do it, and say there what comes; or name the message that says why it cannot be done."""
    name = clipped(topic.name(locale.language), _LONGEST_NAME)
    try:
        made = await context.bot.create_forum_topic(chat.id, name)
    except BadRequest as error:
        words = error.message.lower()
        if any(reason in words for reason in _NO_RIGHT):
            return "lack-topics"
        if any(reason in words for reason in _NO_FORUM):
            return "no-forum"
        raise
    await context.services.store.run(subscriptions.move, wish, made.message_thread_id)
    words = locale.say("forum-topic-begun", name=name, when=when_due(chat, locale))
    await context.bot.send_message(
        chat.id, words, parse_mode=ParseMode.HTML, message_thread_id=made.message_thread_id, disable_notification=True
    )
    return None


def register(app: App) -> None:
    on_press(app, "ft", press_own, parts.slug, parts.number, who=Who.ADMINS)
    on_press(app, "fg", press_general, parts.slug, parts.number, who=Who.ADMINS)
