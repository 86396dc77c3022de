"""What somebody sees of a post: the HTML that a Markdown viewer or Hexo made of it, as plain lines.

Headings keep their signs, items their numbers, bold and slanted words their stars; a link is `[words](address)`,
an image `![words](address)`. Notes in small raised letters are left out. The signs are the viewer's, never the text's:
an escape or a tag that a viewer did not understand stays to be seen.
"""

import re
from collections.abc import Iterator

from lxml import html
from markdown_it import MarkdownIt

_FENCE = re.compile(r"\{%\s*(?:end)?raw\s*%\}")
_SPACE = re.compile(r"\s+")
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_STARS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "details", "div", "table", "figure", "summary", "pre", *_HEADINGS}


def markdown_seen(body: str) -> list[str]:
    """The lines of a post's body in a viewer of plain Markdown. Hexo's own fences for braces are taken away."""
    made = (
        MarkdownIt("commonmark", {"html": True, "breaks": True})
        .enable(["table", "strikethrough"])
        .render(_FENCE.sub("", body))
    )
    return html_seen(made)


def html_seen(text: str) -> list[str]:
    """The lines of a piece of HTML."""
    root = html.fragment_fromstring(text, create_parent="div")
    return [line for line in (_folded(line) for line in _lines(root, "")) if line]


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _lines(block: html.HtmlElement, lead: str) -> Iterator[str]:
    """The lines of a block; `lead` stands before the first one."""
    line = [lead, block.text or ""]
    for child in block:
        if not isinstance(child.tag, str):
            line.append(child.tail or "")
            continue
        if child.tag in _BLOCKS:
            if "".join(line).strip() not in {"", lead.strip()} or (lead and child.tag != "p" and line[0]):
                yield "".join(line)
                line = []
            first = "".join(line)
            yield from _block(child, first)
            line = [child.tail or ""]
        elif child.tag == "br":
            yield "".join(line)
            line = [child.tail or ""]
        else:
            line.append(_inline(child))
            line.append(child.tail or "")
    yield "".join(line)


def _block(block: html.HtmlElement, lead: str) -> Iterator[str]:
    tag = str(block.tag)
    if tag in _HEADINGS:
        yield f"{_HEADINGS[tag]} {_within(block)}"
    elif tag in {"ul", "ol"}:
        if lead.strip():
            yield lead
        yield from _items(block, ordered=tag == "ol")
    elif tag == "blockquote":
        yield from (f"> {line}" for line in _lines(block, "") if line.strip())
    elif tag == "details":
        yield "<details>"
        yield from _lines(block, "")
        yield "</details>"
    elif tag == "pre":
        yield from block.text_content().splitlines()
    else:
        yield from _lines(block, lead)


def _items(block: html.HtmlElement, *, ordered: bool) -> Iterator[str]:
    number = int(block.get("start") or 1)
    for item in block:
        yield from _lines(item, f"{number}. " if ordered else "- ")
        number += 1


def _inline(element: html.HtmlElement) -> str:
    tag = str(element.tag)
    if tag in {"sup", "script", "style"} or "headerlink" in (element.get("class") or ""):
        return "" if tag != "script" else f"<script>{element.text or ''}</script>"
    if tag == "img":
        return f"![{element.get('alt') or ''}]({element.get('src')})"
    words = _within(element)
    if tag == "a" and element.get("href"):
        return f"[{words}]({element.get('href')})"
    return f"{_STARS.get(tag, '')}{words}{_STARS.get(tag, '')}"


def _within(element: html.HtmlElement) -> str:
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            parts.append(_inline(child) if child.tag != "br" else " ")
        parts.append(child.tail or "")
    return "".join(parts)
