"""What wants an operator though nothing failed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Settings
from bot.store import Store, chats
from bot.watch.alarms import LEAST_FREE, Alarms, Signs
from tests.store import samples

SIX = datetime(2025, 10, 6, 6, tzinfo=UTC)
HOUR = timedelta(hours=1)
WELL = Signs(answered=SIX, lag=timedelta(0), spent=4.49, free=LEAST_FREE)


def settings(path: str = "store.sqlite3") -> Settings:
    return Settings.load(None, {"PAPERGRAM_STORE__PATH": path})


@pytest.mark.parametrize(
    ("signs", "alarm"),
    [
        (replace(WELL, answered=SIX - 3 * HOUR), "arXiv has not answered for hours"),
        (replace(WELL, lag=timedelta(minutes=30)), "digests are behind schedule"),
        (replace(WELL, free=LEAST_FREE - 1), "the disk of the store is nearly full"),
        (replace(WELL, spent=4.5), "the budget of 2025-10-06 is nearly spent"),
    ],
)
def test_a_sign_gives_its_alarm(signs: Signs, alarm: str, caplog: pytest.LogCaptureFixture) -> None:
    Alarms(settings(), SIX).judge(signs, SIX)
    assert caplog.messages == [alarm]


def test_all_is_quiet_where_all_is_well(caplog: pytest.LogCaptureFixture) -> None:
    Alarms(settings(), SIX).judge(WELL, SIX)
    assert caplog.messages == []


def test_without_a_limit_no_money_is_too_much(caplog: pytest.LogCaptureFixture) -> None:
    free = Settings.load(None, {"PAPERGRAM_LLM__DAILY_BUDGET": "0"})
    Alarms(free, SIX).judge(replace(WELL, spent=1e6), SIX)
    assert caplog.messages == []


def test_an_alarm_is_given_once_an_hour_and_that_of_the_budget_once_a_day(caplog: pytest.LogCaptureFixture) -> None:
    alarms = Alarms(settings(), SIX)
    for minutes in range(0, 600, 10):
        now = SIX + timedelta(minutes=minutes)
        alarms.judge(replace(WELL, answered=now, free=0, spent=4.5), now)
    assert caplog.messages.count("the disk of the store is nearly full") == 10
    assert caplog.messages.count("the budget of 2025-10-06 is nearly spent") == 1


async def test_signs_are_taken_from_the_store_and_the_disk(
    tmp_path: Path, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await store.run(chats.save, samples.chat(next_due=SIX - HOUR), SIX)
    await Alarms(settings(str(tmp_path / "store.sqlite3")), SIX - 4 * HOUR).check(store, {}, SIX)
    assert caplog.messages == ["arXiv has not answered for hours", "digests are behind schedule"]


async def test_arxiv_may_be_silent_for_a_while_after_a_start(
    tmp_path: Path, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    long_ago = {"ingest": SIX - timedelta(days=9)}
    await Alarms(settings(str(tmp_path / "store.sqlite3")), SIX - HOUR).check(store, long_ago, SIX)
    assert caplog.messages == []
