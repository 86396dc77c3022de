"""What was read of a paper, prepared for looking things up.

Invariant: a Ground is built from its four texts alone; all else is computed once, when it is first asked for.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.reading.checking.concepts import stems
from bot.reading.checking.folding import Compact, bare, compact, fold
from bot.reading.checking.terms import terms
from bot.reading.sentences import split
from bot.reading.urls import Address, find_addresses

_LOOSE = re.compile(r"[\s\u00ad\"'“”‘’`{}$]+|(?<!\d)[-\u2010-\u2015]+(?!\d)")
_ROOT, _LONG = 5, 4000
_WORD = re.compile(rf"[^\W\d_]{{{_ROOT + 1},}}")
_PIECE = re.compile(r"\S(?:.{0,800}(?=\s|$)|.{800})", re.DOTALL)


@dataclass(frozen=True)
class Ground:
    """The text that a statement is held against. `text` is the full text, empty where only the abstract was read."""

    title: str
    abstract: str
    comment: str = ""
    text: str = ""

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Title, abstract, comment and text cut into sentences, in this order; tables and lists without an end in
        pieces, as no statement speaks of all of them."""
        parts = (self.title, self.abstract, self.comment, *self.text.splitlines())
        return tuple(piece for part in parts for sentence in split(part) for piece in _PIECE.findall(sentence))

    @cached_property
    def lines(self) -> str:
        """All of it, a sentence a line."""
        return "\n".join(" ".join(sentence.split()) for sentence in self.sentences)

    @cached_property
    def whole(self) -> str:
        """All of it, one part a line."""
        return "\n".join(part for part in (self.title, self.abstract, self.comment, self.text) if part)

    @cached_property
    def plain(self) -> str:
        """All of it in lower case with single spaces."""
        return " ".join(self.whole.lower().split())

    @cached_property
    def compact(self) -> Compact:
        """All of it, for looking up names."""
        return compact(self.whole)

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """Of every sentence what it speaks of."""
        return tuple(map(stems, self.sentences))

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """What all of it speaks of."""
        return frozenset().union(*self.stems)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The sentences that speak of a stem."""
        places: dict[str, list[int]] = {}
        for place, held in enumerate(self.stems):
            for one in held:
                places.setdefault(one, []).append(place)
        return places

    def near(self, text: str, most: int = 10) -> "Ground":
        """Title, abstract, comment, and the `most` sentences that share most with `text`; all of a short one."""
        if len(self.text) < _LONG:
            return self
        wanted = {one for term in terms(text) for _, one in term.words} | stems(text)
        score: dict[int, float] = {}
        for one in wanted:
            places = self._places.get(one, ())
            for place in places:
                score[place] = score.get(place, 0.0) + 1 / (1 + len(places)) ** 0.5
        best = sorted(sorted(score, key=score.__getitem__, reverse=True)[:most])
        return Ground(self.title, self.abstract, self.comment, "\n".join(self.sentences[place] for place in best))

    @cached_property
    def roots(self) -> frozenset[str]:
        """The first letters of its longer words: `quantization` and `quantized` have one root."""
        return frozenset(word[:_ROOT] for word in _WORD.findall(self.whole.lower()))

    @cached_property
    def addresses(self) -> tuple[Address, ...]:
        """The web addresses in it."""
        return tuple(find_addresses(self.whole))

    @cached_property
    def bares(self) -> tuple[str, ...]:
        """Of every sentence its letters and digits alone."""
        return tuple(map(bare, self.sentences))

    def says(self, text: str) -> bool:
        """Whether `text` is one of its sentences, or several in a row; signs and decimal points count."""
        wanted = _exact(text)
        return bool(wanted) and (wanted in self._known or _follow(wanted, self._exacts))

    @cached_property
    def _exacts(self) -> tuple[str, ...]:
        return tuple(map(_exact, self.sentences))

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._exacts)


def _exact(text: str) -> str:
    """Letters, digits and signs without spaces, hyphens, quotation marks and a full stop at the end."""
    return _LOOSE.sub("", fold(text)).rstrip(".。")


def _follow(wanted: str, sentences: tuple[str, ...]) -> bool:
    """Whether some of `sentences`, in a row, are `wanted`."""
    for first, opening in enumerate(sentences):
        if opening and wanted.startswith(opening):
            rest = wanted[len(opening) :]
            for sentence in sentences[first + 1 :]:
                rest = rest.removeprefix(".")
                if not rest.startswith(sentence) or not sentence:
                    break
                rest = rest[len(sentence) :]
            if not rest.strip("."):
                return True
    return False
