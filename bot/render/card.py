"""One paper as a card of a digest, and the lines that every layout of a paper shares.

Invariant: what arXiv states comes from the paper, what was read from the reading, and a reader can tell which is which.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote as quote_url

from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.chat import Length
from bot.model.digest import Entry
from bot.model.paper import Paper
from bot.model.reading import Claim, Depth, Links, Reading
from bot.model.topic import Match
from bot.render.html import link
from bot.render.text import inline, readable

_FEW_AUTHORS, _SHOWN_AUTHORS = 5, 3
_SHOWN_TERMS = 4
_SHOWN_LINKS = 2
_SHOWN_TAKEAWAYS = 3
_LONGEST_NAME = 80
_WEB = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s<>\"]*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a chat wants its digest. `topic_names` maps the slugs of its topics to their names in its language."""

    locale: Locale
    topic_names: Mapping[str, str]
    length: Length
    site_url: str


def card(entry: Entry, number: int, layout: Layout) -> Html:
    """The paper, as much as the length asks: title and reason; with links and a summary; with takeaways folded."""
    locale, site_url = layout.locale, layout.site_url
    why = reasons(entry.matches, locale, layout.topic_names)
    lines = [title_line(entry.paper, site_url, f"{number}. "), authors_line(entry.paper, locale, site_url)]
    if layout.length is Length.TITLES:
        return _joined([*lines, f"<i>{why}</i>"])
    lines[-1] = dotted([lines[-1], links_line(entry.paper, entry.reading.links, locale, site_url)])
    lines += _told(entry.reading, layout)
    lines.append(f"<i>{' — '.join(part for part in (why, label(entry.reading, locale)) if part)}</i>")
    return _joined(lines)


def title_line(paper: Paper, site_url: str, before: str = "", longest: int = 1_000) -> str:
    """The title in bold, linked to its page on arXiv."""
    title = escape(clipped(readable(paper.title), longest)) or paper.versioned_id
    return f"<b>{before}{link(abs_url(paper, site_url), title)}</b>"


def authors_line(paper: Paper, locale: Locale, site_url: str) -> str:
    """The first authors and the primary category: `Aiping Zhang, Zongsheng Yue, Renjing Pei + 2 · cs.CV`."""
    return dotted([first_authors(paper, locale), category(paper.primary_category, site_url)])


def first_authors(paper: Paper, locale: Locale) -> Html:
    """All authors when they are few, else three and how many more."""
    return authors(paper.authors, locale, _FEW_AUTHORS, _SHOWN_AUTHORS)


def category(name: str, site_url: str) -> str:
    """A category, linked to what is new in it. Left alone, Telegram would take `cs.CV` for a site on Cape Verde."""
    return link(f"{site_url.rstrip('/')}/list/{quote_url(name)}/new", inline(name)) if name else ""


def authors(names: Sequence[str], locale: Locale, few: int, shown: int) -> Html:
    """All names when there are at most `few`, else the first `shown` and how many more."""
    count = len(names) if len(names) <= few else shown
    listed = locale.listed(Html(inline(clipped(name, _LONGEST_NAME))) for name in names[:count])
    return Html(f"{listed} {locale.say('and-more', count=len(names) - count)}") if count < len(names) else listed


def links_line(paper: Paper, links: Links, locale: Locale, site_url: str) -> str:
    """Where it appeared and where it leads: `ICLR 2025 · PDF · code · project`."""
    web = [link(pdf_url(paper, site_url), locale.say("link-pdf"))]
    for name, urls in (("link-code", links.code), ("link-project", links.project)):
        web += [link(url, locale.say(name)) for url in web_links(urls)[:_SHOWN_LINKS]]
    return dotted([inline(clipped(links.venue or "", _LONGEST_NAME)), *web])


def reasons(matches: Iterable[Match], locale: Locale, names: Mapping[str, str]) -> str:
    """Each topic with the words that were found: `Diffusion models (diffusion prior) · Agents (agent)`."""
    return dotted(_reason(match, locale, names) for match in matches)


def label(reading: Reading, locale: Locale) -> Html:
    """What was read, and by what: `abstract only · extractive`."""
    if reading.depth is Depth.FULL:
        depth = locale.say("read-full", pages=reading.pages or 0)
    else:
        depth = locale.say("read-abstract")
    reader = locale.say("reader-extractive") if is_extractive(reading) else inline(reading.reader)
    return Html(dotted([depth, reader]))


def is_extractive(reading: Reading) -> bool:
    """Whether the claims are the source's own sentences, so that they need no further evidence."""
    return reading.reader.startswith("extractive")


def bullets(claims: Iterable[Claim]) -> str:
    """One claim as it is, several with a bullet each."""
    texts = [inline(claim.text) for claim in claims]
    return texts[0] if len(texts) == 1 else "\n".join(f"• {text}" for text in texts)


def takeaways(reading: Reading) -> tuple[Claim, ...]:
    """The takeaways that do not repeat the summary."""
    said = reading.summary.text if reading.summary else None
    return tuple(claim for claim in reading.takeaways if claim.text != said)


def quote(html: str) -> str:
    """A quotation that opens on a tap."""
    return f"<blockquote expandable>{html}</blockquote>"


def dotted(parts: Iterable[str]) -> str:
    """The parts that are there, with a middle dot between them."""
    return " · ".join(part for part in parts if part)


def clipped(text: str, longest: int) -> str:
    """The text, cut with an ellipsis where it is longer than `longest` characters."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def abs_url(paper: Paper, site_url: str) -> str:
    """The page of this version."""
    return f"{site_url.rstrip('/')}/abs/{paper.versioned_id}"


def pdf_url(paper: Paper, site_url: str) -> str:
    """The PDF of this version."""
    return f"{site_url.rstrip('/')}/pdf/{paper.versioned_id}"


def web_links(urls: Iterable[str]) -> list[str]:
    """Those that Telegram takes for a link. A key with any other address makes it refuse the whole message."""
    return [url for url in urls if _WEB.fullmatch(url)]


def _told(reading: Reading, layout: Layout) -> list[str]:
    points = takeaways(reading)[:_SHOWN_TAKEAWAYS]
    if reading.summary is None and not points:
        return [f"<i>{layout.locale.say('absent-reading')}</i>"]
    summary = inline(reading.summary.text) if reading.summary else ""
    folded = quote(bullets(points)) if points and (layout.length is Length.TAKEAWAYS or not summary) else ""
    return [summary, folded]


def _reason(match: Match, locale: Locale, names: Mapping[str, str]) -> str:
    name = Html(inline(clipped(names.get(match.topic, match.topic), _LONGEST_NAME)))
    terms = [Html(inline(clipped(term, _LONGEST_NAME))) for term in match.terms[:_SHOWN_TERMS]]
    return locale.say("topic-reason", topic=name, terms=locale.listed(terms)) if terms else name


def _joined(lines: Iterable[str]) -> Html:
    return Html("\n".join(line for line in lines if line))
