"""Which sentences of a paper a question is about, without a model.

Invariant: an answer from here is the paper's own sentences; where they hold too little of what the question asks for,
there is no answer.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Final

from bot.model.fulltext import PartKind
from bot.model.reading import Claim
from bot.reading.answer import Answer
from bot.reading.checking.concepts import Concept, concepts, stem
from bot.reading.reader import Source
from bot.reading.sentences import split

READER: Final = "extractive"
_K1, _B, _NEIGHBOUR = 1.2, 0.6, 0.15
_LEAST_COVERAGE, _NEAR_THE_BEST, _MOST = 0.6, 0.6, 3
_GIVEN = 0.25
_SHORTEST, _LONGEST = 25, 700
_UNREAD = frozenset({PartKind.ABSTRACT, PartKind.REFERENCES, PartKind.ACKNOWLEDGEMENTS})
_ASKING_WORDS: Final = (
    "what which who whom whose when where why how many much does do did is are was were can could would should will "
    "paper author authors article study work tell explain describe give say says mention list name please kind type "
    "kinds types sort used use using uses there any anything something exactly mean means answer question long often "
    "well way ways different various main show report reported propose proposed approach method methods technique need "
    "needs exist existing reach achieve get obtain take takes require have has test tested"
)
_ASKING: Final = frozenset(map(stem, _ASKING_WORDS.split()))
_CHINESE_ASKING: Final = re.compile(
    r"什么|哪些|哪个|哪种|哪里|谁|多少|多大|多长|多快|几个|几种|怎么样|怎么|怎样|如何|为何|为什么|是否|有没有|是不是|能否|可以|吗|呢|请问|请|"
    r"论文|本文|文章|作者|他们|这篇|这个|该|使用|采用|用了|用|提到|说明|介绍|提出|的|了|在|和|与|是|有|对|中|上|里|到|被|把|哪|几|个|种|些"
)
_HOW_MANY = re.compile(
    r"\bhow (?:many|much|large|big|long|fast|often|high|far)\b|多少|多大|多长|多快|几个|几种|几倍", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*")
_QUANTITY = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|hundred|thousand|million|billion|half|twice|double|dozens?)\b"
)
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence by its place (from 0), with its score; `coverage` (0 to 1) is how much of the question it holds."""

    place: int
    score: float
    coverage: float


@dataclass(frozen=True, slots=True)
class _Question:
    terms: tuple[frozenset[str], ...]
    """Each with its possible stems, of which one is enough."""
    unknown: float
    """How many words are in no vocabulary here."""


def rank(question: str, sentences: Sequence[str], title: str = "") -> list[Found]:
    """The sentences that share something with `question`, best first (BM25; a good neighbour helps a little).

    What the paper's `title` says counts little: everything in the paper is about that.
    """
    given = _bag(title)
    asked = _question(question)
    bags = [_bag(sentence) for sentence in sentences]
    frequencies = Counter(term for bag in bags for term in bag)
    mean = sum(sum(bag.values()) for bag in bags) / max(1, len(bags)) or 1.0
    weights = [
        max(_idf(frequencies[term], len(bags)) for term in term_set)
        * (_GIVEN if any(given[term] for term in term_set) else 1.0)
        for term_set in asked.terms
    ]
    whole = sum(weights) + asked.unknown * _idf(0, len(bags))
    if not whole:
        return []
    scores, coverages = [], []
    for bag in bags:
        length = _K1 * (1 - _B + _B * sum(bag.values()) / mean)
        counts = [max(bag[term] for term in term_set) for term_set in asked.terms]
        scores.append(
            sum(weight * count * (_K1 + 1) / (count + length) for weight, count in zip(weights, counts, strict=True))
        )
        coverages.append(sum(weight for weight, count in zip(weights, counts, strict=True) if count) / whole)
    near = [0.0, *scores, 0.0]
    found = [
        Found(place, score + _NEIGHBOUR * max(near[place], near[place + 2]), coverages[place])
        for place, score in enumerate(scores)
        if score
    ]
    return sorted(found, key=lambda one: (-one.score, one.place))


def quote(source: Source, question: str) -> Answer:
    """Up to three sentences of the paper that answer `question`, best first; or that there are none.

    The best one must hold most of what the question names, weighed by how rare that is in the paper, and a number
    where it asks how many; the others must come near it.
    """
    sentences = _sentences(source)
    found = [
        one
        for one in rank(question, sentences, source.paper.title)
        if _SHORTEST <= len(sentences[one.place]) <= _LONGEST
        and (not _HOW_MANY.search(question) or _QUANTITY.search(sentences[one.place].lower()))
    ]
    fitting = [one for one in found if one.coverage >= _LEAST_COVERAGE]
    if not fitting:
        return Answer((), found=False, reader=READER)
    best = fitting[0]
    near = [one for one in fitting if one.score >= _NEAR_THE_BEST * best.score][:_MOST]
    return Answer(
        tuple(Claim(sentences[one.place], (sentences[one.place],)) for one in near), found=True, reader=READER
    )


def _sentences(source: Source) -> tuple[str, ...]:
    """Abstract and text, each sentence once."""
    texts = [source.paper.abstract]
    if source.text is not None:
        texts += [text for part in source.text.parts if part.kind not in _UNREAD for text in part.paragraphs]
    return tuple(dict.fromkeys(sentence for text in texts for sentence in split(text)))


def _question(question: str) -> _Question:
    spoken = [one for one in concepts(question) if not one.stems & _ASKING]
    terms = [one.stems for one in spoken]
    terms += [frozenset({number}) for number in _NUMBER.findall(question)]
    return _Question(tuple(dict.fromkeys(terms)), _unknown(question, concepts(question)))


def _unknown(question: str, known: Sequence[Concept]) -> float:
    """How many Chinese words of the question the lexicon lacks, taking two signs for a word."""
    signs = list(question)
    for one in known:
        signs[one.start : one.end] = " " * (one.end - one.start)
    rest = _CHINESE_ASKING.sub(" ", "".join(signs))
    return len(_HAN.findall(rest)) / 2


@lru_cache(maxsize=4096)
def _bag(sentence: str) -> Counter[str]:
    return Counter(_terms(sentence))


def _terms(sentence: str) -> Iterator[str]:
    for one in concepts(sentence):
        yield from one.stems
    yield from _NUMBER.findall(sentence)


def _idf(frequency: int, sentences: int) -> float:
    return log(1 + (sentences - frequency + 0.5) / (frequency + 0.5))
