"""A query changed by one wish at a time: a word more, one less, an author, a category.

Invariant: what comes out can be read, and asks what was asked before with just the one wish added.
"""

import re
from collections.abc import Callable

from bot.topics.nodes import And, Category, Field, Leaf, Node, Not, Or, Term
from bot.topics.syntax import parse
from bot.topics.unparse import retyped
from bot.topics.words import split_words

_SEPARATORS = re.compile(r"[,;，；、\n]+")
_LANGUAGE = re.compile(r"""["“”„«»()（）*]|(?:^|\s)-\S|\b(?:AND|OR|NOT)\b|\b(?:ti|au|abs|cat)[:：]""")


def _is_query(words: str) -> bool:
    """Whether `words` use a sign or an operator of the topic language."""
    return _LANGUAGE.search(words) is not None


def must(query: str, words: str) -> str:
    """The papers of `query` that have all of `words`, which commas part. Raises QuerySyntaxError, as all of these."""
    return written(every((parse(query), *_wishes(words))))


def also(query: str, words: str) -> str:
    """The papers of `query`, and those with any of `words`; its authors, categories and what it leaves out stay.

    Where it asks of nothing else, what it asks is an alternative itself.
    """
    parts = _parts(And, parse(query))
    filters = [part for part in parts if isinstance(part, Not) or _asks(part, _is_author) or _asks(part, _is_category)]
    content = [part for part in parts if part not in filters]
    if not content:
        return written(any_of((parse(query), *_wishes(words))))
    return written(every((any_of((every(content), *_wishes(words))), *filters)))


def without(query: str, words: str) -> str:
    """The papers of `query` that have none of `words`."""
    return written(every((parse(query), *(Not(wish) for wish in _wishes(words)))))


def by(query: str, names: str) -> str:
    """The papers of `query` by any of `names`, or by those whom it names already."""
    return _narrowed(query, [author(name) for name in pieces(names)], _is_author)


def within(query: str, categories: str) -> str:
    """The papers of `query` in any of `categories`, or in those that it names already."""
    return _narrowed(query, [category(name) for name in pieces(categories)], _is_category)


def pieces(words: str) -> list[str]:
    """What stands between commas. Raises QuerySyntaxError where nothing does."""
    found = [piece.strip() for piece in _SEPARATORS.split(words) if piece.strip()]
    if not found:
        parse("")
    return found


def phrase(words: str, field: Field | None = None) -> Node:
    """`words` side by side. Raises QuerySyntaxError when they hold no letter or digit."""
    found = split_words(words)
    if not found:
        return parse(f'"{words.replace(chr(34), " ")}"')
    return Term(field, found, text=words)


def author(name: str) -> Node:
    """Whoever is called so; `Doe, Jane` would be two."""
    return phrase(name.removeprefix("au:").replace('"', " "), Field.AUTHOR)


def category(name: str) -> Node:
    """A category or archive by its code. Raises QuerySyntaxError with what may have been meant."""
    return parse(f'cat:"{name.removeprefix("cat:").replace(chr(34), "").strip()}"')


def written(node: Node) -> str:
    """The text of `node`, which can be read. Raises QuerySyntaxError where it would be too long."""
    text = retyped(node)
    parse(text)
    return text


def every(nodes: "list[Node] | tuple[Node, ...]") -> Node:
    """All of them, each once; one stands for itself."""
    return _joined(And, nodes)


def any_of(nodes: "list[Node] | tuple[Node, ...]") -> Node:
    """Any of them, each once; one stands for itself."""
    return _joined(Or, nodes)


def _joined(kind: type[And] | type[Or], nodes: "list[Node] | tuple[Node, ...]") -> Node:
    flat = tuple(dict.fromkeys(part for node in nodes for part in _parts(kind, node)))
    return flat[0] if len(flat) == 1 else kind(flat)


def _parts(kind: type[And] | type[Or], node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, kind) else (node,)


def _wishes(words: str) -> list[Node]:
    if _is_query(words):
        return [parse(words)]
    return [phrase(piece) for piece in pieces(words)]


def _narrowed(query: str, wishes: list[Node], is_kind: Callable[[Leaf], bool]) -> str:
    parts = _parts(And, parse(query))
    same = next((part for part in parts if _asks(part, is_kind)), None)
    if same is None:
        return written(every((*parts, any_of(wishes))))
    return written(every([any_of((part, *wishes)) if part is same else part for part in parts]))


def _asks(node: Node, is_kind: Callable[[Leaf], bool]) -> bool:
    """Whether `node` is one leaf of that kind, or any of several."""
    return all(isinstance(part, Term | Category) and is_kind(part) for part in _parts(Or, node))


def _is_author(leaf: Leaf) -> bool:
    return isinstance(leaf, Term) and leaf.field is Field.AUTHOR


def _is_category(leaf: Leaf) -> bool:
    return isinstance(leaf, Category)
