"""Rich HTML as a tree of tags and text.

Invariant: nothing is repaired. A tag or an attribute that rich messages do not have, a tag that is not closed, a bare
`&` or `<` and a reference by a name outside the documented thirteen raise MarkupFault; the tree is never deeper than
`DEEPEST`, so that it can be read recursively.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.sandbox.rich.tags import ATTRIBUTES, CLOSES_ITSELF, VOID
from bot.sandbox.wire import BadRequest

DEEPEST = 64
"""How deep tags may nest before their levels are counted exactly: 16 levels of lists are 32 tags and some text."""
TOO_DEEP = "RICH_MESSAGE_DEPTH_INVALID"
_NAMED = {
    "lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'", "nbsp": "\N{NO-BREAK SPACE}", "hellip": "…",
    "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
}  # fmt: skip
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_ATTRIBUTE = re.compile(r"""\s+([A-Za-z][A-Za-z0-9-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`/]+)))?""")
_END = re.compile(r"\s*(/?)>")
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9A-Fa-f]{1,6})|([0-9]{1,7}))|([A-Za-z][A-Za-z0-9]*));")
_LAST_CODE_POINT = 0x10FFFF


class MarkupFault(Exception):
    """Markup that cannot be read. `at` is the place in the source, in code points."""

    def __init__(self, what: str, at: int) -> None:
        super().__init__(what)
        self.what = what
        self.at = at


class Text(NamedTuple):
    """Text between tags, references resolved."""

    text: str
    at: int


@dataclass(slots=True, eq=False)
class Element:
    """A tag with what stands in it, equal to itself alone. An attribute without a value has the value ""."""

    tag: str
    attributes: dict[str, str]
    at: int
    children: list["Node"] = field(default_factory=list)


Node = Element | Text


class Tag(NamedTuple):
    """A tag as written: `<name …>`, `<name …/>` or `</name>`. `end` is where the source goes on."""

    name: str
    attributes: dict[str, str]
    closing: bool
    closed: bool
    at: int
    end: int

    def element(self) -> Element:
        """An element without children."""
        return Element(self.name, self.attributes, self.at)


def solid(nodes: list[Node]) -> list[Node]:
    """The nodes without the white space between tags."""
    return [node for node in nodes if isinstance(node, Element) or node.text.strip()]


def tree(source: str, base: int = 0) -> list[Node]:
    """The nodes of `source`; `base` is where it begins in the whole text. Raises MarkupFault, BadRequest."""
    root = Element("", {}, base)
    open_elements = [root]
    at = 0
    while at < len(source):
        start = source.find("<", at)
        if start < 0:
            start = len(source)
        if start > at:
            open_elements[-1].children.append(Text(resolved(source[at:start], base + at), base + at))
        if start == len(source):
            break
        tag = tag_at(source, start, base)
        _place(tag, open_elements)
        at = tag.end
    if len(open_elements) > 1:
        last = open_elements[-1]
        raise MarkupFault(f'can\'t find end tag corresponding to start tag "{last.tag}"', last.at)
    return root.children


def tag_at(source: str, at: int, base: int = 0) -> Tag:
    """The tag that begins with the `<` at `at`. Raises MarkupFault when none does, or one that is not known."""
    closing = source.startswith("</", at)
    name = _NAME.match(source, at + 1 + closing)
    if name is None:
        raise MarkupFault('a "<" that begins no tag must be written as &lt;', base + at)
    tag = name[0].lower()
    if tag not in ATTRIBUTES:
        raise MarkupFault(f'unsupported tag "{tag[:40]}"', base + at)
    attributes, end = _attributes(tag, source, name.end(), base)
    finish = _END.match(source, end)
    if finish is None:
        raise MarkupFault(f'the tag "{tag}" is not written correctly', base + at)
    if closing and (attributes or finish[1]):
        raise MarkupFault(f'the end tag "{tag}" has more than a name', base + at)
    if finish[1] and tag not in CLOSES_ITSELF:
        raise MarkupFault(f'the tag "{tag}" needs an end tag', base + at)
    return Tag(tag, attributes, closing, bool(finish[1]) or tag in VOID, base + at, finish.end())


def resolved(text: str, at: int) -> str:
    """The text with its character references resolved. Raises MarkupFault for any other `&`."""
    if "&" not in text:
        return text
    parts, done = [], 0
    while (start := text.find("&", done)) >= 0:
        found = _REFERENCE.match(text, start)
        if found is None:
            raise MarkupFault('a "&" that begins no reference must be written as &amp;', at + start)
        parts += [text[done:start], _character(found, at + start)]
        done = found.end()
    return "".join([*parts, text[done:]])


def _place(tag: Tag, open_elements: list[Element]) -> None:
    inner = open_elements[-1]
    if tag.closing:
        if inner.tag != tag.name or len(open_elements) == 1:
            expected = f', expected "</{inner.tag}>"' if inner.tag else ""
            raise MarkupFault(f'unexpected end tag "{tag.name}"{expected}', tag.at)
        open_elements.pop()
        return
    element = tag.element()
    inner.children.append(element)
    if not tag.closed:
        open_elements.append(element)
        if len(open_elements) > DEEPEST:
            raise BadRequest(TOO_DEEP)


def _attributes(tag: str, source: str, at: int, base: int) -> tuple[dict[str, str], int]:
    attributes: dict[str, str] = {}
    while (found := _ATTRIBUTE.match(source, at)) is not None:
        name = found[1].lower()
        if name not in ATTRIBUTES[tag]:
            raise MarkupFault(f'the tag "{tag}" has no attribute "{name[:40]}"', base + found.start(1))
        if name in attributes:
            raise MarkupFault(f'the tag "{tag}" has the attribute "{name}" twice', base + found.start(1))
        value = next((part for part in found.groups()[1:] if part is not None), "")
        attributes[name] = resolved(value, base + found.start(1))
        at = found.end()
    return attributes, at


def _character(found: re.Match[str], at: int) -> str:
    hexadecimal, decimal, name = found.groups()
    if name is not None:
        if name not in _NAMED:
            raise MarkupFault(f"unsupported reference &{name[:40]};", at)
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    allowed = code in (9, 10, 13) or (32 <= code <= _LAST_CODE_POINT and not 0xD800 <= code <= 0xDFFF)  # noqa: PLR2004
    if not allowed:
        raise MarkupFault(f"the reference {found[0]} stands for no character", at)
    return chr(code)
