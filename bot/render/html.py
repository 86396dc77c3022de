"""Telegram's HTML: escaping, measuring, and cutting into messages.

Invariant: a cut loses nothing but white space, never falls inside a tag or an entity, and leaves every piece
well-formed. Lengths are code points after parsing, as TDLib counts them.
Source: Bot API, "Formatting options" and `sendMessage`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.locales.html import escape

LIMIT = 4_096
MAX_ENTITIES = 100

_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_TAG = re.compile(r"<[^>]*>")
_TOKEN = re.compile(rf"{_TAG.pattern}|{_REFERENCE.pattern}|.", re.DOTALL)
_NAMED = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"'}
_SENTENCE_END = re.compile(r"(?:[.!?…][\"”’»)\]]*\s|[。！？；]|\n)$")
_JOINERS = "\u200d\ufe0e\ufe0f\u20e3"


def link(url: str, html: str) -> str:
    """`html` as a link."""
    return f'<a href="{escape(url)}">{html}</a>'


def strip_tags(html: str) -> str:
    """The plain text that a reader sees."""
    return "".join(_visible(token) for token in _TOKEN.findall(html))


def visible_length(html: str) -> int:
    """Code points after parsing."""
    return len(_REFERENCE.sub("&", _TAG.sub("", html)))


def entity_count(html: str) -> int:
    """How many message entities the fragment makes, at most."""
    return sum(1 for tag in _TAG.findall(html) if not tag.startswith("</"))


@dataclass(frozen=True, slots=True)
class Piece:
    """One message. `blocks` are the indexes of the blocks that begin in it."""

    html: str
    blocks: tuple[int, ...]


def split(
    blocks: Iterable[str], limit: int = LIMIT, max_entities: int = MAX_ENTITIES, joiner: str = "\n\n"
) -> list[str]:
    """Pack well-formed fragments into messages of at most `limit` code points and `max_entities` entities.

    A cut falls between blocks. Only a block that is too large for one message is cut inside: after a sentence, else
    at a space, else anywhere. Blank blocks are left out.
    """
    return [piece.html for piece in pack(list(blocks), limit, max_entities, joiner)]


def pack(
    blocks: Sequence[str], limit: int = LIMIT, max_entities: int = MAX_ENTITIES, joiner: str = "\n\n"
) -> list[Piece]:
    """As `split`, and tells which block begins where."""
    pieces: list[Piece] = []
    length = entities = 0
    for index, block in enumerate(blocks):
        for part, html in enumerate(_cut(block, limit, max_entities)):
            begun = (index,) if part == 0 else ()
            more, more_entities = len(joiner) + visible_length(html), entity_count(html)
            if pieces and part == 0 and length + more <= limit and entities + more_entities <= max_entities:
                length, entities = length + more, entities + more_entities
                pieces[-1] = Piece(f"{pieces[-1].html}{joiner}{html}", pieces[-1].blocks + begun)
            else:
                length, entities = more - len(joiner), more_entities
                pieces.append(Piece(html, begun))
    return pieces


def _fits(html: str, limit: int, max_entities: int) -> bool:
    return visible_length(html) <= limit and entity_count(html) <= max_entities


def _cut(block: str, limit: int, max_entities: int) -> Iterator[str]:
    if not _TAG.sub("", block).strip():
        return
    if _fits(block, limit, max_entities):
        yield block
        return
    rest = _TOKEN.findall(block)
    opened: tuple[str, ...] = ()
    while rest:
        window = _Window(opened, limit, max_entities)
        end = window.fill(rest)
        html, opened = window.close(rest[:end])
        rest = rest[end:]
        if strip_tags(html).strip():
            yield html


@dataclass(frozen=True, slots=True)
class _Window:
    """One piece of a block that is cut. `opened` are the tags that stay open from the piece before."""

    opened: tuple[str, ...]
    limit: int
    max_entities: int

    def fill(self, tokens: Sequence[str]) -> int:
        """How many tokens belong to this piece; at least one."""
        length, entities = 0, len(self.opened)
        for position, token in enumerate(tokens):
            length += not _is_tag(token)
            entities += _is_opening(token)
            if length > self.limit or entities > self.max_entities:
                return max(1, _best_cut(tokens, position))
        return len(tokens)

    def close(self, tokens: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        """The piece as well-formed HTML, and the tags that have to be opened again."""
        opened = list(self.opened)
        for token in tokens:
            if token.startswith("</") and opened:
                opened.pop()
            elif _is_opening(token):
                opened.append(token)
        endings = "".join(f"</{_name(tag)}>" for tag in reversed(opened))
        return "".join(self.opened) + "".join(tokens) + endings, tuple(opened)


def _best_cut(tokens: Sequence[str], end: int) -> int:
    """Where to cut before `end`: after a sentence in the latter three quarters, else at a space, else anywhere."""
    space = 0
    for position in range(end, end // 4, -1):
        behind = "".join(_visible(token) for token in tokens[max(0, position - 4) : position])
        if _SENTENCE_END.search(behind):
            return position
        if not space and behind[-1:].isspace():
            space = position
    return space or _between_characters(tokens, end)


def _between_characters(tokens: Sequence[str], end: int) -> int:
    """The last place before `end` that parts no accent and no emoji from its base, if one is near."""
    for position in range(end, max(0, end - 16), -1):
        after, before = _visible(tokens[position]), _visible(tokens[position - 1])
        if not _clings(after) and before != "\u200d":
            return position
    return end


def _clings(character: str) -> bool:
    return bool(character) and (character in _JOINERS or unicodedata.combining(character) > 0)


def _is_tag(token: str) -> bool:
    return len(token) > 1 and token[0] == "<"


def _is_opening(token: str) -> bool:
    return _is_tag(token) and token[1] != "/"


def _name(tag: str) -> str:
    return tag[1:-1].split(maxsplit=1)[0]


def _visible(token: str) -> str:
    if len(token) == 1:
        return token
    if token[0] == "<":
        return ""
    if token in _NAMED:
        return _NAMED[token]
    number = token[2:-1]
    return chr(int(number[1:], 16) if number[0] in "xX" else int(number))
