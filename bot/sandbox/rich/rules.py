"""What the values in a message must be, whichever way the message was written.

`RICH_MESSAGE_CONTENT_REQUIRED`, `…_URL_INVALID`, `…_EMAIL_INVALID`, `…_PHONE_INVALID`, `…_DATE_INVALID` are Telegram's;
the sentences are ours, for what Telegram passes over in silence or refuses in words that we do not know.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.sandbox.rich.button import ALIGNMENTS, MAX_ROW, check_button
from bot.sandbox.rich.media import LONGEST_SIDES, WIDEST, ZOOM
from bot.sandbox.rich.walk import every, pieces, texts
from bot.sandbox.wire import BadRequest, Json, SpecViolation

SCHEMES = frozenset({"http", "https", "tg"})
FURTHEST_DATE = 1098 * 86_400
"""Seconds from now to the last date that Telegram takes."""
LAST_DATE = 2**31 - 1
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}\.[^\s@.]{2,63}")
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{2,31}")
_DATE_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
_SIZES = range(1, 7)
_ANCHORED = {"anchor": "name", "reference": "name", "anchor_link": "anchor_name", "reference_link": "reference_name"}


def check_values(blocks: list[Json], *, draft: bool, now: int | None) -> None:
    """Raise BadRequest or SpecViolation for a value that may not stand where it does.

    `now` is the Unix time, against which dates are held; without it they may be anything in 32 bits.
    """
    for block, _ in every(blocks):
        _check_block(block, draft)
        for text in texts(block):
            for piece, _ in pieces(text):
                if isinstance(piece, dict):
                    _check_piece(piece, LAST_DATE if now is None else now + FURTHEST_DATE)
    _check_names(blocks)


def _check_block(block: Json, draft: bool) -> None:
    kind = block["type"]
    if kind == "thinking" and not draft:
        raise SpecViolation("a thinking block can be sent only in a draft")
    if kind == "heading" and block["size"] not in _SIZES:
        raise SpecViolation("the size of a heading must be from 1 to 6")
    if kind == "mathematical_expression" and not block["expression"].strip():
        raise BadRequest("RICH_MESSAGE_CONTENT_REQUIRED")
    if kind == "buttons":
        if not 1 <= len(block["buttons"]) <= MAX_ROW:
            raise SpecViolation(f"a row has {len(block['buttons'])} buttons, it must have 1 to {MAX_ROW}")
        if block.get("align", "left") not in ALIGNMENTS:
            raise SpecViolation("the buttons' align must be left, center or right")
        for button in block["buttons"]:
            check_button(button)
    if kind == "map":
        _check_map(block)


def _check_map(block: Json) -> None:
    width, height = block["width"], block["height"]
    if abs(block["location"]["latitude"]) > 90 or abs(block["location"]["longitude"]) > 180:  # noqa: PLR2004
        raise SpecViolation("the map's place is not on the globe")
    if block["zoom"] not in ZOOM:
        raise SpecViolation(f"the map's zoom must be from 0 to {ZOOM[-1]}")
    if min(width, height) < 1 or width + height > LONGEST_SIDES or max(width, height) > WIDEST * min(width, height):
        raise SpecViolation(f"the map's sides must be {LONGEST_SIDES} at most together and 1 to {WIDEST} in ratio")


def _check_piece(piece: Json, last_date: int) -> None:
    match piece["type"]:
        case "url":
            _check_url(piece["url"])
        case "email_address":
            if _EMAIL.fullmatch(piece["email_address"]) is None:
                raise BadRequest("RICH_MESSAGE_EMAIL_INVALID")
        case "phone_number":
            if _PHONE.fullmatch(piece["phone_number"]) is None:
                raise BadRequest("RICH_MESSAGE_PHONE_INVALID")
        case "date_time":
            if not 0 <= piece["unix_time"] <= last_date:
                raise BadRequest("RICH_MESSAGE_DATE_INVALID")
            if _DATE_FORMAT.fullmatch(piece["date_time_format"]) is None:
                raise SpecViolation(f"the date-time format {piece['date_time_format'][:40]!r} is not known")
        case "mathematical_expression":
            if not piece["expression"].strip():
                raise BadRequest("RICH_MESSAGE_CONTENT_REQUIRED")
        case "button":
            check_button(piece["button"])
        case _:
            pass


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
    except ValueError:
        raise BadRequest("RICH_MESSAGE_URL_INVALID") from None
    if parts.scheme not in SCHEMES or not parts.netloc or any(letter.isspace() for letter in url):
        raise BadRequest("RICH_MESSAGE_URL_INVALID")


def _check_names(blocks: list[Json]) -> None:
    """Every link leads somewhere, and no two places have one name. The empty anchor is the top of the message."""
    places: dict[str, str] = {}
    links: list[tuple[str, str]] = []
    for kind, name in _names(blocks):
        if kind in ("anchor", "reference"):
            if not name:
                raise SpecViolation(f"the {kind} has no name")
            if name in places:
                raise SpecViolation(f'the name "{name[:40]}" is used twice')
            places[name] = kind
        elif name:
            links.append((kind.removesuffix("_link"), name))
    for kind, name in links:
        if places.get(name) != kind:
            raise SpecViolation(f'a link leads to "#{name[:40]}", and the message has no {kind} of that name')


def _names(blocks: list[Json]) -> Iterator[tuple[str, str]]:
    for block, _ in every(blocks):
        if block["type"] == "anchor":
            yield "anchor", block["name"]
        for text in texts(block):
            for piece, _ in pieces(text):
                if isinstance(piece, dict) and piece["type"] in _ANCHORED:
                    yield piece["type"], piece[_ANCHORED[piece["type"]]]
