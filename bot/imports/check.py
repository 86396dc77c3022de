"""An old entry held against its paper: what it says, whom it names, where it leads, and how it is set down.

Invariant: the same entry, metadata and text give the same findings in the same order, each once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.imports.form import form_findings
from bot.imports.labels import BELOW_CONCLUSION, BELOW_SUMMARY, OTHER
from bot.imports.old_post import OldEntry
from bot.imports.parts import part_findings
from bot.imports.people import author_findings
from bot.model.finding import Finding, FindingKind
from bot.model.fulltext import FullText
from bot.model.paper import Paper, PaperId
from bot.reading.checking.filler import filler_findings
from bot.reading.checking.ground import Ground
from bot.reading.checking.leaks import leak_findings
from bot.reading.checking.reading import check_reading
from bot.reading.checking.statements import once

_CHECKED = ("title", "keywords", "urls", *BELOW_SUMMARY, "steps", *BELOW_CONCLUSION, "conclusion")
_UNKNOWN = "Whose the authors are does not stand in the abstract, which is all that was read."
_TOO_MUCH = "More than {:,} characters were written of the paper: they were not checked."
_UNPROVED = (
    "{} names, figures or sentences do not stand in the abstract, which is all that was read; the paper may have them."
)
_NO_STATEMENT = ("sections.urls", FindingKind.CONTRADICTION)
"""Part 5 states nothing of the paper that could be the contrary of what it says."""
_LACKS = re.compile(r"^The source (does not|tells of no|claims nothing)")
_NOT_THERE = re.compile(r"^The abstract does not (?:mention “|say \"|speak of this)")
_LONGEST, _HEADING, _FEW = 100, 40, 2
_MOST = 20_000


def findings(
    entry: OldEntry, paper: Paper, text: FullText | None, *, language: str = "", repeated: int | None = None
) -> tuple[Finding, ...]:
    """What is wrong with an entry on this version of `paper`, of which `text` is the full text where that is there.

    `language` is that of the post, `repeated` the line where the same paper stands in the post again.
    """
    found = [*form_findings(entry, paper, repeated)]
    written = len(entry.summary) + sum(map(len, entry.takeaways)) + sum(len(one.text) for one in entry.sections)
    if written > _MOST:
        found.append(Finding("entry", FindingKind.FORM, "", _TOO_MUCH.format(_MOST)))
    else:
        found += author_findings(entry, paper)
        found += _statements(entry, paper, text)
    return tuple(once([*found, *part_findings(entry, language)]))


def _statements(entry: OldEntry, paper: Paper, text: FullText | None) -> list[Finding]:
    """What the house's checker holds against what was written."""
    ground = Ground(paper.title, paper.abstract, paper.comment or "", _whole(paper, text))
    found = check_reading(ground, entry.summary, entry.takeaways, _sections(entry, is_full=text is not None))
    found = [one for one in found if (one.where, one.kind) != _NO_STATEMENT and not _is_home(one, paper)]
    if text is not None:
        return found
    found = [replace(one, reason=_LACKS.sub(r"The abstract \1", one.reason)) for one in found]
    return [*_gathered(found), *_unread_affiliation(entry, ground)]


def _is_home(found: Finding, paper: Paper) -> bool:
    """Whether what is objected to is the paper's own page, which no abstract gives."""
    return found.kind is FindingKind.LINK and PaperId.find_links(found.text) == [paper.id]


def _sections(entry: OldEntry, *, is_full: bool) -> dict[str, str]:
    """What can be held against the text, by what it is about; parts of no known kind by their headings."""
    roles = (*_CHECKED, "affiliation") if is_full else _CHECKED
    sections = {role: said for role in roles if (said := entry.about(role))}
    return sections | {
        (one.heading[:_HEADING] or OTHER): one.text for one in entry.sections if one.role == OTHER and one.text
    }


def _whole(paper: Paper, text: FullText | None) -> str:
    """The text with who wrote it and where they work; empty where only the abstract is there."""
    if text is None:
        return ""
    parts = [line for part in text.parts for line in (part.heading, *part.paragraphs) if line]
    return "\n".join([", ".join(paper.authors), *text.affiliations, *parts])


def _gathered(found: Sequence[Finding]) -> Iterator[Finding]:
    """Where many things of a section merely do not stand in the abstract, one finding that names them all."""
    unproved: dict[str, list[str]] = {}
    for one in found:
        if _NOT_THERE.match(one.reason):
            unproved.setdefault(one.where, []).append(one.text)
    for one in found:
        said = unproved.get(one.where, [])
        if len(said) <= _FEW or not _NOT_THERE.match(one.reason):
            yield one
        elif one.text == said[0]:
            yield Finding(one.where, FindingKind.UNSUPPORTED, " · ".join(said), _UNPROVED.format(len(said)))


def _unread_affiliation(entry: OldEntry, ground: Ground) -> Iterator[Finding]:
    """Without the full text nobody can tell where somebody works; what is no answer at all is told as that."""
    said, where = entry.about("affiliation"), "sections.affiliation"
    if said:
        yield Finding(where, FindingKind.UNSUPPORTED, said[:_LONGEST], _UNKNOWN)
        yield from filler_findings(said, ground, where=where)
        yield from leak_findings(said, ground, where=where)
