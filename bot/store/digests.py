"""Digests, frozen: which chat got which papers on which of its days, and the words of every message.

Invariants: one digest per (chat, thread, day); a paper is in one digest of a chat only; what is frozen is never
rewritten, a late digest only grows by further parts.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from bot.model.digest import Button, Digest, Message, Quiet
from bot.model.paper import PaperId
from bot.model.topic import Match

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Frozen:
    """A digest as stored: `through` is the place of the last announcement that it covers."""

    id: int
    day: date
    through: int
    quiet: Quiet | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A digest about to be frozen: `rest` are matching papers beyond the chat's limit, offered but not shown."""

    digest: Digest
    rest: tuple[tuple[Match, ...], ...]
    through: int
    messages: tuple[Message, ...]

    def reasons(self) -> list[tuple[Match, ...]]:
        """The matches of every paper, shown or offered, in order."""
        return [entry.matches for entry in self.digest.entries] + list(self.rest)


def of_day(db: Database, chat: int, thread: int, day: date) -> Frozen | None:
    """The digest of a chat's day, or None."""
    rows = db.query(
        "SELECT id, day, through, quiet FROM digests WHERE chat = ? AND thread = ? AND day = ?",
        [chat, thread, day.isoformat()],
    )
    return next((_frozen(row) for row in rows), None)


def covered(db: Database, chat: int, thread: int) -> int:
    """The place of the last announcement that the digests of a thread cover, 0 when it has none."""
    rows = db.query(
        "SELECT coalesce(max(through), 0) AS place FROM digests WHERE chat = ? AND thread = ?", [chat, thread]
    )
    return int(next(rows)["place"])


def is_waiting(db: Database, chat: int, day: date) -> bool:
    """Whether all that a chat has had on `day` is the word that the listing is late."""
    rows = db.query("SELECT 1 FROM digests WHERE chat = ? AND day = ? AND quiet = 'late'", [chat, day.isoformat()])
    return next(rows, None) is not None


def had(db: Database, chat: int, papers: Collection[PaperId]) -> set[PaperId]:
    """Those of `papers` that the chat has had in any digest."""
    asked, found = [str(one) for one in papers], set()
    for start in range(0, len(asked), _BATCH):
        batch = asked[start : start + _BATCH]
        marks = ", ".join("?" * len(batch))
        rows = db.query(
            f"SELECT paper FROM digest_papers WHERE chat = ? AND paper IN ({marks})",  # noqa: S608 - only marks
            [chat, *batch],
        )
        found |= {PaperId(row["paper"]) for row in rows}
    return found


def freeze(db: Database, draft: Draft, now: datetime) -> int | None:
    """Write a digest, its papers and its messages, all pending; return its id.

    A day that so far only said that the listing is late grows by the new parts. None, and nothing is written, when the
    draft is outdated: its day was done meanwhile, or the chat has had one of its papers or the same excuse meanwhile.
    """
    digest = draft.digest
    known = of_day(db, digest.chat, digest.thread, digest.day)
    if known is not None and (known.quiet is not Quiet.LATE or digest.quiet is Quiet.LATE):
        return None
    if had(db, digest.chat, [matches[0].paper for matches in draft.reasons()]):
        return None
    if known is not None:
        number = known.id
        db.execute("UPDATE digests SET through = ?, quiet = ? WHERE id = ?", [draft.through, digest.quiet, number])
    else:
        number = _insert(db, draft, now)
    _add_papers(db, number, draft)
    _add_parts(db, number, digest, draft.messages, now)
    return number


def messages(db: Database, digest: int) -> list[Message]:
    """The frozen messages of a digest, in order."""
    rows = db.query("SELECT html, buttons FROM deliveries WHERE digest = ? ORDER BY part", [digest])
    return [Message(row["html"], buttons_from_json(row["buttons"])) for row in rows]


def papers_of(db: Database, digest: int) -> list[tuple[PaperId, tuple[Match, ...]]]:
    """The papers of a digest, the offered ones too, in order, each with the reasons for which it is there."""
    rows = db.query("SELECT paper, matches FROM digest_papers WHERE digest = ? ORDER BY position", [digest])
    return [(PaperId(row["paper"]), _matches(PaperId(row["paper"]), row["matches"])) for row in rows]


