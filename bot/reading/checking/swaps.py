"""Numbers that stand in the source, but said of something else.

Invariant: every number of a finding stands in the source; what is wrong is what it is said of.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise, product

from bot.reading.checking.alignment import passages
from bot.reading.checking.concepts import concepts
from bot.reading.checking.equality import same
from bot.reading.checking.quantities import Quantity, quantities
from bot.reading.checking.surroundings import agreement, surroundings

_DISAGREE = 0.25
_JOINT = 5
_CLOSE, _CLOSEST, _READ = 0.6, 3, 12
_WORDS = 3
_IN_TURN = re.compile(r"\brespectively\b|分别|依次")
_TO = re.compile(r"\s?\w{0,12}\s?(?:to|到|至)\s?", re.IGNORECASE)
_FROM = re.compile(r"(?:\bfrom|从|由)\s?(?:\w+\s)?$", re.IGNORECASE)
_PIECE = re.compile(r"[A-Za-z]+|\x00|[^\s\w]|[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Swap:
    """A number of the statement, and the one that the source has in its place."""

    said: Quantity
    meant: Quantity


def swaps(text: str, sources: Sequence[str]) -> Iterator[Swap]:
    """Numbers in the place of others: word for word, by what they are said of, by the order of two lists."""
    aligned = passages(text, sources)[:_READ]
    close = [passage.text for passage in aligned[:_CLOSEST] if passage.overlap >= _CLOSE]
    placed = [pair for source in close for pair in _word_for_word(text, source)]
    right = {one for one, other in placed if same(one, other)}
    yield from (Swap(one, other) for one, other in placed if one not in right)
    for source in close:
        yield from _in_turn(text, source)
    for source in (passage.text for passage in aligned):
        yield from _reversed(text, source)
    if not right:
        yield from _by_surroundings(text, [passage.text for passage in aligned])


def _word_for_word(text: str, source: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Numbers of the text with those of the source that stand between the same words."""
    mine, theirs = _pieces(text), _pieces(source)
    matcher = SequenceMatcher(a=[word for word, _ in mine], b=[word for word, _ in theirs], autojunk=False)
    for block in matcher.get_matching_blocks():
        pairs = list(zip(mine[block.a : block.a + block.size], theirs[block.b : block.b + block.size], strict=True))
        if sum(word.isalpha() for (word, _), _ in pairs) >= _WORDS:
            yield from ((one, other) for (_, one), (_, other) in pairs if one and other)


def _pieces(text: str) -> list[tuple[str, Quantity | None]]:
    """The words of a text in order, each number as one word that is alike for all."""
    found = quantities(text)
    pieces: list[tuple[str, Quantity | None]] = []
    end = 0
    for one in (*found.found, None):
        between = found.normal.text[end : one.start if one else len(found.normal.text)]
        pieces += [(word.lower(), None) for word in _PIECE.findall(between)]
        if one:
            pieces.append(("\0", one))
            end = one.end
    return pieces


def _reversed(text: str, source: str) -> Iterator[Swap]:
    """`from 1 to 2` where the source goes from 2 to 1."""
    theirs = list(_steps(source))
    for start, end in _steps(text):
        for other_start, other_end in theirs:
            if same(start, other_end) and same(end, other_start) and not same(start, other_start):
                yield Swap(start, other_start)


def _steps(text: str) -> Iterator[tuple[Quantity, Quantity]]:
    whole = quantities(text)
    for one, other in pairwise(whole.found):
        if _TO.fullmatch(whole.normal.text[one.end : other.start]) and _FROM.search(whole.normal.text[: one.start]):
            yield one, other


def _in_turn(text: str, source: str) -> Iterator[Swap]:
    """`on A and B 1 and 2, respectively`: if the names stand in the source's order, the numbers must, too; likewise
    two lists of numbers, as the sizes of models and their scores."""
    if not (_IN_TURN.search(text) or _IN_TURN.search(source)):
        return
    theirs = quantities(source).found
    lists: dict[tuple[str, float], list[tuple[Quantity, int]]] = {}
    for one in quantities(text).found:
        places = [place for place, other in enumerate(theirs) if same(one, other)]
        if len(places) == 1:
            lists.setdefault((one.measure, one.magnitude), []).append((one, places[0]))
    orders = [order for order in (_names_in_order(text, source),) if order]
    orders += [_order([place for _, place in found]) for found in lists.values() if len(found) > 1]
    for found in lists.values():
        order = _order([place for _, place in found])
        for other in orders:
            if len(other) == len(order) and other != order:
                moved = next(place for place, rank in enumerate(order) if rank != other[place])
                meant = sorted(place for _, place in found)[other[moved]]
                yield Swap(found[moved][0], theirs[meant])
                return


def _order(places: Sequence[int]) -> list[int]:
    """The rank of each place: 0 for the first."""
    ranked = sorted(places)
    return [ranked.index(place) for place in places]


def _names_in_order(text: str, source: str) -> list[int]:
    """The order in which names that both have stand in the source, in the order of the text."""
    mine, theirs = ([word.stems for word in concepts(one) if word.name] for one in (text, source))
    shared = [theirs.index(name) for name in dict.fromkeys(mine) if theirs.count(name) == 1]
    return _order(shared) if len(shared) > 1 else []


def _by_surroundings(text: str, sources: Sequence[str]) -> Iterator[Swap]:
    """Pairs of numbers of which each is said of what the source says of the other."""
    theirs = [one for source in sources if not _IN_TURN.search(source) for one in surroundings(source)]
    if not theirs or _IN_TURN.search(text):
        return
    placed = [(one, [other for other in theirs if same(one.quantity, other.quantity)]) for one in surroundings(text)]
    for (first, firsts), (second, seconds) in combinations([(one, others) for one, others in placed if others], 2):
        if not _comparable(first.quantity, second.quantity) or _listed(text, first.quantity, second.quantity):
            continue
        best, _, meant = max(
            (agreement(first, second, one, other), place, other)
            for place, (one, other) in enumerate(product(firsts, seconds))
        )
        if best < -_DISAGREE:
            yield Swap(first.quantity, meant.quantity)


def _listed(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether nothing but a sign or an `and` is between them: a range, a list."""
    between = quantities(text).normal.text[one.end : other.start]
    return len(between) <= _JOINT and not re.search(r"[A-Za-z]{2,}(?<!and)(?<!to)|[\u4e00-\u9fff]{2}", between)


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether one could stand for the other: not the same number, and of one measure."""
    if same(one, other) or same(other, one) or one.magnitude != other.magnitude:
        return False
    return one.measure == other.measure
