"""What a chat gets, with the topics themselves."""

from bot.digest.wishes import resolve_all
from bot.model.chat import Subscription
from bot.model.topic import Topic
from bot.services import Services
from bot.store import subscriptions

MOST_TOPICS = 40
"""Subscriptions of a chat."""


async def wishes_of(services: Services, chat: int) -> list[tuple[Subscription, Topic]]:
    """A chat's subscriptions with their topics, in order."""
    wishes = await services.store.run(subscriptions.of_chat, chat)
    topics = await services.store.run(resolve_all, services.catalogue, chat, [wish.topic for wish in wishes])
    by_slug = {topic.slug: topic for topic in topics}
    return [(wish, by_slug[wish.topic]) for wish in wishes if wish.topic in by_slug]
