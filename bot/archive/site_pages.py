"""The files of the site, each with a stamp of the values that it is made of.

Invariant: a file's stamp holds all that its words are made of.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.archive.feeds import Feeds
from bot.archive.stamp import stamp_of, stamp_of_bytes
from bot.locales import Locale
from bot.model.page import Page
from bot.model.post import DayLine, Place, Post, PostEntry, PostLine, SearchLine, TopicLine
from bot.model.topic import Topic
from bot.model.trends import Trend
from bot.render.json import Json
from bot.render.post_json import entry_json, index_json, place_json, placed_json, post_json
from bot.render.site import paths
from bot.render.site.search import search_list, search_shard
from bot.render.site.skin import Skin
from bot.render.site.terms import SiteTerms

INDEX_JSON = "index.json"
_FOLDERS = ("t/", "d/", "p/", "search/", "static/")


def is_ours(path: str) -> bool:
    """Whether a file of the folder belongs to a site."""
    return path in {paths.INDEX, INDEX_JSON} or path.startswith(_FOLDERS)


@dataclass(frozen=True, slots=True)
class TopicDays:
    """A topic and its posts, newest first, at least one."""

    topic: Topic
    days: tuple[DayLine, ...]

    @property
    def line(self) -> TopicLine:
        """As it stands in a list of topics."""
        return TopicLine(self.topic, sum(line.papers for line in self.days), len(self.days), self.days[0].day)

    def beside(self, day: date) -> tuple[date | None, date | None]:
        """The days of the posts after and before that of `day`."""
        days = [line.day for line in self.days]
        place = days.index(day)
        return (days[place - 1] if place else None), (days[place + 1] if place + 1 < len(days) else None)


class SitePages:
    """Makes the files of a site in one language."""

    def __init__(self, locale: Locale, terms: SiteTerms, areas: Mapping[str, str]) -> None:
        self._locale = locale
        self._terms = terms
        self._areas = areas
        self._skin = Skin(locale, terms)

    @property
    def language(self) -> str:
        """That of the site."""
        return self._locale.language

    def feeds(self) -> Feeds:
        """The feeds of the topics, to be filled."""
        return Feeds(self._locale, self._terms, self._skin.stamp, are_in_site=True)

    def day(self, post: Post, newer: date | None, older: date | None) -> list[Page]:
        """A post, to be read and as JSON."""
        slug, day = post.topic.slug, post.day
        stamp = self._stamp("day", post_json(post), {"newer": _day(newer), "older": _day(older)})
        return [
            Page(paths.day_path(slug, day), stamp, lambda: _text(self._skin.day(post, newer, older))),
            Page(paths.day_json_path(slug, day), stamp, lambda: _written(post_json(post))),
        ]

    def paper(self, entry: PostEntry, places: Sequence[Place]) -> list[Page]:
        """A paper, to be read and as JSON."""
        known = [place_json(place) | {"names": dict(place.topic.names)} for place in places]
        stamp = self._stamp("paper", entry_json(entry), *known)
        paper = entry.paper.id
        return [
            Page(paths.paper_path(paper), stamp, lambda: _text(self._skin.paper(entry, places))),
            Page(paths.paper_json_path(paper), stamp, lambda: _written(placed_json(entry, places))),
        ]

    def month(self, posts: Sequence[PostLine], months: Sequence[str]) -> Page:
        """The posts of a month, by day; `months` are all of them."""
        made = self._skin.month(posts, months)
        return _made(paths.days_path(paths.month_of(posts[0].day)), _text(made))

    def search(self, month: str, lines: Sequence[SearchLine]) -> Page:
        """What the papers of a month are found by."""
        return _made(paths.search_path(month), search_shard(month, lines))

    def topic(self, one: TopicDays, trend: Trend | None) -> Page:
        """A topic's posts."""
        made = self._skin.topic(one.topic, one.days, trend)
        return _made(paths.topic_path(one.topic.slug), _text(made))

    def front(self, topics: Sequence[TopicDays], newest: Sequence[PostLine], months: Sequence[str]) -> list[Page]:
        """The front page, the list of everything as JSON, what the search begins with, and what all pages need."""
        listed = index_json(self._terms.title, self.language, ((one.topic, one.days) for one in topics))
        days = {one.topic.slug: one.days for one in topics}
        index = self._skin.index([one.line for one in topics], newest, self._areas, days)
        return [
            _made(paths.INDEX, _text(index)),
            _made(INDEX_JSON, _written(listed)),
            _made(paths.SEARCH_LIST, search_list(months, [one.topic for one in topics], self.language)),
            *(_made(path, content) for path, content in self._skin.assets().items()),
        ]

    def _stamp(self, kind: str, *values: Json) -> str:
        return stamp_of(f"{self._skin.stamp}\0{kind}", *values)


def _made(path: str, content: bytes) -> Page:
    """A file that costs little, and so is made before it is known whether it changed."""
    return Page(path, stamp_of_bytes(content), lambda: content)


def _text(made: str) -> bytes:
    return made.encode("utf-8", "replace")


def _written(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
