"""When the digest comes: hour, days, zone."""

from collections.abc import Callable

from bot.model.chat import EVERY_DAY, Chat
from bot.model.digest import Button
from handlers.chats import when_due
from handlers.settings.keys import back, choice, rows_of
from handlers.settings.seen import Page, Seen
from handlers.settings.weekdays import WORKDAYS
from handlers.zones import ZONES_OFFERED

_HOURS = 24
_HOURS_A_ROW = 6
_DAYS_A_ROW = 4


def when(seen: Seen) -> Page:
    """The hour, the days, and the way to the zones."""
    chat, locale = seen.chat, seen.locale
    words = locale.say(
        "settings-when",
        hour=chat.hour.strftime("%H:%M"),
        zone=chat.timezone,
        days=seen.days,
        when=when_due(chat, locale),
    )
    days = chat.preferences.days
    keys = [
        choice(seen.weekday(day), f"set:days:{'without' if day in days else 'with'}-{day}", holds=day in days)
        for day in EVERY_DAY
    ]
    shorthand = [
        choice(locale.label("key-days-every"), "set:days:all", holds=days == EVERY_DAY),
        choice(locale.label("key-days-work"), "set:days:weekdays", holds=days == WORKDAYS),
    ]
    zone = [Button(locale.label("key-zone", zone=chat.timezone), data="set:zone")]
    hours = rows_of(map(_hour_key(chat), range(_HOURS)), _HOURS_A_ROW)
    return words, [*hours, *rows_of(keys, _DAYS_A_ROW), shorthand, zone, back(locale)]


def zone(seen: Seen) -> Page:
    """Some zones to choose from, the chat's own first."""
    chat, locale = seen.chat, seen.locale
    offered = dict.fromkeys((chat.timezone, *ZONES_OFFERED))
    keys = [choice(one.replace("_", " "), f"set:zone:{one}", holds=one == chat.timezone) for one in offered]
    return locale.say("settings-zone", zone=chat.timezone), [*rows_of(keys, 2), back(locale, "when")]


def _hour_key(chat: Chat) -> Callable[[int], Button]:
    def key(hour: int) -> Button:
        holds = hour == chat.hour.hour
        shown = chat.hour.strftime("%H:%M") if holds and chat.hour.minute else f"{hour:02}"
        exactly = chat.hour.strftime("%H:%M") if holds else f"{hour:02}:00"
        return choice(shown, f"set:hour:{exactly}", holds=holds)

    return key
