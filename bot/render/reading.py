"""A reading in full, block by block: particulars, summary, takeaways, the sections, the conclusion, the abstract.

Invariant: a section without claims says so, the lesser ones together in one line; a claim that differs from its
evidence is followed by it.
"""

from collections.abc import Iterator, Sequence

from bot.locales import Html, Locale
from bot.model.paper import Paper
from bot.model.reading import CORE_SECTIONS, Claim, Depth, Reading, Section
from bot.render.claims import bullets, evidence_lines, folded, numbered, takeaways, with_evidence
from bot.render.coverage import label_lines
from bot.render.particulars import authors, category, links_line, title_line, translation
from bot.render.text import clipped, dotted, inline, lines

CONCLUSION = (Section.SIGNIFICANCE, Section.NOVELTY, Section.PERFORMANCE, Section.WORKLOAD)
_MOST_AUTHORS = 20
_LONGEST_AFFILIATION = 300


def reading_blocks(
    paper: Paper, reading: Reading, locale: Locale, site_url: str, *, is_growing: bool = False
) -> Iterator[str]:
    """HTML paragraphs in the order in which they are shown. While it is growing nothing is called absent."""
    yield _particulars(paper, reading, locale, site_url)
    if reading.summary is not None:
        yield _part("part-summary", [reading.summary], reading, locale)
    points = takeaways(reading)
    if points:
        yield _part("part-takeaways", points, reading, locale)
    if reading.summary is not None or points or any(reading.sections.values()):
        yield from _sections(reading, locale, is_growing=is_growing)
    elif not is_growing:
        yield f"<i>{locale.say('absent-reading')}</i>"
    if paper.abstract.strip() and not is_growing:
        yield folded(f"<b>{locale.say('part-abstract')}</b>\n{inline(paper.abstract)}")


def section_name(section: Section) -> str:
    """The message that names a section."""
    return f"part-{section.value.replace('_', '-')}"


def _particulars(paper: Paper, reading: Reading, locale: Locale, site_url: str) -> str:
    categories = locale.listed(Html(category(name, site_url)) for name in paper.categories)
    keywords = locale.listed(Html(inline(word)) for word in reading.keywords)
    return lines(
        [
            title_line(paper, site_url),
            translation(reading),
            authors(paper.authors, locale, _MOST_AUTHORS, _MOST_AUTHORS),
            _affiliation(reading, locale),
            locale.say("paper-keywords", keywords=keywords) if reading.keywords else "",
            dotted([f"<code>{paper.versioned_id}</code>", categories]),
            _dates(paper, locale),
            locale.say("paper-journal", journal=Html(inline(paper.journal_ref))) if paper.journal_ref else "",
            locale.say("paper-comment", comment=Html(inline(paper.comment))) if paper.comment else "",
            links_line(paper, reading.links, locale, site_url),
            *label_lines(reading, locale),
        ]
    )


def _affiliation(reading: Reading, locale: Locale) -> str:
    """The first author's, or that the paper does not give it; an abstract is not expected to."""
    if reading.affiliations:
        names = dict.fromkeys(clipped(name, _LONGEST_AFFILIATION) for name in reading.affiliations)
        return locale.say("paper-affiliation", names=locale.listed(Html(inline(name)) for name in names))
    return locale.say("absent-affiliation") if reading.depth is Depth.FULL else ""


def _dates(paper: Paper, locale: Locale) -> str:
    submitted = locale.say("paper-submitted", date=locale.day(paper.published.date())) if paper.published else ""
    if paper.version == 1 or paper.updated is None:
        return submitted
    revised = locale.say("paper-revised", version=f"v{paper.version}", date=locale.day(paper.updated.date()))
    return dotted([submitted, revised])


def _sections(reading: Reading, locale: Locale, *, is_growing: bool) -> Iterator[str]:
    for section in CORE_SECTIONS:
        if reading.sections.get(section) or not is_growing:
            yield _section(section, reading, locale)
    if reading.sections.get(Section.STEPS):
        yield _section(Section.STEPS, reading, locale)
    concluded = [section for section in CONCLUSION if reading.sections.get(section)]
    if concluded:
        yield _conclusion(concluded, reading, locale)
    absent = [section for section in (Section.STEPS, *CONCLUSION) if not reading.sections.get(section)]
    if absent and not is_growing:
        names = locale.listed(locale.say(f"in-list-{section.value}") for section in absent)
        yield f"<i>{locale.say(f'absent-parts-{reading.depth.value}', parts=names)}</i>"


def _section(section: Section, reading: Reading, locale: Locale) -> str:
    name, claims = section_name(section), reading.sections.get(section, ())
    if claims:
        told = with_evidence(claims, reading.reader, are_steps=section is Section.STEPS)
        return f"<b>{locale.say(name)}</b>\n{folded(told)}"
    return locale.say("part-absent", part=locale.say(name), why=locale.say(f"absent-{reading.depth.value}"))


def _conclusion(sections: Sequence[Section], reading: Reading, locale: Locale) -> str:
    """What the work is good for, and its strengths and weaknesses, under one heading."""
    told = [
        f"<b>{locale.say(section_name(section))}</b>\n{with_evidence(reading.sections[section], reading.reader)}"
        for section in sections
    ]
    return f"<b>{locale.say('part-conclusion')}</b>\n{folded(lines(told))}"


def _part(name: str, claims: Sequence[Claim], reading: Reading, locale: Locale) -> str:
    """A heading, the claims, and folded below them the sentences behind each that say more than it does."""
    sentences = evidence_lines(claims, reading.reader)
    told = numbered(claims) if sentences else bullets(claims)
    evidence = folded(lines([f"<b>{locale.say('part-evidence')}</b>", *sentences])) if sentences else ""
    return lines([f"<b>{locale.say(name)}</b>", told, evidence])
