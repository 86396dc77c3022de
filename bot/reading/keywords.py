"""What a paper is about, in its own words: names, acronyms with their expansion, and terms that recur.

Invariant: every keyword's words stand in the title or the abstract; what every paper says ("novel method") is none.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from bot.reading.acronyms import find_acronyms
from bot.reading.nouns import ends_a_term, is_name, is_of_a_term

_FORMULA_OR_LINK = re.compile(r"\$[^$]*\$|https?://\S+")
_MARKUP = re.compile(r"\\[a-zA-Z]+\s*\{?|[{}*]")
_TOKEN = re.compile(r"[^\W\d_]\w*(?:[-‐'’+]\w+)*\+*|[^\s\w]|\d[\w.,]*")
_PLURAL = re.compile(r".{2,}[^sui]s")
_FEWEST, _MOST = 3, 8
_LONGEST = 4
_OFTEN = 3
_TOO_GENERAL = frozenset(
    {
        "model",
        "benchmark",
        "learning",
        "network",
        "language",
        "system",
        "dataset",
        "training",
        "agent",
        "graph",
        "image",
    }
)
_BY_LENGTH = (0.7, 1.0, 1.15, 1.0)
_IN_TITLE = 2.5


def find_keywords(title: str, abstract: str) -> tuple[str, ...]:
    """Up to eight keywords, the most telling first; at least three where title and abstract have as many."""
    title, abstract = _prose(title), _prose(abstract)
    titled = {_key(term): term for term in _terms(title, whole=True)}
    found = list(_terms(abstract, whole=False))
    shown = {_key(term): term for term in reversed(found)} | titled
    counts = Counter(_key(term) for term in found)
    counts.update(titled.keys())
    scores = {key: _score(key, count, titled) for key, count in counts.items() if count > 1 or key in titled}
    acronyms = find_acronyms(f"{title}. {abstract}")
    for short, expansion in acronyms.items():
        key = _key(expansion)
        scores[key] = max(scores.get(key, 0), _score(key, 2 + counts[_key(short)], titled))
        scores.pop(_key(short), None)
        shown[key] = f"{expansion} ({short})"
    chosen = _best(scores)
    if len(chosen) < _FEWEST:
        chosen += [key for key in _frequent(abstract, shown) if not _repeats(key, chosen)]
    return tuple(shown[key] for key in chosen[:_MOST])


def _prose(text: str) -> str:
    return _MARKUP.sub(" ", _FORMULA_OR_LINK.sub(" ; ", text))


def _score(key: str, count: int, titled: dict[str, str]) -> float:
    """Often, in the title, and of two or three words rather than one."""
    return count * _BY_LENGTH[min(key.count(" "), 3)] + _IN_TITLE * (key in titled)


def _best(scores: dict[str, float]) -> list[str]:
    """The keys by score, without those that are part of a better one or contain it."""
    chosen: list[str] = []
    for key in sorted(scores, key=lambda key: -scores[key]):
        if not _repeats(key, chosen):
            chosen.append(key)
    return chosen[:_MOST]


def _repeats(key: str, chosen: list[str]) -> bool:
    return any(f" {key} " in f" {other} " or f" {other} " in f" {key} " for other in chosen)


def _frequent(abstract: str, shown: dict[str, str]) -> list[str]:
    """The single words that a text without recurring terms says most often; `shown` learns how they are written."""
    words = [
        word for word in _TOKEN.findall(abstract) if len(word) > _LONGEST and is_of_a_term(word) and ends_a_term(word)
    ]
    counts = Counter(_key(word) for word in words)
    for word in reversed(words):
        shown.setdefault(_key(word), word)
    return [key for key, count in counts.most_common(_MOST) if count >= _OFTEN and key not in _TOO_GENERAL]


def _key(term: str) -> str:
    """Equal for singular and plural, whatever the case and the hyphens."""
    return " ".join(map(_word_key, term.split()))


@lru_cache(maxsize=20_000)
def _word_key(word: str) -> str:
    parts = re.split(r"[-‐’']+", word.lower())
    return " ".join(part[:-1] if _PLURAL.fullmatch(part) else part for part in parts if part)


def _terms(text: str, *, whole: bool) -> Iterator[str]:
    """The runs of words that may be a term: the longest ones (`whole`), or all of up to four words."""
    run: list[str] = []
    for token in [*_TOKEN.findall(text), "."]:
        if is_of_a_term(token):
            run.append(token)
        elif run:
            yield from (" ".join(words) for words in _parts(run, whole=whole) if _is_term(words))
            run = []


def _parts(run: list[str], *, whole: bool) -> Iterator[list[str]]:
    if whole:
        run = (
            run[1:] if len(run) > len(("verb", "noun")) and run[0].endswith("ing") and not ends_a_term(run[0]) else run
        )
        yield run[-_LONGEST:]
        return
    for start in range(len(run)):
        for end in range(start + 1, min(len(run), start + _LONGEST) + 1):
            yield run[start:end]


def _is_term(words: list[str]) -> bool:
    """Whether a run ends like a noun; a single word must look like a name."""
    if len(words) == 1:
        return is_name(words[0])
    return ends_a_term(words[-1]) and not words[0].endswith("ly")
