"""A chat's topics as a file: JSON with all of it, OPML for feed readers. The forms are told in docs/topics.md.

Invariant: what is read back from either file is what was written, but for what OPML has no place for.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.model.chat import Override
from bot.model.topic import Topic
from bot.store import preferences
from bot.takeaway.file import File
from bot.topics.api_query import feed_url

FORMAT, VERSION = "papergram-topics", 1
NAMESPACE = "urn:papergram:topics"
_ATTRIBUTE = f"{{{NAMESPACE}}}"


@dataclass(frozen=True, slots=True)
class Listed:
    """One topic of a file: by `slug` for one of the catalogue, else by its query."""

    name: str
    query: str
    slug: str | None = None
    is_subscribed: bool = True
    override: Override = field(default=Override())


def json_file(topics: Iterable[Listed], now: datetime) -> File:
    """All that is known of the topics."""
    body = {
        "format": FORMAT,
        "version": VERSION,
        "made": now.astimezone(UTC).isoformat(timespec="seconds"),
        "topics": [_json(one) for one in topics],
    }
    return File(f"papergram-topics-{now:%Y-%m-%d}.json", json.dumps(body, ensure_ascii=False, indent=1).encode())


def opml_file(topics: Sequence[Listed], title: str, now: datetime) -> File:
    """OPML 2.0, with an outline for each topic: its feed at arXiv, and its query in Papergram's own namespace."""
    from lxml import etree  # noqa: PLC0415 - slow to load

    root = etree.Element("opml", {"version": "2.0"}, nsmap={"papergram": NAMESPACE})
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title
    etree.SubElement(head, "dateCreated").text = now.astimezone(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
    body = etree.SubElement(root, "body")
    for one in topics:
        url = feed_url(one.query)
        known = {"type": "rss", "xmlUrl": url} if url else {}
        named = {f"{_ATTRIBUTE}topic": one.slug} if one.slug else {}
        etree.SubElement(
            body, "outline", {"text": one.name, "title": one.name, **known, f"{_ATTRIBUTE}query": one.query, **named}
        )
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return File(f"papergram-topics-{now:%Y-%m-%d}.opml", content)


def listed(topic: Topic, language: str, override: Override | None, *, is_subscribed: bool) -> Listed:
    """A topic as a file has it; queries in passing are named by themselves."""
    slug = topic.slug if topic.owner is None else None
    return Listed(topic.name(language), topic.query, slug, is_subscribed, override or Override())


def _json(one: Listed) -> dict[str, Any]:
    """`topic` (a slug) for the catalogue's."""
    named: dict[str, Any] = {"name": one.name, "query": one.query, "subscribed": one.is_subscribed}
    if one.slug:
        named["topic"] = one.slug
    chosen = json.loads(preferences.to_json(one.override))
    return named | ({"preferences": chosen} if chosen else {})
