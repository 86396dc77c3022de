"""The site: all posts of its topics, day by day, and what leads to them.

Invariant: each paper has one page, that of its newest post; no more than a month's lines and a day's papers are held at
once.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Self

from sqlite_utils import Database

from bot.archive.editor import Editor, Pictures
from bot.archive.folder import Run
from bot.archive.site_pages import SitePages, TopicDays
from bot.model.paper import PaperId
from bot.model.post import Place, PostEntry, PostLine, SearchLine
from bot.model.topic import Topic
from bot.render.site.paths import month_of
from bot.render.site.search import search_line
from bot.store import Store, announcements, posts
from bot.trends.desk import Trends

_NEWEST_DAYS, _NEWEST_POSTS = 5, 40


@dataclass(frozen=True, slots=True)
class Contents:
    """The topics of a site by slug, in the order in which they are listed, and its posts by day, newest first."""

    topics: Mapping[str, TopicDays]
    posts: Mapping[date, Sequence[PostLine]]

    @classmethod
    def of(cls, topics: Iterable[TopicDays]) -> Self:
        """All posts of `topics`."""
        listed = list(topics)
        lines = [PostLine(one.topic, line.day, line.papers) for one in listed for line in one.days]
        days = groupby(sorted(lines, key=_day, reverse=True), key=_day)
        return cls({one.topic.slug: one for one in listed}, {day: list(found) for day, found in days})

    def newest(self) -> list[PostLine]:
        """The posts of the last days that have papers, of as many days as are soon read."""
        found: list[PostLine] = []
        for lines in list(self.posts.values())[:_NEWEST_DAYS]:
            told = [line for line in lines if line.papers]
            if found and len(found) + len(told) > _NEWEST_POSTS:
                break
            found += told
        return found

    def places(self, found: Iterable[tuple[str, date]]) -> tuple[Place, ...]:
        """Those that the site has, newest first."""
        known = sorted((one for one in found if one[0] in self.topics), key=lambda one: one[1], reverse=True)
        return tuple(Place(self.topics[slug].topic, day) for slug, day in known)


class Site:
    """Writes a site in one run over its folder; `done` is called after each post."""

    def __init__(
        self,
        store: Store,
        editor: Editor,
        trends: Trends,
        pages: SitePages,
        run: Run,
        pictures: Pictures,
        done: Callable[[int], object],
    ) -> None:
        self._store = store
        self._editor = editor
        self._trends = trends
        self._pages = pages
        self._feeds = pages.feeds()
        self._run = run
        self._pictures = pictures
        self._done = done

    async def write(self, topics: Sequence[Topic]) -> tuple[int, int]:
        """Write all posts of `topics`, which have been filed; how many posts and papers these are."""
        contents = Contents.of(await self._store.run(_days, topics))
        months = list(dict.fromkeys(map(month_of, contents.posts)))
        for month, days in groupby(contents.posts, key=month_of):
            listed = list(days)
            lines = [line for day in listed for line in await self._day(contents, day)]
            posted = [line for day in listed for line in contents.posts[day]]
            await self._run.put([self._pages.search(month, lines), self._pages.month(posted, months)])
        await self._run.put(self._feeds.rest())
        newest = await self._store.run(announcements.newest_day)
        for one in contents.topics.values():
            trend = await self._trends.trend(one.topic.query, newest) if newest else None
            await self._run.put([self._pages.topic(one, trend)])
        await self._run.put(self._pages.front(list(contents.topics.values()), contents.newest(), months))
        counts = [line.papers for lines in contents.posts.values() for line in lines]
        return len(counts), sum(counts)

    async def _day(self, contents: Contents, day: date) -> list[SearchLine]:
        """Write the posts of a day, and the papers whose newest post is among them."""
        entries: dict[PaperId, PostEntry] = {}
        for line in contents.posts[day]:
            post = await self._editor.post(line.topic, day, self._pages.language, self._pictures)
            beside = contents.topics[line.topic.slug].beside(day)
            await self._run.put([*self._pages.day(post, *beside), *self._feeds.add(post)])
            for entry in post.entries:
                entries.setdefault(entry.paper.id, entry)
            self._done(1)
        stood = await self._store.run(posts.places, list(entries))
        places = {paper: contents.places(found) for paper, found in stood.items()}
        newest = [entry for entry in entries.values() if places[entry.paper.id][0].day == day]
        await self._run.put(page for entry in newest for page in self._pages.paper(entry, places[entry.paper.id]))
        return await asyncio.to_thread(_lines, newest, day, places)


def _days(db: Database, topics: Sequence[Topic]) -> list[TopicDays]:
    found = ((topic, posts.days(db, topic.slug)) for topic in topics)
    return [TopicDays(topic, tuple(days)) for topic, days in found if days]


def _day(line: PostLine) -> date:
    return line.day


def _lines(entries: Sequence[PostEntry], day: date, places: Mapping[PaperId, Sequence[Place]]) -> list[SearchLine]:
    return [search_line(one, day, [place.topic.slug for place in places[one.paper.id]]) for one in entries]
