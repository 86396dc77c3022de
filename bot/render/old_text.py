"""An old reading for a terminal: what it said, and what does not hold.

Invariant: nothing of it stands without the line that says whose it is and that it came without evidence.
"""

from collections.abc import Iterator

from bot.locales import Locale
from bot.model.finding import Finding
from bot.model.post import OldReading
from bot.render.old_place import old_place
from bot.render.text import clean, clipped

_LONGEST = 200


def old_text(old: OldReading, locale: Locale) -> str:
    """Its paragraphs, an empty line before each."""
    return "".join(f"\n{part}\n" for part in _parts(old, locale))


def _parts(old: OldReading, locale: Locale) -> Iterator[str]:
    told = {"post": clean(old.post), "day": locale.day(old.day), "reader": clean(old.reader)}
    yield f"{locale.label('site-old')}\n{locale.label('site-old-about', **told)}"
    if old.summary:
        yield clean(old.summary)
    if old.takeaways:
        yield "\n".join(f"• {clean(one)}" for one in old.takeaways)
    for heading, body in old.sections:
        yield "\n".join(clean(line) for line in (heading, *body.splitlines()) if line.strip())
    if old.findings:
        yield "\n".join([locale.label("site-old-why"), *(_objection(one, locale) for one in old.findings)])


def _objection(one: Finding, locale: Locale) -> str:
    said = f" “{clipped(clean(one.text), _LONGEST)}”" if one.text else ""
    kind = locale.label(f"old-kind-{one.kind.value}")
    return f"• {clean(old_place(one.where, locale))} ({kind}){said}: {clean(one.reason)}"
