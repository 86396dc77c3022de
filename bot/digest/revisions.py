"""What a chat is told of new versions of papers that it has had.

Invariant: only chats, or topics of them, that asked for it are told; a paper is told of in the thread that had it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlite_utils import Database

from bot.digest.owed import Order
from bot.model.chat import Revisions
from bot.model.revision import Revision, changes_between
from bot.store import revisions
from bot.store.revisions import Untold

Told = Mapping[tuple[int, int], tuple[Revision, ...]]
"""By chat and thread."""


def untold(db: Database, orders: Sequence[Order]) -> dict[int, list[Untold]]:
    """What the chats of `orders` have not heard of, by chat; nothing is asked for those that do not want to hear."""
    return {chat: revisions.untold(db, chat) for chat in {one.chat.id for one in orders if _wants_any(one)}}


def revised(orders: Sequence[Order], found: Mapping[int, Sequence[Untold]]) -> Told:
    """What each order tells. Comparing abstracts takes a millisecond or two each, so not on the event loop."""
    told: dict[tuple[int, int], tuple[Revision, ...]] = {}
    known: dict[tuple[str, int, int], Revision] = {}
    for order in orders:
        mine = [one for one in found.get(order.chat.id, ()) if _is_wanted(one, order)]
        told[order.chat.id, order.thread] = tuple(_revision(one, known) for one in mine)
    return defaultdict(tuple, told)


def _revision(one: Untold, known: dict[tuple[str, int, int], Revision]) -> Revision:
    key = one.now.id.base, one.before.version, one.now.version
    if key not in known:
        known[key] = Revision(one.now, one.before.version, changes_between(one.before, one.now))
    return known[key]


def _wants_any(order: Order) -> bool:
    chosen = (one.revisions for one in order.overrides.values())
    return Revisions.LINE in (order.chat.preferences.revisions, *chosen)


def _is_wanted(one: Untold, order: Order) -> bool:
    """Whether a topic for which the paper was shown, and which the thread still has, is to be told of."""
    if one.thread != order.thread:
        return False
    usual = order.chat.preferences.revisions
    mine = {topic.slug for topic in order.topics}
    chosen = (
        order.overrides[slug].revisions if slug in order.overrides else None for slug in one.topics if slug in mine
    )
    return any((choice or usual) is Revisions.LINE for choice in chosen)
