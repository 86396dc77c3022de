"""How a paper is given to a model: whole, or in pieces.

Invariant: no piece is larger than the room it is made for, and there are at most six; what is left out first is the
appendix, then the ends of the longest parts.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from bot.model.fulltext import PartKind
from bot.reading.generative.passages import Block, Passages

MOST_PIECES = 6
Count = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Plan:
    """`pieces` to be read, one or several, each below the `opening` (title and abstract).

    `whole` when they hold the paper but for its appendix.
    """

    opening: Passages
    pieces: tuple[Passages, ...]
    whole: bool = True

    @property
    def read(self) -> Passages:
        """All lines that the plan reads."""
        return Passages((*self.opening.blocks, *(block for piece in self.pieces for block in piece.rest.blocks)))


def plan(everything: Passages, room: int, tokens: Count) -> Plan:
    """`everything` in pieces of at most `room` tokens."""
    costs = {one.number: tokens(one.line) + 1 for one in everything}

    def cost(passages: Passages) -> int:
        return _cost(passages.blocks, costs, tokens)

    opening = everything.opening
    without_appendix = everything.where(lambda block: block.kind is not PartKind.APPENDIX)
    for complete in (everything, without_appendix):
        if cost(complete) <= room:
            return Plan(opening, (complete,))
    if cost(opening) > room // 2:
        shorter = _shortened(opening, room, costs, tokens)
        return Plan(shorter, (shorter,), whole=False)
    body = everything.body
    left = room - cost(opening)
    room_of_all = (MOST_PIECES - 1) * left  # the last lines of a piece seldom fill it
    fitting = body if cost(body) <= room_of_all else _levelled(body, room_of_all, costs, tokens)
    packed = tuple(_packed(fitting, left, costs, tokens))[:MOST_PIECES]
    pieces = tuple(Passages((*opening.blocks, *piece.blocks)) for piece in packed)
    return Plan(opening, pieces or (opening,), whole=sum(map(len, packed)) == len(body))


def within(passages: Passages, room: int, tokens: Count) -> Passages:
    """`passages`, or what is left of them when the ends of the longest parts are cut to make them fit."""
    costs = {one.number: tokens(one.line) + 1 for one in passages}
    if _cost(passages.blocks, costs, tokens) <= room:
        return passages
    return _levelled(passages, room, costs, tokens)


def _cost(blocks: Iterable[Block], costs: dict[int, int], tokens: Count) -> int:
    return sum(tokens(block.title) + 1 + sum(costs[one.number] for one in block.passages) for block in blocks)


def _shortened(passages: Passages, room: int, costs: dict[int, int], tokens: Count) -> Passages:
    """The first lines, as many as fit."""
    return next(iter(_packed(passages, room, costs, tokens)), Passages(()))


def _levelled(passages: Passages, room: int, costs: dict[int, int], tokens: Count) -> Passages:
    """Every part cut at the same length, the longest at which all fit: short parts stay whole."""
    low, high = 0, room
    while low < high:
        most = (low + high + 1) // 2
        if _cost(_cut(passages, most, costs), costs, tokens) <= room:
            low = most
        else:
            high = most - 1
    return Passages(tuple(_cut(passages, low, costs)))


def _cut(passages: Passages, most: int, costs: dict[int, int]) -> Iterator[Block]:
    for block in passages.blocks:
        length, kept = 0, []
        for one in block.passages:
            length += costs[one.number]
            if length > most:
                break
            kept.append(one)
        if kept:
            yield replace(block, passages=tuple(kept))


def _packed(passages: Passages, room: int, costs: dict[int, int], tokens: Count) -> Iterator[Passages]:
    """The lines in order, as many in a piece as fit; a line that is too long for any piece is left out."""
    piece: list[Block] = []
    left = room
    for block in passages.blocks:
        heading = tokens(block.title) + 1
        for one in block.passages:
            if costs[one.number] + heading > room:
                continue
            is_new = not piece or piece[-1].heading != block.heading or piece[-1].kind is not block.kind
            if costs[one.number] + heading * is_new > left and piece:
                yield Passages(tuple(piece))
                piece, left, is_new = [], room, True
            if is_new:
                piece.append(replace(block, passages=()))
                left -= heading
            piece[-1] = replace(piece[-1], passages=(*piece[-1].passages, one))
            left -= costs[one.number]
    if piece:
        yield Passages(tuple(piece))
