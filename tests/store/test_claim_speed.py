"""The next part is found at once, however many wait, were sent, or belong to chats that cannot be reached."""

import time

from sqlite_utils import Database

from bot.store import chats, deliveries, turns
from tests.store.samples import NOW, bare_store, chat

CHATS, BLOCKED = 50_000, 500
AT_MOST = 0.05


def filled() -> Database:
    """100,000 open parts for 50,000 chats, the oldest for blocked ones; and as many that were sent."""
    db, second = bare_store(), int(NOW.timestamp())
    chats.save(db, chat(1), NOW)
    db.execute(
        """WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
           INSERT INTO chats SELECT i, kind, title, language, timezone, hour, length, max_papers, state, reason,
             next_due, created, preferences FROM n JOIN chats ON chats.id = 1""",
        [CHATS],
    )
    db.execute("UPDATE chats SET state = 'blocked' WHERE id <= ?", [BLOCKED])
    for day, state in (("2025-10-06", "sent"), ("2025-10-07", "pending")):
        db.execute(
            "INSERT INTO digests (chat, thread, day, through, made) SELECT id, 0, ?, 0, ? FROM chats", [day, second]
        )
        db.execute(
            """INSERT INTO deliveries
               SELECT digests.id, part.value, chat, 0, 'words', '[]', ?, 0, 0, NULL, NULL, NULL, ?, NULL, 0, ''
               FROM digests, json_each('[0, 1]') AS part WHERE day = ?""",
            [state, second, day],
        )
    turns.renew_all(db)
    return db


def test_the_next_part_is_found_at_once_among_100_000() -> None:
    db = filled()
    assert db.execute("SELECT count(*) FROM deliveries WHERE state = 'pending'").fetchone() == (2 * CHATS,)
    spent = []
    for limit in (16, 1, 1, 1, 1, 1):
        start = time.perf_counter()
        claimed = deliveries.claim(db, NOW, limit)
        spent.append(time.perf_counter() - start)
        assert len(claimed) == limit
    assert sorted(spent)[len(spent) // 2] < AT_MOST
    start = time.perf_counter()
    assert deliveries.recover(db, NOW) == 21
    assert time.perf_counter() - start < AT_MOST * 50, "once a start"
