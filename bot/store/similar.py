"""Papers that are close to a question, out of the latest.

Invariant: what it costs is bounded, however many papers there are: only the latest are ranked.
"""

from sqlite_utils import Database

from bot.model.paper import Paper, PaperId
from bot.store.papers import from_row

AMONG = 20_000
"""How many of the latest papers are ranked: some two months of arXiv's machine learning."""


def similar(db: Database, expression: str, paper: PaperId, limit: int, among: int = AMONG) -> list[Paper]:
    """The `limit` best of the latest `among` papers for an FTS5 `expression`, without `paper`; newest first."""
    rows = db.query(
        """SELECT * FROM (
             SELECT papers.*, bm25(papers_fts, 5.0, 1.0, 1.0, 0.0) AS distance
             FROM papers_fts JOIN papers ON papers.seq = papers_fts.rowid
             WHERE papers_fts MATCH ? AND papers_fts.rowid > (SELECT max(seq) FROM papers) - ? AND papers.id <> ?
             ORDER BY distance LIMIT ?)
           ORDER BY seq DESC""",
        [expression, among, str(paper), limit],
    )
    return [from_row(row) for row in rows]
