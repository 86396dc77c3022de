"""A rich message as it is sent, as the message that comes back.

Invariant: what comes out is a RichMessage of the Bot API within all limits; whatever cannot become one raises ApiError,
and quickly: nothing takes longer than in proportion to the text, and much more text than fits is not read at all.
`RICH_MESSAGE_EMPTY` and `RICH_MESSAGE_DEPTH_INVALID` are Telegram's; “can’t parse rich message: …” and the other
sentences are ours: how Telegram words faults in the markup is not known, and some it passes over in silence.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.sandbox.rich import html
from bot.sandbox.rich.blocks import given_blocks
from bot.sandbox.rich.context import Context, Resolve
from bot.sandbox.rich.detect import detected
from bot.sandbox.rich.limits import MAX_CHARACTERS, check_limits
from bot.sandbox.rich.markdown import markdown_tree
from bot.sandbox.rich.markup import DEEPEST, TOO_DEEP, Element, MarkupFault, Node, tree
from bot.sandbox.rich.rules import check_values
from bot.sandbox.wire import BadRequest, Json, SpecViolation

MAX_SOURCE = 8 * MAX_CHARACTERS
"""Markup and text together; more is refused before it is read."""
_SOURCES = ("html", "markdown", "blocks")
_MEDIA_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_USED_ID = re.compile(r"tg://[a-z]+\?id=([A-Za-z0-9_-]+)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NOTHING_SHOWN = frozenset({"anchor", "divider"})


def read(
    rich_message: Json, resolve: Resolve, users: Mapping[int, Json], *, draft: bool = False, now: int | None = None
) -> Json:
    """The RichMessage that an InputRichMessage makes.

    The shape of `rich_message` has been checked by BotApi. `resolve` turns a URL or an InputMedia into the field of a
    media block; `users` are User objects by id; `draft` allows a thinking block; `now` (Unix time) bounds dates.
    Raises BadRequest with Telegram's code where it is known, SpecViolation with a sentence where it is not.
    """
    kind = _source(rich_message)
    source = rich_message[kind]
    strings = list(_strings(source))
    if sum(map(len, strings)) > MAX_SOURCE:
        raise BadRequest("RICH_MESSAGE_TEXT_TOO_LONG")
    for text in strings:
        _check_controls(text)
    media = _media(rich_message.get("media", []), source if kind != "blocks" else "")
    if kind == "blocks":
        blocks = given_blocks(source, Context(users, frozenset(), resolve, media))
    else:
        blocks = _marked_up(source, kind, Context(users, frozenset(), resolve, media))
    if all(block["type"] in _NOTHING_SHOWN for block in blocks):
        raise BadRequest("RICH_MESSAGE_EMPTY")
    check_limits(blocks)
    check_values(blocks, draft=draft, now=now)
    if not rich_message.get("skip_entity_detection"):
        blocks = detected(blocks)
    return {"blocks": blocks, **({"is_rtl": True} if rich_message.get("is_rtl") else {})}


def _source(rich_message: Json) -> str:
    given = [name for name in _SOURCES if name in rich_message]
    if len(given) != 1:
        raise SpecViolation(f"exactly one of html, markdown and blocks must be used, and {len(given)} are")
    return given[0]


def _marked_up(source: str, kind: str, context: Context) -> list[Json]:
    try:
        nodes = tree(source) if kind == "html" else markdown_tree(source)
        return html.blocks(nodes, context.with_references(_references(nodes)))
    except MarkupFault as fault:
        place = len(source[: fault.at].encode())
        raise SpecViolation(f"can't parse rich message: {fault.what} at byte offset {place}") from None


def _references(nodes: list[Node]) -> Iterator[str]:
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            waiting += node.children
            if node.tag == "tg-reference":
                yield node.attributes.get("name", "")


def _strings(value: Any) -> Iterator[str]:
    """All strings in a JSON value. Raises BadRequest when it is nested deeper than any message may be."""
    waiting = [(value, 0)]
    while waiting:
        item, level = waiting.pop()
        if level > 2 * DEEPEST:
            raise BadRequest(TOO_DEEP)
        if isinstance(item, str):
            yield item
        elif isinstance(item, list | dict):
            waiting += [(part, level + 1) for part in (item.values() if isinstance(item, dict) else item)]


def _check_controls(text: str) -> None:
    control = _CONTROL.search(text)
    if control:
        raise SpecViolation(f"the rich message has the control character U+{ord(control[0]):04X}")


def _media(given: list[Json], source: str) -> dict[str, Json]:
    """InputMedia objects by id; each must be used in `source`, or Telegram would drop it in silence."""
    media: dict[str, Json] = {}
    used = frozenset(_USED_ID.findall(source))
    for entry in given:
        name = entry["id"]
        if _MEDIA_ID.fullmatch(name) is None:
            raise SpecViolation("the identifier of a media must be 1-64 characters A-Z, a-z, 0-9, _ and -")
        if name in media:
            raise SpecViolation(f'two media have the identifier "{name}"')
        if name not in used:
            raise SpecViolation(f'the media "{name}" is not used in the message')
        media[name] = entry["media"]
    return media
