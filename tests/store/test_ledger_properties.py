"""The ledger under any sequence of claims, outcomes, stops and new digests."""

from collections import defaultdict
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.model.chat import ChatState
from bot.model.digest import Delivery
from bot.store import chats, deliveries, digests, turns
from tests.store.samples import MONDAY, NOW, bare_store, chat, draft

CHATS = (5, 6, -7)
Part = tuple[int, int]


class Ledger(RuleBasedStateMachine):
    """Three chats; each accepts what is sent to it, whether we learn of it or not."""

    def __init__(self) -> None:
        super().__init__()
        self.db = bare_store()
        for number in CHATS:
            chats.save(self.db, chat(number), NOW)
        self.now = NOW
        self.day = MONDAY
        self.in_flight: list[Delivery] = []
        self.sent: set[Part] = set()
        self.settled: set[Part] = set()
        self.sends: dict[Part, int] = defaultdict(int)
        self.not_sent: dict[Part, int] = defaultdict(int)
        self.order: dict[int, list[Part]] = defaultdict(list)
        self.blocked: set[int] = set()

    @rule(number=st.sampled_from(CHATS), parts=st.integers(1, 3))
    def freeze(self, number: int, parts: int) -> None:
        self.day = date.fromordinal(self.day.toordinal() + 1)
        digests.freeze(self.db, draft(number, day=self.day, texts=["words"] * parts), self.now)

    @rule(limit=st.integers(1, 4))
    def claim(self, limit: int) -> None:
        claimed = deliveries.claim(self.db, self.now, limit)
        for one in claimed:
            part = (one.digest, one.part)
            assert part not in self.settled
            assert one.chat not in self.blocked
            self.sends[part] += 1
            self.order[one.chat].append(part)
        self.in_flight += claimed
        flying = [one.chat for one in self.in_flight]
        assert len(flying) == len(set(flying)), "two parts of a chat are in flight"

    @rule(outcome=st.sampled_from(["sent", "refused", "wait", "unknown", "not sent"]), which=st.integers(0, 9))
    def settle(self, outcome: str, which: int) -> None:
        if not self.in_flight:
            return
        one = self.in_flight.pop(which % len(self.in_flight))
        part = (one.digest, one.part)
        if outcome == "sent":
            deliveries.mark_sent(self.db, one, 1, self.now)
            self.settled.add(part)
        elif outcome == "wait":
            deliveries.mark_pending(self.db, one, self.now + timedelta(seconds=30), "flood", self.now)
            self.not_sent[part] += 1
        elif outcome == "not sent":
            deliveries.put_back(self.db, one, self.now)
            self.not_sent[part] += 1
        elif outcome == "refused" or one.uncertain:
            deliveries.mark_dead(self.db, one, "no", self.now)
            self.settled.add(part)
        else:
            deliveries.mark_uncertain(self.db, one, self.now + timedelta(seconds=30), "timed out", self.now)

    @rule()
    def stop_and_start(self) -> None:
        self.settled |= {(one.digest, one.part) for one in self.in_flight if one.uncertain}
        assert deliveries.recover(self.db, self.now) == len(self.in_flight)
        self.in_flight = []

    @rule(number=st.sampled_from(CHATS))
    def block_or_unblock(self, number: int) -> None:
        self.blocked ^= {number}
        state = ChatState.BLOCKED if number in self.blocked else ChatState.ACTIVE
        chats.set_state(self.db, number, state)

    @rule(seconds=st.integers(1, 60))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @invariant()
    def at_most_one_duplicate(self) -> None:
        assert all(count - self.not_sent[part] <= 2 for part, count in self.sends.items())

    @invariant()
    def whose_turn_it_is_is_known(self) -> None:
        kept = list(self.db.query("SELECT * FROM turns ORDER BY chat"))
        turns.renew_all(self.db)
        assert kept == list(self.db.query("SELECT * FROM turns ORDER BY chat"))

    @invariant()
    def in_order(self) -> None:
        assert all(parts == sorted(parts) for parts in self.order.values())

    def teardown(self) -> None:
        """Nothing is lost in silence: when all chats can be reached, every part gets settled."""
        self.stop_and_start()
        for number in list(self.blocked):
            self.block_or_unblock(number)
        self.now += timedelta(seconds=60)
        while claimed := deliveries.claim(self.db, self.now, 9):
            for one in claimed:
                deliveries.mark_sent(self.db, one, 1, self.now)
        assert {state.value for state in deliveries.counts(self.db)} <= {"sent", "dead"}


TestLedger = Ledger.TestCase
TestLedger.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
