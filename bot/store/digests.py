"""Digests, frozen: which chat got which papers on which of its days, and the words of every message.

Invariants: one digest per (chat, thread, day); a paper is in one digest of a chat only; what is frozen is never
rewritten, a late digest only grows by further parts.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from bot.model.digest import Digest, Message, Quiet
from bot.model.paper import PaperId
from bot.model.topic import Match
from bot.store import blocks, parts, revisions, turns
from bot.store.compact import matches_from_json, matches_to_json
from bot.store.parts import Place

Thread = tuple[int, int, date]
"""A chat, one of its message threads, a day."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A digest as stored: `through` is the place of the last announcement that it covers."""

    id: int
    day: date
    through: int
    quiet: Quiet | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a thread stands: the place of the last announcement that is covered (0: none), and today's digest."""

    covered: int
    today: Frozen | None


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
    return chat in waiting(db, [(chat, day)])


def waiting(db: Database, asked: Iterable[tuple[int, date]]) -> set[int]:
    """Those of the chats that have had no more on the day beside them than the word that the listing is late."""
    rows = db.execute(
        """SELECT digests.chat FROM json_each(?) AS asked JOIN digests
           ON digests.chat = json_extract(asked.value, '$[0]') AND day = json_extract(asked.value, '$[1]')
           WHERE quiet = 'late'""",
        [json.dumps([[chat, day.isoformat()] for chat, day in asked])],
    )
    return {chat for (chat,) in rows.fetchall()}


def standings(db: Database, asked: Iterable[Thread]) -> dict[Thread, Standing]:
    """For each (chat, thread, day) how far its digests go, and the one of that day."""
    rows = db.execute(
        """SELECT asked.chat, asked.thread, asked.day, today.id, today.through, today.quiet,
             (SELECT max(through) FROM digests WHERE chat = asked.chat AND thread = asked.thread)
           FROM (SELECT json_extract(value, '$[0]') AS chat, json_extract(value, '$[1]') AS thread,
                   json_extract(value, '$[2]') AS day FROM json_each(?)) AS asked
           LEFT JOIN digests AS today
             ON today.chat = asked.chat AND today.thread = asked.thread AND today.day = asked.day""",
        [json.dumps([[chat, thread, day.isoformat()] for chat, thread, day in asked])],
    )
    found = {}
    for chat, thread, iso_day, number, through, quiet, place in rows.fetchall():
        day = date.fromisoformat(iso_day)
        today = None if number is None else Frozen(number, day, through, Quiet(quiet) if quiet else None)
        found[chat, thread, day] = Standing(place or 0, today)
    return found


def had(db: Database, chat: int, papers: Collection[PaperId]) -> set[PaperId]:
    """Those of `papers` that the chat has had in any digest."""
    return had_each(db, {chat: papers}).get(chat, set())


def had_each(db: Database, asked: Mapping[int, Iterable[PaperId]]) -> dict[int, set[PaperId]]:
    """For each chat those of the papers beside it that it has had in any digest; chats that had none are left out."""
    rows = db.execute(
        """SELECT chat, paper FROM json_each(?) AS chats CROSS JOIN json_each(chats.value, '$[1]') AS papers
           CROSS JOIN digest_papers ON chat = json_extract(chats.value, '$[0]') AND paper = papers.value""",
        [json.dumps([[chat, [str(one) for one in papers]] for chat, papers in asked.items()])],
    )
    found: dict[int, set[PaperId]] = defaultdict(set)
    for chat, paper in rows.fetchall():
        found[chat].add(PaperId(paper))
    return found


def freeze(db: Database, draft: Draft, now: datetime) -> int | None:
    """Write a digest, its papers and its messages, all pending; return its id.

    A day that so far only said that the listing is late grows by the new parts. None, and nothing is written, when the
    draft is outdated: its day was done meanwhile, or the chat has had one of its papers or the same excuse meanwhile.
    """
    digest = draft.digest
    known = of_day(db, digest.chat, digest.thread, digest.day)
    if _is_done(known, draft) or had(db, digest.chat, [matches[0].paper for matches in draft.reasons()]):
        return None
    return _write(db, [(draft, known)], now)[0]


