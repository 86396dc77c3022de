"""A post as Markdown: notice, day, papers, new versions.

Invariant: every paper has the same parts in the same order; the notice says what is true of this very post.
"""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

from bot.locales import Locale
from bot.model.finding import Finding
from bot.model.paper import Paper
from bot.model.post import OldReading, Picture, Post, PostEntry
from bot.model.reading import Depth
from bot.render.claims import takeaways
from bot.render.coverage import is_extractive, label
from bot.render.figures import license_name
from bot.render.html import strip_tags
from bot.render.old_place import old_place
from bot.render.particulars import abs_url
from bot.render.post.block import block
from bot.render.post.head import head, revised_line
from bot.render.post.markdown import address, in_html, link, verbatim, words
from bot.render.post.notes import Notes


def post_markdown(post: Post, locale: Locale, site_url: str, pictures: str) -> str:
    """The post; `pictures` is the address before each picture's file name, such as `../figures/`."""
    blocks = [*_notice(post, locale), f"# {locale.label('post-day', day=post.day.isoformat())}"]
    if not post.entries:
        blocks.append(
            words(locale.label("post-empty", announced=post.announced, topic=post.topic.name(locale.language)))
        )
    for entry in post.entries:
        blocks += _paper(entry, locale, site_url, pictures)
    if post.revised:
        blocks.append(f"## {words(locale.label('site-revised'))}")
        blocks.append("\n".join(revised_line(one, locale, site_url) for one in post.revised))
    return "\n\n".join(blocks) + "\n"


def _notice(post: Post, locale: Locale) -> Iterator[str]:
    """Who read what, how it was checked, and whose the originals are."""
    readers = Counter((one.reading.reader, one.reading.depth) for one in post.entries)
    told = [
        locale.label(
            "post-notice-reader",
            count=count,
            reader=locale.label("reader-extractive") if is_extractive(reader) else reader,
            read=locale.label("read-abstract" if depth is Depth.ABSTRACT else "post-read-full"),
        )
        for (reader, depth), count in readers.most_common()
    ]
    name = "post-notice-quoted" if all(map(is_extractive, (reader for reader, _ in readers))) else "post-notice-written"
    yield "\n".join(
        f"> {words(line)}"
        for line in (
            locale.label("post-notice-read", readers=locale.label("list-comma").join(told)) if told else "",
            locale.label(name) if told else "",
            locale.label("post-notice-arxiv"),
        )
        if line
    )


def _paper(entry: PostEntry, locale: Locale, site_url: str, pictures: str) -> Iterator[str]:
    reading, notes = entry.reading, Notes(entry.paper.id, entry.reading.reader)
    yield from head(entry, locale, site_url)
    absent = f"*{words(locale.label('absent-reading'))}*"
    yield f"**Summary**\n{notes.told(reading.summary) if reading.summary else absent}"
    points = "\n".join(f"- {notes.told(claim)}" for claim in takeaways(reading))
    yield f"**Key Takeaways**\n\n{points or absent}"
    yield "\n\n".join(block(entry, notes, locale, site_url))
    yield f"*{words(locale.label('read-label', what=strip_tags(label(reading, locale))))}*" + (
        f" *{words(locale.label('read-cut', count=reading.cut))}*" if reading.cut else ""
    )
    if notes.listed():
        yield _fold(locale.label("part-evidence"), notes.listed())
    if entry.pictures:
        yield _fold(locale.label("post-figures"), [*_figures(entry, locale, site_url, pictures)])
    for old in entry.old:
        yield _fold(
            locale.label("site-old-about", post=old.post, day=locale.day(old.day), reader=old.reader),
            [*_old(old, locale)],
        )


def _fold(summary: str, lines: list[str]) -> str:
    """A part that opens on a click. An empty line on both sides lets Markdown be read in it."""
    return "\n".join(["<details>", f"<summary>{in_html(summary)}</summary>", "", "\n\n".join(lines), "", "</details>"])


def _figures(entry: PostEntry, locale: Locale, site_url: str, pictures: str) -> Iterator[str]:
    for picture in entry.pictures:
        yield f"![{words(picture.label) or verbatim(picture.name)}](<{pictures}{quote(picture.name, safe='')}>)"
        yield words(_caption(picture))
    yield f"*{_credit(entry.paper, entry.license, locale, site_url)}*"


def _caption(picture: Picture) -> str:
    said = picture.caption.removeprefix(picture.label).lstrip(" :.—–-")
    return f"{picture.label}: {said}" if picture.label and said else picture.label or said


def _credit(paper: Paper, license_url: str | None, locale: Locale, site_url: str) -> str:
    """Whose the figures are, and under which licence."""
    name = (license_url and license_name(license_url)) or locale.label("licence-other")
    terms = link(words(name), license_url) if license_url and address(license_url) else words(name)
    names = verbatim(", ".join(paper.authors))
    source = link(f"arXiv:{paper.versioned_id}", abs_url(paper, site_url))
    said = locale.label("figure-credit", authors="\ue001", paper="\ue002", licence="\ue003")
    return said.replace("\ue001", names).replace("\ue002", source).replace("\ue003", terms)


def _old(old: OldReading, locale: Locale) -> Iterator[str]:
    if old.summary:
        yield words(old.summary)
    if old.takeaways:
        yield "\n".join(f"- {words(one)}" for one in old.takeaways)
    for name, body in old.sections:
        heading = f"**{words(name)}** " if name else ""
        first, *rest = [words(line) for line in body.splitlines() if line.strip()] or [""]
        yield f"{heading}{first}".rstrip()
        yield from rest
    if old.findings:
        yield f"**{words(locale.label('site-old-why'))}**"
        yield "\n".join(f"- {_objection(one, locale)}" for one in old.findings)


def _objection(one: Finding, locale: Locale) -> str:
    said = f"{words(one.text)} — " if one.text else ""
    kind = locale.label(f"old-kind-{one.kind.value}")
    return f"**{words(old_place(one.where, locale))}** ({words(kind)}) {said}{words(one.reason)}"
