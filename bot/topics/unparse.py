"""A tree as text again.

Invariant: parsing the text gives a tree of the same meaning, and the text of that tree is the same text.
"""

from bot.topics.nodes import And, Category, Node, Not, Or, Term

_OPERATORS = frozenset({"and", "or", "not"})


def unparse(node: Node) -> str:
    """The canonical text of `node`: side by side for all, OR for any, `-` for not, parentheses where needed."""
    match node:
        case Or(parts):
            return " OR ".join(_grouped(part, And, Or) for part in parts)
        case And(parts):
            return " ".join(_grouped(part, And, Or) for part in parts)
        case Not(part):
            return f"-{_grouped(part, And, Or)}"
        case Category(name):
            return f"cat:{name}"
        case Term():
            return _term(node)


def _grouped(node: Node, *kinds: type[Node]) -> str:
    return f"({unparse(node)})" if isinstance(node, kinds) else unparse(node)


def _term(term: Term) -> str:
    words = " ".join(term.words) + "*" * term.prefix
    quoted = len(term.words) > 1 or words in _OPERATORS
    field = f"{term.field}:" if term.field else ""
    return field + (f'"{words}"' if quoted else words)
