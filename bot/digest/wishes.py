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
    return named(catalogue, slug, subscriptions.topic(db, chat, slug))


def named(catalogue: Catalogue, slug: str, own: Topic | None) -> Topic | None:
    """The catalogue's topic of that name, else the chat's own one, if it can be read."""
    known = catalogue.get(slug)
    if known is not None or own is None:
        return known
    try:
        parse(own.query)
    except QuerySyntaxError as error:
        extra = {"chat": own.owner, "topic": slug, "why": str(error)}
        logger.warning("a chat's own query cannot be read", extra=extra)
        return None
    return own


def resolve_all(db: Database, catalogue: Catalogue, chat: int, slugs: Iterable[str]) -> list[Topic]:
    """Those of `slugs` that still mean something, in order."""
    found = (resolve(db, catalogue, chat, slug) for slug in slugs)
    return [topic for topic in found if topic is not None]
