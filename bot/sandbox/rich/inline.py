"""Text with tags in it as RichText.

Invariant: what comes out is a string, one object or a list of at least two of them, never an empty string in a list.
White space collapses to one space and vanishes at both ends, as in HTML, unless the text is verbatim.
"""

import re
from collections.abc import Callable
from itertools import chain, groupby
from typing import Any

from bot.sandbox.rich.button import read_button
from bot.sandbox.rich.context import Context
from bot.sandbox.rich.markup import Element, MarkupFault, Node, Text
from bot.sandbox.rich.tags import BLOCKS, INLINE, STYLES
from bot.sandbox.wire import Json

RichText = str | Json | list[Any]

_SPACE = re.compile(r"[ \t\r\n]+")
_MENTION = re.compile(r"tg://user\?id=(\d{1,19})")
_EMOJI = re.compile(r"tg://emoji\?id=(\d{1,19})")
_UNIX = re.compile(r"\d{1,12}")


def read(nodes: list[Node], context: Context, *, verbatim: bool = False) -> RichText:
    """The text of `nodes`. Raises MarkupFault for a tag that makes a block."""
    text = _Reader(context, verbatim).text(nodes)
    return text if verbatim else _without_end_space(text)


def is_inline(node: Node) -> bool:
    """Whether the node stands in text: text itself, a tag that styles it, a custom emoji."""
    if isinstance(node, Text):
        return True
    return node.tag in INLINE or (node.tag == "img" and node.attributes.get("src", "").startswith("tg://emoji"))


def raw(element: Element) -> str:
    """The text in an element that holds nothing but text. Raises MarkupFault for a tag in it."""
    return "".join(_plain(node, element) for node in element.children)


def required(element: Element, name: str) -> str:
    """An attribute's value. Raises MarkupFault when it is missing or empty."""
    if not element.attributes.get(name):
        raise MarkupFault(f'the tag "{element.tag}" needs the attribute "{name}"', element.at)
    return element.attributes[name]


def joined(parts: list[RichText]) -> RichText:
    """The parts in one: neighbouring strings joined, lists opened, empty strings left out."""
    pieces = chain.from_iterable(part if isinstance(part, list) else [part] for part in parts)
    flat: list[str | Json] = []
    for is_string, run in groupby(pieces, lambda piece: isinstance(piece, str)):
        flat.extend(["".join(run)] if is_string else run)  # noqa: B031 - one of the two, once
    kept = [piece for piece in flat if piece != ""]
    return kept[0] if len(kept) == 1 else (kept or "")


