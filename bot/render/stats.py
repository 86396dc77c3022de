"""What sending and reading came to, as lines for the operator."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.locales import Html, Locale
from bot.model.usage import Purpose, ReadingStats, Usage
from bot.model.watch import DeliveryStats, Queue, Reason
from bot.render.text import clipped

_REASONS_SHOWN = 5
_LONGEST_REASON = 120
_SOON = timedelta(minutes=1)
"""Digests that are owed for less are about to be made."""


def delivery_lines(stats: DeliveryStats, locale: Locale) -> Iterator[Html]:
    """What waits, what went out, how late, and what did not go out for which reasons."""
    yield locale.say("stats-deliveries")
    yield from _queue(stats, locale)
    yield locale.say("stats-sent", today=stats.sent_today, hour=stats.sent_hour)
    if stats.delay.digests:
        median, worst = duration(stats.delay.median, locale), duration(stats.delay.worst, locale)
        yield locale.say("stats-delay", median=median, worst=worst)
    if stats.due and stats.lag >= _SOON:
        yield locale.say("stats-lag", time=duration(stats.lag, locale), chats=stats.due)
    else:
        yield locale.say("stats-on-time")
    if stats.dead:
        yield locale.say("stats-dead", parts=_total(stats.dead), today=stats.dead_today)
        yield from _reasons("stats-dead-reason", stats.dead, locale)
    yield locale.say("stats-chats", active=stats.active, paused=stats.paused, blocked=_total(stats.blocked))
    yield from _reasons("stats-blocked-reason", stats.blocked, locale)


def duration(span: timedelta, locale: Locale) -> str:
    """`45 sec`, `12 min`, `3 hr`, in the words of the language."""
    from babel.dates import format_timedelta  # noqa: PLC0415 - heavy, and seldom needed

    return str(format_timedelta(span, format="short", threshold=2, locale=locale.language))


def _queue(stats: DeliveryStats, locale: Locale) -> Iterator[Html]:
    queue: Queue = stats.queue
    waiting = queue.pending + queue.uncertain
    if waiting:
        yield locale.say("stats-queue", parts=waiting, chats=queue.chats)
    else:
        yield locale.say("stats-queue-empty")
    if queue.oldest is not None:
        yield locale.say("stats-oldest", time=duration(max(timedelta(0), stats.at - queue.oldest), locale))
    if queue.stopped:
        yield locale.say("stats-stopped", parts=queue.stopped)
    if queue.parked_until is not None:
        yield locale.say("stats-parked", chats=queue.parked, time=duration(queue.parked_until - stats.at, locale))
    if queue.in_flight or queue.uncertain:
        yield locale.say("stats-in-flight", parts=queue.in_flight, uncertain=queue.uncertain)


def _reasons(message: str, reasons: Sequence[Reason], locale: Locale) -> Iterator[Html]:
    for one in reasons[:_REASONS_SHOWN]:
        reason = clipped(one.reason, _LONGEST_REASON) or locale.label("stats-no-reason")
        yield locale.say(message, reason=reason, count=one.count, chat=str(one.chat))
    if others := _total(reasons[_REASONS_SHOWN:]):
        yield locale.say("stats-more-reasons", count=others)


def _total(reasons: Sequence[Reason]) -> int:
    return sum(one.count for one in reasons)


def stats_lines(stats: ReadingStats, locale: Locale) -> Iterator[Html]:
    """The readings that are kept, then the money of today and of thirty days. Sums are in the operator's currency."""
    yield locale.say("stats-readings")
    for one in stats.readings:
        yield locale.say(
            "stats-reader",
            reader=one.reader,
            language=one.language,
            depth=locale.label(f"stats-depth-{one.depth}"),
            count=one.readings,
            cut=one.cut,
        )
    if not stats.readings:
        yield locale.say("stats-none")
    total = sum(stats.today.values(), Usage())
    yield locale.say(
        "stats-today", day=locale.day(stats.day), cost=_money(total.cost), limit=_limit(stats.daily_budget)
    )
    for purpose in Purpose:
        if purpose in stats.today:
            yield _purpose(purpose, stats.today[purpose], locale)
    for chat, cost in stats.dearest:
        yield locale.say("stats-chat", chat=str(chat), cost=_money(cost), limit=_limit(stats.chat_budget))
    yield locale.say("stats-month", cost=_money(stats.month.cost), calls=stats.month.calls)


def _purpose(purpose: Purpose, used: Usage, locale: Locale) -> Html:
    return locale.say(
        "stats-purpose",
        purpose=locale.label(f"stats-purpose-{purpose.value}"),
        calls=used.calls,
        input=used.input,
        cached=used.cached,
        output=used.output,
        cost=_money(used.cost),
    )


def _money(amount: float) -> str:
    """Two digits behind the point, four where that would be nothing."""
    return f"{amount:.2f}" if amount == 0 or amount >= 0.01 else f"{amount:.4f}"  # noqa: PLR2004 - a cent


def _limit(amount: float) -> str:
    return _money(amount) if amount else "∞"
