"""A draft saved: a topic of the chat's own, and a subscription to it.

Invariant: no other topic of the chat is changed, and two never have one name.
"""

from telegram import Update

from bot.model.chat import Subscription
from bot.model.topic import Topic
from bot.store import own_topics, subscriptions, topic_drafts
from bot.store.topic_drafts import Draft
from bot.topics.meaning import free_slug, own_named
from handlers import parts
from handlers.answer import toast
from handlers.chats import when_due
from handlers.context import App, Context, thread_of
from handlers.own.drafting import present
from handlers.subscriptions import MOST_TOPICS
from handlers.table import Who
from handlers.topic_page import show_topic
from handlers.wiring import on_press

MOST_OWN = 30


async def press_save(update: Update, context: Context) -> None:
    """Save the draft as a topic; a new one is subscribed to, in the thread where the key is."""
    query, draft = update.callback_query, await present(update, context)
    if query is None or draft is None:
        return
    chat, services = await context.chat(update), context.services
    locale = services.locales.get(chat.language)
    own = await services.store.run(own_topics.of_chat, chat.id)
    if refusal := _refusal(draft, own):
        await toast(query, locale.label(refusal, name=draft.name, most=MOST_OWN), alert=True)
        return
    topic = Topic(
        draft.slug or free_slug(own, draft.name), draft.query, {"en": draft.name}, owner=chat.id, is_kept=True
    )
    now = services.clock.now()
    await services.store.run(own_topics.save, topic, now)
    await services.store.run(topic_drafts.drop, draft)
    wishes = await services.store.run(subscriptions.of_chat, chat.id)
    has_room = len(wishes) < MOST_TOPICS
    if not draft.slug and has_room:
        await services.store.run(subscriptions.add, Subscription(chat.id, thread_of(update), topic.slug), now)
    said = "draft-saved-only" if draft.slug else "draft-saved" if has_room else "draft-saved-full"
    await toast(query, locale.label(said, name=draft.name, when=when_due(chat, locale), most=MOST_TOPICS))
    await show_topic(update, context, topic)


def _refusal(draft: Draft, own: list[Topic]) -> str:
    """Which message says why it cannot be saved; empty when it can."""
    alike = own_named(own, draft.name)
    if alike is not None and alike.slug != draft.slug:
        return "draft-name-taken"
    return "draft-too-many" if not draft.slug and len(own) >= MOST_OWN else ""


def register(app: App) -> None:
    on_press(app, "draft-save", press_save, parts.number, who=Who.ADMINS)
