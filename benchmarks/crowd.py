"""A store with a crowd in it: many chats, spread over zones, hours, languages, lengths and topics."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import TypeVar

from sqlite_utils import Database

from bot.digest.due import next_due
from bot.model.announcement import AnnounceKind, Announcement
from bot.model.chat import Length
from bot.model.paper import Paper
from bot.store import announcements, papers
from bot.store.announcements import ListingState
from bot.topics.catalogue import Catalogue

# Where readers of arXiv may live, in parts of a thousand.
ZONES = {
    "Asia/Shanghai": 230, "America/New_York": 130, "America/Los_Angeles": 110, "Europe/Berlin": 100,
    "Asia/Kolkata": 70, "Europe/London": 60, "Asia/Tokyo": 45, "America/Chicago": 40, "Asia/Seoul": 35,
    "Europe/Moscow": 25, "America/Sao_Paulo": 20, "Asia/Singapore": 20, "Australia/Sydney": 18, "Asia/Tehran": 15,
    "Africa/Cairo": 12, "Europe/Helsinki": 12, "America/Denver": 12, "Asia/Karachi": 10, "Asia/Dubai": 8,
    "Africa/Lagos": 8, "Asia/Jakarta": 8, "America/Mexico_City": 6, "Pacific/Auckland": 4, "Asia/Kathmandu": 2,
}  # fmt: skip
HOURS = {6: 4, 7: 15, 8: 40, 9: 20, 10: 6, 12: 4, 18: 5, 20: 6}
LENGTHS = {Length.TITLES: 1, Length.SUMMARY: 7, Length.TAKEAWAYS: 2}
LIMITS = {5: 2, 10: 7, 20: 1}
TOPICS = {1: 15, 2: 20, 3: 30, 4: 20, 5: 15}
OWN = 0.2
"""How many of the chats have a query of their own."""
WORDS = (
    "alignment", "attention", "bandit", "benchmark", "calibration", "causal", "clustering", "compression", "convex",
    "diffusion", "distillation", "embedding", "entropy", "equivariant", "federated", "graph", "hallucination", "kernel",
    "latent", "lattice", "memory", "pruning", "quantization", "quantum", "reasoning", "retrieval", "reward", "robot",
    "sampling", "segmentation", "simulation", "sparse", "speech", "tensor", "tokenization", "transfer",
)  # fmt: skip
_BATCH = 10_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many chats there are, and the moment from which on they want digests."""

    chats: int
    since: datetime


def fill(db: Database, crowd: Crowd, seed: int = 1) -> None:
    """Chats 1, 2, 3, …, each with its settings, subscriptions and perhaps a query of its own."""
    chance, slugs = random.Random(seed), [topic.slug for topic in Catalogue.load()]
    made = int(crowd.since.timestamp())
    moments: dict[tuple[int, str], int] = {}
    numbers = iter(range(1, crowd.chats + 1))
    while batch := list(islice(numbers, _BATCH)):
        chats, wishes, topics = [], [], []
        for number in batch:
            hour, zone = _one(chance, HOURS), _one(chance, ZONES)
            if (hour, zone) not in moments:
                moments[hour, zone] = int(next_due(crowd.since, time(hour), zone).timestamp())
            language, length, limit = _one(chance, {"en": 7, "zh": 3}), _one(chance, LENGTHS), _one(chance, LIMITS)
            due = moments[hour, zone]
            chats.append((number, language, zone, f"{hour:02}:00", length.value, limit, due, made))
            wishes += [(number, 0, slug, 0, made) for slug in chance.sample(slugs, _one(chance, TOPICS))]
            if chance.random() < OWN:
                words = " ".join(chance.sample(WORDS, 2))
                topics.append((number, "q-own", words, words, made))
                wishes.append((number, 0, "q-own", 0, made))
        db.conn.executemany(
            """INSERT INTO chats (id, kind, title, language, timezone, hour, length, max_papers, state, next_due,
                                  created)
               VALUES (?, 'private', 'Reader', ?, ?, ?, ?, ?, 'active', ?, ?)""",
            chats,
        )
        db.conn.executemany("INSERT INTO topics (chat, slug, name, query, created) VALUES (?, ?, ?, ?, ?)", topics)
        db.conn.executemany(
            "INSERT INTO subscriptions (chat, thread, topic, since, created) VALUES (?, ?, ?, ?, ?)", wishes
        )


def announce(db: Database, day: date, listed: Sequence[Paper], now: datetime) -> None:
    """arXiv's listing of `day`, complete."""
    papers.save(db, listed, announced={one.id for one in listed})
    announcements.record(db, [Announcement(day, one.id, AnnounceKind.NEW, one.version) for one in listed])
    announcements.mark_listing(db, ListingState(day, complete=True, source="feed"), now)


def _one(chance: random.Random, weights: Mapping[T, int]) -> T:
    return chance.choices(list(weights), list(weights.values()))[0]
