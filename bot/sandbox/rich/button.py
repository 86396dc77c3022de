"""Buttons in a rich message: read from `tg-button`, held to their rules, found in a message.

`BUTTON_DATA_INVALID`, `BUTTON_URL_INVALID` and `BUTTON_COPY_TEXT_INVALID` are Telegram's; the other refusals are ours.
"""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.rich.markup import Element, MarkupFault
from bot.sandbox.wire import BadRequest, Json, SpecViolation

MAX_ROW = 8
MAX_CALLBACK_BYTES = 64
MAX_COPY = 256
STYLES = frozenset({"danger", "success", "primary", "link"})
ALIGNMENTS = frozenset({"left", "center", "right"})
_LABEL = frozenset({"custom_emoji", "date_time"})
_CHATS = ("user", "bot", "group", "channel")


def read_button(element: Element, label: Any) -> Json:
    """The RichMessageButton that a `tg-button` describes. Raises MarkupFault for a type or an attribute amiss."""
    kind = element.attributes.get("type", "")
    read = _ACTIONS.get(kind)
    if read is None:
        raise MarkupFault(f'unsupported button type "{kind[:40]}"', element.at)
    given = {name: value for name, value in element.attributes.items() if name not in ("type", "style")}
    for name in given.keys() - _TAKES[kind]:
        raise MarkupFault(f'a button of the type "{kind}" has no attribute "{name}"', element.at)
    if kind in _NEEDS and _NEEDS[kind] not in given:
        raise MarkupFault(f'a button of the type "{kind}" needs the attribute "{_NEEDS[kind]}"', element.at)
    style = {"style": element.attributes["style"]} if "style" in element.attributes else {}
    return {"text": label, **style, kind: read(given)}


def check_button(button: Json) -> None:
    """Raise BadRequest or SpecViolation unless a button may stand in a message."""
    if not _is_label(button["text"]):
        raise SpecViolation("a button's text must be plain text, custom emoji and dates, and not empty")
    actions = button.keys() - {"text", "style"}
    if len(actions) != 1:
        raise SpecViolation(f"a button in the message has {len(actions)} actions, it must have exactly one")
    style = button.get("style", "primary")
    if style not in STYLES:
        raise SpecViolation(f"a button's style is {style[:40]!r}, it must be danger, success, primary or link")
    if style == "link" and "callback_data" not in actions:
        raise SpecViolation("the style link is for callback buttons only")
    _check_action(button)


def buttons(value: Any) -> Iterator[Json]:
    """The buttons of a RichMessage, in the order of reading."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item))
        elif isinstance(item, dict):
            if item.get("type") == "button":
                yield item["button"]
            elif item.get("type") == "buttons":
                yield from item["buttons"]
            else:
                waiting.extend(reversed(item.values()))


def _check_action(button: Json) -> None:
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= MAX_CALLBACK_BYTES:
        raise BadRequest("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= MAX_COPY:
        raise BadRequest("BUTTON_COPY_TEXT_INVALID")
    if "url" in button and not _is_url(button["url"], ("http", "https", "tg")):
        raise BadRequest("BUTTON_URL_INVALID")
    for name in ("web_app", "login_url"):
        if name in button and not _is_url(button[name]["url"], ("https",)):
            raise BadRequest("BUTTON_URL_INVALID")


def _is_url(url: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in schemes and bool(parts.netloc) and not any(letter.isspace() for letter in url)


def _is_label(text: Any) -> bool:
    pieces = text if isinstance(text, list) else [text]
    if not all(isinstance(piece, str) or (isinstance(piece, dict) and piece["type"] in _LABEL) for piece in pieces):
        return False
    return any(not isinstance(piece, str) or piece.strip() for piece in pieces)


def _chosen_chat(given: dict[str, str]) -> Json:
    chats = {f"allow_{chat}_chats": True for chat in _CHATS if f"allow-{chat}-chats" in given}
    return {"query": given.get("query", ""), **chats}


def _login(given: dict[str, str]) -> Json:
    forward = {"forward_text": given["forward-text"]} if "forward-text" in given else {}
    write = {"request_write_access": True} if "request-write-access" in given else {}
    return {"url": given["url"], **forward, **write}


_ACTIONS: dict[str, Callable[[dict[str, str]], str | Json]] = {
    "url": lambda given: given["url"],
    "callback_data": lambda given: given["data"],
    "web_app": lambda given: {"url": given["url"]},
    "login_url": _login,
    "switch_inline_query": lambda given: given.get("query", ""),
    "switch_inline_query_current_chat": lambda given: given.get("query", ""),
    "switch_inline_query_chosen_chat": _chosen_chat,
    "copy_text": lambda given: {"text": given["text"]},
    "disabled": lambda _: {},
}
_TAKES: dict[str, frozenset[str]] = {
    "url": frozenset({"url"}),
    "callback_data": frozenset({"data"}),
    "web_app": frozenset({"url"}),
    "login_url": frozenset({"url", "forward-text", "request-write-access"}),
    "switch_inline_query": frozenset({"query"}),
    "switch_inline_query_current_chat": frozenset({"query"}),
    "switch_inline_query_chosen_chat": frozenset({"query", *(f"allow-{chat}-chats" for chat in _CHATS)}),
    "copy_text": frozenset({"text"}),
    "disabled": frozenset(),
}
_NEEDS = {"url": "url", "callback_data": "data", "web_app": "url", "login_url": "url", "copy_text": "text"}
