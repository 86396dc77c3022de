"""Formatted text as Telegram reads it: parsed by TDLib itself, offline, with Telegram's own error texts.

Invariant: offsets and lengths are UTF-16 code units, as in the Bot API; text lengths are counted in code points.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.sandbox.api.cleaning import clean, utf16_length
from bot.sandbox.api.tdlib import FOUND, ask, from_tdlib, to_tdlib
from bot.sandbox.wire import BadRequest, Json, SpecViolation

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100
_MARKERS = str.maketrans(dict.fromkeys("*_~|`[]()", "x"))
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"})
_PROMISING = re.compile(r"[@#$/.]")
"""What is in every text in which TDLib finds something that the Bot API tells of."""
_TAG_OR_REFERENCE = re.compile(r"[<&]")
_MODES = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities, as Bot API MessageEntity objects in the order of their offsets."""

    text: str
    entities: tuple[Json, ...]


def parse(
    text: str, parse_mode: str | None, users: Mapping[int, Json] | None = None, given: Sequence[Json] = ()
) -> Formatted:
    """What Telegram makes of `text`, with the links, commands and mentions that it finds by itself.

    `users` are User objects by id, for `tg://user?id=…`; a mention of anybody else vanishes, as on Telegram.
    `given` are MessageEntity objects, which count only without `parse_mode`.
    Raises BadRequest with Telegram's own text when the markup is wrong, SpecViolation over 100 entities of markup
    (Telegram drops the rest in silence). What it finds by itself it drops over 100.
    """
    found = _marked_up(text, parse_mode, users or {}) if parse_mode else _fixed(text, given, users or {})
    if len(found.entities) > MAX_ENTITIES:
        raise SpecViolation(
            f"the text has {len(found.entities)} entities, Telegram keeps {MAX_ENTITIES} and drops the rest"
        )
    trimmed = _trim(found)
    free = tuple(_free(trimmed.entities, detect(trimmed.text)))
    return Formatted(trimmed.text, _sorted((*trimmed.entities, *free))[:MAX_ENTITIES] if free else trimmed.entities)


def detect(text: str) -> tuple[Json, ...]:
    """The entities of plain text: commands, links, mentions, hashtags, addresses. Raises BadRequest for no Unicode."""
    if _PROMISING.search(text) is None and _is_unicode(text):
        return ()
    answer = ask({"@type": "getTextEntities", "text": text})
    return from_tdlib(answer["entities"], {})


def check_length(text: str, limit: int, too_long: str) -> None:
    """Raise BadRequest(`too_long`) when the parsed text is over `limit` code points."""
    if len(text) > limit:
        raise BadRequest(too_long)


def _marked_up(text: str, parse_mode: str, users: Mapping[int, Json]) -> Formatted:
    mode = _MODES.get(parse_mode.lower())
    if mode is None:
        raise BadRequest("unsupported parse_mode")
    if mode is _MODES["html"] and _TAG_OR_REFERENCE.search(text) is None and _is_unicode(text):
        return Formatted(clean(text), ())
    answer = ask({"@type": "parseTextEntities", "text": text, "parse_mode": mode})
    marked, found = answer["text"], answer["entities"]
    cleaned = clean(marked)
    moved = found and cleaned != marked
    return Formatted(cleaned, from_tdlib(_corrected(marked, found) if moved else found, users))


def _fixed(text: str, given: Sequence[Json], users: Mapping[int, Json]) -> Formatted:
    """The text with the given entities as TDLib corrects them: cut apart, in order, without empty ones."""
    entities = [to_tdlib(entity) for entity in given if entity["type"] not in FOUND]
    return Formatted(clean(text), from_tdlib(_corrected(text, entities), users) if entities else ())


def _corrected(text: str, entities: list[Json]) -> list[Json]:
    """TDLib's entities as they stand in the cleaned text."""
    # parseMarkdown is the request that corrects entities and finds none of its own; it must find no markup either.
    inert = {"@type": "formattedText", "text": text.translate(_MARKERS), "entities": entities}
    corrected: list[Json] = ask({"@type": "parseMarkdown", "text": inert})["entities"]
    return corrected


def _is_unicode(text: str) -> bool:
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def _trim(found: Formatted) -> Formatted:
    """Without spaces and empty lines at both ends; in front they stay where an entity covers them, as in TDLib."""
    if not found.text.startswith((" ", "\n")) and not found.text.endswith((" ", "\n")):
        return found
    first = min((entity["offset"] for entity in found.entities), default=len(found.text))
    lead = min(len(found.text) - len(found.text.lstrip(" \n")), first)
    text = found.text[lead:].rstrip(" \n")
    end = utf16_length(text)
    kept = []
    for entity in found.entities:
        start = entity["offset"] - lead
        length = min(entity["length"], end - start)
        if not lead and length == entity["length"]:
            kept.append(entity)
        elif length > 0:
            kept.append(entity | {"offset": start, "length": length})
    return Formatted(text, tuple(kept))


def _free(marked_up: tuple[Json, ...], found: tuple[Json, ...]) -> Iterator[Json]:
    """Those of `found` that overlap no code, link or mention; both in the order of their offsets."""
    opaque = (entity for entity in marked_up if entity["type"] in _OPAQUE)
    covers = [(entity["offset"], entity["offset"] + entity["length"]) for entity in opaque]
    begun, covered_to = 0, 0
    for entity in found:
        while begun < len(covers) and covers[begun][0] < entity["offset"] + entity["length"]:
            covered_to = max(covered_to, covers[begun][1])
            begun += 1
        if covered_to <= entity["offset"]:
            yield entity


def _sorted(entities: tuple[Json, ...]) -> tuple[Json, ...]:
    return tuple(sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])))
