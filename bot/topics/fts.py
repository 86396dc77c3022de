"""A query for SQLite's FTS5, and the columns that it asks.

Invariant: every word of a person reaches FTS5 between quotation marks; whatever was typed is no operator there.

Two things FTS5 has no word for are put into the rows: a category is one token (so `cat:math` does not find `math-ph`),
with a second one for its archive, and one token is in every row (so that `a OR NOT b` can be asked: FTS5's NOT needs a
left side). Source: the SQLite FTS5 manual, "Full-text Query Syntax".
"""

import sqlite3
from collections.abc import Iterable

from bot.model.paper import Paper
from bot.topics.nodes import And, Category, Field, Leaf, Node, Not, Or, Term
from bot.topics.tex import untex
from bot.topics.words import numbers

TOKENIZE = "unicode61 remove_diacritics 2"
COLUMNS = ("title", "authors", "abstract", "category_tokens")
WEIGHTS = "bm25(5.0, 1.0, 1.0, 0.0)"
"""How a search ranks: a word in the title counts five times one in the abstract."""

_EVERY = "everypaper"
_ANY_PAPER = f'category_tokens : "{_EVERY}"'
_COLUMN = {Field.TITLE: "title", Field.AUTHOR: "authors", Field.ABSTRACT: "abstract", None: "{title abstract}"}
_ENCODING = str.maketrans({".": "0", "-": "1"})


def columns(paper: Paper) -> tuple[str, str, str, str]:
    """What to index of a paper, in the order of COLUMNS, without the TeX that hides words."""
    return (
        untex(paper.title),
        untex(" ; ".join(paper.authors)),
        untex(paper.abstract),
        category_tokens(paper.categories),
    )


def index(database: sqlite3.Connection, papers: Iterable[Paper]) -> None:
    """Make a table `paper` of `papers`, rows numbered from 0, whose `rank` is by WEIGHTS."""
    database.execute(f"CREATE VIRTUAL TABLE paper USING fts5({', '.join(COLUMNS)}, tokenize = '{TOKENIZE}')")
    database.execute("INSERT INTO paper (paper, rank) VALUES ('rank', ?)", (WEIGHTS,))
    rows = ((row, *columns(paper)) for row, paper in enumerate(papers))
    database.executemany(f"INSERT INTO paper (rowid, {', '.join(COLUMNS)}) VALUES (?, ?, ?, ?, ?)", rows)  # noqa: S608 - constants
    database.execute("INSERT INTO paper (paper) VALUES ('optimize')")


def category_tokens(categories: Iterable[str]) -> str:
    """The tokens of a paper's categories and their archives, and the one that every paper has."""
    names = {name: None for category in categories for name in (category, category.partition(".")[0])}
    return " ".join([_EVERY, *map(_token, names)])


def _token(category: str) -> str:
    encoded = category.lower().translate(_ENCODING)
    return "cat" + "".join(char if char.isalnum() else f"2{ord(char)}2" for char in encoded)


def to_fts5(node: Node) -> str:
    """The FTS5 expression for `node`. For a node from `parse` it nests no deeper than FTS5 can stack."""
    match node:
        case Term() | Category():
            return _leaf(node)
        case Not(Not(part)):
            return to_fts5(part)
        case Not(part):
            return f"({_ANY_PAPER} NOT {to_fts5(part)})"
        case Or(parts):
            return _joined("OR", parts)
        case And(parts):
            return _conjunction(parts)


def _conjunction(parts: tuple[Node, ...]) -> str:
    wanted = tuple(part for part in parts if not isinstance(part, Not))
    unwanted = tuple(part.part for part in parts if isinstance(part, Not))
    left = _joined("AND", wanted) if wanted else _ANY_PAPER
    return f"({left} NOT {_joined('OR', unwanted)})" if unwanted else left


def _joined(operator: str, parts: tuple[Node, ...]) -> str:
    """The parts in parentheses, the longest first: FTS5's parser stacks what stands before an open parenthesis."""
    texts = sorted(map(to_fts5, parts), key=lambda text: -text.count("("))
    return f"({f' {operator} '.join(texts)})" if len(texts) > 1 else texts[0]


def _leaf(leaf: Leaf) -> str:
    if isinstance(leaf, Category):
        return f'category_tokens : "{_token(leaf.name)}"'
    *before, last = leaf.words
    exact = leaf.prefix or leaf.field is Field.AUTHOR
    phrases = [" ".join([*before, form]) for form in ((last,) if exact else numbers(last))]
    quoted = " OR ".join(f'"{phrase}"' for phrase in phrases) + " *" * leaf.prefix
    return f"{_COLUMN[leaf.field]} : ({quoted})"