def merge(db: Database, old: int, new: int) -> None:
    """Give the digests of chat `old` to chat `new`. Where both have one for a day, the parts of both become one's."""
    rows = db.query(
        """SELECT mine.id AS id, other.id AS target FROM digests AS mine LEFT JOIN digests AS other
             ON other.chat = ? AND other.thread = mine.thread AND other.day = mine.day
           WHERE mine.chat = ? ORDER BY mine.id""",
        [new, old],
    )
    for row in list(rows):
        if row["target"] is None:
            db.execute("UPDATE digests SET chat = ? WHERE id = ?", [new, row["id"]])
        else:
            _append(db, row["id"], row["target"])
    db.execute("UPDATE OR IGNORE digest_papers SET chat = ? WHERE chat = ?", [new, old])
    db.execute("DELETE FROM digest_papers WHERE chat = ?", [old])
    db.execute(
        "UPDATE deliveries SET chat = ? WHERE chat = ? AND digest IN (SELECT id FROM digests WHERE chat = ?)",
        [new, old, new],
    )


def buttons_from_json(text: str) -> tuple[tuple[Button, ...], ...]:
    """Rows of buttons from their stored form."""
    return tuple(tuple(Button(*one) for one in row) for row in json.loads(text))


def buttons_to_json(rows: Sequence[Sequence[Button]]) -> str:
    """The stored form of rows of buttons."""
    return json.dumps([[[one.text, one.data, one.url] for one in row] for row in rows], ensure_ascii=False)


def _append(db: Database, number: int, target: int) -> None:
    """Hang the papers and parts of digest `number` behind those of `target`, and drop what is left of it."""
    db.execute(
        """UPDATE deliveries SET digest = ?, part = part + (SELECT count(*) FROM deliveries WHERE digest = ?)
           WHERE digest = ?""",
        [target, target, number],
    )
    db.execute(
        """UPDATE digest_papers
           SET digest = ?, position = position + (SELECT count(*) FROM digest_papers WHERE digest = ?)
           WHERE digest = ?""",
        [target, target, number],
    )
    db.execute("DELETE FROM digests WHERE id = ?", [number])


def _frozen(row: dict[str, object]) -> Frozen:
    quiet = Quiet(str(row["quiet"])) if row["quiet"] else None
    return Frozen(int(str(row["id"])), date.fromisoformat(str(row["day"])), int(str(row["through"])), quiet)


def _insert(db: Database, draft: Draft, now: datetime) -> int:
    digest = draft.digest
    cursor = db.execute(
        "INSERT INTO digests (chat, thread, day, through, quiet, made) VALUES (?, ?, ?, ?, ?, ?)",
        [digest.chat, digest.thread, digest.day.isoformat(), draft.through, digest.quiet, int(now.timestamp())],
    )
    return int(cursor.lastrowid or 0)


def _add_papers(db: Database, number: int, draft: Draft) -> None:
    db.conn.executemany(
        "INSERT INTO digest_papers (chat, paper, digest, position, matches) VALUES (?, ?, ?, ?, ?)",
        [
            (
                draft.digest.chat,
                str(matches[0].paper),
                number,
                position,
                json.dumps([[match.topic, match.terms] for match in matches], ensure_ascii=False),
            )
            for position, matches in enumerate(draft.reasons())
        ],
    )


def _add_parts(db: Database, number: int, digest: Digest, parts: Sequence[Message], now: datetime) -> None:
    row = next(db.query("SELECT coalesce(max(part), -1) + 1 AS part FROM deliveries WHERE digest = ?", [number]))
    db.conn.executemany(
        """INSERT INTO deliveries (digest, part, chat, thread, html, buttons, state, attempts, uncertain, updated)
           VALUES (?, ?, ?, ?, ?, ?, 'pending', 0, 0, ?)""",
        [
            (number, part, digest.chat, digest.thread, one.html, buttons_to_json(one.buttons), int(now.timestamp()))
            for part, one in enumerate(parts, start=row["part"])
        ],
    )


def _matches(paper: PaperId, text: str) -> tuple[Match, ...]:
    return tuple(Match(topic, paper, tuple(terms)) for topic, terms in json.loads(text))
