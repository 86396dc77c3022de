"""What people mean by the words behind /topic and /subscribe: a topic of the catalogue, or a query of their own."""

from collections.abc import Sequence
from hashlib import blake2s

from bot.model.topic import Topic
from bot.topics.catalogue import Catalogue
from bot.topics.syntax import parse


def own_topic(chat: int, query: str) -> Topic:
    """A topic made from a query; the same query has the same slug (`q-` and 12 hex digits)."""
    digest = blake2s(query.encode("utf-8", "replace"), digest_size=6).hexdigest()
    return Topic(slug=f"q-{digest}", query=query, names={"en": query}, owner=chat)


def meant(catalogue: Catalogue, chat: int, words: str, own: Sequence[Topic] = ()) -> list[Topic]:
    """The topics that `words` name: one by slug or name, several by slugs, or a query in passing.

    `own` are those that the chat saved. Empty when it is one word that no topic has, which is rather a misspelt name
    than a query. Raises QuerySyntaxError for a query that cannot be read.
    """
    named = catalogue.find(words) or _own(words, own)
    if named is not None:
        return [named]
    slugs = [word.strip(",").lower() for word in words.split()]
    several = [catalogue.get(slug) or next((topic for topic in own if topic.slug == slug), None) for slug in slugs]
    if all(several):
        return [topic for topic in several if topic is not None]
    parse(words)
    return [] if is_one_word(words) else [own_topic(chat, words)]


def _own(words: str, own: Sequence[Topic]) -> Topic | None:
    wanted = " ".join(words.casefold().split())
    named = (topic for topic in own if wanted in (topic.slug, " ".join(topic.names["en"].casefold().split())))
    return next(named, None)


def is_one_word(words: str) -> bool:
    """Whether `words` looks like a topic's name rather than a query."""
    return words.replace("-", "").replace("_", "").isalnum()
