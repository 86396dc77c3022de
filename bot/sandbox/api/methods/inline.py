"""Answering an inline query.

Invariant: an answer is taken whole or not at all, and what is offered can be sent as it is. Source of the texts: the
open Bot API server and `messages.setInlineBotResults`. Not verified: RESULT_ID_INVALID for an id that is too long,
START_PARAM_INVALID, SWITCH_PM_TEXT_EMPTY, that a query can be answered once and within 30 seconds.
"""

import io
import re
from dataclasses import replace

from PIL import Image

from bot.sandbox.api.call import Method
from bot.sandbox.api.formatting import caption_content, text_content
from bot.sandbox.api.keyboards import check_link, check_place, inline_rows
from bot.sandbox.api.media import new_media, resolve
from bot.sandbox.api.methods.callbacks import TOO_OLD
from bot.sandbox.api.methods.places import CONTACT, VENUE, point
from bot.sandbox.api.methods.rich import rich_content
from bot.sandbox.wire import BadRequest, Json, NotDone, SpecViolation, Upload
from bot.sandbox.world.inline_query import InlineQuery, Offer
from bot.sandbox.world.journal import EventKind
from bot.sandbox.world.message import Content, MediaKind
from bot.sandbox.world.world import World

MAX_RESULTS = 50
MAX_ID_BYTES = 64
MAX_OFFSET_BYTES = 64
MAX_CACHE = 24 * 60 * 60
ANSWER_WITHIN = 30
"""Seconds."""
_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
_DOCUMENTS = ("application/pdf", "application/zip")
_FILES = {"photo": MediaKind.PHOTO, "document": MediaKind.DOCUMENT}
_NOTHING = "can't parse inline query result: Input message content is not specified"
_SPEAKING = frozenset({"location", "venue", "contact"})
_TYPES = _SPEAKING | _FILES.keys() | {"article"}
_SIDE = 320
_GREY = 200


def answer_inline_query(world: World, params: Json) -> bool:
    """Offer results to the person who typed the query."""
    asked = world.inline_queries.get(params["inline_query_id"])
    if asked is None or asked.answered or world.now() - asked.date > ANSWER_WITHIN:
        raise BadRequest(TOO_OLD)
    if not 0 <= params.get("cache_time", 0) <= MAX_CACHE:
        raise SpecViolation(f"cache_time is {params['cache_time']}, it must be 0 to {MAX_CACHE}")
    if len(params.get("next_offset", "").encode()) > MAX_OFFSET_BYTES:
        raise BadRequest("NEXT_OFFSET_INVALID")
    _check_button(params.get("button"))
    asked.offers = _offers(world, params["results"])
    asked.next_offset, asked.button, asked.answered = params.get("next_offset", ""), params.get("button"), True
    _record(world, asked)
    return True


def _offers(world: World, results: list[Json]) -> dict[str, Offer]:
    if len(results) > MAX_RESULTS:
        raise BadRequest("too many inline query results specified")
    offers: dict[str, Offer] = {}
    for result in results:
        name: str = result["id"]
        if not 1 <= len(name.encode()) <= MAX_ID_BYTES:
            raise BadRequest("RESULT_ID_INVALID")
        if name in offers:
            raise BadRequest("RESULT_ID_DUPLICATE")
        offers[name] = Offer(result, _content(world, result))
    return offers


def _content(world: World, result: Json) -> Content:
    """The content of the message that the result makes."""
    kind: str = result["type"]
    if kind not in _TYPES:
        raise NotDone(f"inline results of the type {kind}")
    keyboard = inline_rows(result.get("reply_markup"))
    check_place(keyboard, None, None)
    spoken: Json = result if kind in _SPEAKING else {}
    given: Json = result.get("input_message_content", spoken)
    content = _said(world, given)
    if content is None and kind not in _FILES:
        raise BadRequest(_NOTHING)
    return replace(content or _file(world, result), keyboard=keyboard)


def _said(world: World, given: Json) -> Content | None:
    """What an InputMessageContent, or a result that is one itself, says; None when it says nothing."""
    if given.get("message_text"):
        return text_content(world, given | {"text": given["message_text"]}, "message is too long")
    if "rich_message" in given and not world.old_client:
        return rich_content(world, given)
    if "latitude" in given:
        where = point(given, "location")
        if "address" in given:
            venue = {"location": where} | {name: given[name] for name in VENUE if name in given}
            return Content(source="", fields={"location": where, "venue": venue})
        return Content(source="", fields={"location": where})
    if "phone_number" in given:
        contact = {name: given[name] for name in CONTACT if name in given}
        return Content(source="", fields={"contact": contact})
    if "currency" in given:
        raise NotDone("invoices")
    return None


def _file(world: World, result: Json) -> Content:
    """A file by its id, or a grey stand-in for a photo by a URL, as there is no internet here."""
    kind = _FILES[result["type"]]
    said = caption_content(world, result)
    if source := result.get(f"{kind}_file_id"):
        return replace(said, media=resolve(world, result, kind, source))
    check_link("inline query result", result[f"{kind}_url"])
    if kind is MediaKind.DOCUMENT:
        if result["mime_type"] not in _DOCUMENTS:
            raise BadRequest("unallowed document MIME type")
        raise NotDone("inline documents by URL without input_message_content")
    size = tuple(min(max(result.get(f"photo_{side}", _SIDE), 1), _SIDE) for side in ("width", "height"))
    picture = io.BytesIO()
    Image.new("L", (size[0], size[1]), _GREY).save(picture, "PNG")
    return replace(said, media=new_media(world, kind, Upload("stand-in.png", "image/png", picture.getvalue())))


def _check_button(button: Json | None) -> None:
    if button is None:
        return
    if not button["text"].strip():
        raise BadRequest("SWITCH_PM_TEXT_EMPTY")
    if len(button.keys() - {"text"}) != 1:
        raise BadRequest(
            "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field"
        )
    if "start_parameter" in button and not _PARAMETER.fullmatch(button["start_parameter"]):
        raise BadRequest("START_PARAM_INVALID")
    if "web_app" in button:
        check_link("inline query results button Web App", button["web_app"]["url"], https_only=True)


def _record(world: World, asked: InlineQuery) -> None:
    shown = {
        "query_id": asked.id,
        "user": asked.user.id,
        "results": [offer.shown for offer in asked.offers.values()],
        "next_offset": asked.next_offset,
        "button": asked.button,
    }
    world.journal.record(EventKind.INLINE, asked.chat.id, content=shown)


METHODS = {
    "answerInlineQuery": Method(
        answer_inline_query,
        frozenset({"inline_query_id", "results", "cache_time", "is_personal", "next_offset", "button"}),
    )
}
