"""New versions of papers that a chat has had: a line each, with what changed in a few words.

Invariant: what a line says is true of arXiv's metadata; where nothing of it changed, it says just that.
"""

from collections.abc import Iterator, Sequence

from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.digest import Digest, Message
from bot.model.paper import Paper
from bot.model.revision import Changes, Revision
from bot.render.card import View
from bot.render.html import link, split
from bot.render.particulars import abs_url, authors
from bot.render.text import clipped, inline, readable

MOST_SHOWN = 20
_LONGEST_TITLE, _LONGEST_WORDS = 200, 120
_FEW_NAMES = 3


def revision_messages(digest: Digest, view: View) -> list[Message]:
    """Classic messages with nothing but these, under the date; none where nothing was revised."""
    told = list(revision_blocks(digest.revisions, view))
    head = view.locale.say("digest-head", date=view.locale.date(digest.day))
    return [Message(html) for html in split([head, *told])] if told else []


def revision_blocks(revisions: Sequence[Revision], view: View) -> Iterator[str]:
    """Paragraphs of classic HTML; none where nothing was revised."""
    lines = list(revision_lines(revisions, view))
    if lines:
        yield f"<b>{view.locale.say('revisions-head')}</b>\n{lines[0]}"
        yield from lines[1:]


def revision_lines(revisions: Sequence[Revision], view: View) -> Iterator[Html]:
    """`Title, v1 → v3: new title, 12% of the abstract’s words changed`; the first twenty, and how many more."""
    for one in revisions[:MOST_SHOWN]:
        yield _line(one, view.locale, view.site_url)
    if len(revisions) > MOST_SHOWN:
        yield view.locale.say("revisions-more", count=len(revisions) - MOST_SHOWN)


def _line(one: Revision, locale: Locale, site_url: str) -> Html:
    title = link(abs_url(one.paper, site_url), _title(one.paper))
    since, now = f"v{one.since}", f"v{one.paper.version}"
    changes = changes_told(one.changes, locale)
    return locale.say("revision", title=Html(title), since=since, now=now, changes=changes)


def changes_told(changes: Changes, locale: Locale) -> Html:
    """What changed, in a few words."""
    return locale.listed(_changes(changes, locale)) or locale.say("revised-same")


def _changes(changes: Changes, locale: Locale) -> Iterator[Html]:
    if changes.is_withdrawn:
        yield locale.say("revised-withdrawn")
    if changes.title:
        yield locale.say("revised-title")
    for message, names in (("revised-joined", changes.joined), ("revised-left", changes.left)):
        if names:
            yield locale.say(message, names=authors(names, locale, _FEW_NAMES, _FEW_NAMES))
    if changes.abstract:
        yield locale.say("revised-abstract", share=max(1, round(100 * changes.abstract)))
    if changes.journal_ref:
        yield locale.say("revised-journal", journal=_words(changes.journal_ref))
    if changes.comment:
        yield locale.say("revised-comment", comment=_words(changes.comment))
    if changes.doi:
        yield locale.say("revised-doi", doi=_words(changes.doi))


def _title(paper: Paper) -> str:
    return escape(clipped(readable(paper.title), _LONGEST_TITLE)) or paper.versioned_id


def _words(text: str) -> Html:
    return Html(inline(clipped(text, _LONGEST_WORDS)))
