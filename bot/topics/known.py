"""The topics that a chat can name: the catalogue's and its own."""

import logging
from collections.abc import Iterable
from hashlib import blake2s

from sqlite_utils import Database

from bot.errors import QuerySyntaxError
from bot.model.topic import Topic
from bot.store import subscriptions
from bot.topics.catalogue import Catalogue
from bot.topics.syntax import parse

logger = logging.getLogger(__name__)


def own_topic(chat: int, query: str) -> Topic:
    """A topic made from a query; the same query has the same slug (`q-` and 12 hex digits)."""
    digest = blake2s(query.encode("utf-8", "replace"), digest_size=6).hexdigest()
    return Topic(slug=f"q-{digest}", query=query, names={"en": query}, owner=chat)


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


def meant(catalogue: Catalogue, chat: int, words: str) -> list[Topic]:
    """The topics that `words` name: one by slug or name, several by slugs, or a query of the chat's own.

    Empty when it is one word that no topic has, which is rather a misspelt name than a query. Raises QuerySyntaxError
    for a query that cannot be read.
    """
    named = catalogue.find(words)
    if named is not None:
        return [named]
    several = [catalogue.get(word.strip(",").lower()) for word in words.split()]
    if all(several):
        return [topic for topic in several if topic is not None]
    parse(words)
    return [] if is_one_word(words) else [own_topic(chat, words)]


def is_one_word(words: str) -> bool:
    """Whether `words` looks like a topic's name rather than a query."""
    return words.replace("-", "").replace("_", "").isalnum()
