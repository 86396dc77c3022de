"""Messages as the rows of `deliveries` have them.

Invariant: a message that is read is the one that was written. What it shares with others is written as a reference.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from bot.model.digest import Message
from bot.store import blocks
from bot.store.compact import buttons_from_json, buttons_to_json

_SILENT, _RICH = 1, 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where messages go: behind part `first` of a digest, itself included, to a thread of a chat."""

    digest: int
    first: int
    chat: int
    thread: int


def add(db: Database, placed: Iterable[tuple[Place, Sequence[Message]]], now: datetime, attempts: int = 0) -> None:
    """Write messages, all pending."""
    rows = list(placed)
    words = _keep(db, [one for _, messages in rows for one in messages], now.date())
    db.conn.executemany(
        """INSERT INTO deliveries (digest, part, chat, thread, html, buttons, state, attempts, uncertain, updated,
             manner, spare)
           VALUES (?, ?, ?, ?, ?, ?, 'pending', ?, 0, ?, ?, ?)""",
        [
            (place.digest, part, place.chat, place.thread, *_told(one, words), attempts, moment, manner(one), spare)
            for moment in [int(now.timestamp())]
            for place, messages in rows
            for part, one in enumerate(messages, start=place.first)
            for spare in [_spare(one, words)]
        ],
    )


def columns(db: Database, one: Message, now: datetime) -> dict[str, object]:
    """What the row of a part holds that says this from now on."""
    words = _keep(db, [one], now.date())
    html, buttons = _told(one, words)
    return {"html": html, "buttons": buttons, "manner": manner(one), "spare": _spare(one, words)}


def of_digest(db: Database, digest: int) -> list[Message]:
    """The frozen messages of a digest, in order, each with those that take its place."""
    rows = db.execute("SELECT html, buttons, manner, part FROM deliveries WHERE digest = ? ORDER BY part", [digest])
    return [
        replace(message(blocks.whole(db, html), buttons, bits), spare=tuple(spare_of(db, digest, part)))
        for html, buttons, bits, part in rows.fetchall()
    ]


def spare_of(db: Database, digest: int, part: int) -> list[Message]:
    """The messages that take the place of a part, if there are any; as silent as it is."""
    row = db.execute("SELECT spare, manner FROM deliveries WHERE digest = ? AND part = ?", [digest, part]).fetchone()
    if row is None or not row[0]:
        return []
    return [message(blocks.whole(db, html), buttons, row[1] & _SILENT) for html, buttons in json.loads(row[0])]


def message(html: str, buttons: str, bits: int) -> Message:
    """A message from its columns; `html` is whole."""
    return Message(html, buttons_from_json(buttons), is_silent=bool(bits & _SILENT), is_rich=bool(bits & _RICH))


def manner(one: Message) -> int:
    """How it goes out, as a column has it."""
    return _SILENT * one.is_silent | _RICH * one.is_rich


def without_references(db: Database, spare: str) -> str:
    """The column `spare` with all words in it, for when the blocks are forgotten."""
    return json.dumps([(blocks.whole(db, html), buttons) for html, buttons in json.loads(spare)]) if spare else ""


def _keep(db: Database, messages: Iterable[Message], day: date) -> Mapping[str, int]:
    return blocks.keep(db, [text for one in messages for each in (one, *one.spare) for text in each.shared], day)


def _told(one: Message, words: Mapping[str, int]) -> tuple[str, str]:
    return blocks.told(one.html, one.shared, words), buttons_to_json(one.buttons)


def _spare(one: Message, words: Mapping[str, int]) -> str:
    return json.dumps([_told(each, words) for each in one.spare]) if one.spare else ""