class _Reader:
    """One run of text. `_after_space` tells whether the text so far ends with white space, or has not begun."""

    def __init__(self, context: Context, verbatim: bool) -> None:
        self._context = context
        self._verbatim = verbatim
        self._after_space = True
        self._special: dict[str, Callable[[Element], RichText]] = {
            "a": self._link,
            "br": self._break,
            "img": self._emoji_image,
            "tg-emoji": self._emoji,
            "tg-math": self._formula,
            "tg-reference": self._reference,
            "tg-time": self._time,
            "tg-button": self._button,
        }

    def text(self, nodes: list[Node]) -> RichText:
        return joined([self._node(node) for node in nodes])

    def _node(self, node: Node) -> RichText:
        if isinstance(node, Text):
            return self._string(node.text)
        if not is_inline(node):
            kind = "makes a block and can't stand in text" if node.tag in BLOCKS else "can't stand here"
            raise MarkupFault(f'the tag "{node.tag}" {kind}', node.at)
        if node.tag in STYLES:
            if node.attributes:
                raise MarkupFault("a programming language can be given only in <pre><code class=…>", node.at)
            text = self.text(node.children)
            return {"type": STYLES[node.tag], "text": text} if text else ""
        return self._special[node.tag](node)

    def _string(self, text: str) -> str:
        if self._verbatim:
            return text
        collapsed = _SPACE.sub(" ", text)
        if self._after_space:
            collapsed = collapsed.removeprefix(" ")
        if collapsed:
            self._after_space = collapsed.endswith(" ")
        return collapsed

    def _break(self, _: Element) -> str:
        self._after_space = True
        return "\n"

    def _link(self, element: Element) -> RichText:
        href, name = element.attributes.get("href"), element.attributes.get("name")
        if (href is None) == (name is None):
            raise MarkupFault('the tag "a" needs either "href" or "name"', element.at)
        text = self.text(element.children)
        if name is not None:
            if text or not name:
                raise MarkupFault("an anchor has a name and no text", element.at)
            return {"type": "anchor", "name": name}
        if not text:
            raise MarkupFault("the link has no text", element.at)
        return self._target(text, href or "")

    def _target(self, text: RichText, href: str) -> RichText:
        if href.startswith("#"):
            name = href[1:]
            if name in self._context.references:
                return {"type": "reference_link", "text": text, "reference_name": name}
            return {"type": "anchor_link", "text": text, "anchor_name": name}
        scheme, _, rest = href.partition(":")
        if scheme == "mailto":
            return {"type": "email_address", "text": text, "email_address": rest}
        if scheme == "tel":
            return {"type": "phone_number", "text": text, "phone_number": rest}
        mention = _MENTION.fullmatch(href)
        if mention is None:
            return {"type": "url", "text": text, "url": href}
        user = self._context.users.get(int(mention[1]))
        return {"type": "text_mention", "text": text, "user": user} if user else text

    def _reference(self, element: Element) -> Json:
        text = self.text(element.children)
        if not text:
            raise MarkupFault("the reference has no text", element.at)
        return {"type": "reference", "text": text, "name": required(element, "name")}

    def _emoji(self, element: Element) -> Json:
        emoji_id = required(element, "emoji-id")
        if not emoji_id.isdecimal():
            raise MarkupFault("invalid custom emoji identifier specified", element.at)
        return self._custom_emoji(emoji_id, raw(element).strip(), element.at)

    def _emoji_image(self, element: Element) -> Json:
        found = _EMOJI.fullmatch(element.attributes["src"])
        if found is None:
            raise MarkupFault("invalid custom emoji identifier specified", element.at)
        return self._custom_emoji(found[1], element.attributes.get("alt", "").strip(), element.at)

    def _custom_emoji(self, emoji_id: str, alternative: str, at: int) -> Json:
        if not alternative:
            raise MarkupFault("the custom emoji has no alternative text", at)
        self._after_space = False
        return {"type": "custom_emoji", "custom_emoji_id": emoji_id, "alternative_text": alternative}

    def _formula(self, element: Element) -> Json:
        self._after_space = False
        return {"type": "mathematical_expression", "expression": raw(element)}

    def _time(self, element: Element) -> Json:
        unix = required(element, "unix")
        if _UNIX.fullmatch(unix) is None:
            raise MarkupFault("invalid date-time specified", element.at)
        return {
            "type": "date_time",
            "text": self.text(element.children),
            "unix_time": int(unix),
            "date_time_format": element.attributes.get("format", ""),
        }

    def _button(self, element: Element) -> Json:
        label = self.text(element.children)
        self._after_space = False
        return {"type": "button", "button": read_button(element, label)}


def _plain(node: Node, inside: Element) -> str:
    if isinstance(node, Text):
        return node.text
    raise MarkupFault(f'the tag "{inside.tag}" can hold only text', node.at)


def _without_end_space(text: RichText) -> RichText:
    """Without the space that white space before the end tag left, also inside the last style."""
    if isinstance(text, str):
        return text.rstrip(" \n")
    if isinstance(text, list):
        return joined([*text[:-1], _without_end_space(text[-1])])
    if text["type"] in STYLES.values():
        shorter = _without_end_space(text["text"])
        return {**text, "text": shorter} if shorter else ""
    return text
