"""What reading came to, as lines for the operator."""

from collections.abc import Iterator

from bot.locales import Html, Locale
from bot.model.usage import Purpose, ReadingStats, Usage


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
