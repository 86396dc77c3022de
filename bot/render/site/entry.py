"""A paper of a post as the templates want it: everything that they show, ready to be set.

Invariant: nothing here is markup but what `typeset`, `linked` and the locale made.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from bot.locales import Html, Locale
from bot.model.finding import Finding
from bot.model.post import Correction, OldReading, Picture, PostEntry
from bot.model.reading import Depth
from bot.render.claims import takeaways
from bot.render.coverage import label, reader
from bot.render.figures import credit_line
from bot.render.old_place import old_place
from bot.render.particulars import abs_url, pdf_url, web_links
from bot.render.revisions import changes_told
from bot.render.site.formulas import linked, typeset
from bot.render.site.notes import Notes, Said
from bot.render.site.parts import Part, numbered_parts
from bot.render.site.paths import figure_path, paper_path
from bot.render.text import clean, clipped, readable

_LONGEST_ALT = 300
_LANGUAGES = {"zh": "zh-Hans"}


@dataclass(frozen=True, slots=True)
class Link:
    """`url` is an address in the web."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture. `path` is from the site's root; `alt` is plain text."""

    path: str
    alt: str
    label: Markup
    caption: Markup
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Objection:
    """What does not hold in an old reading: where, of which kind, what it says, and why not (in English)."""

    place: Markup
    kind: str
    text: Markup
    reason: Markup


@dataclass(frozen=True, slots=True)
class Old:
    """An old reading; `about` says whose it is, `findings` what does not hold."""

    about: str
    language: str
    summary: Markup
    takeaways: tuple[Markup, ...]
    sections: tuple[tuple[Markup, tuple[Markup, ...]], ...]
    findings: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """`anchor` names it in a page. `language` is that of the claims, `kind` a word such as `new`."""

    entry: PostEntry
    anchor: str
    path: str
    language: str
    title: Markup
    translation: Markup
    authors: tuple[Markup, ...]
    affiliations: tuple[Markup, ...]
    keywords: tuple[Markup, ...]
    terms: tuple[Markup, ...]
    kind: str
    changes: Markup
    corrections: tuple[Markup, ...]
    venue: Markup
    comment: Markup
    journal: Markup
    links: tuple[Link, ...]
    summary: Said | None
    takeaways: tuple[Said, ...]
    parts: tuple[Part, ...]
    notes: tuple[Said, ...]
    is_empty: bool
    abstract: Markup
    label: Markup
    pictures: tuple[Shown, ...]
    credit: Markup
    old: tuple[Old, ...]


def entry_view(entry: PostEntry, locale: Locale, site_url: str) -> EntryView:
    """The view of one paper, its notes numbered through summary, takeaways and parts."""
    paper, reading = entry.paper, entry.reading
    notes = Notes(reading.reader)
    summary = notes.said(reading.summary) if reading.summary else None
    points = notes.all_said(takeaways(reading))
    parts = numbered_parts(reading, notes, locale)
    return EntryView(
        entry=entry,
        anchor=f"a{paper_path(paper.id)[2:].removesuffix('.html')}",
        path=paper_path(paper.id),
        language=language_tag(reading.language),
        title=typeset(paper.title) or typeset(paper.versioned_id),
        translation=typeset(reading.title or ""),
        authors=_each(paper.authors),
        affiliations=_each(dict.fromkeys(reading.affiliations)),
        keywords=_each(reading.keywords),
        terms=_each(entry.terms),
        kind=locale.label(f"site-kind-{entry.announced.value}"),
        changes=_changes(entry, locale),
        corrections=tuple(_correction(one, locale) for one in entry.corrections),
        venue=typeset(reading.links.venue or ""),
        comment=linked(paper.comment or ""),
        journal=linked(paper.journal_ref or ""),
        links=tuple(_links(entry, locale, site_url)),
        summary=summary,
        takeaways=points,
        parts=parts,
        notes=notes.told(),
        is_empty=summary is None and not points and not any(reading.sections.values()),
        abstract=linked(paper.abstract),
        label=_markup(label(reading, locale)),
        pictures=tuple(_picture(one, paper.title) for one in entry.pictures),
        credit=_markup(credit_line(paper, entry.license, locale, site_url)) if entry.pictures else Markup(""),
        old=tuple(_old(one, locale) for one in entry.old),
    )


def language_tag(language: str) -> str:
    """A language's code as browsers know it: `zh` is written in simplified characters here."""
    return _LANGUAGES.get(language, language)


def _markup(html: Html) -> Markup:
    return Markup(html)  # noqa: S704 - the locale escapes what it is given


def _each(words: Iterable[str]) -> tuple[Markup, ...]:
    return tuple(typeset(word) for word in words)


def _links(entry: PostEntry, locale: Locale, site_url: str) -> Iterable[Link]:
    yield Link(abs_url(entry.paper, site_url), locale.label("key-abstract"))
    yield Link(pdf_url(entry.paper, site_url), locale.label("link-pdf"))
    for name, urls in (("link-code", entry.reading.links.code), ("link-project", entry.reading.links.project)):
        yield from (Link(url, locale.label(name)) for url in web_links(urls))


def _changes(entry: PostEntry, locale: Locale) -> Markup:
    """Empty for a paper that is not a new version, or where it is not known what it was before."""
    if entry.since is None or entry.since == entry.paper.version:
        return Markup("")
    since, now = f"v{entry.since}", f"v{entry.paper.version}"
    told = changes_told(entry.changes, locale) if entry.changes else locale.say("site-changes-unknown")
    return _markup(locale.say("site-changed", since=since, now=now, changes=told))


def _correction(one: Correction, locale: Locale) -> Markup:
    read = locale.say("read-abstract") if one.depth is Depth.ABSTRACT else locale.say("read-full", pages=0)
    told = {"version": f"v{one.version}", "read": read, "reader": reader(one.reader, locale)}
    return _markup(locale.say("site-correction", day=locale.day(one.day), **told))


def _picture(picture: Picture, title: str) -> Shown:
    words, name = clean(picture.caption), clean(picture.label)
    said = words.removeprefix(name).lstrip(" :.—–-") if name else words
    alt = clipped(readable(words or name or title), _LONGEST_ALT)
    return Shown(figure_path(picture.name), alt, typeset(name), typeset(said), picture.width, picture.height)


def _old(one: OldReading, locale: Locale) -> Old:
    return Old(
        about=locale.label("site-old-about", post=one.post, day=locale.day(one.day), reader=one.reader),
        language=language_tag(one.language),
        summary=typeset(one.summary or ""),
        takeaways=_each(one.takeaways),
        sections=tuple((typeset(head), _each(body.splitlines())) for head, body in one.sections),
        findings=tuple(_objection(found, locale) for found in one.findings),
    )


def _objection(found: Finding, locale: Locale) -> Objection:
    kind = locale.label(f"old-kind-{found.kind.value}")
    return Objection(typeset(old_place(found.where, locale)), kind, typeset(found.text), typeset(found.reason))
