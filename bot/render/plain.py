"""The same words for a terminal: the classic blocks without tags, links written out, lines folded."""

import re
import textwrap
from collections.abc import Iterable, Mapping

from bot.locales import Locale
from bot.model.chat import Length
from bot.model.digest import Digest
from bot.model.paper import Paper
from bot.model.reading import Reading
from bot.render.card import View, card
from bot.render.head import digest_head, quiet_blocks
from bot.render.html import strip_tags
from bot.render.reading import reading_blocks
from bot.render.revisions import revision_blocks

WIDTH = 88

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_TITLE = re.compile(r"<b>(\d+\. )?<a href=\"([^\"]*)\">(.*?)</a></b>", re.DOTALL)
_QUOTE = re.compile(r"<blockquote[^>]*>(.*?)</blockquote>", re.DOTALL)
_INVISIBLE = re.compile("[\u2068\u2069]")
_HANGING = re.compile(r"\s*(?:\d+\. |• )?")


def digest_text(
    digest: Digest, locale: Locale, topic_names: Mapping[str, str], length: Length, site_url: str, *, width: int = WIDTH
) -> str:
    """A digest as lines of at most `width` columns, paragraphs parted by empty lines."""
    view = View(locale, topic_names, length, site_url)
    if digest.quiet is not None:
        return _text([*quiet_blocks(digest, digest.quiet, view), *revision_blocks(digest.revisions, view)], width)
    cards = (card(entry, number, view) for number, entry in enumerate(digest.entries, start=1))
    more = [locale.say("digest-more", count=digest.more)] if digest.more else []
    revised = revision_blocks(digest.revisions, view)
    return _text([digest_head(digest, view), *cards, *more, *revised], width)


def paper_text(paper: Paper, reading: Reading, locale: Locale, site_url: str, *, width: int = WIDTH) -> str:
    """The full reading of one paper, in the same manner."""
    return _text(reading_blocks(paper, reading, locale, site_url), width)


def _text(blocks: Iterable[str], width: int) -> str:
    return "\n\n".join(_plain(block, width) for block in blocks) + "\n"


def _plain(html: str, width: int) -> str:
    html = _TITLE.sub(lambda found: f"{found[1] or ''}{found[3]}\n{found[2]}", html)
    html = html.replace(" · <a ", "\n<a ")
    html = _LINK.sub(lambda found: found[1] if found[1] == found[2] else f"{found[2]}: {found[1]}", html)
    html = _QUOTE.sub(lambda found: textwrap.indent(found[1], "  "), html)
    lines = _INVISIBLE.sub("", strip_tags(html)).split("\n")
    return "\n".join(_folded(line, width) for line in lines)


def _folded(line: str, width: int) -> str:
    hanging = _HANGING.match(line)
    indent = " " * len(hanging[0]) if hanging else ""
    return textwrap.fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
