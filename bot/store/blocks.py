"""Texts that many chats share, each kept once and referred to by its number.

Invariant: a block is never rewritten, and what is told with references reads, whole again, as it was. A block that
anything frozen since a moment refers to is still there when all older ones are forgotten.

A reference is the number between two U+001F, a control character that no message holds.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date

from sqlite_utils import Database

MARK = "\x1f"
_REFERENCE = re.compile(f"{MARK}(\\d+){MARK}")
_HASH_BYTES = 16


def keep(db: Database, texts: Iterable[str], day: date | None) -> dict[str, int]:
    """The numbers of `texts`; those that are not there yet are written.

    They are kept for as long as they are needed after `day`, the last on which they were used, or for good (None).
    """
    hashes = {_hash(text): text for text in dict.fromkeys(texts)}
    used = day.isoformat() if day else None
    known = _known(db, hashes)
    db.conn.executemany(
        "INSERT INTO blocks (hash, text, used) VALUES (?, ?, ?)",
        [(digest, text, used) for digest, text in hashes.items() if digest not in known],
    )
    outdated = [(used, number) for number, last in known.values() if last is not None and (used is None or last < used)]
    db.conn.executemany("UPDATE blocks SET used = ? WHERE id = ?", outdated)
    numbers = known if len(known) == len(hashes) else _known(db, hashes)
    return {text: numbers[digest][0] for digest, text in hashes.items()}


def reference(number: int) -> str:
    """What stands for a block."""
    return f"{MARK}{number}{MARK}"


def told(text: str, shared: Iterable[str], numbers: Mapping[str, int]) -> str:
    """`text` with a reference in the place of each of `shared`, which are parts of it, in order."""
    found, start = [], 0
    text = text.replace(MARK, "")
    for part in shared:
        place = text.find(part, start)
        if place >= 0:
            found += [text[start:place], reference(numbers[part])]
            start = place + len(part)
    return "".join([*found, text[start:]])


def whole(db: Database, text: str) -> str:
    """A text with what it refers to in its place again; nothing in the place of what is forgotten."""
    return all_whole(db, [text])[0]


def all_whole(db: Database, texts: Iterable[str]) -> list[str]:
    """As `whole` for each; a block that several of them refer to is read once."""
    cut = [_REFERENCE.split(text) for text in texts]
    numbers = {number for pieces in cut for number in pieces[1::2]}
    known: dict[str, str] = {}
    if numbers:
        rows = db.execute(
            """SELECT asked.value, blocks.text FROM json_each(?) AS asked
               JOIN blocks ON blocks.id = CAST(asked.value AS INTEGER)""",
            [json.dumps(sorted(numbers))],
        )
        known = dict(rows.fetchall())
    for pieces in cut:
        pieces[1::2] = [known.get(number, "") for number in pieces[1::2]]
    return ["".join(pieces) for pieces in cut]


def tidy(db: Database, before: date, limit: int) -> int:
    """Forget up to `limit` blocks that nothing has used since the day `before`; return how many."""
    changes = db.conn.total_changes
    db.execute(
        "DELETE FROM blocks WHERE id IN (SELECT id FROM blocks WHERE used < ? ORDER BY used LIMIT ?)",
        [before.isoformat(), limit],
    )
    return db.conn.total_changes - changes


def _known(db: Database, hashes: Iterable[str]) -> dict[str, tuple[int, str | None]]:
    rows = db.execute(
        "SELECT hash, blocks.id, used FROM json_each(?) AS asked JOIN blocks ON blocks.hash = asked.value",
        [json.dumps(list(hashes))],
    )
    return {digest: (number, used) for digest, number, used in rows.fetchall()}


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_HASH_BYTES).hexdigest()
