"""HTML blocks within Markdown.

Markdown is read only inside `details`, `tg-collage` and `tg-slideshow`; everything else there is HTML.
"""

import re
from contextlib import suppress
from dataclasses import dataclass

from bot.sandbox.rich.markdown_lines import Line
from bot.sandbox.rich.markup import Element, MarkupFault, Text, tag_at, tree

_HOLDING_MARKDOWN = frozenset({"details", "tg-collage", "tg-slideshow"})
_SUMMARY = re.compile(r"\s*<summary>")
_SUMMARY_END = "</summary>"


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """An element, the lines of Markdown that belong into it, and the line where the next block begins.

    A `summary` among the element's children holds its Markdown as one Text.
    """

    element: Element
    inner: list[Line]
    end: int


def html_block(lines: list[Line], place: int) -> HtmlBlock:
    """The block whose tag begins the line at `place`. What stands behind it on its last line becomes a line of its own.

    Raises MarkupFault when the tag is wrong or not closed.
    """
    for end in (place + 1, place + 32, place + 1024):  # most blocks are short, and what follows may be long
        if end < len(lines):
            with suppress(MarkupFault):
                return _block(lines, place, end)
    return _block(lines, place, len(lines))


def _block(lines: list[Line], place: int, end: int) -> HtmlBlock:
    text = "\n".join(line.text for line in lines[place:end])
    margin = len(text) - len(text.lstrip(" "))
    text, base = text[margin:], lines[place].at + margin
    tag = tag_at(text, 0, base)
    start, end = tag.end, tag.end
    if not tag.closed:
        start, end = _extent(text, tag.name, tag.end, base)
    finished = place + text.count("\n", 0, end) + 1
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)]
    if rest.strip():
        finished -= 1
        lines[finished] = Line(rest.strip(), lines[finished].at)
    if tag.name not in _HOLDING_MARKDOWN or tag.closed:
        [element] = tree(text[:end], base)
        assert isinstance(element, Element)
        return HtmlBlock(element, [], finished)
    return _holding_markdown(tag.element(), text[tag.end : start], base, finished)


def _holding_markdown(element: Element, inner: str, base: int, finished: int) -> HtmlBlock:
    found = _SUMMARY.match(inner)
    if found and element.tag == "details":
        end = inner.find(_SUMMARY_END)
        if end < 0:
            raise MarkupFault('can\'t find end tag corresponding to start tag "summary"', base)
        summary = Element("summary", {}, base, [Text(inner[found.end() : end], base)])
        element.children.append(summary)
        inner = inner[end + len(_SUMMARY_END) :]
    return HtmlBlock(element, [Line(text, base) for text in inner.split("\n")], finished)


def _extent(text: str, name: str, after: int, base: int) -> tuple[int, int]:
    """Where the end tag that closes the first tag begins and ends."""
    depth = 1
    for found in re.compile(rf"<(/?){name}(?=[\s>/])[^<>]*>", re.IGNORECASE).finditer(text, after):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.start(), found.end()
    raise MarkupFault(f'can\'t find end tag corresponding to start tag "{name}"', base)
