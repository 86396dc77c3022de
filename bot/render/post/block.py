"""The numbered block of a paper, 1 Title to 8 Conclusion.

Invariant: all eight parts are always there, under the same labels in every paper; one of which nothing is known says
why.
"""

from collections.abc import Iterable, Iterator, Sequence

from bot.locales import Locale
from bot.model.post import PostEntry
from bot.model.reading import CORE_SECTIONS, Claim, Depth, Reading, Section
from bot.render.particulars import abs_url, pdf_url
from bot.render.post.markdown import link, shown, verbatim, words
from bot.render.post.notes import Notes
from bot.render.reading import section_name

_JUDGED = (Section.NOVELTY, Section.PERFORMANCE, Section.WORKLOAD)
_INDENT = "    "
_SIGN = "\ue001"
"""Stands for words that are Markdown already while the locale puts a label before them."""


def block(entry: PostEntry, notes: Notes, locale: Locale, site_url: str) -> Iterator[str]:
    """Paragraphs, a numbered part each."""
    for number, (label, told) in enumerate(_parts(entry, notes, locale, site_url), start=1):
        yield "\n\n".join(
            [f"{number}. {_labelled(locale, label, told[0])}", *(f"{_INDENT}{line}" for line in told[1:])]
        )


def _labelled(locale: Locale, label: str, told: str) -> str:
    return locale.label("post-labelled", label=locale.label(label), told=_SIGN).replace(_SIGN, told).rstrip()


def _parts(entry: PostEntry, notes: Notes, locale: Locale, site_url: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Each part's label and its lines; the first stands beside the label."""
    paper, reading = entry.paper, entry.reading
    yield "site-title", [_title(entry, locale)]
    yield "site-authors", [verbatim(", ".join(paper.authors))]
    yield "site-affiliation", [words("; ".join(dict.fromkeys(reading.affiliations))) or _absent(reading, locale)]
    yield "site-keywords", [words(", ".join(reading.keywords)) or _absent(reading, locale)]
    yield "site-links", [_links(entry, locale, site_url)]
    yield "post-summary", ["", *_numbered(CORE_SECTIONS, reading, notes, locale)]
    yield "part-steps", _steps(reading, notes, locale)
    yield "site-conclusion", ["", *_conclusion(reading, notes, locale)]


def _title(entry: PostEntry, locale: Locale) -> str:
    title = words(entry.paper.title) or entry.paper.versioned_id
    if not entry.reading.title:
        return title
    return locale.label("post-translated", translation=words(entry.reading.title), title=_SIGN).replace(_SIGN, title)


def _links(entry: PostEntry, locale: Locale, site_url: str) -> str:
    paper, links = entry.paper, entry.reading.links
    told = [link("arXiv", abs_url(paper, site_url)), link("PDF", pdf_url(paper, site_url))]
    for name, urls in (("link-code", links.code), ("link-project", links.project)):
        told += [link(f"{locale.label(name)} ({shown(url)})", url) for url in urls]
    return " · ".join(told)


def _numbered(
    sections: Iterable[Section], reading: Reading, notes: Notes, locale: Locale, start: int = 1
) -> Iterator[str]:
    for number, section in enumerate(sections, start=start):
        yield f"- ({number}) {_labelled(locale, section_name(section), _told(section, reading, notes, locale))}"


def _steps(reading: Reading, notes: Notes, locale: Locale) -> list[str]:
    claims = reading.sections.get(Section.STEPS, ())
    if not claims:
        return [_absent(reading, locale)]
    return ["", *(f"- ({number}) {notes.told(claim)}" for number, claim in enumerate(claims, start=1))]


def _conclusion(reading: Reading, notes: Notes, locale: Locale) -> Iterator[str]:
    yield from _numbered([Section.SIGNIFICANCE], reading, notes, locale)
    judged = (_labelled(locale, section_name(section), _told(section, reading, notes, locale)) for section in _JUDGED)
    yield f"- (2) {_labelled(locale, 'site-judged', '')}"
    yield from (f"    - {one}" for one in judged)


def _told(section: Section, reading: Reading, notes: Notes, locale: Locale) -> str:
    claims: Sequence[Claim] = reading.sections.get(section, ())
    return " ".join(map(notes.told, claims)) or _absent(reading, locale)


def _absent(reading: Reading, locale: Locale) -> str:
    """Why there is nothing: only the abstract was read, or the paper does not say."""
    return f"*{words(locale.label('post-absent-abstract' if reading.depth is Depth.ABSTRACT else 'absent-full'))}*"
