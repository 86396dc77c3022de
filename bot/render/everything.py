"""All that a reading holds, as a card of a digest shows it: the summary, and folded below it the rest.

Invariant: a statement is told once, and a card with everything still fits one message; parts for which it has no room
are named.
"""

from collections.abc import Iterator, Sequence

from bot.locales import Locale
from bot.model.reading import Claim, Reading, Section
from bot.render.claims import bullets, folded, numbered, takeaways, unsaid
from bot.render.html import LIMIT, MAX_ENTITIES, entity_count, visible_length
from bot.render.reading import section_name
from bot.render.text import clipped, inline

_ROOM = 200
"""Characters for the number before the title, the mark above it, and the line that names what had no room."""
_ENTITIES = 10
_LONGEST_SUMMARY = 1_000


def everything(reading: Reading, locale: Locale, others: Sequence[str]) -> list[str]:
    """The lines between the `others` of a card; none where nothing was read."""
    points = takeaways(reading)
    if reading.summary is None and not points and not any(reading.sections.values()):
        return []
    summary = inline(clipped(reading.summary.text, _LONGEST_SUMMARY)) if reading.summary else ""
    told, left = _fitting(_parts(reading, points, locale), [*others, summary])
    rest = locale.say("card-rest", parts=locale.listed(left)) if left else ""
    return [summary, folded("\n".join(told)) if told else "", f"<i>{rest}</i>" if rest else ""]


def _fitting(parts: Iterator[tuple[str, str]], others: Sequence[str]) -> tuple[list[str], list[str]]:
    """The parts that one message has room for beside `others`, and the names of those that it has not."""
    told: list[str] = []
    left: list[str] = []
    room = LIMIT - _ROOM - sum(visible_length(one) + 1 for one in others)
    entities = MAX_ENTITIES - _ENTITIES - sum(map(entity_count, others))
    for name, html in parts:
        more, more_entities = visible_length(html) + 1, entity_count(html)
        if more > room or more_entities > entities:
            left.append(name)
            continue
        told.append(html)
        room, entities = room - more, entities - more_entities
    return told, left


def _parts(reading: Reading, points: Sequence[Claim], locale: Locale) -> Iterator[tuple[str, str]]:
    """Each part's name, and its HTML under that name."""
    if points:
        yield _part(locale.label("part-takeaways"), points)
    for section, claims in unsaid(reading, [reading.summary, *points]).items():
        yield _part(locale.label(section_name(section)), claims, are_steps=section is Section.STEPS)


def _part(name: str, claims: Sequence[Claim], *, are_steps: bool = False) -> tuple[str, str]:
    told = numbered(claims) if are_steps else bullets(claims)
    return name, f"<b>{inline(name)}</b>\n{told}"
