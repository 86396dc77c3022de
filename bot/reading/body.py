"""What the parts of a full text say for each section of a reading.

Invariant: every claim is a sentence of the text, shown in one section only; a section for which the text has nothing is
taken from the abstract, or is absent.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from bot.model.fulltext import FullText, PartKind
from bot.model.paper import Paper
from bot.model.reading import Claim, Section
from bot.reading.claims_of_text import FITS, speaks_of_itself
from bot.reading.features import own_buckets, words
from bot.reading.prose import is_prose, leans_back
from bot.reading.salience import WORD
from bot.reading.sentences import split
from bot.reading.trained import rarity, salience_weights
from bot.reading.words import bucket, stems

_PART_LIMIT = 150  # sentences of one part that are looked at
_TEXT_LIMIT = 900
_TOO_LIKE = 0.6
_LEANING, _LATE = 1.5, 0.5


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a section's sentences come from, the best parts first, and how many are shown: from `least` to `most`,
    after up to `of_abstract` of the abstract's. `opening`: only those before the paper first speaks of itself."""

    section: Section
    parts: tuple[frozenset[PartKind], ...]
    most: int
    least: int = 1
    of_abstract: int = 0
    opening: bool = False


def _of(*kinds: PartKind) -> frozenset[PartKind]:
    return frozenset(kinds)


_INTRODUCTION, _METHOD, _OTHER = _of(PartKind.INTRODUCTION), _of(PartKind.METHOD), _of(PartKind.OTHER)
_ENDING = _of(PartKind.CONCLUSION, PartKind.DISCUSSION)
_SHELVES = (
    Shelf(Section.NOVELTY, (_INTRODUCTION, _ENDING), 3),
    Shelf(Section.PERFORMANCE, (_of(PartKind.EXPERIMENTS), _ENDING, _INTRODUCTION), 3),
    Shelf(Section.WORKLOAD, (_of(PartKind.EXPERIMENTS, PartKind.METHOD, PartKind.OTHER),), 2),
    Shelf(Section.SIGNIFICANCE, (_ENDING,), 3),
    Shelf(Section.STEPS, (_METHOD, _OTHER), 5, least=3),
    Shelf(
        Section.RESULTS, (_of(PartKind.EXPERIMENTS, PartKind.CONCLUSION), _of(PartKind.DISCUSSION)), 3, of_abstract=2
    ),
    Shelf(Section.METHOD, (_METHOD, _OTHER), 3, of_abstract=2),
    Shelf(Section.PRIOR_WORK, (_of(PartKind.RELATED_WORK, PartKind.INTRODUCTION),), 4),
    Shelf(Section.BACKGROUND, (_INTRODUCTION,), 3, opening=True),
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the text: which part it is of, its place in the text, and how far down its part (0 to 1) it is."""

    text: str
    kind: PartKind
    place: int
    depth: float


def main_paragraphs(text: FullText) -> tuple[str, ...]:
    """For a paper without an abstract: the conclusion's sentences, else the introduction's first ones."""
    for kind in (PartKind.ABSTRACT, PartKind.CONCLUSION, PartKind.INTRODUCTION):
        found = tuple(islice((one.text for one in _passages(text, frozenset({kind}))), 12))
        if found:
            return found
    return ()


def sections_of_text(
    text: FullText, paper: Paper, of_abstract: Mapping[Section, tuple[Claim, ...]]
) -> dict[Section, tuple[Claim, ...]]:
    """The sections, in their order; those for which the text has nothing are as in `of_abstract`."""
    passages = list(islice(_passages(text, None), _TEXT_LIMIT))
    subject = stems(f"{paper.title} {paper.abstract}")
    used = {claim.text for claims in of_abstract.values() for claim in claims}
    found = dict(of_abstract)
    for shelf in _SHELVES:
        chosen = _chosen(shelf, [one for one in passages if one.text not in used], subject)
        if chosen:
            first = of_abstract.get(shelf.section, ())[: shelf.of_abstract]
            found[shelf.section] = (*first, *(Claim(one.text, (one.text,)) for one in chosen))
            used |= {one.text for one in chosen}
    return {section: found[section] for section in Section if section in found}


def _passages(text: FullText, kinds: frozenset[PartKind] | None) -> Iterator[Passage]:
    """The sentences in prose, of the body or of `kinds`, each once."""
    seen: set[str] = set()
    place = 0
    for part in text.body if kinds is None else [part for part in text.parts if part.kind in kinds]:
        sentences = list(
            islice((" ".join(one.split()) for whole in part.paragraphs for one in split(whole)), _PART_LIMIT)
        )
        for number, sentence in enumerate(sentences):
            if sentence not in seen and is_prose(sentence):
                seen.add(sentence)
                yield Passage(sentence, part.kind, place, number / len(sentences))
                place += 1


def _chosen(shelf: Shelf, passages: Sequence[Passage], subject: frozenset[str]) -> list[Passage]:
    """The most salient passages that fit, unlike each other, in the text's order; none where they are too few."""
    fits = FITS[shelf.section]
    for kinds in shelf.parts:
        own = [one for one in passages if one.kind in kinds]
        if shelf.opening:
            own = list(takewhile(lambda one: not speaks_of_itself(one.text), own))
        fitting = [one for one in own if fits(one.text)]
        ranked = sorted(fitting, key=lambda one: (-_worth(one, subject), one.place))
        chosen: list[Passage] = []
        bags: list[frozenset[str]] = []
        for one in ranked:
            bag = stems(one.text)
            if all(len(bag & other) <= _TOO_LIKE * min(len(bag), len(other)) for other in bags):
                chosen.append(one)
                bags.append(bag)
            if len(chosen) == shelf.most:
                break
        if len(chosen) >= shelf.least:
            return sorted(chosen, key=lambda one: one.place)
    return []


def _worth(passage: Passage, subject: frozenset[str]) -> float:
    """What its words weigh, how much of it is about the paper's subject, and whether it stands on its own."""
    weights, rare = salience_weights(), rarity().table
    score = WORD * weights.scale * sum(map(weights.table.__getitem__, own_buckets(words(passage.text))))
    bag = stems(passage.text)
    total = sum(rare[bucket(stem)] for stem in bag)
    score += 3 * sum(rare[bucket(stem)] for stem in bag & subject) / (total or 1)
    return score - _LEANING * leans_back(passage.text) - _LATE * passage.depth
