"""One paper in a single message: what a number key of a digest opens, and the sentences behind it.

Invariant: the compact form always fits one message; every claim that it shows stands in the evidence.
"""

from collections.abc import Iterator, Sequence

from bot.locales import Html, Locale
from bot.model.paper import Paper
from bot.model.reading import Claim, Reading, Section
from bot.render.claims import behind, bullets, folded, quoted, takeaways
from bot.render.coverage import label
from bot.render.particulars import authors_line, links_line, title_line, translation
from bot.render.reading import section_name
from bot.render.text import clipped, inline, lines

_LONGEST_TITLE, _LONGEST_CLAIM = 300, 400
_MOST_TAKEAWAYS = 7


def compact_html(paper: Paper, reading: Reading, locale: Locale, site_url: str) -> Html:
    """Title, authors, links, the one line, the takeaways, and what was read."""
    points = takeaways(reading)[:_MOST_TAKEAWAYS]
    head = lines(
        [
            title_line(paper, site_url, longest=_LONGEST_TITLE),
            translation(reading, _LONGEST_TITLE),
            authors_line(paper, locale, site_url),
            links_line(paper, reading.links, locale, site_url),
        ]
    )
    blocks = [
        head,
        inline(clipped(reading.summary.text, _LONGEST_CLAIM)) if reading.summary else "",
        bullets(points, longest=_LONGEST_CLAIM) if points else "",
        "" if points or reading.summary else f"<i>{locale.say('absent-reading')}</i>",
        f"<code>{paper.versioned_id}</code> · <i>{label(reading, locale)}</i>",
    ]
    return Html("\n\n".join(block for block in blocks if block))


def evidence_blocks(
    paper: Paper, reading: Reading, locale: Locale, site_url: str, *, is_compact: bool
) -> Iterator[str]:
    """Claim by claim, the sentences behind each: of the compact form's claims, or of the full reading's."""
    yield lines(
        [
            title_line(paper, site_url, longest=_LONGEST_TITLE),
            f"<i>{locale.say('evidence-head')}</i>",
        ]
    )
    parts = _compact_parts(reading) if is_compact else _parts(reading)
    for name, claims in parts:
        told = [_with_sentences(claim, reading.reader) for claim in claims]
        yield f"<b>{locale.say(name)}</b>\n{told[0]}"
        yield from told[1:]
    if not parts:
        yield f"<i>{locale.say('absent-reading')}</i>"


def _compact_parts(reading: Reading) -> list[tuple[str, Sequence[Claim]]]:
    summary = (reading.summary,) if reading.summary else ()
    parts = [("part-summary", summary), ("part-takeaways", takeaways(reading)[:_MOST_TAKEAWAYS])]
    return [(name, claims) for name, claims in parts if claims]


def _parts(reading: Reading) -> list[tuple[str, Sequence[Claim]]]:
    summary = (reading.summary,) if reading.summary else ()
    sections = [(section_name(section), reading.sections.get(section, ())) for section in Section]
    parts = [("part-summary", summary), ("part-takeaways", takeaways(reading)), *sections]
    return [(name, claims) for name, claims in parts if claims]


def _with_sentences(claim: Claim, reader: str) -> str:
    """A claim and its sentences, or the claim between quotation marks where it is its own."""
    sentences = behind(claim, reader)
    if not sentences:
        return quoted(claim.text)
    return f"{inline(claim.text)}\n{folded(lines(map(quoted, sentences)))}"
