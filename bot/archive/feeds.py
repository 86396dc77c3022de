"""The feeds of topics, gathered while posts go by.

Invariant: a topic's feeds are made once, of its newest papers, and no more are held than a feed has.
"""

from dataclasses import dataclass, field

from bot.archive.stamp import stamp_of
from bot.locales import Locale
from bot.model.page import Page
from bot.model.post import Post
from bot.render.feeds.channel import Channel
from bot.render.feeds.feed import MOST, atom, rss
from bot.render.feeds.items import FeedEntry
from bot.render.json import Json
from bot.render.post_json import entry_json, topic_json
from bot.render.site.terms import SiteTerms


@dataclass(slots=True)
class _Open:
    """A topic's feeds while they are not full."""

    channel: Channel
    entries: list[FeedEntry] = field(default_factory=list)
    is_done: bool = False


class Feeds:
    """Makes feeds; `words` is the stamp of the program's words and of `terms`. `are_in_site`: pages stand beside."""

    def __init__(self, locale: Locale, terms: SiteTerms, words: str, *, are_in_site: bool) -> None:
        self._locale = locale
        self._terms = terms
        self._words = words
        self._are_in_site = are_in_site
        self._open: dict[str, _Open] = {}

    def add(self, post: Post) -> list[Page]:
        """The feeds of the post's topic, if this makes them full. A topic's posts come newest first."""
        channel = Channel(post.topic, post.day, self._terms, self._are_in_site)
        one = self._open.setdefault(post.topic.slug, _Open(channel))
        if one.is_done:
            return []
        one.entries += [FeedEntry(post.day, entry) for entry in post.entries]
        return self._closed(one) if len(one.entries) >= MOST else []

    def rest(self) -> list[Page]:
        """The feeds that are not full."""
        return [page for one in self._open.values() if not one.is_done for page in self._closed(one)]

    def _closed(self, one: _Open) -> list[Page]:
        channel, entries, locale = one.channel, one.entries[:MOST], self._locale
        one.entries, one.is_done = [], True
        told: list[Json] = [{"day": found.day.isoformat(), **entry_json(found.entry)} for found in entries]
        about = {"newest": channel.day.isoformat(), "in_site": self._are_in_site}
        stamp = stamp_of(f"{self._words}\0feed", topic_json(channel.topic), about, *told)
        return [
            Page(channel.path("rss"), stamp, lambda: rss(channel, entries, locale)),
            Page(channel.path("atom"), stamp, lambda: atom(channel, entries, locale)),
        ]
