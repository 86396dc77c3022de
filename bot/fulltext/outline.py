"""A document as it is printed, before anybody asks what its sections hold: what HTML and PDF have in common.

Invariant: every word here stands in the document; tables, formulas without words and page furniture do not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from bot.model.fulltext import PartKind, TextLink


@dataclass(frozen=True, slots=True)
class Passage:
    """A section without its subsections, which follow it with a higher `level` (1 for the highest).

    `heading` is without its number and empty where there is none. `known` is what the document's own markup tells.
    `exhibits` counts the tables and figures that stand in it; `links` are those of its words.
    """

    level: int
    heading: str
    paragraphs: tuple[str, ...]
    known: PartKind | None = None
    exhibits: int = 0
    links: tuple[TextLink, ...] = ()

    def cut(self, paragraphs: tuple[str, ...], *, is_first: bool) -> "Passage":
        """A piece of it: all but the first are without the heading and the links."""
        if is_first:
            return replace(self, paragraphs=paragraphs)
        return Passage(self.level, "", paragraphs, self.known)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line; `raised` where it is set as a superscript."""

    text: str
    raised: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """What was found, in reading order.

    `front` holds the lines from the authors' names to the abstract, `captions` those of tables and figures. `links` are
    those that stand in no passage.
    """

    passages: tuple[Passage, ...]
    front: tuple[Line, ...] = ()
    links: tuple[TextLink, ...] = ()
    captions: tuple[str, ...] = ()


def own_links(links: Iterable[TextLink], cited: Iterable[str]) -> tuple[TextLink, ...]:
    """Each address once, without those that are in the references too and those of the authors themselves.

    Of several places the first is kept whose words say what the address leads to.
    """
    elsewhere = {_key(url) for url in cited}
    kept: dict[str, TextLink] = {}
    for link in links:
        key = _key(link.url)
        if len(kept) >= _MOST_LINKS or _ABOUT_PEOPLE.match(link.url):
            continue
        known = kept.get(key)
        if key not in elsewhere and (
            known is None or (_TELLING.search(link.before) and not _TELLING.search(known.before))
        ):
            kept[key] = link
    return tuple(kept.values())


_MOST_LINKS = 200
_ABOUT_PEOPLE = re.compile(r"https?://(?:www\.)?orcid\.org/", re.IGNORECASE)
_TELLING = re.compile(
    r"\b(?:codes?|implementation|available|releas\w+|open[- ]?sourc\w+|project page|website)\b", re.IGNORECASE
)


def _key(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
