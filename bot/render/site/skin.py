"""The pages of the site in one language.

Invariant: a page is made of its values, the terms and `stamp` alone, and its links are relative: it can be read from a
folder, and below any address.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.locales import Html, Locale
from bot.model.post import DayLine, Place, Post, PostEntry, PostLine, TopicLine
from bot.model.topic import Topic
from bot.model.trends import Trend
from bot.render.bibtex import entry as bibtex_entry
from bot.render.citekey import key
from bot.render.coverage import label
from bot.render.revisions import changes_told
from bot.render.site import paths
from bot.render.site.charts import charts_view, spark
from bot.render.site.entry import entry_view, language_tag
from bot.render.site.formulas import typeset
from bot.render.site.static import NAMES, content
from bot.render.site.terms import SiteTerms
from bot.render.text import clipped, readable

_LONGEST_DESCRIPTION = 200
_MADE_OF = ("bot.render", "bot.locales")
_TEXTS = (".py", ".html", ".css", ".js", ".xml", ".ftl")


class Skin:
    """Makes pages. `stamp` is a digest of all that they depend on beside their own values."""

    def __init__(self, locale: Locale, site: SiteTerms) -> None:
        self._locale = locale
        self._site = site
        self._templates = _environment(locale, site)
        self.stamp = _stamp(locale, site)

    def index(
        self,
        topics: Sequence[TopicLine],
        newest: Sequence[PostLine] = (),
        areas: Mapping[str, str] | None = None,
        days: Mapping[str, Sequence[DayLine]] | None = None,
    ) -> str:
        """The front page: topics by area (`areas` has the areas' names in their order), and the newest posts, by day.

        `days` has the posts of topics by slug, newest first, to be drawn small.
        """
        named = areas or {}
        order = [*named, *sorted({line.topic.area for line in topics} - named.keys())]
        grouped = [(named.get(area, ""), [line for line in topics if line.topic.area == area]) for area in order]
        posts = [(day, list(lines)) for day, lines in groupby(newest, key=lambda line: line.day)]
        sparks = {slug: spark(lines) for slug, lines in (days or {}).items()}
        groups = [one for one in grouped if one[1]]
        return self._page("index.html", paths.INDEX, groups=groups, days=posts, sparks=sparks)

    def month(self, lines: Sequence[PostLine], months: Sequence[str]) -> str:
        """The posts of all topics in one month, newest first, at least one; `months` are all that there are."""
        days = [(day, list(found)) for day, found in groupby(lines, key=lambda line: line.day)]
        month = paths.month_of(days[0][0])
        firsts = [(one, date.fromisoformat(f"{one}-01")) for one in months]
        return self._page(
            "month.html", paths.days_path(month), first=days[0][0], days=days, here_month=month, months=firsts
        )

    def topic(self, topic: Topic, days: Sequence[DayLine], trend: Trend | None = None) -> str:
        """A topic's posts, newest first, below the charts of its trend."""
        months = [(month, list(lines)) for month, lines in groupby(days, key=lambda line: line.day.replace(day=1))]
        return self._page(
            "topic.html",
            paths.topic_path(topic.slug),
            topic=topic,
            months=months,
            charts=charts_view(topic, trend, self._locale),
            most=max([1, *(line.papers for line in days)]),
            papers=sum(line.papers for line in days),
            days=len(days),
        )

    def day(self, post: Post, newer: date | None = None, older: date | None = None) -> str:
        """A post; `newer` and `older` are the days of its neighbours in the topic."""
        entries = [entry_view(one, self._locale, self._site.arxiv_site_url) for one in post.entries]
        revised = [(one, typeset(one.paper.title), self._changed(one.changes)) for one in post.revised]
        return self._page(
            "day.html",
            paths.day_path(post.topic.slug, post.day),
            post=post,
            topic=post.topic,
            newer=newer,
            older=older,
            entries=entries,
            notice=self._notice(post),
            revised=revised,
        )

    def paper(self, entry: PostEntry, places: Sequence[Place] = ()) -> str:
        """A paper with everything; `places` are the posts in which it stands."""
        view = entry_view(entry, self._locale, self._site.arxiv_site_url)
        said = entry.reading.summary.text if entry.reading.summary else entry.paper.abstract
        return self._page(
            "paper.html",
            view.path,
            one=view,
            paper=entry.paper,
            plain_title=readable(entry.paper.title) or entry.paper.versioned_id,
            description=clipped(readable(said), _LONGEST_DESCRIPTION),
            places=places,
            bibtex=bibtex_entry(entry.paper, key(entry.paper)).rstrip(),
        )

    def assets(self) -> dict[str, bytes]:
        """The files that all pages need, by their paths."""
        return {paths.asset_path(name): content(name) for name in NAMES}

    def _notice(self, post: Post) -> Markup:
        """By what the papers were read, each way once; empty for no papers."""
        readings = [replace(one.reading, pages=None, fallback=None) for one in post.entries]
        labels = dict.fromkeys(label(one, self._locale) for one in readings)
        told = (
            self._locale.say("site-notice", readers=Html(self._locale.say("site-semicolon").join(labels)))
            if labels
            else ""
        )
        return Markup(told)  # noqa: S704 - labels are HTML

    def _changed(self, changes: Any) -> Markup:
        told = changes_told(changes, self._locale) if changes else self._locale.say("site-changes-unknown")
        return Markup(told)  # noqa: S704 - the locale escapes what it is given

    def _page(self, template: str, path: str, **values: Any) -> str:
        def link(to: str) -> str:
            return paths.relative(path, to)

        return self._templates.get_template(template).render(here=path, link=link, **values)


def _environment(locale: Locale, site: SiteTerms) -> Environment:
    made = Environment(
        loader=PackageLoader("bot.render.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "site": site,
        "say": locale.label,
        "html": lambda message, **args: Markup(locale.say(message, **args)),  # noqa: S704 - the locale escapes
        "date": locale.date,
        "brief": locale.brief_day,
        "month": locale.month,
        "weekday": locale.weekday,
        "language": locale.language,
        "lang": language_tag(locale.language),
        "path": paths,
    }
    made.filters["listed"] = Markup(locale.say("list-comma")).join  # noqa: S704 - the locale's comma
    return made


def _stamp(locale: Locale, site: SiteTerms) -> str:
    digest = hashlib.sha256(f"{locale.language}\0{site!r}".encode())
    for package in _MADE_OF:
        for name, text in sorted(_sources(files(package), package)):
            digest.update(f"{name}\0{len(text)}\0".encode() + text)
    return digest.hexdigest()


def _sources(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for one in folder.iterdir():
        if one.is_dir() and one.name != "__pycache__":
            found += _sources(one, f"{name}/{one.name}")
        elif one.name.endswith(_TEXTS):
            found.append((f"{name}/{one.name}", one.read_bytes()))
    return found
