"""What arXiv states of a paper, as lines: title, authors, category, links.

Invariant: nothing here but a title's translation comes from a reading, and a link is one that Telegram takes for one.
"""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote as quote_url

from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.paper import Paper
from bot.model.reading import Links, Reading
from bot.render.html import link
from bot.render.text import clipped, dotted, inline, readable

_FEW_AUTHORS, _SHOWN_AUTHORS = 5, 3
_SHOWN_LINKS = 2
_LONGEST_NAME = 80
_WEB = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s<>\"]*)?", re.ASCII)


def title_line(paper: Paper, site_url: str, before: str = "", longest: int = 1_000) -> str:
    """The title in bold, linked to its page on arXiv."""
    title = escape(clipped(readable(paper.title), longest)) or paper.versioned_id
    return f"<b>{before}{link(abs_url(paper, site_url), title)}</b>"


def translation(reading: Reading, longest: int = 1_000) -> str:
    """The title in the reading's language; empty where that is the title itself."""
    return escape(clipped(readable(reading.title), longest)) if reading.title else ""


def authors_line(paper: Paper, locale: Locale, site_url: str) -> str:
    """The first authors and the primary category: `Aiping Zhang, Zongsheng Yue, Renjing Pei + 2 · cs.CV`."""
    return dotted([first_authors(paper, locale), category(paper.primary_category, site_url)])


def first_authors(paper: Paper, locale: Locale) -> Html:
    """All authors when they are few, else three and how many more."""
    return authors(paper.authors, locale, _FEW_AUTHORS, _SHOWN_AUTHORS)


def authors(names: Sequence[str], locale: Locale, few: int, shown: int) -> Html:
    """All names when there are at most `few`, else the first `shown` and how many more."""
    count = len(names) if len(names) <= few else shown
    listed = locale.listed(Html(inline(clipped(name, _LONGEST_NAME))) for name in names[:count])
    return Html(f"{listed} {locale.say('and-more', count=len(names) - count)}") if count < len(names) else listed


def category(name: str, site_url: str) -> str:
    """A category, linked to what is new in it. Left alone, Telegram would take `cs.CV` for a site on Cape Verde."""
    return link(f"{site_url.rstrip('/')}/list/{quote_url(name)}/new", inline(name)) if name else ""


def links_line(paper: Paper, links: Links, locale: Locale, site_url: str) -> str:
    """Where it appeared and where it leads: `ICLR 2025 · PDF · code · project`."""
    web = [link(pdf_url(paper, site_url), locale.say("link-pdf"))]
    for name, urls in (("link-code", links.code), ("link-project", links.project)):
        web += [link(url, locale.say(name)) for url in web_links(urls)[:_SHOWN_LINKS]]
    return dotted([inline(clipped(links.venue or "", _LONGEST_NAME)), *web])


def abs_url(paper: Paper, site_url: str) -> str:
    """The page of this version."""
    return f"{site_url.rstrip('/')}/abs/{paper.versioned_id}"


def pdf_url(paper: Paper, site_url: str) -> str:
    """The PDF of this version."""
    return f"{site_url.rstrip('/')}/pdf/{paper.versioned_id}"


def web_links(urls: Iterable[str]) -> list[str]:
    """Those that Telegram takes for a link. A key with any other address makes it refuse the whole message."""
    return [url for url in urls if _WEB.fullmatch(url)]
