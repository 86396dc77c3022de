"""Papers of the store that a query finds: by their metadata and, where it asks in Chinese, by their readings.

Invariant: a query without Chinese characters finds what `DayIndex` finds in the same papers; with them a term holds
where the metadata or a reading has it, and all, any and not mean the same as ever.
"""

from collections.abc import Iterable

from sqlite_utils import Database

from bot.model.paper import Paper
from bot.store import papers
from bot.topics.fts import to_fts5
from bot.topics.han import asks_readings, expression
from bot.topics.nodes import And, Leaf, Node, Not, Or, Term, positive_leaves

_BM25 = "bm25(papers_fts, 5.0, 1.0, 1.0, 0.0)"
_IN_PAPERS = "SELECT rowid AS seq FROM papers_fts WHERE papers_fts MATCH ?"
_IN_READINGS = "SELECT rowid AS seq FROM readings_fts WHERE readings_fts MATCH ?"


def newest(db: Database, node: Node, limit: int, offset: int = 0) -> list[Paper]:
    """The papers that `node` finds, newest announcement first."""
    if not asks_readings(node):
        return papers.search(db, to_fts5(node), limit, offset)
    steps = _Steps()
    found = steps.add(node)
    sql = f"""WITH {steps} SELECT papers.* FROM papers WHERE seq IN (
                SELECT seq FROM {found} ORDER BY seq DESC LIMIT ? OFFSET ?) ORDER BY seq DESC"""  # noqa: S608 - marks
    return [papers.from_row(row) for row in db.query(sql, [*steps.values, limit, offset])]


def best(db: Database, node: Node, limit: int, offset: int = 0) -> list[Paper]:
    """As `newest`, but what matches best comes first."""
    if not asks_readings(node):
        return papers.best(db, to_fts5(node), limit, offset)
    steps = _Steps()
    found = steps.add(node)
    ranked, weighed = _ranked(list(positive_leaves(node)))
    sql = f"""WITH {steps}, ranked AS ({ranked})
              SELECT papers.* FROM (
                SELECT found.seq AS seq, coalesce(sum(ranked.distance), 0) AS distance
                FROM {found} AS found LEFT JOIN ranked ON ranked.seq = found.seq
                GROUP BY found.seq ORDER BY distance, found.seq DESC LIMIT ? OFFSET ?) AS page
              JOIN papers ON papers.seq = page.seq ORDER BY page.distance, page.seq DESC"""  # noqa: S608 - marks
    return [papers.from_row(row) for row in db.query(sql, [*steps.values, *weighed, limit, offset])]


def count(db: Database, node: Node, at_most: int) -> int:
    """How many papers `node` finds, counted up to `at_most`."""
    if not asks_readings(node):
        return papers.count_matches(db, to_fts5(node), at_most)
    steps = _Steps()
    found = steps.add(node)
    sql = f"WITH {steps} SELECT count(*) FROM (SELECT 1 FROM {found} LIMIT ?)"  # noqa: S608 - marks
    return int(db.execute(sql, [*steps.values, at_most]).fetchone()[0])


class _Steps:
    """A query as named steps, each one SELECT of places over those before it.

    Steps instead of nested SELECTs, for SQLite's parser would not stack twenty levels of these.
    """

    def __init__(self) -> None:
        self._steps: list[str] = []
        self.values: list[str] = []

    def __str__(self) -> str:
        return ", ".join(f"step{number} (seq) AS ({sql})" for number, sql in enumerate(self._steps))

    def add(self, node: Node) -> str:
        """Take the steps of `node` in; the name of the last one."""
        match node:
            case Not(part) if asks_readings(node):
                return self._step(f"SELECT seq FROM papers EXCEPT SELECT seq FROM {self.add(part)}")  # noqa: S608 - names
            case Or(parts) if asks_readings(node):
                return self._combined("UNION", map(self.add, _gathered(Or, parts)))
            case And(parts) if asks_readings(node):
                return self._all_of(_gathered(And, parts))
            case Term() if asks_readings(node):
                return self._step(f"{_IN_READINGS} UNION {_IN_PAPERS}", expression(node), to_fts5(node))
            case _:
                return self._step(_IN_PAPERS, to_fts5(node))

    def _all_of(self, parts: tuple[Node, ...]) -> str:
        wanted = [self.add(part) for part in parts if not isinstance(part, Not)]
        unwanted = [self.add(part.part) for part in parts if isinstance(part, Not)]
        left = self._combined("INTERSECT", wanted) if wanted else "papers"
        return self._combined("EXCEPT", [left, *unwanted]) if unwanted else left

    def _combined(self, operator: str, names: Iterable[str]) -> str:
        return self._step(f" {operator} ".join(f"SELECT seq FROM {name}" for name in names))  # noqa: S608 - names

    def _step(self, sql: str, *values: str) -> str:
        self._steps.append(sql)
        self.values += values
        return f"step{len(self._steps) - 1}"


def _gathered(kind: type[And] | type[Or], parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """The parts, those that one question to the papers' index can answer made one."""
    plain = tuple(part for part in parts if not asks_readings(part))
    others = [part for part in parts if asks_readings(part)]
    return (*others, kind(plain)) if len(plain) > 1 else (*others, *plain)


def _ranked(leaves: list[Leaf]) -> tuple[str, list[str]]:
    """How near papers and readings come to any of the leaves."""
    ours = [one for one in leaves if isinstance(one, Term) and asks_readings(one)]
    sql = "SELECT rowid AS seq, bm25(readings_fts, 5.0, 1.0) AS distance FROM readings_fts WHERE readings_fts MATCH ?"
    selects, values = [sql], [" OR ".join(f"({expression(one)})" for one in ours)]
    plain = tuple(one for one in leaves if one not in ours)
    if plain:
        selects.append(f"SELECT rowid AS seq, {_BM25} AS distance FROM papers_fts WHERE papers_fts MATCH ?")  # noqa: S608 - constants
        values.append(to_fts5(Or(plain) if len(plain) > 1 else plain[0]))
    return " UNION ALL ".join(selects if ours else selects[1:]), values if ours else values[1:]
