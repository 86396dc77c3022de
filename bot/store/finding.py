"""Papers of the store that a query finds: by their metadata and, where it asks in Chinese, by their readings.

Invariant: a query without Chinese characters finds what `DayIndex` finds in the same papers; with them a term holds
where the metadata or a reading has it, and all, any and not mean the same as ever.

What both indexes know is combined here, as sets of places: SQLite would sort each of them, which takes three times as
long, and its parser does not stack as many levels as a query may have.
"""

from functools import reduce
from heapq import nlargest, nsmallest
from itertools import chain

from sqlite_utils import Database

from bot.model.paper import Paper
from bot.store import papers
from bot.topics.fts import to_fts5
from bot.topics.han import asks_readings, expression
from bot.topics.nodes import And, Leaf, Node, Not, Or, Term, positive_leaves

_IN_PAPERS = "SELECT rowid FROM papers_fts WHERE papers_fts MATCH ?"
_IN_READINGS = "SELECT rowid FROM readings_fts WHERE readings_fts MATCH ?"
_NEAR_PAPERS = """SELECT rowid, bm25(papers_fts, 5.0, 1.0, 1.0, 0.0) FROM papers_fts WHERE papers_fts MATCH ?
                  ORDER BY rowid DESC LIMIT ?"""
_NEAR_READINGS = """SELECT rowid, bm25(readings_fts, 5.0, 1.0) FROM readings_fts WHERE readings_fts MATCH ?
                    ORDER BY rowid DESC LIMIT ?"""


def newest(db: Database, node: Node, limit: int, offset: int = 0) -> list[Paper]:
    """The papers that `node` finds, newest announcement first."""
    return page(db, node, limit, offset)[0]


def page(
    db: Database, node: Node, limit: int, offset: int = 0, *, by_match: bool = False, at_most: int = 1
) -> tuple[list[Paper], int]:
    """As `newest`, and how many papers there are, counted up to `at_most`.

    With `by_match` what matches best comes first, of the newest 5,000 that match.
    """
    if not asks_readings(node):
        ask, asked = papers.best if by_match else papers.search, to_fts5(node)
        return ask(db, asked, limit, offset), papers.count_matches(db, asked, at_most)
    places = _places(db, node)
    shown = _best(db, node, places, offset + limit) if by_match else nlargest(offset + limit, places)
    return papers.at(db, shown[offset:]), min(at_most, len(places))


def count(db: Database, node: Node, at_most: int) -> int:
    """How many papers `node` finds, counted up to `at_most`."""
    if not asks_readings(node):
        return papers.count_matches(db, to_fts5(node), at_most)
    return min(at_most, len(_places(db, node)))


def _best(db: Database, node: Node, places: set[int], limit: int) -> list[int]:
    distance = _distances(db, list(positive_leaves(node)))
    latest = nlargest(papers.RANKED, places)
    return nsmallest(limit, latest, key=lambda place: (distance.get(place, 0.0), -place))


def _places(db: Database, node: Node) -> set[int]:
    match node:
        case Not(part) if asks_readings(node):
            return _every(db) - _places(db, part)
        case Or(parts) if asks_readings(node):
            return set().union(*(_places(db, part) for part in _gathered(Or, parts)))
        case And(parts) if asks_readings(node):
            return _of_all(db, _gathered(And, parts))
        case Term() if asks_readings(node):
            return _asked(db, _IN_READINGS, expression(node)) | _asked(db, _IN_PAPERS, to_fts5(node))
        case _:
            return _asked(db, _IN_PAPERS, to_fts5(node))


def _of_all(db: Database, parts: tuple[Node, ...]) -> set[int]:
    wanted = [_places(db, part) for part in parts if not isinstance(part, Not)]
    found = reduce(set.intersection, wanted) if wanted else _every(db)
    for part in parts:
        if found and isinstance(part, Not):
            found = found - _places(db, part.part)
    return found


def _gathered(kind: type[And] | type[Or], parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """The parts, those that one question to the papers' index can answer made one."""
    plain = tuple(part for part in parts if not asks_readings(part))
    others = [part for part in parts if asks_readings(part)]
    return (*others, kind(plain)) if len(plain) > 1 else (*others, *plain)


def _asked(db: Database, sql: str, *values: object) -> set[int]:
    return set(chain.from_iterable(db.execute(sql, list(values))))


def _every(db: Database) -> set[int]:
    return _asked(db, "SELECT seq FROM papers")


def _distances(db: Database, leaves: list[Leaf]) -> dict[int, float]:
    """How near papers and readings come to any of the leaves; less is nearer."""
    ours = [one for one in leaves if isinstance(one, Term) and asks_readings(one)]
    plain = tuple(one for one in leaves if one not in ours)
    near: dict[int, float] = {}
    if ours:
        near |= dict(db.execute(_NEAR_READINGS, [" OR ".join(f"({expression(one)})" for one in ours), papers.RANKED]))
    if plain:
        asked = to_fts5(Or(plain) if len(plain) > 1 else plain[0])
        for place, distance in db.execute(_NEAR_PAPERS, [asked, papers.RANKED]):
            near[place] = near.get(place, 0.0) + distance
    return near
