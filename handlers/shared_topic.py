"""A topic that another chat shared, from its link.

Invariant: a link shows the name and the query of one topic, and nothing of the chat that shared it.
"""

from telegram import Update

from bot.store import own_topics
from handlers.answer import say
from handlers.context import Context
from handlers.deeplink import topic_of
from handlers.guard import admins_only
from handlers.topic_draft import begin_with


@admins_only
async def show_shared(update: Update, context: Context) -> None:
    """The topic as a draft, which can be saved here; or that there is none under that code."""
    code = topic_of(context.words)
    topic = await context.services.store.run(own_topics.shared, code) if code else None
    if topic is None:
        await say(update, context, (await context.locale(update)).say("shared-gone"))
        return
    await begin_with(update, context, topic.names["en"], topic.query)
