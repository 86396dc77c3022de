"""One exchange with the ledger: what became of the parts that were out is written, the next ones are taken, together.

Invariant: an exchange is one transaction, on the disk before any of the parts that it gives out is sent. Many parts
share its cost; a stop before the next exchange leaves as *sending* no more than what was out.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from bot.delivery.settle import Result, settle
from bot.model.digest import Delivery
from bot.store import deliveries, turns


@dataclass(frozen=True, slots=True)
class Wish:
    """What is handed in and asked for.

    `limit` parts at most, those of the chats `first` before others, or with `only_certain` none that may have gone out
    already; `is_probe`: one part, to see whether Telegram takes it, one that may have gone out already only if it
    `may_doubt`. `hold` are chats whose next part has to wait,
    `release` those that have waited.
    """

    results: tuple[Result, ...] = ()
    limit: int = 0
    first: tuple[int, ...] = ()
    only_certain: bool = False
    is_probe: bool = False
    may_doubt: bool = False
    hold: tuple[int, ...] = ()
    release: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """`claimed` are to be sent now; `held` are those of the chats to be held that have anything to be sent.

    `is_doubtful` says that nothing is left that may go out but what may have gone out already.
    """

    claimed: tuple[Delivery, ...] = ()
    held: tuple[int, ...] = ()
    is_doubtful: bool = False


def exchange(db: Database, wish: Wish, now: datetime) -> Given:
    """Write the results, then take the next parts."""
    settle(db, wish.results, now)
    turns.release(db, wish.release)
    held = turns.hold(db, wish.hold)
    claimed = _claimed(db, wish, now)
    is_doubtful = wish.only_certain and not claimed and bool(turns.next_parts(db, now, 1))
    return Given(tuple(claimed), tuple(held), is_doubtful)


def _claimed(db: Database, wish: Wish, now: datetime) -> list[Delivery]:
    if wish.is_probe:
        return deliveries.claim_one(db, now, may_doubt=wish.may_doubt)
    return deliveries.claim(db, now, wish.limit, wish.first, only_certain=wish.only_certain) if wish.limit else []
