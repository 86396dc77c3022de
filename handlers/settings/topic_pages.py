"""What a chat chose for its topics: a list of them, and a page each.

Invariant: a key's data (`st:SLUG:THREAD` for a page, `st:SLUG:THREAD:VALUE` for a choice) has at most 64 bytes, which
it has only because a value tells by itself what it is of.
"""

from bot.locales import Html
from bot.model.chat import Length, Override, Revisions
from bot.model.digest import Button
from bot.render.text import clipped
from handlers.settings.keys import HOLDS, back, choice, rows_of
from handlers.settings.seen import Page, Seen, Wanted

_LONGEST_NAME = 80
_LONGEST_KEY = 30
_PAPERS = (1, 3, 5, 10)


def topics(seen: Seen) -> Page:
    """A key for each topic; those with choices of their own are marked."""
    locale = seen.locale
    if not seen.topics:
        return locale.say("no-subscriptions"), [[Button(locale.label("key-topics"), data="areas")], back(locale)]
    keys = [choice(_name(one, seen, _LONGEST_KEY), _data(one), holds=one.override != Override()) for one in seen.topics]
    return locale.say("settings-topics", mark=HOLDS), [*rows_of(keys, 2), back(locale)]


def topic(seen: Seen, one: Wanted) -> Page:
    """One topic: its length, its number of papers, word of its revisions; each as the chat has it, or otherwise."""
    locale, own = seen.locale, one.override

    def key(text: str, value: str, *, holds: bool) -> Button:
        return choice(text, f"{_data(one)}:{value}", holds=holds)

    counts = sorted({*_PAPERS, *([own.max_papers] if own.max_papers else [])})
    return _words(seen, one), [
        [key(locale.label("key-as-length"), "as-length", holds=own.length is None)],
        *rows_of((key(locale.label(f"length-{each}"), each, holds=each is own.length) for each in Length), 2),
        [key(locale.label("key-as-papers"), "as-papers", holds=own.max_papers is None)],
        *rows_of((key(f"{count} 📄", f"p{count}", holds=count == own.max_papers) for count in counts), 5),
        [key(locale.label("key-as-news"), "as-news", holds=own.revisions is None)],
        [key(locale.label(f"key-revisions-{each}"), each, holds=each is own.revisions) for each in Revisions],
        back(locale, "topics"),
    ]


def _words(seen: Seen, one: Wanted) -> Html:
    locale, chat, own = seen.locale, seen.chat, one.override
    length, revisions = own.length or chat.length, own.revisions or chat.preferences.revisions
    return locale.say(
        "settings-topic",
        name=_name(one, seen, _LONGEST_NAME),
        length=_told(seen, locale.label(f"length-{length.value}"), is_own=own.length is not None),
        papers=_told(
            seen,
            locale.label("settings-papers", papers=own.max_papers or chat.max_papers),
            is_own=own.max_papers is not None,
        ),
        revisions=_told(seen, locale.label(f"news-{revisions.value}"), is_own=own.revisions is not None),
    )


def _told(seen: Seen, what: str, *, is_own: bool) -> str:
    return what if is_own else seen.locale.label("as-the-chat", what=what)


def _name(one: Wanted, seen: Seen, longest: int) -> str:
    """The topic's name; where several threads have it, with the thread's number."""
    name = clipped(one.topic.name(seen.locale.language), longest)
    is_alone = sum(each.wish.topic == one.wish.topic for each in seen.topics) == 1
    return name if is_alone else f"{name} #{one.wish.thread}"


def _data(one: Wanted) -> str:
    return f"st:{one.wish.topic}:{one.wish.thread}"
