"""What follows when a draft was saved."""

from telegram import Update

from bot.model.chat import Subscription
from bot.model.topic import Topic
from bot.store import subscriptions
from handlers.answer import say, toast
from handlers.chats import when_due
from handlers.context import Context, thread_of
from handlers.topic_page import show_topic
from handlers.wishes import MOST_TOPICS


async def open_saved(update: Update, context: Context, topic: Topic, *, is_new: bool) -> None:
    """Subscribe to a new topic where there is room, say so, and show its page in place of the draft."""
    chat = await context.chat(update)
    services, query = context.services, update.callback_query
    locale, name = services.locales.get(chat.language), topic.names["en"]
    is_full = is_new and len(await services.store.run(subscriptions.of_chat, chat.id)) >= MOST_TOPICS
    if is_new and not is_full:
        wish = Subscription(chat.id, thread_of(update), topic.slug)
        await services.store.run(subscriptions.add, wish, services.clock.now())
    if query is not None and not is_full:
        words = (
            locale.label("draft-saved-toast", name=name, when=when_due(chat, locale))
            if is_new
            else locale.label("draft-changed-toast", name=name)
        )
        await toast(query, words)
    if is_full:
        await say(update, context, locale.say("draft-saved-full", name=name, most=MOST_TOPICS))
    await show_topic(update, context, topic)
