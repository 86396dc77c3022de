"""What RSS 2.0, the RSS Advisory Board's profile and RFC 4287 ask of a feed, as lists of what is broken.

Sources: https://www.rssboard.org/rss-specification, https://www.rssboard.org/rss-profile, RFC 4287 with its grammar in
`atom.rng`, RFC 4151 (tag: URIs), RFC 822 as amended by RFC 1123 (dates).
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path

from lxml import etree
from lxml.html import fragments_fromstring

ATOM, DC = "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/elements/1.1/}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ONCE = {"title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate"} | {
    *("lastBuildDate", "generator", "docs", "cloud", "ttl", "image", "rating", "textInput", "skipHours", "skipDays")
}
_ITEM_ONCE = {"title", "link", "description", "author", "comments", "enclosure", "guid", "pubDate", "source"}
_ATTRIBUTES = {
    "rss": {"version"},
    "guid": {"isPermaLink"},
    "category": {"domain"},
    f"{ATOM}link": {"rel", "type", "href"},
}
_URI = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:[/?#][!-~]*)?")
_TAG = re.compile(r"tag:[a-z0-9.-]+,[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*")
_RFC822 = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3][0-9] (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} "
    r"[0-2][0-9]:[0-5][0-9]:[0-5][0-9] (?:[+-][0-9]{4}|GMT)"
)
_RFC3339 = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_OURS = {"p", "ul", "li", "small"}


def rss_faults(feed: bytes) -> list[str]:
    """What a strict reader of the specification would say of an RSS feed."""
    return list(_rss(etree.fromstring(feed)))


def atom_faults(feed: bytes) -> list[str]:
    """The same for an Atom feed: what the grammar says, then the rules that no grammar has."""
    root, grammar = etree.fromstring(feed), _grammar()
    if not grammar.validate(root):
        return [str(fault) for fault in grammar.error_log]
    return list(_atom(root))


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def _rss(root: etree._Element) -> Iterator[str]:
    if root.tag != "rss" or root.get("version") != "2.0" or [child.tag for child in root] != ["channel"]:
        yield "no <rss version='2.0'> with one channel"
    channel = root[0]
    items = channel.findall("item")
    yield from _children(channel, _ONCE, {"item", "category", f"{ATOM}link"})
    for name in ("title", "link", "description"):
        if not (channel.findtext(name) or "").strip():
            yield f"channel without {name}"
    for element in root.iter():
        yield from _common(element)
    own = channel.findall(f"{ATOM}link")
    if any(one.get("rel") != "self" or one.get("type") != "application/rss+xml" for one in own) or len(own) > 1:
        yield "not one atom:link to itself"
    for item in items:
        yield from _item(item)
    yield from _unlike("guid", [item.findtext("guid") or "" for item in items])
    built = _moment(channel.findtext("lastBuildDate") or "")
    if any(_moment(item.findtext("pubDate") or "") > built for item in items):
        yield "an item is younger than the feed"


def _item(item: etree._Element) -> Iterator[str]:
    yield from _children(item, _ITEM_ONCE, {"category", f"{DC}creator"})
    if not (item.findtext("title") or item.findtext("description")):
        yield "item without title and description"
    guid = item.find("guid")
    if guid is None or guid.get("isPermaLink") != "false" or not _TAG.fullmatch(guid.text or ""):
        yield f"guid is no tag: URI that says so: {'' if guid is None else guid.text}"
    if not (item.findtext("pubDate")):
        yield "item without pubDate"
    yield from _html(item.findtext("description") or "")


def _children(parent: etree._Element, once: set[str], often: set[str]) -> Iterator[str]:
    counts = Counter(str(child.tag) for child in parent)
    yield from (f"<{name}> is not known in <{parent.tag}>" for name in counts.keys() - once - often)
    yield from (f"<{name}> more than once" for name in once if counts[name] > 1)


def _common(element: etree._Element) -> Iterator[str]:
    name, text = str(element.tag), element.text or ""
    strange = set(map(str, element.attrib)) - _ATTRIBUTES.get(name, set())
    if strange:
        yield f"<{name}> has {strange}"
    if not len(element) and text != text.strip():
        yield f"<{name}> has white space around it"
    if not len(element) and not text and name != f"{ATOM}link":
        yield f"<{name}> is empty"
    if name in ("link", "docs", "comments") and not _URI.fullmatch(text):
        yield f"<{name}> is no address: {text}"
    if name == f"{ATOM}link" and not _URI.fullmatch(element.get("href", "")):
        yield f"<{name}> leads nowhere"
    if name in ("pubDate", "lastBuildDate") and not _is_rfc822(text):
        yield f"<{name}> is no date: {text}"
    if name == "language" and not _LANGUAGE.fullmatch(text):
        yield f"no language: {text}"


def _is_rfc822(text: str) -> bool:
    return bool(_RFC822.fullmatch(text)) and f"{parsedate_to_datetime(text):%a}" == text[:3]


def _html(content: str) -> Iterator[str]:
    for part in fragments_fromstring(content):
        if isinstance(part, str):
            yield f"text outside a paragraph: {part}"
            continue
        for element in part.iter():
            if element.tag not in _OURS or element.attrib:
                yield f"content has <{element.tag}> or attributes of it"


def _atom(root: etree._Element) -> Iterator[str]:
    entries = root.findall(f"{ATOM}entry")
    for one in [root, *entries]:
        links = one.findall(f"{ATOM}link")
        yield from _unlike("alternate", [_key(link) for link in links if link.get("rel") == "alternate"])
        yield from (f"no address: {link.get('href')}" for link in links if not _URI.fullmatch(link.get("href", "")))
        name = one.findtext(f"{ATOM}id") or ""
        if not (_TAG.fullmatch(name) or _URI.fullmatch(name)):
            yield f"no id: {name}"
        if not (one.findtext(f"{ATOM}title") or "").strip():
            yield "no title"
        if root.find(f"{ATOM}author") is None and one.find(f"{ATOM}author") is None:
            yield "no author"
        yield from (f"no moment: {text}" for text in _moments(one) if not _RFC3339.fullmatch(text))
        if sorted(_moments(one)) != _moments(one):
            yield "updated before it was published"
    yield from (f"an empty {each.tag}" for each in root.iter(f"{ATOM}name") if not (each.text or "").strip())
    yield from _unlike("id", [root.findtext(f"{ATOM}id") or "", *(one.findtext(f"{ATOM}id") or "" for one in entries)])
    if any((one.findtext(f"{ATOM}updated") or "") > (root.findtext(f"{ATOM}updated") or "") for one in entries):
        yield "an entry is younger than the feed"
    for one in root.iter(f"{ATOM}content"):
        yield from _html(one.text or "")
    yield from (f"no language: {one.get(_XML_LANG)}" for one in root.iter() if one.get(_XML_LANG) == "")


def _moments(one: etree._Element) -> list[str]:
    found = (one.findtext(f"{ATOM}{name}") for name in ("published", "updated"))
    return [text for text in found if text is not None]


def _key(link: etree._Element) -> str:
    return f"{link.get('type')} {link.get('hreflang')}"


def _unlike(what: str, values: list[str]) -> Iterator[str]:
    yield from (f"{what} twice: {value}" for value, times in Counter(values).items() if times > 1)


def _moment(text: str) -> datetime:
    return parsedate_to_datetime(text)
