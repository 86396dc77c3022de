"""What operators read of deliveries, in every language of the bot."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.locales import Locales
from bot.model.watch import Delay, DeliveryStats, Queue, Reason
from bot.render.html import strip_tags, visible_length
from bot.render.stats import delivery_lines

SIX = datetime(2025, 10, 6, 6, tzinfo=UTC)
LOCALES = Locales.load()
IDLE = DeliveryStats(
    at=SIX,
    queue=Queue(0, 0, 0, 0, 0, None, 0, None),
    sent_today=0,
    sent_hour=0,
    dead=(),
    dead_today=0,
    active=3,
    paused=0,
    blocked=(),
    due=0,
    due_since=None,
    delay=Delay(),
)
BUSY = replace(
    IDLE,
    queue=Queue(1200, 2, 30, 40, 500, SIX - timedelta(minutes=3), 2, SIX + timedelta(hours=12)),
    sent_today=4000,
    sent_hour=900,
    dead=(Reason("Bad Request: <chat> not found", 8, -1005), Reason("", 1, 5)),
    dead_today=2,
    blocked=(Reason("Forbidden: bot was blocked by the user", 11, 77),),
    due=12,
    due_since=SIX - timedelta(minutes=4),
    delay=Delay(3, timedelta(seconds=4), timedelta(minutes=2)),
)


def lines(stats: DeliveryStats, language: str = "en") -> list[str]:
    return [strip_tags(line) for line in delivery_lines(stats, LOCALES.get(language))]


def test_all_is_said_in_plain_words() -> None:
    assert lines(BUSY) == [
        "Deliveries",
        "Waiting: 1,202 messages, 500 chats could have one now",
        "The oldest has waited for 3 min.",
        "Of these, 40 for chats that cannot be reached.",
        "2 chats have to wait, at most another 12 hr.",
        "On their way: 30 · possibly delivered, to be tried once more: 2",
        "Sent today (UTC): 4,000 · in the last hour: 900",
        "Digests finished today took 4 sec (median), 2 min at most.",
        "Behind schedule by 4 min: 12 chats wait for a digest.",
        "Never delivered in thirty days: 9 (today: 2)",
        "• Bad Request: <chat> not found: 8, the latest in chat -1005",
        "• no reason known: 1, the latest in chat 5",
        "Chats: 3 active, 0 paused, 11 out of reach",
        "• Forbidden: bot was blocked by the user: 11",
    ]


def test_where_nothing_happens_little_is_said() -> None:
    assert lines(IDLE) == [
        "Deliveries",
        "Nothing is waiting.",
        "Sent today (UTC): 0 · in the last hour: 0",
        "No digest is behind schedule.",
        "Chats: 3 active, 0 paused, 0 out of reach",
    ]


@pytest.mark.parametrize("language", LOCALES.languages)
def test_every_language_says_as_much(language: str) -> None:
    assert len(lines(BUSY, language)) == len(lines(BUSY))
    assert len(lines(IDLE, language)) == len(lines(IDLE))


def test_a_reason_of_many_words_among_many_is_kept_short() -> None:
    reasons = tuple(Reason(f"{number} " + "x" * 3_000, 1, number) for number in range(50))
    shown = "\n".join(delivery_lines(replace(BUSY, dead=reasons, blocked=reasons), LOCALES.get("en")))
    assert visible_length(shown) < 3_000
    assert shown.count("• other reasons: 45") == 2
