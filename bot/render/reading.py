"""A reading in full, block by block: particulars, summary, takeaways, the four sections, the abstract.

Invariant: a section without claims says so; a claim that differs from its evidence is followed by the evidence.
"""

from collections.abc import Iterable, Iterator, Sequence

from bot.locales import Html, Locale
from bot.model.paper import Paper
from bot.model.reading import CORE_SECTIONS, Claim, Depth, Reading, Section
from bot.render.card import (
    authors,
    bullets,
    category,
    dotted,
    is_extractive,
    label,
    links_line,
    quote,
    takeaways,
    title_line,
)
from bot.render.text import inline

_MOST_AUTHORS = 20


def reading_blocks(paper: Paper, reading: Reading, locale: Locale, site_url: str) -> Iterator[str]:
    """HTML paragraphs in the order in which they are shown."""
    yield _particulars(paper, reading, locale, site_url)
    if reading.summary is not None:
        yield _part("part-summary", [reading.summary], reading, locale)
    points = takeaways(reading)
    if points:
        yield _part("part-takeaways", points, reading, locale)
    if reading.summary is None and not points and not any(reading.sections.values()):
        yield f"<i>{locale.say('absent-reading')}</i>"
    else:
        yield from (_section(section, reading, locale) for section in CORE_SECTIONS)
    if reading.keywords:
        yield f"<b>{locale.say('part-keywords')}</b>\n{dotted(inline(word) for word in reading.keywords)}"
    if paper.abstract.strip():
        yield quote(f"<b>{locale.say('part-abstract')}</b>\n{inline(paper.abstract)}")


def _particulars(paper: Paper, reading: Reading, locale: Locale, site_url: str) -> str:
    categories = locale.listed(Html(category(name, site_url)) for name in paper.categories)
    lines = [
        title_line(paper, site_url),
        authors(paper.authors, locale, _MOST_AUTHORS, _MOST_AUTHORS),
        dotted([f"<code>{paper.versioned_id}</code>", categories]),
        _dates(paper, locale),
        locale.say("paper-journal", journal=Html(inline(paper.journal_ref))) if paper.journal_ref else "",
        locale.say("paper-comment", comment=Html(inline(paper.comment))) if paper.comment else "",
        links_line(paper, reading.links, locale, site_url),
        f"<i>{locale.say('read-label', what=label(reading, locale))}</i>",
        f"<i>{locale.say('read-cut', count=reading.cut)}</i>" if reading.cut else "",
    ]
    return "\n".join(line for line in lines if line)


def _dates(paper: Paper, locale: Locale) -> str:
    submitted = locale.say("paper-submitted", date=locale.day(paper.published.date())) if paper.published else ""
    if paper.version == 1 or paper.updated is None:
        return submitted
    revised = locale.say("paper-revised", version=f"v{paper.version}", date=locale.day(paper.updated.date()))
    return dotted([submitted, revised])


def _section(section: Section, reading: Reading, locale: Locale) -> str:
    name = f"part-{section.value.replace('_', '-')}"
    claims = reading.sections.get(section, ())
    if claims:
        return _part(name, claims, reading, locale, is_folded=True)
    why = locale.say("absent-full" if reading.depth is Depth.FULL else "absent-abstract")
    return locale.say("part-absent", part=locale.say(name), why=why)


def _part(name: str, claims: Sequence[Claim], reading: Reading, locale: Locale, *, is_folded: bool = False) -> str:
    """A heading, the claims, and always folded the evidence that says more than they do."""
    sentences = [f"“{inline(sentence)}”" for sentence in _evidence(claims, reading)]
    evidence = [f"<b>{locale.say('part-evidence')}</b>", *sentences] if sentences else []
    if is_folded:
        body = quote("\n".join([bullets(claims), *evidence]))
    else:
        body = "\n".join([bullets(claims), *([quote("\n".join(evidence))] if evidence else [])])
    return f"<b>{locale.say(name)}</b>\n{body}"


def _evidence(claims: Iterable[Claim], reading: Reading) -> list[str]:
    """The sentences behind claims that do not quote them word for word, each once."""
    loose = (claim for claim in claims if not _quotes(claim, may_shorten=is_extractive(reading)))
    return list(dict.fromkeys(sentence for claim in loose for sentence in claim.evidence))


def _quotes(claim: Claim, *, may_shorten: bool) -> bool:
    """Whether the claim is its evidence; the extractive reader may leave out a lead-in ("In this paper, …")."""
    text, evidence = (" ".join(words.split()).casefold() for words in (claim.text, " ".join(claim.evidence)))
    return evidence.endswith(text) if may_shorten else evidence == text
