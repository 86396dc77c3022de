"""Topics of a file taken into a chat, as far as there is room.

Invariant: nothing that the chat has is changed: what it has already stays as it is, and what only has the same name
gets a number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from bot.model.chat import Subscription
from bot.model.topic import Topic
from bot.store import own_topics, subscriptions
from bot.takeaway.topics import Listed
from bot.topics.catalogue import Catalogue
from bot.topics.syntax import parse


@dataclass(frozen=True, slots=True)
class Imported:
    """The names of topics by what became of them; `full` found no room, `kept_only` were saved and not subscribed."""

    new: tuple[str, ...]
    same: tuple[str, ...]
    kept_only: tuple[str, ...]
    full: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Where topics are to come, and how many subscriptions there can be."""

    chat: int
    thread: int
    most: int


def take(db: Database, catalogue: Catalogue, room: Room, entries: Iterable[Listed], now: datetime) -> Imported:
    """Save the topics that the chat does not have, and subscribe to those that the file is subscribed to."""
    came: dict[str, list[str]] = {"new": [], "same": [], "kept_only": [], "full": []}
    for entry in entries:
        before = db.conn.total_changes
        try:
            topic = _topic(db, catalogue, room.chat, entry, now)
        except own_topics.TooMany:
            came["full"].append(entry.name)
            continue
        is_full = entry.is_subscribed and not _subscribe(db, room, topic.slug, entry, now)
        is_same = db.conn.total_changes == before
        kind = "kept_only" if is_full else "same" if is_same else "new"
        came[kind].append(topic.names["en"] if topic.owner else entry.name)
    return Imported(**{kind: tuple(names) for kind, names in came.items()})


def _topic(db: Database, catalogue: Catalogue, chat: int, entry: Listed, now: datetime) -> Topic:
    """The catalogue's, the chat's own one that asks the same, or a new one. Raises TooMany."""
    known = catalogue.get(entry.slug) if entry.slug else None
    if known is not None:
        return known
    wanted = parse(entry.query)
    same = (topic for topic in own_topics.of_chat(db, chat) if parse(topic.query) == wanted)
    return next(same, None) or own_topics.add(db, chat, entry.name, entry.query, now)


def _subscribe(db: Database, room: Room, slug: str, entry: Listed, now: datetime) -> bool:
    """Whether the chat gets the topic then."""
    mine = subscriptions.of_chat(db, room.chat)
    if any(wish.topic == slug for wish in mine):
        return True
    if len(mine) >= room.most:
        return False
    wish = Subscription(room.chat, room.thread, slug)
    subscriptions.add(db, wish, now)
    subscriptions.set_override(db, wish, entry.override)
    return True
