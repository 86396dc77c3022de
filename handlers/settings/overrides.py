"""The keys of a topic's page: what a chat chooses for that topic alone.

Invariant: a press on a topic that the chat no longer has changes nothing, and shows the topics that it has.
"""

from telegram import Update

from bot.model.chat import Subscription
from bot.store import subscriptions
from handlers import parts
from handlers.answer import echo, say, show, toast
from handlers.context import App, Context, thread_of
from handlers.settings.seen import Seen, Wanted
from handlers.settings.showing import seen_by, show_page
from handlers.settings.topic_choices import chosen, value_named
from handlers.settings.topic_pages import topic
from handlers.table import Who
from handlers.wiring import on_press, pressed


async def press_topic(update: Update, context: Context) -> None:
    """A topic of the list, or a choice on its page."""
    slug, thread, *value = pressed(update)
    seen = await seen_by(update, context)
    wanted = _named(seen, slug, int(thread))
    if wanted is not None and value:
        await _choose(context, wanted, value[0])
        seen = await seen_by(update, context)
        wanted = _named(seen, slug, int(thread))
    if update.callback_query is None:
        return
    if wanted is None:
        await toast(update.callback_query, seen.locale.label("topic-gone"), alert=True)
        await show_page(update, context, "topics")
        return
    await toast(update.callback_query)
    html, keys = topic(seen, wanted)
    await show(update, context, html, keys)


async def by_words(update: Update, context: Context, slug: str, words: str) -> bool:
    """`/settings llm` shows the topic's page, `/settings llm papers 7` chooses. False where the chat has it not."""
    seen, here = await seen_by(update, context), thread_of(update)
    named = [one for one in seen.topics if one.wish.topic == slug]
    wanted = next((one for one in named if one.wish.thread == here), named[0] if named else None)
    if wanted is None:
        return False
    try:
        if words:
            await _choose(context, wanted, value_named(words))
    except ValueError:
        await say(update, context, seen.locale.say("settings-bad-choice", value=echo(words)))
        return True
    seen = await seen_by(update, context)
    html, keys = topic(seen, _named(seen, slug, wanted.wish.thread) or wanted)
    await show(update, context, html, keys)
    return True


async def _choose(context: Context, wanted: Wanted, value: str) -> None:
    override = chosen(value)(wanted.override)
    await context.services.store.run(subscriptions.set_override, wanted.wish, override)


def _named(seen: Seen, slug: str, thread: int) -> Wanted | None:
    wish = Subscription(seen.chat.id, thread, slug)
    return next((one for one in seen.topics if one.wish == wish), None)


def register(app: App) -> None:
    on_press(app, "st", press_topic, parts.slug, parts.number, who=Who.ADMINS)
    on_press(app, "st", press_topic, parts.slug, parts.number, chosen, who=Who.ADMINS)
