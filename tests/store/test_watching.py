"""Figures of the ledger: each against a ledger that was made for it."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from bot.model.chat import ChatState
from bot.model.digest import Delivery
from bot.model.watch import Delay, Reason
from bot.store import chats, deliveries, digests, watching
from tests.store.samples import NOW, bare_store, chat, draft

MINUTE = timedelta(minutes=1)


def ledger(*owners: int, parts: int = 2, made: datetime = NOW) -> Database:
    """A store in which each of `owners` is owed a digest of `parts` messages."""
    db = bare_store()
    for owner in owners:
        chats.save(db, chat(owner, next_due=NOW + timedelta(days=1)), NOW)
        digests.freeze(db, draft(owner, texts=["words"] * parts), made)
    return db


def claim_one(db: Database, now: datetime = NOW) -> Delivery:
    (claimed,) = deliveries.claim(db, now, 1)
    return claimed


def test_what_is_open_is_counted_by_where_it_stands() -> None:
    db = ledger(1, 2, 3, made=NOW - MINUTE)
    deliveries.mark_uncertain(db, claim_one(db), NOW + MINUTE, "timed out", NOW)
    claim_one(db)
    queue = watching.delivery_stats(db, NOW).queue
    assert (queue.pending, queue.uncertain, queue.in_flight) == (4, 1, 1)
    assert (queue.chats, queue.oldest) == (1, NOW - MINUTE)
    assert (queue.parked, queue.parked_until) == (1, NOW + MINUTE)


def test_nothing_is_nothing() -> None:
    stats = watching.delivery_stats(bare_store(), NOW)
    assert (stats.queue.pending, stats.queue.oldest, stats.queue.parked_until) == (0, None, None)
    assert (stats.sent_today, stats.dead, stats.blocked, stats.due_since, stats.delay) == (0, (), (), None, Delay())
    assert stats.lag == timedelta(0)


def test_what_went_out_is_counted_by_day_and_hour() -> None:
    db = ledger(1, parts=4)
    for moment in (NOW - timedelta(hours=13), NOW - timedelta(hours=2), NOW - 59 * MINUTE, NOW):
        deliveries.mark_sent(db, claim_one(db, moment), 7, moment)
    stats = watching.delivery_stats(db, NOW)
    assert (stats.sent_today, stats.sent_hour) == (3, 2)


def test_the_dead_are_grouped_by_reason_with_the_latest_chat() -> None:
    db = ledger(1, 2, 3, parts=1)
    for number, reason in enumerate(["chat not found", "timed out", "chat not found"]):
        deliveries.mark_dead(db, claim_one(db), reason, NOW + number * MINUTE)
    stats = watching.delivery_stats(db, NOW + 3 * MINUTE)
    assert stats.dead == (Reason("chat not found", 2, 3), Reason("timed out", 1, 2))
    assert stats.dead_today == 3
    assert watching.delivery_stats(db, NOW + timedelta(days=1)).dead_today == 0
    assert watching.delivery_stats(db, NOW + timedelta(days=31)).dead == ()


def test_chats_are_counted_by_state_and_what_waits_for_the_unreachable_apart() -> None:
    db = ledger(1, 2, 3, 4)
    chats.set_state(db, 2, ChatState.PAUSED)
    for blocked in (3, 4):
        chats.set_state(db, blocked, ChatState.BLOCKED, "Forbidden")
    stats = watching.delivery_stats(db, NOW)
    assert (stats.active, stats.paused, stats.blocked) == (1, 1, (Reason("Forbidden", 2, 4),))
    assert (stats.queue.pending, stats.queue.stopped) == (8, 4)


def test_the_lag_is_that_of_the_longest_due() -> None:
    db = bare_store()
    for number, minutes in enumerate([5, 2, -1], start=1):
        chats.save(db, chat(number, next_due=NOW - minutes * MINUTE), NOW)
    stats = watching.delivery_stats(db, NOW)
    assert (stats.due, stats.lag) == (2, 5 * MINUTE)
    assert watching.lag(db, NOW) == 5 * MINUTE


def test_a_digest_is_as_late_as_its_last_part() -> None:
    db = ledger(1, 2, 3)
    for seconds in (1, 2, 3, 10, 20, 3_650):
        moment = NOW + timedelta(seconds=seconds)
        deliveries.mark_sent(db, claim_one(db, moment), 7, moment)
    delay = watching.delivery_stats(db, NOW + timedelta(hours=2)).delay
    assert (delay.digests, delay.worst) == (3, timedelta(hours=1))


@given(st.lists(st.integers(0, 200_000), min_size=1, max_size=20))
def test_median_and_worst_are_those_of_the_delays_to_the_minute(seconds: list[int]) -> None:
    rows = {one: seconds.count(one) for one in seconds}
    delay = watching._delay(list(rows.items()))
    ordered = sorted(seconds)
    assert delay.digests == len(seconds)
    assert delay.median.total_seconds() == ordered[(len(ordered) - 1) // 2]
    assert delay.worst.total_seconds() == ordered[-1]


def test_old_tallies_can_be_forgotten() -> None:
    db = ledger(1, parts=1)
    deliveries.mark_sent(db, claim_one(db), 7, NOW)
    watching.tidy(db, NOW - timedelta(days=1))
    assert db["sendings"].count == db["delays"].count == 1
    watching.tidy(db, NOW + timedelta(days=1))
    assert db["sendings"].count == db["delays"].count == 0


def test_no_question_reads_old_deliveries() -> None:
    db, asked = bare_store(), list[str]()
    with db.tracer(lambda sql, _: asked.append(sql)):
        watching.delivery_stats(db, NOW)
    questions = [sql for sql in asked if "deliveries" in sql]
    assert len(questions) >= 4
    for sql in questions:
        plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", [0] * sql.count("?")).fetchall()]
        steps = [step for step in plan if "deliveries" in step]
        assert steps
        assert all("INDEX deliveries_" in step for step in steps), plan


def test_a_part_that_is_sent_again_after_a_stop_counts_once() -> None:
    db = ledger(1, parts=1)
    claim_one(db)
    deliveries.recover(db, NOW)
    (again,) = deliveries.claim(db, NOW + timedelta(seconds=30), 1)
    deliveries.mark_sent(db, again, 8, NOW)
    stats = watching.delivery_stats(db, NOW)
    assert (stats.sent_today, stats.delay.digests) == (1, 1)


def test_the_tally_is_one_row_a_minute() -> None:
    db = ledger(*range(1, 31), parts=1)
    for number in range(30):
        deliveries.mark_sent(db, claim_one(db), 7, NOW + timedelta(seconds=number))
    assert [tuple(row) for row in db.execute("SELECT parts FROM sendings").fetchall()] == [(30,)]
