"""The numbered parts of a reading below its takeaways: 6 Summary (1)–(4), 7 Method, 8 Conclusion (1)–(2).

Invariant: all of them are always there; one that the paper does not speak of says so.
"""

from dataclasses import dataclass

from bot.locales import Locale
from bot.model.reading import CORE_SECTIONS, Reading, Section
from bot.render.reading import section_name
from bot.render.site.notes import Notes, Said

_JUDGED = (Section.NOVELTY, Section.PERFORMANCE, Section.WORKLOAD)


@dataclass(frozen=True, slots=True)
class Part:
    """`number` is as printed (`(1)`, empty for none). Without claims and parts of its own, `absent` says why."""

    number: str
    name: str
    claims: tuple[Said, ...] = ()
    parts: tuple["Part", ...] = ()
    absent: str = ""
    are_steps: bool = False


def numbered_parts(reading: Reading, notes: Notes, locale: Locale) -> tuple[Part, ...]:
    """Parts 6, 7 and 8."""

    def part(section: Section, number: str) -> Part:
        claims = notes.all_said(reading.sections.get(section, ()))
        absent = "" if claims else locale.label(f"absent-{reading.depth.value}")
        name = locale.label(section_name(section))
        return Part(number, name, claims, absent=absent, are_steps=section is Section.STEPS)

    core = tuple(part(section, f"({number})") for number, section in enumerate(CORE_SECTIONS, start=1))
    steps = part(Section.STEPS, "7")
    significance = part(Section.SIGNIFICANCE, "(1)")
    judged = Part("(2)", locale.label("site-judged"), parts=tuple(part(section, "") for section in _JUDGED))
    return (
        Part("6", locale.label("post-summary"), parts=core),
        steps,
        Part("8", locale.label("site-conclusion"), parts=(significance, judged)),
    )
