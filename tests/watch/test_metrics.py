"""What Prometheus reads, read by its own parser."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from bot.errors import SettingsError
from bot.model.watch import Delay, DeliveryStats, Kept, Queue, Reason
from bot.watch.counts import BOUNDS, Counts, Durations
from bot.watch.endpoint import serving
from bot.watch.metrics import Live, exposition

SIX = datetime(2025, 10, 6, 6, tzinfo=UTC)
STATS = DeliveryStats(
    at=SIX,
    queue=Queue(7, 2, 3, 4, 5, SIX - timedelta(minutes=1), 6, SIX + timedelta(hours=1)),
    sent_today=100,
    sent_hour=10,
    dead=(Reason("chat not found", 8, -100123456), Reason("“odd”\n\\", 1, 5)),
    dead_today=2,
    active=90,
    paused=9,
    blocked=(Reason("Forbidden", 11, 77),),
    due=1,
    due_since=SIX - timedelta(seconds=30),
    delay=Delay(3, timedelta(seconds=4), timedelta(seconds=60)),
)
KEPT = Kept(readings=12, spent_today=1.25, size=4096, beats={"tick": SIX, "ingest": SIX - timedelta(minutes=9)})
LIVE = Live(tally=Counter(sent=99, wait=3, dead=1), in_flight=3, is_reaching=True, per_second=24.5, errors=2)


def samples(text: bytes) -> dict[str, Sample]:
    """Every sample by its name and labels."""
    found = [one for family in text_string_to_metric_families(text.decode()) for one in family.samples]
    named = {one.name + "".join(f"|{key}={value}" for key, value in one.labels.items()): one for one in found}
    assert len(named) == len(found)
    return named


@pytest.fixture
def shown() -> dict[str, float]:
    return {name: one.value for name, one in samples(exposition(STATS, KEPT, LIVE, Counts())).items()}


def test_prometheus_reads_every_figure(shown: dict[str, float]) -> None:
    expected = {
        "papergram_parts|state=pending": 7,
        "papergram_parts|state=uncertain": 2,
        "papergram_parts|state=sending": 3,
        "papergram_parts|state=dead": 9,
        "papergram_chats|state=blocked": 11,
        "papergram_oldest_part_seconds": 60,
        "papergram_lag_seconds": 30,
        "papergram_delay_worst_seconds": 60,
        "papergram_sent_parts_total": 99,
        "papergram_send_failures_total|fate=wait": 3,
        "papergram_in_flight_requests": 3,
        "papergram_telegram_reachable": 1,
        "papergram_pace_messages_per_second": 24.5,
        "papergram_errors_total": 2,
        "papergram_last_success_timestamp_seconds|job=tick": SIX.timestamp(),
        "papergram_readings": 12,
        "papergram_spent_today": 1.25,
        "papergram_store_bytes": 4096,
        "papergram_arxiv_answers_total": 0,
    }
    assert {name: shown.get(name) for name in expected} == expected
    assert any(name.startswith("papergram_build_info|version=") for name in shown)
    assert "process_cpu_seconds_total" in shown


def test_no_series_names_a_chat_or_a_reason(shown: dict[str, float]) -> None:
    labels = {label for name in shown for label in re.findall(r"\|(\w+)=", name)}
    assert labels == {"state", "fate", "job", "le", "version"}
    assert not [name for name in shown if "123456" in name or "Forbidden" in name]


def test_the_time_of_updates_is_a_histogram() -> None:
    moments: Iterator[float] = iter([0.0, 1.0, 1.004, 2.0, 2.3, 3.0, 90.0, 100.0])
    counts = Counts(lambda: next(moments))
    for _ in range(3):
        with counts.update():
            pass
    found = {name: one.value for name, one in samples(exposition(STATS, KEPT, LIVE, counts)).items()}
    buckets = [found[f"papergram_update_seconds_bucket|le={bound}"] for bound in (*BOUNDS, "+Inf")]
    assert buckets == [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3]
    assert found["papergram_update_seconds_count"] == 3
    assert found["papergram_update_seconds_sum"] == pytest.approx(87.304)
    assert found["papergram_uptime_seconds"] == 100


def test_an_update_that_fails_counts_too() -> None:
    counts = Counts()
    with pytest.raises(ValueError, match="odd"), counts.update():
        raise ValueError("odd")
    assert counts.updates.count == 1


def test_a_duration_on_a_bound_is_within_it() -> None:
    durations = Durations()
    durations.add(BOUNDS[0])
    assert durations.buckets()[0] == ("0.005", 1)


async def test_it_is_served_on_loopback_and_nowhere_else() -> None:
    async def figures() -> bytes:
        return b"papergram_up 1\n"

    async with serving(0, figures) as port, aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{port}/metrics") as answer:
            assert (answer.status, await answer.read()) == (200, b"papergram_up 1\n")
            assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
        async with session.get(f"http://127.0.0.1:{port}/") as answer:
            assert answer.status == 404
        for elsewhere in ("127.0.0.2", "[::1]"):
            with pytest.raises(aiohttp.ClientConnectorError):
                await session.get(f"http://{elsewhere}:{port}/metrics")


async def test_a_port_that_is_taken_is_named() -> None:
    async def figures() -> bytes:
        return b""

    async with serving(0, figures) as port:
        with pytest.raises(SettingsError, match=rf"metrics\.port: {port} cannot be opened"):
            async with serving(port, figures):
                pass
