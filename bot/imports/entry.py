"""One paper of an old post: what was copied from arXiv, what was written of it, and the numbered parts.

Invariant: the parts come in one order (head, link, summary, takeaways, block, figures), and a line that begins none of
them belongs to the one before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from bot.errors import BadPaperId
from bot.imports import numbered
from bot.imports.labels import OTHER
from bot.imports.old_post import OldEntry, OldSection, Remark
from bot.model.paper import PaperId

_AUTHORS = re.compile(r"\s*\*\*\s*(?:Authors?|作者)\s*\*{0,2}\s*[:：]", re.IGNORECASE)
_LINK = re.compile(r"\s*\[\s*(?:PDF|Paper|arXiv|论文)[^\]]*\]\((?P<url>[^)\s]*)\)", re.IGNORECASE)
_BOLD, _END = r"\s*(?:#{1,6}\s*)?(?:\*\*|<b>|<strong>)\s*", r"\s*[:：]?\s*(?:\*\*|</b>|</strong>)\s*[:：]?"
_SUMMARY = re.compile(rf"{_BOLD}(?:Summary|TL;?DR|摘要|总结){_END}|#{{2,6}}\s*Summary\s*[:：]?\s*$", re.IGNORECASE)
_TAKEAWAYS = re.compile(
    rf"{_BOLD}(?:Key\s*Takeaways?|(?:关键)?要点){_END}|#{{2,6}}\s*Key\s*Takeaways?\s*[:：]?\s*$", re.IGNORECASE
)
_BEGINNINGS = ((_TAKEAWAYS, 3), (_SUMMARY, 2), (_LINK, 1))
_SEPARATOR = re.compile(r"\s*\*\*\s*\[[^\]]*\]\([^)]*\)\s*\*\*\s*$")
_FIGURES = re.compile(r"\s*<details[^>]*>\s*$", re.IGNORECASE)
_FIGURES_END = re.compile(r"\s*</details>\s*$", re.IGNORECASE)
_PICTURE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_FOLD = re.compile(r"<summary>[^<]*</summary>", re.IGNORECASE)
_OUTLINE = re.compile(r"#{1,6}\s")
_BULLET = re.compile(r"\s*(?:[-*•+·](?!\*)|\d{1,2}\s*[.、)）])\s*(?=\S)")
_LONGEST = 60_000
_SEEN = 2_000
"""So much of a line is looked at for what begins with it: nobody can make that slow."""


class _Place(IntEnum):
    HEAD = 0
    LINK = 1
    SUMMARY = 2
    TAKEAWAYS = 3
    BLOCK = 4
    FIGURES = 5
    REST = 6


@dataclass
class _Cut:
    """The lines of an entry by the part that they belong to."""

    lines: dict[_Place, list[str]] = field(default_factory=lambda: {place: [] for place in _Place})
    authors: str = ""
    link: str = ""
    pictures: int = 0


def entry(lines: Sequence[str], line: int) -> OldEntry:
    """The entry in `lines`, the first of which is its heading and the line number `line` of its file."""
    length = sum(map(len, lines)) + len(lines)
    if length > _LONGEST:
        remark = Remark(line, f"It has {length:,} characters; {_LONGEST:,} are read.")
        return OldEntry(
            line, lines[0][:_SEEN].lstrip("#").strip(), (), "", None, None, "", "", "", (), (), 0, (remark,)
        )
    cut = _cut(lines[1:])
    sections = numbered.sections(cut.lines[_Place.BLOCK])
    rest = "\n".join(cut.lines[_Place.REST]).strip()
    if rest:
        sections = (*sections, OldSection("", rest, OTHER))
    paper, version, remarks = _identity(cut.link, lines, line)
    if any(_OUTLINE.match(one) for one in lines[1:]):
        remarks = [*remarks, Remark(line, "Headings inside the entry break the outline of the post.")]
    unread = [one for one in sections if one.role == OTHER]
    if unread:
        shown = ", ".join(f"“{(one.heading or one.text)[:40]}”" for one in unread)
        remarks = [*remarks, Remark(line, f"Parts that are not understood are kept as they are: {shown}.")]
    return OldEntry(
        line=line,
        title=lines[0].lstrip("#").strip(),
        authors=tuple(name for one in re.split(r"[,，]", cut.authors) if (name := one.strip())),
        abstract=" ".join(" ".join(cut.lines[_Place.HEAD]).split()),
        paper=paper,
        version=version,
        link=cut.link,
        comment=" ".join(" ".join(cut.lines[_Place.LINK]).split()),
        summary="\n".join(cut.lines[_Place.SUMMARY]).strip(),
        takeaways=_takeaways(cut.lines[_Place.TAKEAWAYS]),
        sections=sections,
        pictures=cut.pictures,
        remarks=tuple(remarks),
    )


def _cut(lines: Sequence[str]) -> _Cut:
    cut, place = _Cut(), _Place.HEAD
    for line in lines:
        if place is _Place.HEAD and not cut.authors and (match := _AUTHORS.match(line, 0, _SEEN)):
            cut.authors = line[match.end() :].strip(" \t*")
            continue
        found, rest = _next(line, place)
        place = found or place
        if place is _Place.LINK and found and (match := _LINK.match(line, 0, _SEEN)):
            cut.link = match["url"]
        if place in {_Place.FIGURES, _Place.REST}:
            cut.pictures += len(_PICTURE.findall(rest))
            cut.lines[_Place.REST].append(_FOLD.sub("", _PICTURE.sub("", rest)))
        else:
            cut.lines[place].append(rest)
    return cut


def _next(line: str, place: _Place) -> tuple[_Place | None, str]:
    """The part that begins with a line, None where it goes on, and what of the line belongs to it."""
    is_short = len(line) < _SEEN
    if is_short and _FIGURES.match(line):
        return _Place.FIGURES, ""
    if is_short and place is _Place.FIGURES and _FIGURES_END.match(line):
        return _Place.REST, ""
    if is_short and place < _Place.BLOCK and _SEPARATOR.match(line):
        return _Place.BLOCK, ""
    if place < _Place.BLOCK and numbered.is_start(line):
        return _Place.BLOCK, line
    for begins, last in _BEGINNINGS:
        if place < last and (match := begins.match(line, 0, _SEEN)):
            return _Place(last), line[match.end() :]
    return None, line


def _takeaways(lines: Sequence[str]) -> tuple[str, ...]:
    """One for each bullet; a line without one goes on with what is above it."""
    found: list[str] = []
    for line in lines:
        bullet = _BULLET.match(line, 0, _SEEN)
        said = line[bullet.end() if bullet else 0 :].strip()
        if said and (bullet or not found):
            found.append(said)
        elif said:
            found[-1] = f"{found[-1]} {said}"
    return tuple(found)


def _identity(link: str, lines: Sequence[str], line: int) -> tuple[PaperId | None, int | None, list[Remark]]:
    """The id in the link under PDF, else the only one that the entry links to."""
    try:
        paper, version = PaperId.parse_versioned(link)
    except BadPaperId:
        found = PaperId.find_links("\n".join(lines))
        if len(found) == 1:
            return (
                found[0],
                None,
                [Remark(line, f"The link of the paper leads nowhere; {found[0]} is linked below it.")],
            )
        why = "it links to several" if found else "it links to none"
        return None, None, [Remark(line, f"Which paper this is cannot be told: {why}.")]
    return paper, version, [] if version else [Remark(line, "The link names no version.")]
