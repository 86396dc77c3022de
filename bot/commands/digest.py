"""`papergram digest`: one topic's papers of one announcement day, from the store."""

import asyncio
import json
import os
import sys
from argparse import Namespace
from datetime import date

from bot.clock import SystemClock
from bot.config import Settings
from bot.errors import PapergramError
from bot.model.chat import Length
from bot.model.digest import Digest
from bot.model.topic import Topic
from bot.render.card import View
from bot.render.classic import digest_messages
from bot.render.json import digest_json
from bot.render.plain import digest_text
from bot.services import Services, opened
from bot.store import announcements
from bot.topics.catalogue import Catalogue
from bot.topics.meaning import meant


def main(args: Namespace) -> int:
    """Print the digest in the form that `args.format` names.

    Raises PapergramError when the store has nothing of that day.
    """
    settings = Settings.load(args.config, os.environ)
    topic = _topic(args.topic)
    sys.stdout.write(asyncio.run(_shown(settings, topic, args.date, args.format)))
    return 0


def _topic(words: str) -> Topic:
    catalogue = Catalogue.load()
    topics = meant(catalogue, 0, words)
    if not topics:
        near = ", ".join(topic.slug for topic in catalogue.nearest(words)) or "none; see `papergram topics list`"
        raise PapergramError(f"There is no topic “{words}”. Near: {near}.")
    return topics[0]


async def _shown(settings: Settings, topic: Topic, day: date | None, form: str) -> str:
    async with opened(settings, SystemClock()) as services:
        digest = await _digest(services, topic, day)
    locale, site = services.locales.get(settings.digest.language), settings.arxiv.site_url
    names = {topic.slug: topic.name(locale.language)}
    match form:
        case "json":
            return json.dumps(digest_json(digest), ensure_ascii=False, indent=2) + "\n"
        case "html":
            messages = digest_messages(digest, View(locale, names, Length.TAKEAWAYS, site))
            return "\n\n".join(message.html for message in messages) + "\n"
        case _:
            return digest_text(digest, locale, names, Length.TAKEAWAYS, site)


async def _digest(services: Services, topic: Topic, day: date | None) -> Digest:
    day = day or await services.store.run(announcements.newest_day)
    if day is None:
        raise PapergramError("The store holds no announcements yet. Run `papergram ingest` first.")
    announced = await services.store.run(announcements.on, day)
    if not announced:
        raise PapergramError(f"The store holds no announcements of {day}. Run `papergram ingest --date {day}` first.")
    return await services.composer.of_topic(topic, day, announced)
