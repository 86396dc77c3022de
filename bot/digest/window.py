"""What was announced in a stretch of time, and which of it a thread's digest will show.

Invariant: choosing changes nothing; the same order over the same announcements chooses the same papers.
"""

import asyncio
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from sqlite_utils import Database

from bot.digest.choose import choose
from bot.digest.nearest import nearest
from bot.digest.owed import Order
from bot.model.paper import Paper, PaperId
from bot.model.topic import Match, Topic
from bot.store import Store, announcements, digests
from bot.store.announcements import Announced, ListingState
from bot.topics.match import DayIndex


@dataclass(frozen=True, slots=True)
class Window:
    """Announcements after a place, up to `through`, and what each topic matches among them."""

    papers: dict[PaperId, Announced]
    through: int
    matches: Mapping[str, Sequence[Match]]
    nearest: Mapping[frozenset[str], Paper]
    listing: ListingState | None


async def windows(store: Store, orders: Sequence[Order]) -> dict[int, Window]:
    """A window for each place after which any of `orders` begins."""
    places = {order.after for order in orders}
    return {after: await _window(store, after, [one for one in orders if one.after == after]) for after in places}


async def chosen(store: Store, order: Order, window: Window, taken: Set[PaperId]) -> list[tuple[Match, ...]]:
    """The papers of an order, best first, each with its matches: none that the chat has had or that is `taken`."""
    slugs = {_key(topic): topic.slug for topic in order.topics}
    matches = {
        slug: [Match(slug, match.paper, match.terms) for match in window.matches[key]] for key, slug in slugs.items()
    }
    candidates = {match.paper for found in matches.values() for match in found}
    had = await store.run(digests.had, order.chat.id, candidates)
    return choose([topic.slug for topic in order.topics], matches, had | taken)


async def of_topic(topic: Topic, papers: Sequence[Paper]) -> list[tuple[Match, ...]]:
    """Everything among `papers` that one topic matches, best first."""
    matches, _ = await asyncio.to_thread(_match, papers, {frozenset(): [topic]})
    return choose([topic.slug], {topic.slug: matches[_key(topic)]}, had=())


def group_of(order: Order) -> frozenset[str]:
    """The key of an order's topics in `Window.nearest`."""
    return frozenset(_key(topic) for topic in order.topics)


async def _window(store: Store, after: int, orders: Sequence[Order]) -> Window:
    announced, through, listing = await store.run(_announced_after, after)
    papers = [one.paper for one in announced]
    groups = {group_of(order): order.topics for order in orders}
    matches, closest = await asyncio.to_thread(_match, papers, groups)
    return Window({one.paper.id: one for one in announced}, through, matches, closest, listing)


def _announced_after(db: Database, after: int) -> tuple[list[Announced], int, ListingState | None]:
    return announcements.after(db, after), announcements.last_seq(db), announcements.newest_listing(db)


def _match(
    papers: Sequence[Paper], groups: Mapping[frozenset[str], Sequence[Topic]]
) -> tuple[dict[str, tuple[Match, ...]], dict[frozenset[str], Paper]]:
    """What each topic of all groups matches; for a group in which none does, the paper that came closest."""
    topics = {_key(topic): topic for group in groups.values() for topic in group}
    with DayIndex(papers) as index:
        matches = index.match([replace(topic, slug=key) for key, topic in topics.items()])
        empty = {keys: group for keys, group in groups.items() if not any(matches[key] for key in keys)}
        closest = {keys: nearest(index, papers, group) for keys, group in empty.items()}
    return matches, {keys: paper for keys, paper in closest.items() if paper is not None}


def _key(topic: Topic) -> str:
    """The same slug means different queries in different chats only when a chat made it."""
    return topic.slug if topic.owner is None else f"{topic.owner}:{topic.slug}"
