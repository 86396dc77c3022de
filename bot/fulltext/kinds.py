"""What the sections of a paper hold, told by what stands in them; their headings only help.

Invariant: a section under a heading that nobody ever used gets the kind that the same words get under a usual one,
unless they are of two kinds; a heading alone makes no section a method.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.fulltext.cues import Cue, cues_of, is_bibliography, word_count
from bot.fulltext.headings import heading_votes
from bot.fulltext.outline import Passage
from bot.model.fulltext import NO_BODY, PartKind

_WEIGHTS: dict[PartKind, dict[Cue, float]] = {
    PartKind.INTRODUCTION: {Cue.MOTIVE: 1.0, Cue.PLAN: 1.0, Cue.CITATIONS: 0.3, Cue.FORMULAS: -0.4, Cue.NUMBERS: -0.4},
    PartKind.RELATED_WORK: {
        Cue.CITATIONS: 1.1, Cue.OTHERS: 1.1, Cue.OURS: -0.5, Cue.NUMBERS: -0.6, Cue.FORMULAS: -0.5, Cue.PLAN: -0.5,
        Cue.MEASURING: -0.4, Cue.DOING: -1.0, Cue.PAST: -0.4,
    },
    PartKind.METHOD: {
        Cue.MAKING: 1.4, Cue.FORMULAS: 0.8, Cue.DOING: 0.8, Cue.NUMBERS: -0.5, Cue.FINDING: -0.7, Cue.OTHERS: -0.5,
        Cue.PLAN: -0.2, Cue.LOOKING_BACK: -0.4, Cue.OURS: 0.2,
    },
    PartKind.EXPERIMENTS: {
        Cue.MEASURING: 1.1, Cue.FINDING: 1.0, Cue.NUMBERS: 1.0, Cue.PAST: 0.3, Cue.CITATIONS: -0.2, Cue.FORMULAS: -0.3,
        Cue.MAKING: -0.2, Cue.PLAN: -0.4, Cue.LOOKING_BACK: -0.3,
    },
    PartKind.DISCUSSION: {
        Cue.LIMITS: 1.3, Cue.LOOKING_BACK: 0.2, Cue.FORMULAS: -0.4, Cue.NUMBERS: -0.3, Cue.MAKING: -0.3,
    },
    PartKind.CONCLUSION: {
        Cue.LOOKING_BACK: 1.5, Cue.OURS: 0.2, Cue.LIMITS: 0.1, Cue.CITATIONS: -0.4, Cue.FORMULAS: -0.3,
        Cue.NUMBERS: -0.8, Cue.THANKS: -1.5,
    },
    PartKind.ACKNOWLEDGEMENTS: {Cue.THANKS: 2.2, Cue.MAKING: -0.5, Cue.FORMULAS: -0.5},
    PartKind.REFERENCES: {Cue.ENTRIES: 2.5},
}  # fmt: skip
_LEAST = 0.55
_CLEAR = 0.5
_FEW_WORDS = 40
_MOST_OF_IT = 0.6
_LATE = 0.7
_SHORT = 0.12
_VERY_SHORT = 0.07
_LAST = 0.95
_FEWEST_INSIDE = 3
_SUBSECTION = 2
_EARLY = 0.1
_FIRST = 0.05
_NEVER = 9.0
_NEVER_INSIDE = frozenset({PartKind.INTRODUCTION, PartKind.CONCLUSION, PartKind.DISCUSSION})


@dataclass(frozen=True, slots=True)
class _Block:
    """A section with its subsections: the passages from `start` to `end`, and where it stands among the words."""

    start: int
    end: int
    begins: float
    share: float


def kinds_of(passages: Sequence[Passage]) -> tuple[PartKind, ...]:
    """The kind of each passage, in their order. Subsections are what their section is, unless they are clearly not."""
    kinds = [passage.known or PartKind.OTHER for passage in passages]
    is_behind = False
    for block in _blocks(passages):
        within = passages[block.start : block.end]
        kind = within[0].known or _kind(within, block, is_behind=is_behind)
        is_behind = is_behind or kind in {PartKind.REFERENCES, PartKind.APPENDIX}
        for index in range(block.start, block.end):
            inside = passages[index]
            kinds[index] = inside.known or (kind if index == block.start else _inside(inside, kind, block))
    return tuple(kinds)


def _blocks(passages: Sequence[Passage]) -> list[_Block]:
    """The sections; the subsections instead where one section is most of the paper."""
    lengths = [0 if _is_no_body(passage) else max(word_count(passage.paragraphs), 1) for passage in passages]
    body = sum(lengths[: _body_end(passages)]) or 1
    starts = [index for index, passage in enumerate(passages) if index == 0 or passage.level <= 1]
    cuts: list[int] = []
    for start, end in pairwise([*starts, len(passages)]):
        inner = [index for index in range(start + 1, end) if passages[index].level == _SUBSECTION]
        is_all = sum(lengths[start:end]) > _MOST_OF_IT * body and len(inner) >= _FEWEST_INSIDE
        cuts += [start, *inner] if is_all and passages[start].known is None else [start]
    return [
        _Block(start, end, min(sum(lengths[:start]) / body, 1.0), sum(lengths[start:end]) / body)
        for start, end in pairwise([*cuts, len(passages)])
    ]


def _is_no_body(passage: Passage) -> bool:
    return passage.known in NO_BODY or bool(NO_BODY & heading_votes(passage.heading).keys())


def _body_end(passages: Sequence[Passage]) -> int:
    """Where the references or appendices begin, which may be longer than the paper."""
    behind = {PartKind.REFERENCES, PartKind.APPENDIX}
    for index, passage in enumerate(passages[1:], start=1):
        if (
            passage.known in behind
            or behind & heading_votes(passage.heading).keys()
            or is_bibliography(passage.paragraphs)
        ):
            return index
    return len(passages)


def _kind(within: Sequence[Passage], block: _Block, *, is_behind: bool) -> PartKind:
    scores = _scores(within, block)
    best = max(scores, key=lambda kind: scores[kind])
    if is_behind and best not in NO_BODY:
        return PartKind.APPENDIX
    return best if scores[best] >= _LEAST else PartKind.OTHER


def _scores(within: Sequence[Passage], block: _Block) -> dict[PartKind, float]:
    """How much speaks for each kind: the words, the heading, the place."""
    paragraphs = [text for passage in within for text in passage.paragraphs]
    cues = cues_of(paragraphs, sum(passage.exhibits for passage in within))
    scores = {kind: sum(weight * cues[cue] for cue, weight in row.items()) for kind, row in _WEIGHTS.items()}
    scores |= {PartKind.APPENDIX: 0.0, PartKind.ABSTRACT: 0.0}
    for kind, gain in _by_place(block).items():
        scores[kind] += gain
    if word_count(paragraphs) < _FEW_WORDS:  # too few to tell
        scores = {kind: score * 0.5 for kind, score in scores.items()}
    for kind, vote in heading_votes(within[0].heading).items():
        scores[kind] += vote
    scores[PartKind.ABSTRACT] -= 0.0 if block.begins < _EARLY else _NEVER
    return scores


def _by_place(block: _Block) -> dict[PartKind, float]:
    """What the place among the words speaks for."""
    is_first = block.begins < _FIRST
    is_late = block.begins > _LATE
    is_short = block.share < _VERY_SHORT
    is_last = block.begins + block.share > _LAST and block.share < _SHORT
    return {
        PartKind.INTRODUCTION: 0.8 if is_first else -0.2 if block.begins < 0.25 else -1.0,  # noqa: PLR2004 - a quarter
        PartKind.METHOD: -0.3 if is_first else 0.0,
        PartKind.EXPERIMENTS: -0.6 if is_first else -0.15 if block.begins < 0.35 else 0.15,  # noqa: PLR2004 - a third
        PartKind.DISCUSSION: 0.1 if is_late else -0.6,
        PartKind.CONCLUSION: 1.7 if is_last and is_short else 0.9 if is_last else 0.1 if is_late else -0.8,
        PartKind.ACKNOWLEDGEMENTS: 0.0 if is_late and block.share < _SHORT else -0.8,
        PartKind.REFERENCES: 0.0 if is_late else -0.5,
    }


def _inside(passage: Passage, outer: PartKind, block: _Block) -> PartKind:
    """A subsection's kind: its section's, unless its own words or heading clearly say another."""
    if outer is PartKind.REFERENCES and passage.heading and not is_bibliography(passage.paragraphs):
        return PartKind.APPENDIX
    if outer in NO_BODY:
        return outer
    scores = _scores([passage], block)
    for kind in (PartKind.REFERENCES, PartKind.APPENDIX, PartKind.ABSTRACT):
        scores.pop(kind, None)
    named = heading_votes(passage.heading)
    best = max(scores, key=lambda kind: scores[kind])
    if best in _NEVER_INSIDE and best not in named:
        return outer
    margin = scores[best] - scores.get(outer, 0.0)
    is_long = word_count(passage.paragraphs) >= _FEW_WORDS
    return best if is_long and scores[best] >= _LEAST and margin > (_CLEAR if best in named else 2 * _CLEAR) else outer
