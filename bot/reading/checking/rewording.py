"""Statements that are the source's sentence but for a few words.

Invariant: only words between words that both share are compared, so more than a few words that a statement leaves out
or adds at its ends are no difference.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECE = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'-]*|\d+(?:\.\d+)?|[\u3400-\u9fff]|[^\s\w]")
_SHARED, _LONGEST = 0.6, 8
_OPENING, _CLOSING = 3, 2


@dataclass(frozen=True, slots=True)
class Change:
    """`said` stands where the source has `meant`; one of them may be empty."""

    said: str
    meant: str
    said_before: str
    """`said` with the word that follows and is in both, and"""
    meant_before: str
    """`meant` with it."""


def changes(text: str, source: str) -> Iterator[Change]:
    """How `text` differs from `source`; nothing where they do not share most of their words."""
    mine, theirs = (list(_PIECE.finditer(one)) for one in (text, source))
    words = [[match[0].lower() for match in matches] for matches in (mine, theirs)]
    matcher = SequenceMatcher(a=words[0], b=words[1], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not mine or sum(block.size for block in blocks) < _SHARED * len(mine):
        return
    spans = _with_ends([(block.a, block.b, block.size) for block in blocks], len(mine), len(theirs))
    for (a, b, size), (next_a, next_b, _) in itertools.pairwise(spans):
        said, meant = mine[a + size : next_a], theirs[b + size : next_b]
        if (said or meant) and max(len(said), len(meant)) <= _LONGEST:
            next_word = (mine[next_a : next_a + 1], theirs[next_b : next_b + 1])
            yield Change(
                _joined(text, said),
                _joined(source, meant),
                _joined(text, said + next_word[0]),
                _joined(source, meant + next_word[1]),
            )


def _with_ends(spans: list[tuple[int, int, int]], mine: int, theirs: int) -> list[tuple[int, int, int]]:
    """The shared spans, and the ends of both texts where they are near: there, too, words may differ."""
    (a, b, _), (last_a, last_b, size) = spans[0], spans[-1]
    opening = [(0, 0, 0)] if 0 < max(a, b) <= _OPENING else []
    near = max(mine - last_a, theirs - last_b) - size <= _CLOSING
    return [*opening, *spans, *([(mine, theirs, 0)] if near else [])]


def _joined(text: str, matches: list[re.Match[str]]) -> str:
    return text[matches[0].start() : matches[-1].end()] if matches else ""
