"""Chats and when their next digest is owed."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from sqlite_utils import Database

from bot.model.chat import Chat, ChatState, Layout, Length
from bot.store import merging, subscriptions, troubles, turns
from bot.store import preferences as stored
from bot.store.troubles import Trouble

_SETTINGS = (
    "title", "language", "timezone", "hour", "length", "max_papers", "state", "reason", "next_due", "preferences",
)  # fmt: skip


def save(db: Database, chat: Chat, now: datetime) -> None:
    """Insert or update a chat."""
    db.execute(
        """INSERT INTO chats (id, kind, title, language, timezone, hour, length, max_papers, state, reason, next_due,
                              preferences, created)
           VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
           ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, language = excluded.language,
             timezone = excluded.timezone, hour = excluded.hour, length = excluded.length,
             max_papers = excluded.max_papers, state = excluded.state, reason = excluded.reason,
             next_due = excluded.next_due, preferences = excluded.preferences""",
        [
            chat.id,
            chat.kind,
            chat.title,
            chat.language,
            chat.timezone,
            chat.hour.strftime("%H:%M"),
            chat.length.value,
            chat.max_papers,
            chat.state.value,
            chat.reason,
            int(chat.next_due.timestamp()),
            stored.to_json(chat.preferences),
            int(now.timestamp()),
        ],
    )
    turns.renew(db, [chat.id])


def get(db: Database, chat: int) -> Chat | None:
    """The chat, or None."""
    return next((_from_row(row) for row in db.query("SELECT * FROM chats WHERE id = ?", [chat])), None)


def get_many(db: Database, ids: Iterable[int]) -> dict[int, Chat]:
    """Those of the chats that there are, by id."""
    rows = db.query(
        "SELECT chats.* FROM json_each(?) AS asked JOIN chats ON chats.id = asked.value", [json.dumps(list(ids))]
    )
    return {row["id"]: _from_row(row) for row in rows}


def due(db: Database, now: datetime, limit: int, after: Chat | None = None) -> list[Chat]:
    """Active chats whose digest is owed at `now`, the longest waiting first; those behind `after` in that order."""
    moment, number = (int(after.next_due.timestamp()), after.id) if after else (-1, 0)
    rows = db.query(
        """SELECT * FROM chats WHERE state = 'active' AND next_due BETWEEN ? AND ? AND (next_due, id) > (?, ?)
           ORDER BY next_due, id LIMIT ?""",
        [moment, int(now.timestamp()), moment, number, limit],
    )
    return [_from_row(row) for row in rows]


def set_next_due(db: Database, moments: Iterable[tuple[int, datetime]]) -> None:
    """Say when the next digest of each (chat, moment) is owed."""
    db.conn.executemany(
        "UPDATE chats SET next_due = ? WHERE id = ?", [(int(moment.timestamp()), chat) for chat, moment in moments]
    )


def set_state(db: Database, chat: int, state: ChatState, reason: str | None = None) -> None:
    """Pause, block or wake a chat. One that wakes up is owed what is announced from now on."""
    known = get(db, chat)
    if known is not None and known.state is not ChatState.ACTIVE and state is ChatState.ACTIVE:
        subscriptions.owe_from_now_on(db, chat)
        troubles.over(db, chat, Trouble.BLOCKED)
    db.execute("UPDATE chats SET state = ?, reason = ? WHERE id = ?", [state.value, reason, chat])
    turns.renew(db, [chat])


def rename(db: Database, chat: int, title: str) -> None:
    """The chat is called so now."""
    db.execute("UPDATE chats SET title = ? WHERE id = ? AND title <> ?", [title, chat, title])


def set_layout(db: Database, chat: int, layout: Layout) -> None:
    """Choose the layout of a chat's digests."""
    known = get(db, chat)
    if known is not None:
        chosen = stored.to_json(replace(known.preferences, layout=layout))
        db.execute("UPDATE chats SET preferences = ? WHERE id = ?", [chosen, chat])


def migrate(db: Database, old: int, new: int) -> None:
    """Move everything of chat `old` to its new id (a group that became a supergroup); harmless when done twice.

    A chat that is known under the new id and has asked for nothing yet takes the old one's settings.
    """
    if old == new:
        return
    if get(db, old) is None:
        merging.move_rest(db, old, new)
        return
    db.execute(
        f"""INSERT INTO chats (id, kind, {", ".join(_SETTINGS)}, created)
            SELECT ?, 'supergroup', {", ".join(_SETTINGS)}, created FROM chats WHERE id = ?
            ON CONFLICT (id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _SETTINGS)}
            WHERE id NOT IN (SELECT chat FROM subscriptions)""",  # noqa: S608 - constants
        [new, old],
    )
    merging.merge(db, old, new)
    merging.move_rest(db, old, new)
    db.execute("DELETE FROM chats WHERE id = ?", [old])


def _from_row(row: dict[str, Any]) -> Chat:
    return Chat(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        language=row["language"],
        timezone=row["timezone"],
        hour=time.fromisoformat(row["hour"]),
        length=Length(row["length"]),
        max_papers=row["max_papers"],
        state=ChatState(row["state"]),
        reason=row["reason"],
        next_due=datetime.fromtimestamp(row["next_due"], UTC),
        preferences=stored.preferences(row["preferences"]),
    )
