"""A topic's newest papers as RSS 2.0 and as Atom 1.0 (RFC 4287).

Invariant: whatever papers hold, a feed is well-formed, and the same values make the same bytes.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.locales import Locale
from bot.render.feeds.channel import Channel, Format, web_address
from bot.render.feeds.items import FeedEntry, announced_at, item
from bot.render.text import clean, readable

MOST = 100
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def rss(channel: Channel, entries: Iterable[FeedEntry], locale: Locale) -> bytes:
    """RSS 2.0, with the names of authors in `dc:creator`: RSS has no place for them but an e-mail address."""
    return _feed("rss", channel, entries, locale)


def atom(channel: Channel, entries: Iterable[FeedEntry], locale: Locale) -> bytes:
    """Atom 1.0."""
    return _feed("atom", channel, entries, locale)


def _feed(form: Format, channel: Channel, entries: Iterable[FeedEntry], locale: Locale) -> bytes:
    """The newest hundred, newest first; those of one day stay in their order."""
    newest = sorted(entries, key=lambda one: one.day, reverse=True)[:MOST]
    items = [item(one, channel, locale) for one in newest]
    topic = readable(channel.topic.name(locale.language)) or channel.topic.slug
    made = (
        _templates()
        .get_template(f"{form}.xml")
        .render(
            channel=channel,
            id=channel.id(form),
            address=web_address(channel.address()),
            own_address=channel.own_address(form),
            title=clean(locale.label("feed-title", topic=topic, archive=readable(channel.terms.title))),
            about=clean(locale.label("feed-about", topic=topic)),
            topic=topic,
            author=readable(channel.terms.author) or readable(channel.terms.title) or "Papergram",
            author_url=web_address(channel.terms.author_url),
            rights=readable(channel.terms.copyright),
            language=locale.language,
            updated=max([announced_at(channel.day), *(one.updated for one in items)]),
            items=items,
        )
    )
    return _NO_XML.sub("\ufffd", made).encode("utf-8")


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("bot.render.feeds"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"rfc822": _rfc822, "rfc3339": _rfc3339}
    return made


def _rfc822(moment: datetime) -> str:
    return format_datetime(moment)


def _rfc3339(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
