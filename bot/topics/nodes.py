"""A query as a tree: leaves ask one question of a paper, branches combine the answers.

Invariant: two trees are equal when they ask the same, however it was typed; where it was typed is kept beside.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Field(StrEnum):
    """What may stand before a colon, as in arXiv's own search."""

    TITLE = "ti"
    AUTHOR = "au"
    ABSTRACT = "abs"
    CATEGORY = "cat"


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand next to each other in one field; without a field in the title or the abstract.

    `words` are in lower case, at least one. With `prefix` the last one may go on. `text` is the term as typed without
    its quotation marks; `start` and `end` (exclusive) are its place in the query, with them.
    """

    field: Field | None
    words: tuple[str, ...]
    prefix: bool = False
    text: str = dataclasses.field(default="", compare=False)
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Category:
    """A category (`cs.CV`) or a whole archive (`cs`), spelled as arXiv does."""

    name: str
    text: str = dataclasses.field(default="", compare=False)
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of two or more parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Not this part."""

    part: "Node"


Leaf: TypeAlias = Term | Category
Node: TypeAlias = Term | Category | And | Or | Not


def positive_leaves(node: Node, *, positive: bool = True) -> Iterator[Leaf]:
    """The leaves that speak for a paper, left to right: those below an even number of negations."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from positive_leaves(part, positive=positive)
        case Not(part):
            yield from positive_leaves(part, positive=not positive)
        case _ if positive:
            yield node


def leaves(node: Node) -> Iterator[Leaf]:
    """All leaves, left to right, whatever they speak for."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield node
