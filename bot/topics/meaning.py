"""What people mean by the words behind /topic and /subscribe: a topic of the catalogue, or a query of their own."""

from collections.abc import Sequence
from hashlib import blake2s
from itertools import chain, count

from bot.model.topic import Topic
from bot.topics.catalogue import Catalogue, fold
from bot.topics.syntax import parse
from bot.topics.words import split_words

_LONGEST_STEM = 24


def own_topic(chat: int, query: str) -> Topic:
    """A topic made from a query; the same query has the same slug (`q-` and 12 hex digits)."""
    digest = blake2s(query.encode("utf-8", "replace"), digest_size=6).hexdigest()
    return Topic(slug=f"q-{digest}", query=query, names={"en": query}, owner=chat)


def meant(catalogue: Catalogue, chat: int, words: str, own: Sequence[Topic] = ()) -> list[Topic]:
    """The topics that `words` name: one by slug or name, several by slugs, or a query. `own` are those that the chat
    saved; its names go first.

    Empty when it is one word that no topic has, which is rather a misspelt name than a query. Raises QuerySyntaxError
    for a query that cannot be read.
    """
    named = own_named(own, words) or catalogue.find(words)
    if named is not None:
        return [named]
    by_slug = {topic.slug: topic for topic in own}
    slugs = [word.strip(",").lower() for word in words.split()]
    several = [by_slug.get(slug) or catalogue.get(slug) for slug in slugs]
    if all(several):
        return [topic for topic in several if topic is not None]
    parse(words)
    return [] if is_one_word(words) else [own_topic(chat, words)]


def own_named(own: Sequence[Topic], words: str) -> Topic | None:
    """That of a chat's own topics which `words` name by slug or name, however cased or spaced."""
    wanted = fold(words)
    return next((topic for topic in own if wanted in (fold(topic.slug), fold(topic.names["en"]))), None)


def free_slug(own: Sequence[Topic], name: str) -> str:
    """A slug for a new topic of that name: `my-` (no topic of the catalogue begins so) and its words, or a number."""
    stem = "-".join(word for word in split_words(name) if word.isascii())[:_LONGEST_STEM].strip("-")
    taken = {topic.slug for topic in own}
    plain = [f"my-{stem}"] if stem else []
    numbered = (f"my-{stem}-{number}" if stem else f"my-{number}" for number in count(2 if stem else 1))
    return next(slug for slug in chain(plain, numbered) if slug not in taken)


def is_one_word(words: str) -> bool:
    """Whether `words` looks like a topic's name rather than a query."""
    return words.replace("-", "").replace("_", "").isalnum()
