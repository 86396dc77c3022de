"""Topics out of a file: Papergram's own JSON or OPML, or the OPML of a feed reader.

Invariant: a file can name topics and nothing else: no entity, no document type, nothing from elsewhere is read; an
entry that cannot be used is refused with the reason, and the others are read.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.errors import QuerySyntaxError
from bot.model.chat import Override
from bot.store import preferences
from bot.takeaway.topics import FORMAT, NAMESPACE, VERSION, Listed
from bot.topics.api_query import query_of
from bot.topics.naming import tidy
from bot.topics.syntax import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 256 * 1024
"""Bytes."""
MOST = 200
"""Entries."""
_MOST_PAPERS = 50


class NotTopics(Exception):
    """The file holds no topics that can be read."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that is no topic; `why` is a sentence, empty where it is no address of arXiv's."""

    name: str
    why: str


def read_topics(content: bytes) -> list[Listed | Refused]:
    """The entries of a file, in order. Raises NotTopics."""
    if len(content) > LARGEST:
        raise NotTopics
    is_markup = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    found = list(_of_opml(content) if is_markup else _of_json(content))
    if not found:
        raise NotTopics
    return found[:MOST]


def _of_json(content: bytes) -> Iterator[Listed | Refused]:
    try:
        body = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotTopics from error
    if not isinstance(body, dict) or body.get("format") != FORMAT or body.get("version") != VERSION:
        raise NotTopics
    entries = body.get("topics")
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(query := entry.get("query"), str):
            chosen, slug = entry.get("preferences"), entry.get("topic")
            yield _entry(
                str(entry.get("name") or query),
                query,
                slug if isinstance(slug, str) else None,
                _override(chosen if isinstance(chosen, dict) else {}),
                is_subscribed=entry.get("subscribed") is not False,
            )
        else:
            yield Refused(tidy(str(entry)), "")


def _of_opml(content: bytes) -> Iterator[Listed | Refused]:
    from lxml import etree  # noqa: PLC0415 - slow to load

    if b"<!" in content.replace(b"<!--", b""):  # a document type or an entity; OPML has neither
        raise NotTopics
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotTopics from error
    if root.tag != "opml":
        raise NotTopics
    for outline in root.iter("outline"):
        if outline.get("xmlUrl") or outline.get(f"{{{NAMESPACE}}}query"):
            yield _of_outline(outline)


def _of_outline(outline: "_Element") -> Listed | Refused:
    name = str(outline.get("title") or outline.get("text") or "")
    query, url = outline.get(f"{{{NAMESPACE}}}query"), str(outline.get("xmlUrl") or "")
    try:
        query = query or query_of(url)
    except QuerySyntaxError as error:
        return Refused(tidy(name or url), str(error))
    if query is None:
        return Refused(tidy(name or url), "")
    return _entry(name or query, str(query), outline.get(f"{{{NAMESPACE}}}topic"), Override(), is_subscribed=True)


def _entry(name: str, query: str, slug: str | None, override: Override, *, is_subscribed: bool) -> Listed | Refused:
    query = " ".join(query.split())
    try:
        parse(query)
    except QuerySyntaxError as error:
        return Refused(tidy(name), str(error))
    return Listed(tidy(name), query, slug, is_subscribed, override)


def _override(chosen: dict[str, Any]) -> Override:
    """What can be chosen of it."""
    read = preferences.override(json.dumps(chosen))
    papers = read.max_papers
    is_count = isinstance(papers, int) and not isinstance(papers, bool) and 1 <= papers <= _MOST_PAPERS
    return Override(read.length, papers if is_count else None, read.revisions)
