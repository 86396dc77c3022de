"""What could be asked instead of a query that finds nothing: nearest spellings, and what to leave away.

Invariant: every query that is offered finds something, and costs a bounded number of questions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from sqlite_utils import Database

from bot.store import finding
from bot.topics.han import has_han
from bot.topics.nodes import And, Category, Node, Not, Or, Term, positive_leaves
from bot.topics.words import numbers

_SHORTEST, _FURTHEST = 4, 2
"""Letters: of a word that has other spellings, and by which these are longer or shorter."""
_ALIKE = 0.75
_SPELLINGS, _WORDS, _DROPS = 3, 3, 3
_MOST_PARTS = 8
_COUNT_UP_TO = 1_000
_LEAST_SEEN = 2
"""A word in one paper alone may be a slip of its author's."""


@dataclass(frozen=True, slots=True)
class Drop:
    """The query without one of its parts finds so many papers, counted up to a thousand."""

    part: Node
    rest: Node
    papers: int


@dataclass(frozen=True, slots=True)
class Hints:
    """What to ask instead, the nearest first."""

    spellings: tuple[Node, ...]
    drops: tuple[Drop, ...]


def hints(db: Database, node: Node) -> Hints:
    """What could be asked instead of `node`."""
    return Hints(tuple(_respelled(db, node)), tuple(_drops(db, node)))


def near_words(db: Database, word: str) -> list[str]:
    """Words of the store's papers that begin with the same letter and look like `word`, the nearest first."""
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab (main, papers_fts, row)")
    first = word[0]
    rows = db.execute(
        """SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?
           AND length(term) BETWEEN ? AND ? AND doc >= ?""",
        [first, chr(ord(first) + 1), len(word) - _FURTHEST, len(word) + _FURTHEST, _LEAST_SEEN],
    )
    seen = dict(rows.fetchall())
    near = [one for one in get_close_matches(word, seen, 2 * _SPELLINGS, _ALIKE) if one != word]
    near.sort(key=lambda one: (-round(SequenceMatcher(None, one, word).ratio(), 1), -seen[one]))
    alone: list[str] = []
    for one in near:  # a singular finds its plural, too
        if not any(other in numbers(one) for other in alone):
            alone.append(one)
    return alone[:_SPELLINGS]


def _respelled(db: Database, node: Node) -> Iterator[Node]:
    """The query with its unknown words spelled otherwise: all of them their first way, then their second."""
    near = {word: near_words(db, word) for word in _unknown(db, node)}
    for place in range(_SPELLINGS if near else 0):
        spellings = {word: found[min(place, len(found) - 1)] for word, found in near.items() if found}
        other = _with_words(node, spellings)
        if any(place < len(found) for found in near.values()) and finding.count(db, other, 1):
            yield other


def _unknown(db: Database, node: Node) -> list[str]:
    terms = [leaf for leaf in positive_leaves(node) if isinstance(leaf, Term) and not leaf.prefix]
    words = dict.fromkeys(word for term in terms for word in term.words)
    worth = [word for word in words if len(word) >= _SHORTEST and word.isalpha() and not has_han(word)]
    asked = {word: next(term.field for term in terms if word in term.words) for word in worth[:_MOST_PARTS]}
    return [word for word, field in asked.items() if not finding.count(db, Term(field, (word,)), 1)][:_WORDS]


def _with_words(node: Node, spellings: dict[str, str]) -> Node:
    match node:
        case And(parts):
            return And(tuple(_with_words(part, spellings) for part in parts))
        case Or(parts):
            return Or(tuple(_with_words(part, spellings) for part in parts))
        case Not(part):
            return Not(_with_words(part, spellings))
        case Term():
            return Term(node.field, tuple(spellings.get(word, word) for word in node.words), node.prefix)
        case Category():
            return node


def _drops(db: Database, node: Node) -> list[Drop]:
    """One part of all that are wanted left away, what leaves least papers first: that is nearest to what was meant."""
    if not isinstance(node, And) or len(node.parts) > _MOST_PARTS:
        return []
    found = []
    for place, part in enumerate(node.parts):
        others = node.parts[:place] + node.parts[place + 1 :]
        rest = And(others) if len(others) > 1 else others[0]
        if next(positive_leaves(rest), None) is not None and (papers := finding.count(db, rest, _COUNT_UP_TO)):
            found.append(Drop(part, rest, papers))
    return sorted(found, key=lambda drop: drop.papers)[:_DROPS]
