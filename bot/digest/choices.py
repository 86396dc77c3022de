"""Which papers each of many orders will show, and why.

Invariant: a paper is chosen once for a chat, also when several of its threads wait for it, and never when the chat has
had it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.digest.choose import choose
from bot.digest.owed import Order
from bot.digest.window import Window, Windows, key_of
from bot.model.paper import Paper, PaperId
from bot.model.topic import Match
from bot.store import Store, digests

_Matches = Mapping[str, Sequence[Match]]


@dataclass(frozen=True, slots=True)
class Choice:
    """An order, the announcements that it is about, and the papers found for it: each with its matches, best first.

    `nearest` is the paper that comes closest where nothing matches.
    """

    order: Order
    window: Window
    found: tuple[tuple[Match, ...], ...]
    nearest: Paper | None = None


async def choices(store: Store, windows: Windows, orders: Sequence[Order]) -> list[Choice]:
    """What each of `orders` will have. The orders of a chat stand one after the other; the first takes a paper."""
    places = await windows.of(orders)
    pairs = [(order, places[order.after]) for order in orders]
    matches, candidates = await windows.work(_match, pairs)
    had = await store.run(digests.had_each, candidates)
    return await windows.work(_choose, pairs, matches, had)


def _match(pairs: Sequence[tuple[Order, Window]]) -> tuple[list[_Matches], dict[int, set[PaperId]]]:
    """What each order's topics match, and all papers of a chat among that."""
    matches: list[_Matches] = []
    candidates: dict[int, set[PaperId]] = defaultdict(set)
    for order, window in pairs:
        found = window.match(order.topics)
        matches.append({topic.slug: found[key_of(topic)].matches for topic in order.topics})
        candidates[order.chat.id].update(*[matched.papers for matched in found.values()])
    return matches, candidates


def _choose(
    pairs: Sequence[tuple[Order, Window]], matches: Sequence[_Matches], had: Mapping[int, set[PaperId]]
) -> list[Choice]:
    taken = {chat: set(papers) for chat, papers in had.items()}
    found = []
    for (order, window), matched in zip(pairs, matches, strict=True):
        mine = taken.setdefault(order.chat.id, set())
        chosen = tuple(choose([topic.slug for topic in order.topics], matched, mine))
        mine.update(reasons[0].paper for reasons in chosen)
        closest = None if any(matched.values()) else window.nearest(order.topics)
        found.append(Choice(order, window, chosen, closest))
    return found
