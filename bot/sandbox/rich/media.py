"""Media, maps and what holds them: `figure`, `tg-collage`, `tg-slideshow`.

A URL's ending tells an animation (`.gif` in `video`) and a voice note (`.ogg` in `audio`); the type of an InputMedia
tells it for `tg://…?id=…`.
"""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from bot.sandbox.rich.context import Context
from bot.sandbox.rich.inline import read, required
from bot.sandbox.rich.markup import Element, MarkupFault, Node, Text, solid
from bot.sandbox.rich.tags import MEDIA
from bot.sandbox.wire import BadRequest, Json

KINDS = frozenset({"photo", "video", "animation", "audio", "voice_note", "document"})
SPOILERS = frozenset({"photo", "video", "animation"})
ZOOM = range(25)
"""Zoom levels of a map that is sent."""
LONGEST_SIDES = 10_000
WIDEST = 20
Credited = Callable[[list[Node], Context], tuple[list[Node], Json]]

_GIVEN = re.compile(r"tg://(photo|video|audio|document)\?id=([A-Za-z0-9_-]{1,64})")
_OF_TAG = {
    "img": ("photo", frozenset({"photo"})),
    "video": ("video", frozenset({"video", "animation"})),
    "audio": ("audio", frozenset({"audio", "voice_note"})),
    "tg-document": ("document", frozenset({"document"})),
}
_VOICE = (".ogg", ".oga", ".opus")
_DEFAULTS = {"zoom": 15, "width": 600, "height": 400}
_DECIMAL = re.compile(r"-?\d{1,3}(\.\d{1,15})?")
_WHOLE = re.compile(r"\d{1,5}")


def media_block(element: Element, context: Context) -> Json:
    """The block of an `img`, `video`, `audio` or `tg-document`. Raises MarkupFault, and what `resolve` raises."""
    if solid(element.children):
        raise MarkupFault(f'the tag "{element.tag}" must be empty', element.at)
    source = required(element, "src")
    given = _GIVEN.fullmatch(source)
    spoiler = "tg-spoiler" in element.attributes
    if given is None:
        return of_source(_kind_of_url(element, source), source, context, spoiler=spoiler)
    word, kinds = _OF_TAG[element.tag]
    media = context.media.get(given[2])
    if media is None:
        raise MarkupFault(f'no media has the identifier "{given[2]}"', element.at)
    if given[1] != word or media["type"] not in kinds:
        raise MarkupFault(f'the tag "{element.tag}" can\'t show the media "{given[2]}"', element.at)
    return of_source(media["type"], media, context, spoiler=spoiler)


def of_source(kind: str, source: str | Json, context: Context, *, spoiler: bool = False) -> Json:
    """The block of the given kind for a URL or an InputMedia."""
    covered = spoiler or (isinstance(source, dict) and source.get("has_spoiler", False))
    block = {"type": kind, **context.resolve(kind, source)}
    return block | ({"has_spoiler": True} if covered and kind in SPOILERS else {})


def figure(element: Element, context: Context, credited: Credited) -> Json:
    """The block of the one medium or map in a `figure`, with its caption."""
    inside, caption = _captioned(element, context, credited)
    match inside:
        case [Element(tag="tg-map") as shown]:
            return map_block(shown) | caption
        case [Element() as shown] if shown.tag in MEDIA:
            return media_block(shown, context) | caption
    raise MarkupFault('the tag "figure" must hold one medium and then its "figcaption"', element.at)


def gallery(element: Element, context: Context, credited: Credited) -> Json:
    """The block of a `tg-collage` or a `tg-slideshow`."""
    inside, caption = _captioned(element, context, credited)
    shown = []
    for node in inside:
        if isinstance(node, Text) or node.tag not in MEDIA:
            raise MarkupFault(f'the tag "{element.tag}" can hold only media and then a "figcaption"', node.at)
        shown.append(media_block(node, context))
    if not shown:
        raise BadRequest("RICH_MESSAGE_CONTENT_REQUIRED")
    return {"type": element.tag.removeprefix("tg-"), "blocks": shown, **caption}


def map_block(element: Element) -> Json:
    """The block of a `tg-map`."""
    place = {"latitude": _degrees(element, "lat", 90), "longitude": _degrees(element, "long", 180)}
    sizes = {}
    for name, default in _DEFAULTS.items():
        text = element.attributes.get(name, str(default))
        if _WHOLE.fullmatch(text) is None:
            raise MarkupFault(f'the attribute "{name}" must be a whole number', element.at)
        sizes[name] = int(text)
    return {"type": "map", "location": place, **sizes}


def _captioned(element: Element, context: Context, credited: Credited) -> tuple[list[Node], Json]:
    inside = solid(element.children)
    if not inside or not isinstance(inside[-1], Element) or inside[-1].tag != "figcaption":
        return inside, {}
    body, credit = credited(inside[-1].children, context)
    text = read(body, context)
    if text == "" and not credit:
        raise BadRequest("RICH_MESSAGE_CONTENT_REQUIRED")
    return inside[:-1], {"caption": {"text": text, **credit}}


def _kind_of_url(element: Element, url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        raise BadRequest("RICH_MESSAGE_URL_INVALID") from None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise MarkupFault('media must be given by an HTTP URL or as "tg://photo?id=…"', element.at)
    ending = parts.path.lower()
    if element.tag == "video" and ending.endswith(".gif"):
        return "animation"
    if element.tag == "audio" and ending.endswith(_VOICE):
        return "voice_note"
    return _OF_TAG[element.tag][0]


def _degrees(element: Element, name: str, most: int) -> float:
    text = required(element, name)
    if _DECIMAL.fullmatch(text) is None or abs(float(text)) > most:
        raise MarkupFault(f'the attribute "{name}" must be a number from -{most} to {most}', element.at)
    return float(text)
