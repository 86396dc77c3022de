"""A paper's figures: the caption below each, with credit.

Invariant: a caption has at most 1,024 characters after parsing, and the credit is never what is cut.
Source: Bot API, `InputMediaPhoto.caption`; Creative Commons asks for author, source and licence.
"""

import re

from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.fulltext import Figure
from bot.model.paper import Paper
from bot.render.html import link, visible_length
from bot.render.particulars import abs_url, first_authors, pdf_url, web_links
from bot.render.text import clipped, readable

LONGEST_CAPTION = 1_024
MOST_FIGURES = 10
"""Photos in one album."""
_LONGEST_LABEL = 40
_FREE = {"zero": "CC0", "mark": "Public Domain Mark", "publicdomain": "Public Domain"}
_COMMONS = re.compile(r"creativecommons\.org/(?:licenses|publicdomain)/(?P<kind>[a-z-]+)(?:/(?P<version>\d\.\d))?")


def figure_caption(figure: Figure, paper: Paper, license_url: str | None, locale: Locale, site_url: str) -> Html:
    """`Figure 3: what it shows`, and whose it is under which licence."""
    credit = f"<i>{credit_line(paper, license_url, locale, site_url)}</i>"
    label = clipped(readable(figure.label), _LONGEST_LABEL)
    words = readable(figure.caption)
    said = words.removeprefix(label).lstrip(" :.—–-") if label else words
    head = ": ".join(part for part in (f"<b>{escape(label)}</b>" if label else "", "\0" if said else "") if part)
    room = LONGEST_CAPTION - visible_length(f"{head}\n{credit}")
    return Html("\n".join(part for part in (head.replace("\0", escape(clipped(said, room))), credit) if part))


def pdf_link(paper: Paper, locale: Locale, site_url: str) -> Html:
    """Where the figures can be seen in any case."""
    return Html(link(pdf_url(paper, site_url), locale.say("link-pdf")))


def license_name(url: str) -> str | None:
    """`CC BY 4.0` for a Creative Commons address, None for any other."""
    found = _COMMONS.search(url)
    if found is None:
        return None
    if found["kind"] in _FREE:
        return _FREE[found["kind"]]
    return " ".join(part for part in (f"CC {found['kind'].upper()}", found["version"]) if part)


def credit_line(paper: Paper, license_url: str | None, locale: Locale, site_url: str) -> Html:
    """Whose a paper's figures are, and under which licence."""
    name = (license_url and license_name(license_url)) or locale.say("licence-other")
    terms = link(license_url, name) if license_url and web_links([license_url]) else name
    paper_link = link(abs_url(paper, site_url), f"arXiv:{paper.versioned_id}")
    names = first_authors(paper, locale)
    return locale.say("figure-credit", authors=names, paper=Html(paper_link), licence=Html(terms))
