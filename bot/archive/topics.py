"""Which topics are published, by the words of an operator: of the catalogue, or `Name = query`.

Invariant: a slug is made of small letters, digits and hyphens, whatever a name holds, so that it can name a file.
"""

import json
import re
from collections.abc import Iterable, Sequence
from hashlib import blake2s

from bot.errors import PapergramError
from bot.model.topic import Topic
from bot.topics.catalogue import Catalogue
from bot.topics.naming import tidy
from bot.topics.syntax import parse

_LONGEST = 60
_OTHERS = re.compile(r"[^a-z0-9]+")


def named(catalogue: Catalogue, words: Iterable[str]) -> tuple[Topic, ...]:
    """The topics that `words` name, each once.

    Raises PapergramError for a name that no topic has, QuerySyntaxError for a query that cannot be read.
    """
    topics = (_topic(catalogue, one) for one in words)
    return tuple({topic.slug: topic for topic in topics}.values())


def of_slugs(catalogue: Catalogue, known: Sequence[Topic], slugs: Iterable[str]) -> tuple[Topic, ...]:
    """Those of the slugs that are among `known` or in the catalogue, in the order of the catalogue after `known`."""
    wanted = set(slugs)
    mine = [topic for topic in known if topic.slug in wanted]
    taken = {topic.slug for topic in mine}
    return (*mine, *(topic for topic in catalogue if topic.slug in wanted - taken))


def listed_in(index: bytes | None) -> tuple[Topic, ...]:
    """The topics that a site has, by its `index.json`; none without one.

    Raises PapergramError for what is no such list.
    """
    try:
        rows = json.loads(index)["topics"] if index is not None else []
        return tuple(Topic(row["slug"], row["query"], row["names"], row["area"]) for row in rows)
    except (ValueError, TypeError, KeyError) as error:
        raise PapergramError(
            "The site's index.json is no longer what was written: delete that file and export all topics again."
        ) from error


def in_order(catalogue: Catalogue, found: Iterable[Topic]) -> tuple[Topic, ...]:
    """Each once, first those of the catalogue, as they are there, then the others by slug."""
    by_slug = {topic.slug: topic for topic in reversed(list(found))}
    of_catalogue = tuple(topic for topic in catalogue if topic.slug in by_slug)
    others = sorted(by_slug.keys() - {topic.slug for topic in of_catalogue})
    return (*of_catalogue, *(by_slug[slug] for slug in others))


def slug_of(name: str) -> str:
    """A file's name for a topic's: `soft-robots`; eight hex digits where nothing of it can be kept."""
    slug = _OTHERS.sub("-", name.casefold())[:_LONGEST].strip("-")
    return slug or blake2s(name.encode("utf-8", "replace"), digest_size=4).hexdigest()


def _topic(catalogue: Catalogue, words: str) -> Topic:
    topic = catalogue.find(words)
    if topic is not None:
        return topic
    name, equals, query = (part.strip() for part in words.partition("="))
    if equals:
        parse(query)
        return _own(catalogue, tidy(name), query)
    near = ", ".join(topic.slug for topic in catalogue.nearest(words)) or "none; see `papergram topics list`"
    raise PapergramError(f"There is no topic “{words}”. Near: {near}. One of your own is written as “Name = query”.")


def _own(catalogue: Catalogue, name: str, query: str) -> Topic:
    slug = slug_of(name)
    if catalogue.get(slug) is not None:
        raise PapergramError(f"“{name}” is a topic of the catalogue; give yours another name.")
    return Topic(slug, query, {"en": name})
