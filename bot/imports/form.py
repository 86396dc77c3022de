"""How an old entry is set down: what was copied, where its links lead, what it does not say of itself.

Invariant: what was copied from arXiv as arXiv has it is no finding; white space and case do not count, but in
the title.
"""

import re
from collections.abc import Iterator

from bot.imports.old_post import OldEntry
from bot.model.finding import Finding, FindingKind
from bot.model.paper import Paper, PaperId
from bot.reading.links import find_links
from bot.reading.urls import find_addresses
from bot.reading.venue import find_venue

_SPACES = re.compile(r"\s{2,}")
_REVISED = re.compile(r"\bv\d+\b|revis|修订|更新版|新版本", re.IGNORECASE)
_LONGEST = 100


def form_findings(entry: OldEntry, paper: Paper, repeated: int | None = None) -> Iterator[Finding]:
    """What is wrong with title, authors, abstract, links and labels of an entry; `repeated` is a second line of it."""
    if _SPACES.search(entry.title):
        yield _form("title", entry.title, "There are spaces in the title that arXiv's has not.")
    yield from _copied(entry, paper)
    yield from _links(entry, paper)
    if paper.version > 1 and not _REVISED.search(_told(entry)):
        yield _form("version", "", f"It does not say that this is v{paper.version}, a revision.")
    venue = find_venue(paper.comment, paper.journal_ref)
    if venue and _letters(venue) not in _letters(_told(entry)):
        yield Finding("venue", FindingKind.MISSING, "", f"The reading does not tell the venue: {venue}.")
    for remark in entry.remarks:
        yield _form("entry", "", remark.text)
    if repeated is not None:
        yield _form("entry", "", f"The paper stands in this post again, in line {repeated}.")


def _copied(entry: OldEntry, paper: Paper) -> Iterator[Finding]:
    """Title, authors and abstract, which ought to be arXiv's."""
    if _letters(entry.title) != _letters(paper.title):
        yield Finding("title", FindingKind.CONTRADICTION, entry.title[:_LONGEST], f"arXiv's title: {paper.title}")
    theirs = {_letters(name) for name in paper.authors}
    for name in entry.authors:
        if theirs and _letters(name) not in theirs:
            yield Finding("authors", FindingKind.ENTITY, name[:_LONGEST], "arXiv names no such author.")
    ours = {_letters(name) for name in entry.authors}
    missing = [name for name in paper.authors if _letters(name) not in ours]
    if missing:
        yield Finding("authors", FindingKind.MISSING, "", f"arXiv names more authors: {', '.join(missing[:5])}.")
    if _letters(entry.abstract) != _letters(paper.abstract):
        reason = "The abstract is not arXiv's." if entry.abstract else "There is no abstract."
        yield Finding("abstract", FindingKind.MISSING if not entry.abstract else FindingKind.CONTRADICTION, "", reason)


def _links(entry: OldEntry, paper: Paper) -> Iterator[Finding]:
    if "/abs/" in entry.link:
        yield Finding("links", FindingKind.LINK, entry.link, "PDF leads to the abstract's page.")
    urls = entry.about("urls")
    if urls and paper.id not in PaperId.find_links(urls):
        yield Finding("sections.urls", FindingKind.LINK, "", "There is no link to the paper on arXiv.")
    links, told = find_links(paper), {address.key for address in find_addresses(_told(entry))}
    for url in (*(() if urls else links.code), *links.project):  # of code in part 5 the checker speaks
        if not any(address.key in told for address in find_addresses(url)):
            yield Finding("sections.urls", FindingKind.LINK, url, "The paper gives this address, the reading does not.")


def _told(entry: OldEntry) -> str:
    """What was written of the paper, without what was copied."""
    return "\n".join([entry.summary, *entry.takeaways, *(one.text for one in entry.sections)])


def _form(where: str, text: str, reason: str) -> Finding:
    return Finding(where, FindingKind.FORM, text[:_LONGEST], reason)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
