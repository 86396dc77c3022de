"""Lists: `ul` and `ol` with their items, and the labels of ordered ones."""

import re
from collections.abc import Callable

from bot.sandbox.rich.markup import Element, MarkupFault, Node, Text, solid
from bot.sandbox.wire import BadRequest, Json

TYPES = frozenset("aAiI1")
BULLET = "•"
_NUMBER = re.compile(r"-?\d{1,9}")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LAST_ROMAN = 3999


def list_block(element: Element, blocks: Callable[[list[Node]], list[Json]]) -> Json:
    """The RichBlockList of a `ul` or an `ol`; `blocks` reads what stands in an item. Raises MarkupFault."""
    items = [_item(node, element) for node in solid(element.children)]
    if not items:
        raise BadRequest("RICH_MESSAGE_CONTENT_REQUIRED")
    backwards = "reversed" in element.attributes
    value = _number(element, "start", len(items) if backwards else 1)
    made = []
    for item in items:
        made.append(_made(item, blocks))
        if element.tag == "ol":
            value = _number(item, "value", value)
            made[-1] |= numbered(value, _type(item, _type(element, "1")))
            value += -1 if backwards else 1
    return {"type": "list", "items": made}


def numbered(value: int, kind: str) -> Json:
    """The fields `label`, `value` and `type` of an item of an ordered list."""
    return {"label": f"{_numeral(value, kind)}.", "value": value, "type": kind}


def _made(item: Element, blocks: Callable[[list[Node]], list[Json]]) -> Json:
    box: Json = {}
    nodes = item.children
    match solid(nodes):
        case [Element(tag="input") as first, *_]:
            box, nodes = _checkbox(first), nodes[nodes.index(first) + 1 :]
    inside = blocks(nodes)
    if not inside:
        raise BadRequest("RICH_MESSAGE_CONTENT_REQUIRED")
    return {"label": BULLET, "blocks": inside, **box}


def _checkbox(element: Element) -> Json:
    if element.attributes.get("type") != "checkbox":
        raise MarkupFault('the tag "input" must have the type "checkbox"', element.at)
    return {"has_checkbox": True} | ({"is_checked": True} if "checked" in element.attributes else {})


def _item(node: Node, inside: Element) -> Element:
    if isinstance(node, Text) or node.tag != "li":
        raise MarkupFault(f'the tag "{inside.tag}" can hold only "li"', node.at)
    if inside.tag == "ul" and node.attributes:
        raise MarkupFault("an item of an unordered list has no number", node.at)
    return node


def _type(element: Element, default: str) -> str:
    kind = element.attributes.get("type", default)
    if kind not in TYPES:
        raise MarkupFault("the type of a list must be a, A, i, I or 1", element.at)
    return kind


def _number(element: Element, name: str, default: int) -> int:
    text = element.attributes.get(name)
    if text is None:
        return default
    if _NUMBER.fullmatch(text) is None:
        raise MarkupFault(f'the attribute "{name}" must be a whole number', element.at)
    return int(text)


def _numeral(value: int, kind: str) -> str:
    """The number in letters or Roman numerals where they have one, else in digits."""
    if kind in "aA" and value > 0:
        text = _letters(value)
    elif kind in "iI" and 0 < value <= _LAST_ROMAN:
        text = _roman(value)
    else:
        return str(value)
    return text if kind.islower() else text.upper()


def _letters(value: int) -> str:
    text = ""
    while value > 0:
        value, letter = divmod(value - 1, 26)
        text = chr(ord("a") + letter) + text
    return text


def _roman(value: int) -> str:
    text = ""
    for worth, numeral in _ROMAN:
        times, value = divmod(value, worth)
        text += numeral * times
    return text
