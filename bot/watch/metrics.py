"""The figures as Prometheus reads them.

Invariant: no label names a chat, a paper or a person, and each has a fixed set of values, so that the number of series
does not grow with the bot. Source: Prometheus, "Exposition formats" and "Metric and label naming".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from bot.cli import VERSION
from bot.model.watch import DeliveryStats, Kept
from bot.watch.counts import Counts


@dataclass(frozen=True, slots=True)
class Live:
    """What the process itself knows. `tally` counts sends by what they came to: `sent`, or the fate of a failure."""

    tally: Mapping[str, int]
    in_flight: int
    is_reaching: bool
    per_second: float
    errors: int


def exposition(stats: DeliveryStats, kept: Kept, live: Live, counts: Counts) -> bytes:
    """All figures in the text format."""
    registry = CollectorRegistry(auto_describe=False)
    ProcessCollector(registry=registry)
    registry.register(_Figures(stats, kept, live, counts))
    return generate_latest(registry)


class _Figures(Collector):
    def __init__(self, stats: DeliveryStats, kept: Kept, live: Live, counts: Counts) -> None:
        self._stats = stats
        self._kept = kept
        self._live = live
        self._counts = counts

    def collect(self) -> Iterator[Metric]:
        yield InfoMetricFamily("papergram_build", "The version that runs.", {"version": VERSION})
        yield from _of_deliveries(self._stats)
        yield from _of_sending(self._live)
        yield from _of_work(self._counts)
        yield from _of_store(self._kept)


def _of_deliveries(stats: DeliveryStats) -> Iterator[Metric]:
    queue = stats.queue
    states = {
        "pending": queue.pending,
        "uncertain": queue.uncertain,
        "sending": queue.in_flight,
        "dead": sum(one.count for one in stats.dead),
    }
    chats = {"active": stats.active, "paused": stats.paused, "blocked": sum(one.count for one in stats.blocked)}
    yield _gauges("parts", "Parts of digests by state; dead ones of the last thirty days.", "state", states)
    yield _gauges("chats", "Chats by state.", "state", chats)
    yield _gauge("sent_today_parts", "Parts sent since midnight, UTC.", stats.sent_today)
    yield _gauge("stopped_parts", "Open parts of chats that cannot be reached.", queue.stopped)
    yield _gauge("waiting_chats", "Chats with something that may go out now.", queue.chats)
    yield _gauge("parked_chats", "Chats whose next part has to wait.", queue.parked)
    yield _gauge("oldest_part_seconds", "How long ago the oldest part that may go out was made.", _age(stats))
    yield _gauge("due_chats", "Chats whose digest should be made by now.", stats.due)
    yield _gauge("lag_seconds", "How far the making of digests is behind schedule.", stats.lag.total_seconds())
    yield _gauge("delay_median_seconds", "From making to the last part, today's.", stats.delay.median.total_seconds())
    yield _gauge("delay_worst_seconds", "From making to the last part, today's.", stats.delay.worst.total_seconds())


def _of_sending(live: Live) -> Iterator[Metric]:
    failures = CounterMetricFamily(
        "papergram_send_failures", "Sends of parts that failed, by what that meant.", labels=["fate"]
    )
    for fate, count in sorted(live.tally.items()):
        if fate != "sent":
            failures.add_metric([fate], count)
    yield failures
    yield _counter("sent_parts", "Parts sent.", live.tally.get("sent", 0))
    yield _counter("errors", "Errors in the log.", live.errors)
    yield _gauge("in_flight_requests", "Sends that wait for Telegram's answer.", live.in_flight)
    yield _gauge("telegram_reachable", "Whether Telegram answers, as far as is known.", int(live.is_reaching))
    yield _gauge("pace_messages_per_second", "How fast digests may go out just now.", live.per_second)


def _of_work(counts: Counts) -> Iterator[Metric]:
    yield HistogramMetricFamily(
        "papergram_update_seconds",
        "How long updates took to be handled.",
        buckets=counts.updates.buckets(),
        sum_value=counts.updates.total,
    )
    yield _counter("arxiv_answers", "Requests that arXiv answered.", counts.arxiv_answers)
    yield _gauge("uptime_seconds", "Since the start.", counts.uptime)


def _of_store(kept: Kept) -> Iterator[Metric]:
    beats = {name: moment.timestamp() for name, moment in kept.beats.items()}
    yield _gauges("last_success_timestamp_seconds", "When each job last succeeded.", "job", beats)
    yield _gauge("readings", "Readings that are kept.", kept.readings)
    yield _gauge("spent_today", "Paid for language models since midnight, UTC, in your currency.", kept.spent_today)
    yield _gauge("store_bytes", "The store's file.", kept.size)


def _age(stats: DeliveryStats) -> float:
    oldest: datetime | None = stats.queue.oldest
    return max(0.0, (stats.at - oldest).total_seconds()) if oldest else 0.0


def _gauge(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(f"papergram_{name}", text, value)


def _counter(name: str, text: str, value: float) -> Metric:
    return CounterMetricFamily(f"papergram_{name}", text, value)


def _gauges(name: str, text: str, label: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(f"papergram_{name}", text, labels=[label])
    for value, figure in sorted(values.items()):
        family.add_metric([value], figure)
    return family
