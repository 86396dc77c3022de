"""The store as it lies on the disk, read from outside while its process is dead or alive."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from bot.model.chat import ChatState
from bot.model.digest import DeliveryState
from bot.store import blocks
from tests.chaos.book import Row


class Ledger:
    """Reads the parts. The words of a part are read once: they never change."""

    def __init__(self, path: Path, numbers: dict[int, int]) -> None:
        self._path = path
        self._numbers = numbers
        self._keys: dict[tuple[int, int], tuple[int, str]] = {}

    def rows(self) -> list[Row]:
        """All parts."""
        with self._open() as db:
            found = db.execute(
                """SELECT digest, part, chat, state, uncertain, attempts, message_id, reason FROM deliveries
                   ORDER BY digest, part"""
            ).fetchall()
            return [
                Row(digest, part, self._key(db, digest, part, chat), DeliveryState(state), *rest)
                for digest, part, chat, state, *rest in found
            ]

    def open_chats(self) -> dict[int, int | None]:
        """The ids of chats that wait for something, with the moment before which their next part may not go."""
        with self._open() as db:
            return dict(
                db.execute(
                    """SELECT chat, max(not_before) FROM deliveries
                       WHERE state IN ('pending', 'uncertain', 'sending') GROUP BY chat"""
                ).fetchall()
            )

    def blocked(self) -> list[int]:
        """The numbers of the chats that the bot takes for out of reach."""
        with self._open() as db:
            rows = db.execute("SELECT id FROM chats WHERE state = ?", [ChatState.BLOCKED]).fetchall()
            return [self._numbers[chat] for (chat,) in rows]

    def papers(self) -> dict[int, set[str]]:
        """The papers that each chat (its number) had in its digests."""
        had: dict[int, set[str]] = {}
        with self._open() as db:
            for chat, paper in db.execute("SELECT chat, paper FROM digest_papers").fetchall():
                had.setdefault(self._numbers[chat], set()).add(paper)
        return had

    def _key(self, db: Database, digest: int, part: int, chat: int) -> tuple[int, str]:
        place = digest, part
        if place not in self._keys:
            (html,) = db.execute("SELECT html FROM deliveries WHERE digest = ? AND part = ?", place).fetchone()
            self._keys[place] = self._numbers[chat], blocks.whole(db, html)
        return self._keys[place]

    @contextmanager
    def _open(self) -> Iterator[Database]:
        with closing(sqlite3.connect(self._path, timeout=10)) as connection:
            yield Database(connection)
