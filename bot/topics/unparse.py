"""A tree as text again.

Invariant: parsing the text gives a tree of the same meaning, and the text of that tree is the same text.
"""

import re
from collections.abc import Callable

from bot.topics.nodes import And, Category, Leaf, Node, Not, Or, Term
from bot.topics.words import split_words

_SAFE = re.compile(r"[\w .'’+/&:,;?!-]+")
_OPERATORS = frozenset({"and", "or", "not"})


def unparse(node: Node) -> str:
    """The canonical text of `node`: side by side for all, OR for any, `-` for not, parentheses where needed."""
    return _text(node, _canonical)


def retyped(node: Node) -> str:
    """The same with the words as they were typed, capitals and marks."""
    return _text(node, _typed)


def _text(node: Node, leaf: Callable[[Leaf], str]) -> str:
    match node:
        case Or(parts):
            return " OR ".join(_grouped(part, leaf) for part in parts)
        case And(parts):
            return " ".join(_grouped(part, leaf) for part in parts)
        case Not(part):
            return f"-{_grouped(part, leaf)}"
        case Category() | Term():
            return leaf(node)


def _grouped(node: Node, leaf: Callable[[Leaf], str]) -> str:
    return f"({_text(node, leaf)})" if isinstance(node, And | Or) else _text(node, leaf)


def _canonical(leaf: Leaf) -> str:
    if isinstance(leaf, Category):
        return f"cat:{leaf.name}"
    words = " ".join(leaf.words) + "*" * leaf.prefix
    quoted = len(leaf.words) > 1 or words in _OPERATORS
    return _in_field(leaf, f'"{words}"' if quoted else words)


def _typed(leaf: Leaf) -> str:
    if isinstance(leaf, Category):
        return _canonical(leaf)
    body = leaf.text.removesuffix("*").strip()
    if split_words(body) != leaf.words or not _SAFE.fullmatch(body):
        return _canonical(leaf)
    is_word = body.isalnum() and body.lower() not in _OPERATORS
    return _in_field(leaf, (body if is_word else f'"{body}"') + "*" * leaf.prefix)


def _in_field(term: Term, words: str) -> str:
    return f"{term.field}:{words}" if term.field else words
