"""The topics that a chat can name: the catalogue's, and the queries that it keeps."""

import logging
from collections.abc import Iterable

from sqlite_utils import Database

from bot.errors import QuerySyntaxError
from bot.model.topic import Topic
from bot.store import subscriptions
from bot.topics.catalogue import Catalogue
from bot.topics.syntax import parse

logger = logging.getLogger(__name__)


def resolve(db: Database, catalogue: Catalogue, chat: int, slug: str) -> Topic | None:
    """The topic that `slug` means in `chat`, or None; so too for a kept query that can no longer be read."""
    known = catalogue.get(slug)
    if known is not None:
        return known
    own = subscriptions.topic(db, chat, slug)
    try:
        return own if own is None or parse(own.query) else None
    except QuerySyntaxError as error:
        logger.warning("a chat's own query cannot be read", extra={"chat": chat, "topic": slug, "why": str(error)})
        return None


def resolve_all(db: Database, catalogue: Catalogue, chat: int, slugs: Iterable[str]) -> list[Topic]:
    """Those of `slugs` that still mean something, in order."""
    found = (resolve(db, catalogue, chat, slug) for slug in slugs)
    return [topic for topic in found if topic is not None]
