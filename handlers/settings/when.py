"""When the digest comes: hour, days, zone."""

from bot.model.chat import EVERY_DAY, Chat
from bot.model.digest import Button
from handlers.chats import when_due
from handlers.cities import SETTINGS
from handlers.settings.keys import back, choice, rows_of
from handlers.settings.seen import Page, Seen
from handlers.settings.weekdays import WORKDAYS
from handlers.zones import ZONES_OFFERED

_HOURS = 24
_HOURS_A_ROW = 5
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
    return words, [*_hours(chat), *rows_of(keys, _DAYS_A_ROW), shorthand, zone, back(locale)]


def zone(seen: Seen) -> Page:
    """Some zones to choose from, the chat's own first."""
    chat, locale = seen.chat, seen.locale
    offered = dict.fromkeys((chat.timezone, *ZONES_OFFERED))
    keys = [choice(one.replace("_", " "), f"set:zone:{one}", holds=one == chat.timezone) for one in offered]
    city = [Button(locale.label("key-city"), data=f"city:{SETTINGS}")]
    return locale.say("settings-zone", zone=chat.timezone), [city, *rows_of(keys, 2), back(locale, "when")]


def _hours(chat: Chat) -> list[list[Button]]:
    """A key for each full hour; above them the chat's own where that is none."""
    now = chat.hour.strftime("%H:%M")
    keys = [
        choice(f"{hour:02}", f"set:hour:{hour:02}:00", holds=now == f"{hour:02}:00", is_narrow=True)
        for hour in range(_HOURS)
    ]
    own = [[choice(now, f"set:hour:{now}", holds=True)]] if chat.hour.minute else []
    return [*own, *rows_of(keys, _HOURS_A_ROW)]
