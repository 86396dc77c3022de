"""An old entry held against its paper: what it says, whom it names, where it leads, and how it is set down.

Invariant: the same entry, metadata and text give the same findings in the same order, each once.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.imports.form import form_findings
from bot.imports.labels import BELOW_CONCLUSION, BELOW_SUMMARY, OTHER, TOP
from bot.imports.old_post import OldEntry
from bot.imports.people import author_findings
from bot.model.finding import Finding, FindingKind
from bot.model.fulltext import FullText
from bot.model.paper import Paper
from bot.reading.checking.filler import filler_findings
from bot.reading.checking.ground import Ground
from bot.reading.checking.leaks import leak_findings
from bot.reading.checking.reading import check_reading
from bot.reading.checking.statements import once

_CHECKED = ("title", "keywords", "urls", *BELOW_SUMMARY, "steps", *BELOW_CONCLUSION, "conclusion")
_UNKNOWN = "Whose the authors are does not stand in the abstract, which is all that was read."
_NO_STATEMENT = ("sections.urls", FindingKind.CONTRADICTION)
"""Part 5 states nothing of the paper that could be the contrary of what it says."""
_LACKS = re.compile(r"^The source (does not|tells of no|claims nothing)")
_LONGEST, _HEADING = 100, 40


def findings(entry: OldEntry, paper: Paper, text: FullText | None, repeated: int | None = None) -> tuple[Finding, ...]:
    """What is wrong with an entry on this version of `paper`, of which `text` is the full text where that is there.

    `repeated` is the line where the same paper stands in the post again.
    """
    ground = Ground(paper.title, paper.abstract, paper.comment or "", _whole(paper, text))
    found = [*form_findings(entry, paper, repeated), *author_findings(entry, paper)]
    statements = check_reading(ground, entry.summary, entry.takeaways, _sections(entry, is_full=text is not None))
    found += [one for one in statements if (one.where, one.kind) != _NO_STATEMENT]
    if text is None:
        found = [replace(one, reason=_LACKS.sub(r"The abstract \1", one.reason)) for one in found]
        found += _unread_affiliation(entry, ground)
    return tuple(once([*found, *_missing(entry)]))


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


def _unread_affiliation(entry: OldEntry, ground: Ground) -> Iterator[Finding]:
    """Without the full text nobody can tell where somebody works; what is no answer at all is told as that."""
    said, where = entry.about("affiliation"), "sections.affiliation"
    if said:
        yield Finding(where, FindingKind.UNSUPPORTED, said[:_LONGEST], _UNKNOWN)
        yield from filler_findings(said, ground, where=where)
        yield from leak_findings(said, ground, where=where)


def _missing(entry: OldEntry) -> Iterator[Finding]:
    """The numbered parts, and the items of a part, that are not there."""
    said = {one.role for one in entry.sections if one.text}
    for role, number in TOP.items():
        items = {"summary": BELOW_SUMMARY, "conclusion": BELOW_CONCLUSION}.get(role, ())
        if not said & {role, *items}:
            yield Finding(f"sections.{role}", FindingKind.MISSING, "", f"Part {number} is missing.")
        elif role not in said:
            lacking = [item for item in items if item not in said]
            for item in lacking:
                yield Finding(f"sections.{item}", FindingKind.MISSING, "", f"Part {number} does not tell of it.")
