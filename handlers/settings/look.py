"""How a digest speaks, looks and sounds, and what else a chat is told."""

from bot.locales import Html
from bot.locales.languages import language_named
from bot.model.chat import Layout, Length, Revisions
from bot.model.digest import Button
from handlers.settings.changes import AS_THE_BOT
from handlers.settings.keys import back, choice, rows_of, two
from handlers.settings.seen import Page, Seen, on, quiet

_PAPERS = (5, 10, 15, 20, 30)


def language(seen: Seen) -> Page:
    """The bot's own language, and that of what it reads."""
    chat, locale, locales = seen.chat, seen.locale, seen.services.locales
    spoken = [
        choice(locales.get(code).label("language-name"), f"set:language:{code}", holds=code == chat.language)
        for code in locales.languages
    ]
    read = chat.preferences.readings
    offered = [*locales.languages, *([read] if read and read not in locales.languages else [])]
    reading = [
        choice(locale.label("key-readings", language=_own_name(code)), f"set:readings:{code}", holds=code == read)
        for code in offered
    ]
    same = choice(locale.label("key-readings-bot"), f"set:readings:{AS_THE_BOT}", holds=not read)
    words = locale.say("settings-language", language=locale.say("language-name"), readings=seen.readings)
    if not seen.services.settings.llm.model:
        words = Html(f"{words}\n\n{locale.say('settings-readings-no-model')}")
    return words, [*rows_of(spoken, 2), [same], *rows_of(reading, 2), back(locale)]


def look(seen: Seen) -> Page:
    """How a digest looks and sounds."""
    chat, locale, chosen = seen.chat, seen.locale, seen.chat.preferences
    lengths = [
        choice(locale.label(f"length-{one.value}"), f"set:length:{one.value}", holds=one is chat.length)
        for one in Length
    ]
    counts = sorted({*_PAPERS, chat.max_papers})
    papers = [choice(f"{count} 📄", f"set:papers:{count}", holds=count == chat.max_papers) for count in counts]
    words = locale.say("settings-look", length=locale.say(f"length-{chat.length.value}"), papers=chat.max_papers)
    rows = [
        *rows_of(lengths, 2),
        *rows_of(papers, 3),
        two(locale, "layout", [one.value for one in Layout], chosen.layout.value),
        two(locale, "figures", ("on", "off"), on(chosen.figures)),
        two(locale, "silent", ("off", "on"), on(chosen.silent)),
    ]
    if seen.is_group:
        heard = "heard" if seen.hears_links else "unheard"
        words = Html(f"{words}\n{locale.say('settings-links')} {locale.say(f'settings-links-{heard}')}")
        rows.append(two(locale, "links", ("on", "off"), on(chosen.links)))
    return words, [*rows, back(locale)]


def more(seen: Seen) -> Page:
    """What else a chat is told, and what its order of papers follows."""
    locale, chosen = seen.locale, seen.chat.preferences
    return locale.say("settings-more"), [
        two(locale, "revisions", [one.value for one in Revisions], chosen.revisions.value),
        two(locale, "quiet", ("why", "silent"), quiet(seen.chat)),
        two(locale, "foryou", ("on", "off"), on(chosen.learns)),
        [Button(locale.label("key-forget-votes"), data="forget-votes")],
        back(locale),
    ]


def _own_name(code: str) -> str:
    return language_named(code, code) or code
