"""Abstracts that print their own headings ("Background: … Methods: … Results: …").

Invariant: a sentence without its heading is still a verbatim part of the abstract.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.reading.cues import HEADINGS, NOTICES
from bot.reading.sentences import split


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence without its printed heading, and the heading that it stands under: lower case, as in `HEADINGS`."""

    text: str
    heading: str | None


_WORDS = "|".join(
    sorted((re.escape(word).replace(r"\ ", r"\s+") for word in (*HEADINGS, *NOTICES)), key=len, reverse=True)
)
_HEADING = re.compile(
    rf"""(?:[-•*]\s+)?
    (?P<markup>\\[a-z]+\*?\s*\{{\s* | \{{\\[a-z]+\s+ | \$\\[a-z]+\{{ | \*\*\s* | __)?
    (?P<word>{_WORDS})
    (?P<close>\s*[:.]?\s*(?:\}}\$?|\*\*|__))?
    (?P<separator>\s*[:.](?!\S*\w+://)|\s+[-–—]+(?=\s))?
    \s*""",
    re.VERBOSE | re.IGNORECASE,
)


def labelled(text: str) -> tuple[LabelledSentence, ...]:
    """The sentences of `text`, each under the heading that is printed for it.

    A lone heading proves nothing ("Results: unclear."), so headings count from two different ones on. Notices
    ("Code:", "Keywords:", "Warning:") count alone and cover only their own sentence.
    """
    sentences = split(text)
    found = [_heading(sentence) for sentence in sentences]
    return tuple(_label(zip(sentences, found, strict=True), structured=_is_structured(found)))


def labelled_each(sentences: Sequence[str]) -> tuple[LabelledSentence, ...]:
    """`sentences`, each whole and in its place, under the heading that is printed for it."""
    found = [_heading(sentence) for sentence in sentences]
    structured = _is_structured(found)
    current: str | None = None
    given: list[LabelledSentence] = []
    for sentence, (word, _) in zip(sentences, found, strict=True):
        if word in HEADINGS and structured:
            current = word
        given.append(LabelledSentence(sentence, word if word in NOTICES else current))
    return tuple(given)


def _is_structured(found: Iterable[tuple[str | None, str]]) -> bool:
    return len({word for word, _ in found if word in HEADINGS}) > 1


def _label(found: Iterable[tuple[str, tuple[str | None, str]]], *, structured: bool) -> Iterable[LabelledSentence]:
    current: str | None = None
    for sentence, (word, rest) in found:
        if word in NOTICES:
            if rest:
                yield LabelledSentence(rest, word)
        elif word is None or not structured:
            yield LabelledSentence(sentence, current)
        else:
            current = word
            if rest:
                yield LabelledSentence(rest, word)


def _heading(sentence: str) -> tuple[str | None, str]:
    """The heading that opens the sentence and what follows it; (None, sentence) where there is none."""
    match = _HEADING.match(sentence)
    if not match or not (match["close"] if match["markup"] else match["separator"]):
        return None, sentence
    if not match["markup"] and match["word"][0].islower():
        return None, sentence
    return " ".join(match["word"].lower().split()), sentence[match.end() :]
