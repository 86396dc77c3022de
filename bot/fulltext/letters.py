"""Papers without headings (letters, notes), and those whose headings nobody could see: cut by what their words hold.

Invariant: no word is lost, added or moved; a paper that has its sections is left as it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bot.fulltext.cues import word_count
from bot.fulltext.kinds import kinds_of
from bot.fulltext.outline import Passage
from bot.model.fulltext import NO_BODY, PartKind

_MOST_OF_IT = 0.6
_LONG = 1200
_STRETCH = 200
_TAIL = 60


def parted(passages: Sequence[Passage]) -> tuple[tuple[Passage, PartKind], ...]:
    """The passages with their kinds; one that is most of the paper is cut where its words change their kind."""
    kinds = kinds_of(passages)
    lengths = [word_count(passage.paragraphs) for passage in passages]
    body = sum(length for length, kind in zip(lengths, kinds, strict=True) if kind not in NO_BODY)
    cut: list[tuple[int, Passage]] = []
    for number, (passage, kind, length) in enumerate(zip(passages, kinds, lengths, strict=True)):
        is_all = kind not in NO_BODY and length > max(_LONG, _MOST_OF_IT * body)
        cut += [(number, piece) for piece in (_stretches(passage) if is_all else [passage])]
    if len(cut) == len(passages):
        return tuple(zip(passages, kinds, strict=True))
    pieces = [piece for _, piece in cut]
    told = zip((number for number, _ in cut), pieces, kinds_of(pieces), strict=True)
    return tuple(_joined(told))


def _stretches(passage: Passage) -> Iterator[Passage]:
    """The passage in pieces of a few paragraphs; the heading and the links stay with the first."""
    paragraphs: list[str] = []
    is_first = True
    left = word_count(passage.paragraphs)
    for text in passage.paragraphs:
        paragraphs.append(text)
        length = word_count(paragraphs)
        if length >= _STRETCH and left - length >= _TAIL:
            yield passage.cut(tuple(paragraphs), is_first=is_first)
            paragraphs, is_first, left = [], False, left - length
    yield passage.cut(tuple(paragraphs), is_first=is_first)


def _joined(told: Iterable[tuple[int, Passage, PartKind]]) -> Iterator[tuple[Passage, PartKind]]:
    """Neighbouring pieces of one passage and one kind as one again."""
    for (_, kind), group in groupby(told, key=lambda each: (each[0], each[2])):
        pieces = [piece for _, piece, _ in group]
        paragraphs = tuple(text for piece in pieces for text in piece.paragraphs)
        yield replace(pieces[0], paragraphs=paragraphs), kind
