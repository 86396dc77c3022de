"""Why a query finds a paper, or does not: the tree of the query with an answer at every node.

Invariant: the verdict is the one that `DayIndex` gives; both ask the same table the same way.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from bot.model.paper import Paper
from bot.topics.fts import index, to_fts5
from bot.topics.nodes import And, Category, Field, Node, Not, Or, Term
from bot.topics.syntax import parse
from bot.topics.unparse import unparse

_OPEN, _CLOSE = "\x02", "\x03"
_WORDS_AROUND = 12
_SNIPPETS = ", ".join(f"snippet(paper, {column}, char(2), char(3), '…', {_WORDS_AROUND})" for column in range(3))
_ASK = f"SELECT {_SNIPPETS} FROM paper WHERE paper MATCH ?"  # noqa: S608 - constants
_FIELDS = (Field.TITLE, Field.AUTHOR, Field.ABSTRACT)
_FIELD_NAMES = {Field.TITLE: "title", Field.AUTHOR: "authors", Field.ABSTRACT: "abstract", Field.CATEGORY: "categories"}


@dataclass(frozen=True, slots=True)
class Found:
    """Where a leaf was found: `snippet` is the text around, the words themselves in [brackets]."""

    field: Field
    snippet: str


@dataclass(frozen=True, slots=True)
class Step:
    """One node of the query and whether it holds. A leaf has `found` where it holds, a branch has `parts`."""

    node: Node
    holds: bool
    found: tuple[Found, ...] = ()
    parts: tuple["Step", ...] = ()

    @property
    def label(self) -> str:
        """`all of`, `any of`, `not`, or the leaf in the topic language."""
        match self.node:
            case And():
                return "all of"
            case Or():
                return "any of"
            case Not():
                return "not"
            case leaf:
                return unparse(leaf)

    def lines(self, depth: int = 0) -> Iterator[str]:
        """This step and those below it, each level two spaces further in."""
        places = "; ".join(f"{_FIELD_NAMES[found.field]}: {found.snippet}" for found in self.found)
        yield f"{'  ' * depth}{_mark(self.holds)} {self.label}" + (f" — {places}" if places else "")
        for part in self.parts:
            yield from part.lines(depth + 1)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The verdict on one paper and how it came about."""

    paper: Paper
    query: str
    root: Step

    @property
    def holds(self) -> bool:
        """Whether the query finds the paper."""
        return self.root.holds

    def lines(self) -> list[str]:
        """The verdict and the tree, for a terminal."""
        verdict = "matches" if self.holds else "does not match"
        return [f"{_mark(self.holds)} {self.paper.id} {verdict}: {self.query}", *self.root.lines(1)]


def explain(query: str, paper: Paper) -> Explanation:
    """What each part of `query` makes of `paper`.

    Raises QuerySyntaxError.
    """
    node = parse(query)
    with closing(sqlite3.connect(":memory:")) as database:
        index(database, [paper])
        return Explanation(paper, query, _step(node, paper, database))


def _step(node: Node, paper: Paper, database: sqlite3.Connection) -> Step:
    match node:
        case And(nodes) | Or(nodes):
            parts = tuple(_step(part, paper, database) for part in nodes)
            answers = [part.holds for part in parts]
            return Step(node, all(answers) if isinstance(node, And) else any(answers), parts=parts)
        case Not(inner):
            part = _step(inner, paper, database)
            return Step(node, not part.holds, parts=(part,))
        case Term() | Category():
            row = database.execute(_ASK, (to_fts5(node),)).fetchone()
            found = () if row is None else _found_category(node, paper) if isinstance(node, Category) else _found(row)
            return Step(node, row is not None, found)


def _found(snippets: tuple[str, ...]) -> tuple[Found, ...]:
    return tuple(
        Found(field, snippet.replace(_OPEN, "[").replace(_CLOSE, "]"))
        for field, snippet in zip(_FIELDS, snippets, strict=True)
        if _OPEN in snippet
    )


def _found_category(category: Category, paper: Paper) -> tuple[Found, ...]:
    wanted = category.name.lower()
    names = [name for name in paper.categories if wanted in (name.lower(), name.lower().partition(".")[0])]
    return (Found(Field.CATEGORY, ", ".join(names)),)


def _mark(holds: bool) -> str:
    return "✓" if holds else "✗"
