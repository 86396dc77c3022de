"""InputMedia: a file with its caption, as `sendMediaGroup` and `editMessageMedia` take it."""

from dataclasses import replace

from bot.sandbox.api.entities import Formatted
from bot.sandbox.api.formatting import caption, captioned
from bot.sandbox.api.media import GIVEN, resolve, spoilers
from bot.sandbox.wire import BadRequest, Json, NotDone, SpecViolation
from bot.sandbox.world.message import Content, MediaKind
from bot.sandbox.world.world import World

_CAPTION = frozenset({"type", "media", "caption", "parse_mode", "caption_entities"})
_SHOWN = frozenset({"has_spoiler", "show_caption_above_media"})


def input_media(world: World, params: Json, given: Json) -> Content:
    """The content that an InputMedia describes. `params` are those of the request, with its uploads.

    Raises BadRequest, Unfit for a file that Telegram's servers do not take, NotDone for what the sandbox does not do.
    """
    if given["type"] not in list(MediaKind):
        raise NotDone(f"InputMedia of type {given['type']}")
    kind = MediaKind(given["type"])
    known = _CAPTION | GIVEN[kind] | (_SHOWN if spoilers(kind) else frozenset[str]())
    for name in given.keys() - known:
        raise NotDone(f"the field {name} of InputMedia")
    content = captioned(_caption(world, given), given)
    media = resolve(world, params, kind, given["media"], given)
    return replace(content, media=replace(media, spoiler=given.get("has_spoiler", False)))


def _caption(world: World, given: Json) -> Formatted:
    try:
        return caption(world, given)
    except SpecViolation:
        raise
    except BadRequest as wrong:
        text = wrong.description.removeprefix("Bad Request: ")
        raise BadRequest(f"can't parse InputMedia: {text[:1].upper()}{text[1:]}") from None
