"""What can be set by a name and a value: in keys as `set:NAME:VALUE`, in words as `/settings NAME VALUE`.

Invariant: a value is a state, never “the other one”, so that setting it twice does no harm; what no setting can have is
refused with a sentence that says what it can.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from enum import StrEnum
from typing import Any, TypeVar

from bot.locales.languages import language_named
from bot.locales.locale import FALLBACK
from bot.model.chat import EVERY_DAY, Chat, Layout, Length, Revisions
from bot.services import Services
from handlers.settings.weekdays import BadDays, days_named
from handlers.zones import zone_named

Change = Callable[[Chat], Chat]
_Kind = TypeVar("_Kind", bound=StrEnum)

MOST_PAPERS = 50
AS_THE_BOT = "bot"
_DIGITS = 2
_HOUR = re.compile(r"(?P<hour>[01]?\d|2[0-3])(?:[:.：](?P<minute>[0-5]\d))?", re.ASCII)
_DAY_KEY = re.compile(r"(?P<way>with|without)-(?P<day>[1-7])")
_SWITCH = {"on": True, "yes": True, "开": True, "off": False, "no": False, "关": False}


class Refused(Exception):
    """A value that a setting cannot have; `message` is the locale message that says what it can."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def change_of(name: str, value: str, services: Services) -> Change:
    """What setting `name` to `value` does with a chat. Raises Refused, KeyError for a name that is not in CHANGES."""
    return CHANGES[name](value, services)


def _hour(value: str, _: Services) -> Change:
    written = _HOUR.fullmatch(value)
    if written is None:
        raise Refused("settings-bad-hour")
    hour = time(int(written["hour"]), int(written["minute"] or 0))
    return lambda chat: replace(chat, hour=hour)


def _zone(value: str, _: Services) -> Change:
    zone = zone_named(value)
    if zone is None:
        raise Refused("settings-bad-zone")
    return lambda chat: replace(chat, timezone=zone)


def _days(value: str, _: Services) -> Change:
    pressed = _DAY_KEY.fullmatch(value)
    if pressed is not None:
        day, is_added = int(pressed["day"]), pressed["way"] == "with"
        return lambda chat: _preferring(chat, days=_with_day(chat.preferences.days, day, is_added=is_added))
    try:
        days = days_named(value)
    except BadDays as error:
        raise Refused("settings-bad-days") from error
    return lambda chat: _preferring(chat, days=days)


def _with_day(days: tuple[int, ...], day: int, *, is_added: bool) -> tuple[int, ...]:
    kept = tuple(one for one in EVERY_DAY if (one == day and is_added) or (one != day and one in days))
    if not kept:
        raise Refused("settings-last-day")
    return kept


def _language(value: str, services: Services) -> Change:
    code = value.lower().split("-")[0]
    if code not in services.locales.languages:
        raise Refused("settings-bad-language")
    return lambda chat: replace(chat, language=code)


def _readings(value: str, _: Services) -> Change:
    code = value.lower()
    if code == AS_THE_BOT:
        return lambda chat: _preferring(chat, readings="")
    if not language_named(code, FALLBACK):
        raise Refused("settings-bad-readings")
    return lambda chat: _preferring(chat, readings=code)


def _length(value: str, _: Services) -> Change:
    length = _one_of(Length, value, "settings-bad-length")
    return lambda chat: replace(chat, length=length)


def _papers(value: str, _: Services) -> Change:
    if not (value.isascii() and value.isdigit() and len(value) <= _DIGITS and 1 <= int(value) <= MOST_PAPERS):
        raise Refused("settings-bad-papers")
    return lambda chat: replace(chat, max_papers=int(value))


def _layout(value: str, _: Services) -> Change:
    layout = _one_of(Layout, value, "settings-bad-layout")
    return lambda chat: _preferring(chat, layout=layout)


def _revisions(value: str, _: Services) -> Change:
    revisions = _one_of(Revisions, value, "settings-bad-revisions")
    return lambda chat: _preferring(chat, revisions=revisions)


def _quiet(value: str, _: Services) -> Change:
    if value.lower() not in ("why", "silent"):
        raise Refused("settings-bad-quiet")
    return lambda chat: _preferring(chat, says_why=value.lower() == "why")


def _switch(preference: str) -> Callable[[str, Services], Change]:
    def parsed(value: str, _: Services) -> Change:
        if value.lower() not in _SWITCH:
            raise Refused("settings-bad-switch")
        return lambda chat: _preferring(chat, **{preference: _SWITCH[value.lower()]})

    return parsed


CHANGES: dict[str, Callable[[str, Services], Change]] = {
    "hour": _hour,
    "zone": _zone,
    "days": _days,
    "language": _language,
    "readings": _readings,
    "length": _length,
    "papers": _papers,
    "layout": _layout,
    "figures": _switch("figures"),
    "silent": _switch("silent"),
    "links": _switch("links"),
    "revisions": _revisions,
    "quiet": _quiet,
    "foryou": _switch("learns"),
}


def _preferring(chat: Chat, **chosen: Any) -> Chat:
    return replace(chat, preferences=replace(chat.preferences, **chosen))


def _one_of(kind: type[_Kind], value: str, refusal: str) -> _Kind:
    try:
        return kind(value.lower())
    except ValueError as error:
        raise Refused(refusal) from error
