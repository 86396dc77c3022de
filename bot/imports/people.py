"""The authors that an old reading names, held against arXiv's.

Invariant: a name that is written as arXiv writes it is no finding, and every name that arXiv has and the reading lacks
is counted.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from bot.imports.old_post import OldEntry
from bot.model.finding import Finding, FindingKind
from bot.model.paper import Paper
from bot.reading.checking.filler import filler_findings
from bot.reading.checking.ground import Ground
from bot.reading.checking.leaks import leak_findings

_WHERE = "sections.authors"
_HAN = re.compile(r"[\u3400-\u9fff]")
_CUT = re.compile(r"\s*(?:[,，、;；\n。]|\band\b|&|(?<![\u4e00-\u9fff])和)\s*")
_NOTE = re.compile(r"[（(][^（）()]*[）)]")
_REST = re.compile(r"(?:\bet al\b|等)[^,，]*$", re.IGNORECASE)
_FEW, _NEAR, _LONGEST = 2, 2, 100
_TURNED = "{count} of {of} names are turned round."
_OTHER = "{count} of {of} names are others than arXiv's."
_GUESSED = "The characters of {count} of {of} names are guessed."


def author_findings(entry: OldEntry, paper: Paper) -> Iterator[Finding]:
    """What is wrong with part 2 of an entry."""
    said = entry.about("authors")
    if not said or not paper.authors:
        return
    ground = Ground("", "", "")
    yield from leak_findings(said, ground, where=_WHERE)
    yield from filler_findings(said, ground, where=_WHERE)
    for note in _NOTE.findall(said):
        if _nearest(note, paper.authors) is None:
            yield _entity(note[:_LONGEST], "This is no author.")
    named = [_REST.sub("", name).strip(" .*†‡·-") for name in _CUT.split(_NOTE.sub("", said))]
    named = [name for name in named if name]
    meant = {name: _nearest(name, paper.authors) for name in named}
    yield from _grouped(said, {name: _wrong(name, author) for name, author in meant.items()})
    missing = [author for author in paper.authors if author not in meant.values()]
    if missing and not all(_HAN.search(name) for name in named):
        reason = f"{len(missing)} of {len(paper.authors)} authors are missing: {', '.join(missing[:_FEW])}."
        yield _entity(said[:_LONGEST], reason)


def _grouped(said: str, wrong: Mapping[str, tuple[str, str]]) -> Iterator[Finding]:
    """One finding for all that have the same fault, with the first of them for an example."""
    for fault in dict.fromkeys(fault for fault, _ in wrong.values() if fault):
        names = [name for name, (one, _) in wrong.items() if one == fault]
        reason = fault.format(count=len(names), of=len(wrong)) + f" {wrong[names[0]][1]}"
        yield _entity(names[0] if len(names) == 1 else said[:_LONGEST], reason)


def _entity(text: str, reason: str) -> Finding:
    return Finding(_WHERE, FindingKind.ENTITY, text, reason)


def _wrong(name: str, author: str | None) -> tuple[str, str]:
    """A fault of `_TURNED`, `_OTHER` or `_GUESSED` and what arXiv has; empty where the name is an author's."""
    if author is None:
        return (_GUESSED if _HAN.search(name) else _OTHER), f"arXiv names no “{name}”."
    ours, theirs = _words(name), _words(author)
    if ours == theirs or _is_shortened(ours, theirs):
        return "", ""
    fault = _TURNED if sorted(ours) == sorted(theirs) else _OTHER
    return fault, f"For “{name}” arXiv writes “{author}”."


def _is_shortened(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """`V. Titov` of `Vadim Titov`."""
    return ours[-1:] == theirs[-1:] and len(ours) <= len(theirs) and all(map(str.startswith, theirs, ours[:-1]))


def _nearest(name: str, authors: Sequence[str]) -> str | None:
    """The author who is meant: who shares a whole word of the name."""
    ours = set(_words(name))
    shared = {author: len([word for word in ours & set(_words(author)) if len(word) >= _NEAR]) for author in authors}
    best = max(authors, key=lambda author: shared[author])
    return best if shared[best] else None


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    return re.findall(r"\w+", plain)
