"""Which papers each of many orders will show, and why.

Invariant: a paper is chosen once for a chat, also when several of its threads wait for it, and never when the chat has
had it, but in a preview.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.digest.choose import choose
from bot.digest.owed import Order
from bot.digest.tastes import Taste, Tastes
from bot.digest.window import Window, Windows, key_of
from bot.model.paper import Paper, PaperId
from bot.model.topic import Match
from bot.store import Store, digests

_Matches = Mapping[str, Sequence[Match]]


@dataclass(frozen=True, slots=True)
class Choice:
    """An order, the announcements that it is about, and the papers found for it: each with its matches, best first.

    The first `limit` of them are shown. `nearest` is the paper that comes closest where nothing matches. `marks` are
    the words for which a learned order put a paper first, by id; None where the order is not learned.
    """

    order: Order
    window: Window
    found: tuple[tuple[Match, ...], ...]
    limit: int
    nearest: Paper | None = None
    marks: Mapping[str, tuple[str, ...]] | None = None

    @property
    def shown(self) -> tuple[tuple[Match, ...], ...]:
        """The papers that the digest shows."""
        return self.found[: self.limit]

    @property
    def rest(self) -> tuple[tuple[Match, ...], ...]:
        """The papers that the digest offers."""
        return self.found[self.limit :]


async def choices(store: Store, windows: Windows, tastes: Tastes, orders: Sequence[Order]) -> list[Choice]:
    """What each of `orders` will have. The orders of a chat stand one after the other; the first takes a paper."""
    places = await windows.of(orders)
    pairs = [(order, places[order.after]) for order in orders]
    matches, candidates = await windows.work(_match, pairs)
    had = await store.run(digests.had_each, candidates)
    liked = await tastes.of([order.chat for order in orders])
    return await windows.work(_choose, pairs, matches, had, liked)


def _match(pairs: Sequence[tuple[Order, Window]]) -> tuple[list[_Matches], dict[int, set[PaperId]]]:
    """What each order's topics match, and all papers of a chat among that."""
    matches: list[_Matches] = []
    candidates: dict[int, set[PaperId]] = defaultdict(set)
    for order, window in pairs:
        found = window.match(order.topics)
        matches.append({topic.slug: found[key_of(topic)].matches for topic in order.topics})
        if not order.is_preview:
            candidates[order.chat.id].update(*[matched.papers for matched in found.values()])
    return matches, candidates


def _choose(
    pairs: Sequence[tuple[Order, Window]],
    matches: Sequence[_Matches],
    had: Mapping[int, set[PaperId]],
    tastes: Mapping[int, Taste],
) -> list[Choice]:
    taken = {chat: set(papers) for chat, papers in had.items()}
    found = []
    for (order, window), matched in zip(pairs, matches, strict=True):
        mine = taken.setdefault(order.chat.id, set())
        best = choose([topic.slug for topic in order.topics], matched, mine)
        taste = tastes.get(order.chat.id)
        chosen, limit = _limited(_to_taste(best, window, taste), order)
        mine.update(reasons[0].paper for reasons in chosen)
        closest = None if any(matched.values()) else window.nearest(order.topics)
        marks = taste.marks([window.papers[one[0].paper] for one in chosen[:limit]]) if taste else None
        found.append(Choice(order, window, chosen, limit, closest, marks))
    return found


def _to_taste(best: Sequence[tuple[Match, ...]], window: Window, taste: Taste | None) -> Sequence[tuple[Match, ...]]:
    """The same papers, in the order that the chat's votes taught."""
    return taste.ordered(best, lambda reasons: window.papers[reasons[0].paper]) if taste else best


def _limited(chosen: Sequence[tuple[Match, ...]], order: Order) -> tuple[tuple[tuple[Match, ...], ...], int]:
    """The papers to be shown before all others, and how many these are: what the chat wants, and each of its topics.

    A paper counts for all topics that it answers; one with a topic that is not full is shown.
    """
    most = order.chat.max_papers
    limits = {slug: one.max_papers for slug, one in order.overrides.items() if one.max_papers is not None}
    if not limits:
        return tuple(chosen), most
    left = {topic.slug: limits.get(topic.slug, most) for topic in order.topics}
    shown: list[tuple[Match, ...]] = []
    rest: list[tuple[Match, ...]] = []
    for reasons in chosen:
        if len(shown) < most and any(left[one.topic] > 0 for one in reasons):
            shown.append(reasons)
            left.update({one.topic: left[one.topic] - 1 for one in reasons})
        else:
            rest.append(reasons)
    return tuple(shown + rest), len(shown)
