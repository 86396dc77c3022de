"""The announcement feed, in both of its forms: RSS 2.0 and Atom.

Invariant: an announcement is whole or absent. A feed that breaks off gives every entry that was closed before the
break and says that it is truncated. Sources: "RSS feed Specifications" and "ATOM feed Specifications" of
info.arxiv.org/help.
"""

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree

from bot.arxiv.calendar import EASTERN
from bot.arxiv.names import split_authors
from bot.errors import ArxivUnavailable, BadPaperId
from bot.model.announcement import AnnounceKind, Announcement, Listing
from bot.model.paper import Paper, PaperId

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PIECE = 1 << 16
_BEFORE_ABSTRACT = re.compile(r"arXiv:\S+ Announce Type: \S+ (?:Abstract: ?)?")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Form:
    """How one of the two forms names the parts of an entry."""

    entry: str
    id: str
    title: str
    summary: str
    category: Callable[[etree._Element], str | None]
    day: str
    read_day: Callable[[str], datetime]


_FORMS = {
    "rss": _Form("item", "guid", "title", "description", lambda tag: tag.text, "pubDate", parsedate_to_datetime),
    f"{_ATOM}feed": _Form(
        f"{_ATOM}entry",
        f"{_ATOM}id",
        f"{_ATOM}title",
        f"{_ATOM}summary",
        lambda tag: tag.get("term"),
        f"{_ATOM}published",
        datetime.fromisoformat,
    ),
}


def parse_listing(body: bytes) -> Listing:
    """What the feed announces, in its order, without repetitions.

    The day is that of the entries. An empty feed states none: its channel is dated anew at every midnight, whether
    arXiv announces or not. Raises ArxivUnavailable when `body` is not an announcement feed.
    """
    reader = _Reader()
    read: dict[tuple[date, PaperId, AnnounceKind], tuple[Announcement, Paper]] = {}
    for form, entry in reader.entries(body):
        try:
            announcement, paper = _read_entry(entry, form)
        except (BadPaperId, ValueError) as error:
            logger.warning("unreadable entry in the announcement feed", extra={"reason": str(error)})
            continue
        read.setdefault((announcement.day, announcement.paper, announcement.kind), (announcement, paper))
    return Listing(
        day=max((day for day, _, _ in read), default=None),
        announcements=tuple(announcement for announcement, _ in read.values()),
        papers=tuple(paper for _, paper in read.values()),
        truncated=reader.truncated,
        size=reader.read,
    )


class _Reader:
    """Hands out closed entries until the end, or until the XML breaks off (`truncated`)."""

    def __init__(self) -> None:
        self.truncated = False
        self.read = 0

    def entries(self, body: bytes) -> Iterator[tuple[_Form, etree._Element]]:
        parser = etree.XMLPullParser(events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False)
        form: _Form | None = None
        for event, element in self._events(parser, body):
            if form is None:
                form = _form_of(element)
            elif event == "end" and element.tag == form.entry:
                self.read += 1
                yield form, element
                element.clear()
        if form is None:
            raise ArxivUnavailable("arXiv's announcement feed is not XML; try again later.")

    def _events(self, parser: etree.XMLPullParser, body: bytes) -> Iterator[tuple[str, Any]]:
        try:
            for start in range(0, len(body), _PIECE):
                parser.feed(body[start : start + _PIECE])
                yield from parser.read_events()
            parser.close()
        except etree.XMLSyntaxError:
            self.truncated = True
        yield from parser.read_events()


def _form_of(root: etree._Element) -> _Form:
    if root.getroottree().docinfo.internalDTD is not None or root.tag not in _FORMS:
        shown = etree.QName(root).localname
        raise ArxivUnavailable(f"arXiv's announcement feed is a page of another kind (<{shown}>); try again later.")
    return _FORMS[str(root.tag)]


def _read_entry(entry: etree._Element, form: _Form) -> tuple[Announcement, Paper]:
    """Raises BadPaperId or ValueError when the entry lacks its id, title, kind or day."""
    summary = _text(entry, form.summary)
    id_, version = PaperId.parse_versioned(_text(entry, form.id))
    title = _text(entry, form.title)
    if not title:
        raise ValueError(f"{id_} has no title")
    kind = AnnounceKind(_text(entry, f"{_ARXIV}announce_type"))
    day = form.read_day(_text(entry, form.day)).astimezone(EASTERN).date()
    tags = [form.category(tag) for tag in entry.iterchildren(f"{_ATOM}category", "category")]
    categories = tuple(dict.fromkeys(tag.strip() for tag in tags if tag))
    paper = Paper(
        id=id_,
        version=version or 1,
        title=title,
        authors=split_authors(_text(entry, f"{_DC}creator")),
        abstract=_BEFORE_ABSTRACT.sub("", summary, count=1) if summary.startswith("arXiv:") else summary,
        categories=categories,
        primary_category=categories[0] if categories else "",
        journal_ref=_text(entry, f"{_ARXIV}journal_reference") or None,
        doi=_text(entry, f"{_ARXIV}DOI") or None,
        license=_text(entry, f"{_DC}rights") or None,
    )
    return Announcement(day, id_, kind, paper.version), paper


def _text(entry: etree._Element, tag: str) -> str:
    return " ".join((entry.findtext(tag) or "").split())
