"""A topic's feed: what it is called, where it is, and how its papers are named.

Invariant: a paper of a topic has the same tag: URI (RFC 4151) in both formats, however often it is revised or
corrected.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import quote, urlsplit, urlunsplit

from bot.model.paper import PaperId
from bot.model.topic import Topic
from bot.render.site import paths
from bot.render.site.terms import SiteTerms

Format = Literal["rss", "atom"]

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")
_NOBODY = "papergram.invalid"
_SINCE = "2025"
_KEPT = ":/?#[]@!$&'()*+,;=%~"
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Channel:
    """The feed of `topic`, whose newest post is that of `day`.

    `is_in_site` where the feed stands in a site, with a page for the topic and one for each paper; else it is alone.
    `terms.url` is the address of the folder that it is in, empty where that is not known.
    """

    topic: Topic
    day: date
    terms: SiteTerms
    is_in_site: bool = True

    def path(self, form: Format) -> str:
        """Where it is in the folder."""
        return paths.feed_path(self.topic.slug, form) if self.is_in_site else alone_path(self.topic.slug, form)

    def own_address(self, form: Format) -> str:
        """Its address; empty where that is not known."""
        return self._address(self.path(form)) if self.terms.url else ""

    def address(self) -> str:
        """The page that it is about: the topic's, else arXiv."""
        return self._address(paths.topic_path(self.topic.slug)) if self._has_pages else self.terms.arxiv_site_url

    def paper_address(self, paper: PaperId) -> str:
        """The page of a paper of the site; empty where there is none."""
        return self._address(paths.paper_path(paper)) if self._has_pages else ""

    def id(self, form: Format) -> str:
        """The feed's own name: its address where it has one."""
        return self.own_address(form) or self._tag(_SINCE, self.topic.slug)

    def paper_id(self, paper: PaperId, day: date) -> str:
        """The name of a paper in this feed; `day` is that of its post."""
        return self._tag(day.isoformat(), f"{self.topic.slug}/{paper}")

    @property
    def _has_pages(self) -> bool:
        return self.is_in_site and bool(self.terms.url)

    def _address(self, path: str) -> str:
        return web_address(f"{self.terms.url.rstrip('/')}/{path}")

    def _tag(self, day: str, name: str) -> str:
        place = urlsplit(web_address(self.terms.url))
        host, below = place.hostname or "", place.path.strip("/")
        owner = host if _HOST.fullmatch(host) else _NOBODY
        return f"tag:{owner},{day}:{below}{'/' if below else ''}{quote(name)}"


def alone_path(slug: str, form: Format) -> str:
    """Where a feed is in a folder of feeds: `diffusion-models.rss.xml`."""
    return f"{PurePosixPath(paths.topic_path(slug)).parent.name}.{form}.xml"


def web_address(url: str) -> str:
    """The address in ASCII, as RSS wants it."""
    place = urlsplit(url)
    try:
        host = place.netloc.encode("idna").decode("ascii")
    except UnicodeError:
        host = place.netloc
    return quote(_STRAY.sub("%25", urlunsplit(place._replace(netloc=host))), safe=_KEPT)