def freeze_all(db: Database, drafts: Sequence[Draft], now: datetime) -> list[int | None]:
    """Freeze many drafts, as `freeze` does each in turn."""
    threads = [(one.digest.chat, one.digest.thread, one.digest.day) for one in drafts]
    known = standings(db, threads)
    pairs = [(draft, known[thread].today) for draft, thread in zip(drafts, threads, strict=True)]
    if not any(_is_done(today, draft) for draft, today in pairs):
        db.execute("SAVEPOINT together")
        try:
            return list(_write(db, pairs, now))
        except sqlite3.IntegrityError:  # a paper or a day that the chat has had meanwhile
            db.execute("ROLLBACK TO together")
        finally:
            db.execute("RELEASE together")
    return [freeze(db, draft, now) for draft in drafts]


def papers_of(db: Database, digest: int) -> list[tuple[PaperId, tuple[Match, ...]]]:
    """The papers of a digest, the offered ones too, in order, each with the reasons for which it is there."""
    rows = db.execute("SELECT paper, matches FROM digest_papers WHERE digest = ? ORDER BY position", [digest])
    return [
        (PaperId(paper), matches_from_json(PaperId(paper), blocks.whole(db, text))) for paper, text in rows.fetchall()
    ]


def _frozen(row: dict[str, object]) -> Frozen:
    quiet = Quiet(str(row["quiet"])) if row["quiet"] else None
    return Frozen(int(str(row["id"])), date.fromisoformat(str(row["day"])), int(str(row["through"])), quiet)


def _is_done(known: Frozen | None, draft: Draft) -> bool:
    return known is not None and (known.quiet is not Quiet.LATE or draft.digest.quiet is Quiet.LATE)


def _write(db: Database, drafts: Sequence[tuple[Draft, Frozen | None]], now: datetime) -> list[int]:
    """Write drafts, each a digest of its own or the rest of a known one; return the digests' ids.

    Raises IntegrityError where a chat has had a paper, or a digest of that day.
    """
    places = [_grow(db, known, draft) if known else (_insert(db, draft, now), 0) for draft, known in drafts]
    numbers, only = [number for number, _ in places], [draft for draft, _ in drafts]
    _add_papers(db, zip(numbers, only, strict=True))
    revisions.told(db, [draft.digest for draft in only])
    parts.add(db, [(_place(*place, draft), draft.messages) for place, draft in zip(places, only, strict=True)], now)
    turns.renew(db, [draft.digest.chat for draft in only])
    return numbers


def _grow(db: Database, known: Frozen, draft: Draft) -> tuple[int, int]:
    """A digest that goes on: its id, and the number of its next part."""
    db.execute("UPDATE digests SET through = ?, quiet = ? WHERE id = ?", [draft.through, draft.digest.quiet, known.id])
    row = db.execute("SELECT coalesce(max(part), -1) + 1 FROM deliveries WHERE digest = ?", [known.id])
    return known.id, int(row.fetchone()[0])


def _insert(db: Database, draft: Draft, now: datetime) -> int:
    digest = draft.digest
    cursor = db.execute(
        "INSERT INTO digests (chat, thread, day, through, quiet, made) VALUES (?, ?, ?, ?, ?, ?)",
        [digest.chat, digest.thread, digest.day.isoformat(), draft.through, digest.quiet, int(now.timestamp())],
    )
    return int(cursor.lastrowid or 0)


def _place(number: int, first: int, draft: Draft) -> Place:
    return Place(number, first, draft.digest.chat, draft.digest.thread)


def _add_papers(db: Database, numbered: Iterable[tuple[int, Draft]]) -> None:
    papers = [
        (
            draft.digest.chat,
            matches[0].paper.base,
            number,
            position,
            version,
            tuple([(one.topic, one.terms) for one in matches]),
        )
        for number, draft in numbered
        for position, (matches, version) in enumerate(zip(draft.reasons(), _versions(draft), strict=True))
    ]
    texts = {matches: matches_to_json(matches) for matches in {matches for *_, matches in papers}}
    numbers = blocks.keep(db, texts.values(), None)
    reasons = {matches: blocks.reference(numbers[text]) for matches, text in texts.items()}
    db.conn.executemany(
        "INSERT INTO digest_papers (chat, paper, digest, position, version, matches) VALUES (?, ?, ?, ?, ?, ?)",
        [(*place, reasons[matches]) for *place, matches in papers],
    )


def _versions(draft: Draft) -> list[int | None]:
    """The version of each paper that is shown; none of those that are offered."""
    return [entry.paper.version for entry in draft.digest.entries] + [None] * len(draft.rest)
