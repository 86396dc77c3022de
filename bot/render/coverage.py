"""What a reading rests on: how much was read, by what, and why it was not more.

Invariant: a reading that is less than what was asked for says why.
"""

from bot.locales import Html, Locale
from bot.model.reading import Depth, Reading
from bot.render.text import dotted, inline


def coverage(reading: Reading, locale: Locale) -> Html:
    """What was read: `abstract only`, `full text, 14 pages`."""
    if reading.partly:
        return locale.say("read-partly")
    if reading.depth is Depth.FULL:
        return locale.say("read-full", pages=reading.pages or 0)
    return locale.say("read-abstract")


def reader(name: str, locale: Locale) -> Html:
    """What read it: `extractive`, or a language model's name."""
    return locale.say("reader-extractive") if is_extractive(name) else Html(inline(name))


def label(reading: Reading, locale: Locale) -> Html:
    """Both, and in a few words why it was not more: `abstract only · extractive (no full text)`."""
    what = Html(dotted([coverage(reading, locale), reader(reading.reader, locale)]))
    if reading.fallback is None:
        return what
    return locale.say("read-less", what=what, why=locale.say(f"fallback-{reading.fallback.value}"))


def label_lines(reading: Reading, locale: Locale) -> list[str]:
    """The same in sentences, and how many claims were left out."""
    what = Html(dotted([coverage(reading, locale), reader(reading.reader, locale)]))
    return [
        f"<i>{locale.say('read-label', what=what)}</i>",
        f"<i>{locale.say(f'less-{reading.fallback.value}')}</i>" if reading.fallback else "",
        f"<i>{locale.say('read-cut', count=reading.cut)}</i>" if reading.cut else "",
    ]


def is_extractive(reader: str) -> bool:
    """Whether a reader's claims are the source's own sentences."""
    return reader.startswith("extractive")
