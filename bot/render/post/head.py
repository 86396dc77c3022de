"""What arXiv states of a paper, and how it came into the post, as Markdown lines.

Invariant: nothing here comes from a reading but links, venue and keywords' source; the links lead where they say.
"""

from collections.abc import Iterator

from bot.locales import Locale
from bot.model.paper import Paper
from bot.model.post import Correction, PostEntry, Revised
from bot.model.reading import Depth
from bot.render.coverage import is_extractive
from bot.render.html import strip_tags
from bot.render.particulars import abs_url, pdf_url
from bot.render.post.markdown import link, verbatim, words
from bot.render.revisions import changes_told
from bot.render.text import dotted


def head(entry: PostEntry, locale: Locale, site_url: str) -> Iterator[str]:
    """Paragraphs: title, authors, abstract, links and comment, venue, how it was announced, corrections."""
    paper = entry.paper
    yield f"## {words(paper.title) or paper.versioned_id}"
    yield f"**Authors:{verbatim(', '.join(paper.authors))}**"
    if paper.abstract.strip():
        yield words(paper.abstract)
    links = f"{link('PDF', pdf_url(paper, site_url))} {link('arXiv', abs_url(paper, site_url))}"
    yield f"{links} {words(paper.comment)}" if paper.comment else links
    yield dotted(_facts(entry, locale))
    for one in entry.corrections:
        yield f"**{correction(one, locale)}**"


def correction(one: Correction, locale: Locale) -> str:
    """What the post told before, and until when."""
    read = locale.label("read-abstract" if one.depth is Depth.ABSTRACT else "post-read-full")
    name = locale.label("reader-extractive") if is_extractive(one.reader) else one.reader
    told = {"version": f"v{one.version}", "read": read, "reader": name}
    return words(locale.label("site-correction", day=locale.day(one.day), **told))


def revised_line(one: Revised, locale: Locale, site_url: str) -> str:
    """A new version of a paper of an earlier post: what changed, and where it stands."""
    since = f"v{one.since}" if one.since else "?"
    told = strip_tags(changes_told(one.changes, locale)) if one.changes else locale.label("site-changes-unknown")
    title = link(words(one.paper.title) or one.paper.versioned_id, abs_url(one.paper, site_url))
    changed = locale.label("site-changed", since=since, now=f"v{one.version}", changes=told)
    return f"- {title}: {words(locale.label('post-revised', changed=changed, day=locale.day(one.day)))}"


def _facts(entry: PostEntry, locale: Locale) -> Iterator[str]:
    """How it was announced and what changed, where it appeared, its categories and dates."""
    paper = entry.paper
    yield f"**{words(locale.label(f'site-kind-{entry.announced.value}'))}** {paper.versioned_id}"
    if not entry.announced.is_first:
        yield words(_changed(entry, locale))
    if entry.reading.links.venue:
        yield words(locale.label("post-venue", venue=entry.reading.links.venue))
    yield verbatim(", ".join(paper.categories))
    yield words(_dates(paper, locale))


def _changed(entry: PostEntry, locale: Locale) -> str:
    if entry.since is None:
        return locale.label("site-changes-unknown")
    told = strip_tags(changes_told(entry.changes, locale)) if entry.changes else locale.label("site-changes-unknown")
    return locale.label("site-changed", since=f"v{entry.since}", now=f"v{entry.paper.version}", changes=told)


def _dates(paper: Paper, locale: Locale) -> str:
    submitted = locale.label("paper-submitted", date=locale.day(paper.published.date())) if paper.published else ""
    if paper.version == 1 or paper.updated is None:
        return submitted
    revised = locale.label("paper-revised", version=f"v{paper.version}", date=locale.day(paper.updated.date()))
    return dotted([submitted, revised])
