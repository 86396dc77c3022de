"""The folded parts of a reading: background, method, results and what else it has.

Invariant: a part without claims is not shown, and no formula is typeset in a folded part.
"""

from collections.abc import Iterator, Mapping

from bot.locales import Locale
from bot.model.reading import Claim, Section
from bot.render.reading import section_name
from bot.render.rich.markup import fold, paragraph
from bot.render.rich.notes import Notes
from bot.render.text import dotted, inline

_NAMED = 3

Sections = Mapping[Section, tuple[Claim, ...]]


def one_fold(sections: Sections, locale: Locale) -> str:
    """All parts in one fold, named after the first of them, without evidence: a digest has many papers."""
    shown = [section for section in Section if sections.get(section)]
    told = "".join(
        f"{paragraph(f'<b>{locale.say(section_name(section))}</b>')}{_claims(section, sections[section], None)}"
        for section in shown
    )
    names = dotted(locale.say(section_name(section)) for section in shown[:_NAMED])
    return fold(f"{names} …" if len(shown) > _NAMED else names, told)


def each_fold(sections: Sections, notes: Notes | None, locale: Locale) -> Iterator[str]:
    """Each part in a fold of its own; below each claim, with `notes`, the sentences behind it."""
    for section in Section:
        if claims := sections.get(section):
            yield fold(locale.say(section_name(section)), _claims(section, claims, notes))


def _claims(section: Section, claims: tuple[Claim, ...], notes: Notes | None) -> str:
    """The claims as lines of one paragraph: of blocks, as items of a list would be, a message has 500."""
    lines: list[str] = []
    for number, claim in enumerate(claims, start=1):
        sign = f"{number}. " if section is Section.STEPS else "• "
        said, *evidence = notes.folded(claim) if notes else [inline(claim.text)]
        lines += [said if len(claims) == 1 else f"{sign}{said}", *evidence]
    return paragraph("<br/>".join(lines))
