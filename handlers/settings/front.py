"""The first page of /settings: everything that is set, in short words, and a key for each group."""

from telegram.constants import ChatType

from bot.locales import Html
from bot.model.chat import Override
from bot.model.digest import Button
from bot.render.text import clipped
from handlers.chats import when_due
from handlers.settings.keys import rows_of
from handlers.settings.seen import Page, Seen, on, quiet

_LONGEST_TITLE = 60


def front(seen: Seen) -> Page:
    """Everything that is set, and a key for each group of settings."""
    chat, locale, chosen = seen.chat, seen.locale, seen.chat.preferences
    changed = sum(one.override != Override() for one in seen.topics)
    look = [
        locale.label(f"length-{chat.length.value}"),
        locale.label("settings-papers", papers=chat.max_papers),
        seen.state("layout", chosen.layout.value),
        seen.state("figures", on(chosen.figures)),
        seen.state("silent", on(chosen.silent)),
        *([seen.state("links", on(chosen.links))] if seen.is_group else []),
    ]
    more = [
        seen.state("revisions", chosen.revisions.value),
        seen.state("quiet", quiet(chat)),
        seen.state("foryou", on(chosen.learns)),
    ]
    words = locale.say(
        "settings",
        head=_head(seen),
        hour=chat.hour.strftime("%H:%M"),
        zone=chat.timezone,
        days=seen.days,
        language=locale.say("language-name"),
        readings=seen.readings,
        look=locale.listed(look),
        more=locale.listed(more),
        topics=locale.say("settings-topics-count", count=len(seen.topics), changed=changed),
        when=when_due(chat, locale),
    )
    groups = [
        Button(locale.label(f"key-settings-{page}"), data=f"set:{page}")
        for page in ("when", "language", "look", "more", "topics")
    ]
    return words, rows_of([*groups, Button(locale.label("key-preview"), data="preview")], 2)


def _head(seen: Seen) -> Html:
    if seen.chat.kind == ChatType.PRIVATE or not seen.chat.title:
        return seen.locale.say("settings-head")
    return seen.locale.say("settings-head-of", name=clipped(seen.chat.title, _LONGEST_TITLE))
