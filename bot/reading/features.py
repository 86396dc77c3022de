"""What the trained weights see of a sentence: its words and pairs of words, and where it stands.

Invariant: the same sentence always falls into the same buckets, on every machine: the hash is CRC-32, the order of the
words is theirs, nothing depends on a seed. Training and reading call the same functions.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

BUCKETS = 1 << 15
_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*|\d[\d.,]*|[%<>$?:;()]|©")
_START = "^"
_MASK = BUCKETS - 1
_PAIR = 0x4F1B  # odd, so that every first word sends the second elsewhere
_BEFORE, _AFTER = 0x5555, 0x2AAA
_STEM = 5


def words(sentence: str) -> list[str]:
    """The words and telling signs of a sentence in lower case, numbers as `#`, after a mark for its start."""
    return [_START, *("#" if word[0].isdigit() else word for word in _WORD.findall(sentence.lower()))]


def own_buckets(listed: Sequence[str]) -> set[int]:
    """The buckets of a sentence's words and pairs of words: numbers below BUCKETS."""
    hashed = [_bucket(word) for word in listed]
    return {*hashed, *((_PAIR * one + other) & _MASK for one, other in pairwise(hashed))}


def with_neighbours(listed: Sequence[Sequence[str]]) -> list[list[int]]:
    """Per sentence of an abstract its own buckets and those of the words of the sentences before and after it."""
    single = [{_stem_bucket(word) for word in one} for one in listed]
    found: list[list[int]] = []
    for place, one in enumerate(listed):
        buckets = [*own_buckets(one), *single[place]]
        if place:
            buckets += [bucket ^ _BEFORE for bucket in single[place - 1]]
        if place + 1 < len(listed):
            buckets += [bucket ^ _AFTER for bucket in single[place + 1]]
        found.append(buckets)
    return found


def places(position: int, count: int, length: int) -> tuple[str, ...]:
    """Names of where a sentence of `length` words stands among `count`: from the start, from the end, in tenths."""
    return (
        "any",
        f"of {min(count, 12)}",
        f"from start {min(position, 6)}",
        f"from end {min(count - 1 - position, 6)}",
        f"tenth {10 * position // count}",
        f"length {min(length // 4, 12)}",
    )


@lru_cache(maxsize=20_000)
def _bucket(word: str) -> int:
    return crc32(word.encode()) & _MASK


@lru_cache(maxsize=20_000)
def _stem_bucket(word: str) -> int:
    return crc32(f"{word[:_STEM]}~".encode()) & _MASK
