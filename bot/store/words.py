"""The words of old digests, which nobody asks for any more, are forgotten, a few at a time.

Invariant: what was sent stays known as sent; what may still be sent keeps its words, and needs no block for them any
more.
"""

from datetime import datetime
from itertools import takewhile

from sqlite_utils import Database

from bot.store import blocks, parts

Part = tuple[int, int]

BEGIN: Part = (0, -1)
_BATCH = 500


def forget(db: Database, before: datetime, after: Part) -> Part | None:
    """Go on behind the part `after` (digest, part) with those of digests made before a moment; return how far it went.

    Digests are numbered in the order of making. None at the end; then no digest from before the moment refers to any
    block.
    """
    found = db.execute(
        """SELECT digest, part, html, state, spare, (SELECT made FROM digests WHERE digests.id = digest) FROM deliveries
           WHERE html <> '' AND (digest, part) > (?, ?) ORDER BY digest, part LIMIT ?""",
        [*after, _BATCH],
    )
    moment = int(before.timestamp())
    rows = [row[:5] for row in takewhile(lambda row: row[5] < moment, found.fetchall())]
    db.conn.executemany(
        "UPDATE deliveries SET html = '', buttons = '[]', spare = '' WHERE digest = ? AND part = ?",
        [(digest, part) for digest, part, _, state, _ in rows if state == "sent"],
    )
    db.conn.executemany(
        "UPDATE deliveries SET html = ?, spare = ? WHERE digest = ? AND part = ?",
        [
            (blocks.whole(db, html), parts.without_references(db, spare), digest, part)
            for digest, part, html, state, spare in rows
            if state != "sent" and (blocks.MARK in html or spare)
        ],
    )
    return (rows[-1][0], rows[-1][1]) if rows else None
