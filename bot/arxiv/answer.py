"""Whether an answer of arXiv's API is whole.

Invariant: an answer that passes is a feed with as many entries as its own figures promise. In bad hours the API sends
HTML, errors and empty pages with status 200, which the `arxiv` package takes for "no results".
"""

from urllib.parse import urlsplit

import requests
from lxml import etree

from bot.errors import ArxivUnavailable

_ATOM = "{http://www.w3.org/2005/Atom}"
_OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
_TRY_LATER = "; try again later."


def refuse_refusal(response: requests.Response) -> None:
    """Raises ArxivUnavailable when the status is not 200."""
    if response.status_code != requests.codes.OK:
        said = " ".join(f"{response.status_code} {response.reason or ''}".split())
        raise ArxivUnavailable(f"{urlsplit(response.url).netloc} answered {said}{_TRY_LATER}")


def refuse_fragment(response: requests.Response) -> None:
    """Raises ArxivUnavailable when the body is no API feed, reports an error, or has fewer entries than it says."""
    host = urlsplit(response.url).netloc
    try:
        feed = etree.fromstring(response.content, etree.XMLParser(resolve_entities=False, no_network=True))
        total, start, at_once = (
            int(feed.findtext(f"{_OPENSEARCH}{name}") or "") for name in ("totalResults", "startIndex", "itemsPerPage")
        )
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ArxivUnavailable(f"{host} answered with a page that is no list of papers{_TRY_LATER}") from error
    entries = feed.findall(f"{_ATOM}entry")
    for entry in entries:
        if "/api/errors" in (entry.findtext(f"{_ATOM}id") or ""):
            summary = " ".join((entry.findtext(f"{_ATOM}summary") or "error").split())
            raise ArxivUnavailable(f"{host} refused the question: {summary}.")
    promised = max(0, min(at_once, total - start))
    if len(entries) < promised:
        raise ArxivUnavailable(f"{host} promised {promised} papers and sent {len(entries)}{_TRY_LATER}")
