"""A paper of a feed as the templates want it.

Invariant: a text is one line of characters that XML has; content is HTML in which only we wrote the tags.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.locales import Html, Locale
from bot.model.post import PostEntry
from bot.render.claims import takeaways
from bot.render.coverage import label
from bot.render.feeds.channel import Channel, web_address
from bot.render.particulars import abs_url
from bot.render.text import clean, inline, readable

_ARXIV_TIME = ZoneInfo("America/New_York")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A paper and the day of its post."""

    day: date
    entry: PostEntry


@dataclass(frozen=True, slots=True)
class Item:
    """`url` leads to the paper's page, `arxiv` to arXiv's where that is another one, else empty. Moments are in UTC."""

    id: str
    title: str
    url: str
    arxiv: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    language: str
    content: str


def item(one: FeedEntry, channel: Channel, locale: Locale) -> Item:
    """The paper in this feed."""
    paper, reading = one.entry.paper, one.entry.reading
    arxiv = web_address(clean(abs_url(paper, channel.terms.arxiv_site_url)))
    page = channel.paper_address(paper.id)
    return Item(
        id=channel.paper_id(paper.id, one.day),
        title=readable(paper.title) or paper.versioned_id,
        url=page or arxiv,
        arxiv=arxiv if page else "",
        published=announced_at(one.day),
        updated=_updated(one),
        authors=tuple(name for name in map(readable, paper.authors) if name),
        categories=tuple(name for name in map(clean, dict.fromkeys(paper.categories)) if name),
        language=reading.language,
        content=_content(one.entry, locale),
    )


def announced_at(day: date) -> datetime:
    """When arXiv's listing of a day begins: midnight in New York."""
    return datetime.combine(day, time(), _ARXIV_TIME).astimezone(UTC)


def _updated(one: FeedEntry) -> datetime:
    corrected = [datetime.combine(each.day, time(), UTC) for each in one.entry.corrections]
    return max([announced_at(one.day), *corrected])


def _content(entry: PostEntry, locale: Locale) -> str:
    reading = entry.reading
    points = [f"<li>{inline(claim.text)}</li>" for claim in takeaways(reading)]
    summary = inline(reading.summary.text) if reading.summary else "" if points else inline(entry.paper.abstract)
    told = [
        f"<p>{summary}</p>" if summary else "",
        f"<ul>{''.join(points)}</ul>" if points else "",
        f"<p><small>{_about(entry, locale)}</small></p>",
    ]
    return "".join(told)


def _about(entry: PostEntry, locale: Locale) -> Html:
    version = inline(entry.paper.versioned_id)
    return locale.say("feed-about-paper", version=Html(version), label=label(entry.reading, locale))
