"""A paper as weighed words: words and word pairs of title and abstract, authors, categories.

Invariant: the vector of a paper has length 1 and depends on the paper and the vocabulary alone.

A feature is a word (`diffusion`), a pair (`reward model`), an author (`@ada lovelace`) or a category (`#cs.LG`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import log, sqrt

from bot.model.paper import Paper
from bot.topics.words import split_words

Vector = dict[str, float]

AUTHOR, CATEGORY = "@", "#"
_TITLE = 2
"""A word of the title counts as so many of the abstract."""
_LEAST_SEEN = 5
"""A word in fewer papers is not shared by enough of them to teach anything."""
_SHORTEST_WORD = 3
_MOST_COMMON = 0.15
"""A word in more than this share of the papers says nothing."""
_WEIGHT_OF_AUTHOR, _WEIGHT_OF_CATEGORY = 0.25, 0.1


class Vocabulary:
    """How rare words are among `papers` (some recent ones), and vectors by that, each made once."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        known = list(papers)
        self._papers = max(1, len(known))
        self._seen = Counter(term for paper in known for term in _terms(paper))
        self._least = min(_LEAST_SEEN, 2 + self._papers // 300)
        self._vectors: dict[tuple[str, int], Vector] = {}

    def vector(self, paper: Paper) -> Vector:
        """The weights of a paper's features."""
        key = paper.id.base, paper.version
        made = self._vectors.get(key)
        if made is None:
            made = self._vectors[key] = self._made(paper)
        return made

    def _made(self, paper: Paper) -> Vector:
        counts = _terms(paper)
        common = _MOST_COMMON * self._papers + 2
        weighed = [
            ((1 + log(count)) * log((self._papers + 1) / (self._seen[term] + 1)), term)
            for term, count in counts.items()
            if self._least <= self._seen[term] <= common
        ]
        length = sqrt(sum(weight * weight for weight, _ in weighed)) or 1.0
        vector = {term: weight / length for weight, term in weighed}
        vector |= {f"{AUTHOR}{name.lower()}": _WEIGHT_OF_AUTHOR for name in paper.authors[:8]}
        vector |= {f"{CATEGORY}{name}": _WEIGHT_OF_CATEGORY for name in paper.categories}
        length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return {feature: weight / length for feature, weight in vector.items()}


def _terms(paper: Paper) -> Counter[str]:
    """Words and pairs, with how often they stand there."""
    title, abstract = list(split_words(paper.title)), list(split_words(paper.abstract))
    return Counter([*(list(_of(title)) * _TITLE), *_of(abstract)])


def _of(words: list[str]) -> Iterator[str]:
    yield from (word for word in words if _is_word(word))
    yield from (f"{one} {two}" for one, two in pairwise(words) if _is_word(one) and _is_word(two))


def _is_word(word: str) -> bool:
    return len(word) >= _SHORTEST_WORD and not word.isdigit() and word not in _STOP


_STOP_WORDS = (
    "the and for are was were with that this from our their its which can has have been not but into these those such "
    "also than more most via both while when where how what who they them there then thus only over under between "
    "using used use based propose proposed show shows however across all any each other one two three new novel paper "
    "work approach method methods results existing state art code available com github https http www"
)
_STOP = frozenset(split_words(_STOP_WORDS))
