"""A query changed by one word: also with it, without it, by an author, in a category.

Invariant: what a query says besides stays; an author or a category that is added to others is an alternative to them.
"""

from collections.abc import Callable, Sequence

from bot.topics.nodes import And, Category, Field, Node, Not, Or, Term, positive_leaves
from bot.topics.syntax import parse
from bot.topics.unparse import retyped


def also(query: str, words: str) -> str:
    """Find papers with `words` (a query) too, within the same categories, authors and exclusions."""
    parts, added = _parts(parse(query)), parse(words)
    limits = [part for part in parts if _is_limit(part)]
    wanted = [part for part in parts if not _is_limit(part)]
    return retyped(_all([_any([_all(wanted), added]) if wanted else added, *limits]))


def without(query: str, words: str) -> str:
    """Find no paper with `words` (a query)."""
    return retyped(_all([*_parts(parse(query)), Not(parse(words))]))


def by(query: str, name: str) -> str:
    """Find papers of that author only, or of one of those that the query names already."""
    return _limited(query, f'au:"{_plain(name)}"', _is_author)


def within(query: str, category: str) -> str:
    """Find papers of that category only, or of one of those that the query names already."""
    return _limited(query, f'cat:"{_plain(category.strip().removeprefix("cat:"))}"', _is_category)


def name_of(query: str) -> str:
    """What a topic may be called that has no name yet: the words that it looks for."""
    leaves = list(positive_leaves(parse(query)))
    words = [leaf.text for leaf in leaves if isinstance(leaf, Term) and leaf.field is not Field.AUTHOR]
    return ", ".join(dict.fromkeys(words or [leaf.text for leaf in leaves]))


def _limited(query: str, added: str, is_alike: Callable[[Node], bool]) -> str:
    parts = _parts(parse(query))
    alike = [part for part in parts if is_alike(part)]
    rest = [part for part in parts if not is_alike(part)]
    return retyped(_all([*rest, _any([*alike[:1], parse(added)]), *alike[1:]]))


def _parts(node: Node) -> list[Node]:
    return list(node.parts) if isinstance(node, And) else [node]


def _all(parts: Sequence[Node]) -> Node:
    flat = [inner for part in parts for inner in _parts(part)]
    return And(tuple(flat)) if len(flat) > 1 else flat[0]


def _any(parts: Sequence[Node]) -> Node:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,))]
    unlike = list(dict.fromkeys(flat))
    return Or(tuple(unlike)) if len(unlike) > 1 else unlike[0]


def _is_limit(part: Node) -> bool:
    return isinstance(part, Not) or _is_author(part) or _is_category(part)


def _is_author(part: Node) -> bool:
    inner = part.parts if isinstance(part, Or) else (part,)
    return all(isinstance(one, Term) and one.field is Field.AUTHOR for one in inner)


def _is_category(part: Node) -> bool:
    inner = part.parts if isinstance(part, Or) else (part,)
    return all(isinstance(one, Category) for one in inner)


def _plain(text: str) -> str:
    return text.replace('"', " ")
