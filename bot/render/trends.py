"""A trend in words: the caption that says what the picture shows, and the picture's own few words."""

from bot.locales import Html, Locale
from bot.model.topic import Topic
from bot.model.trends import Labels, Share, Trend, Unit
from bot.render.text import clipped, inline

_LONGEST_NAME, _LONGEST_WORDS = 120, 40


def labels(topic: Topic, trend: Trend, locale: Locale) -> Labels:
    """The words of the picture in one language."""
    first, last = trend.bars[0].start, trend.bars[-1].start
    weekly = "week" if trend.unit is Unit.WEEK else "day"
    now = trend.turn
    return Labels(
        title=topic.name(locale.language),
        span=locale.label("trends-span", papers=trend.papers, dates=_dates(trend, locale)),
        papers=locale.label(f"trends-per-{weekly}"),
        rising=locale.label("trends-rising-since", day=locale.brief_day(now)) if now else locale.label("trends-rising"),
        categories=locale.label("trends-categories"),
        authors=locale.label("trends-authors"),
        days=(locale.brief_day(first), locale.brief_day(last)),
        nothing=locale.label("trends-none-rises" if now else "trends-too-early"),
    )


def caption(topic: Topic, trend: Trend, locale: Locale) -> Html:
    """The picture in words, within the 1,024 characters of a caption."""
    name = inline(clipped(topic.name(locale.language), _LONGEST_NAME))
    span = locale.say("trends-span", papers=trend.papers, dates=_dates(trend, locale))
    listed = {
        "trends-rise": [f"{clipped(one.words, _LONGEST_WORDS)} ×{one.factor:.1f}" for one in trend.rising],
        "trends-in": _shares(trend.categories),
        "trends-by": _shares(trend.authors[:3]),
    }
    lines = [f"<b>{name}</b>", span, _pace(trend, locale)]
    lines += [locale.say(message, list=locale.listed(items)) for message, items in listed.items() if items]
    if trend.is_young:
        day = locale.day(trend.since)
        lines.append(locale.say("trends-young", since=day, announced=trend.announced))
    return Html("\n".join(filter(None, lines)))


def nothing(topic: Topic, trend: Trend | None, locale: Locale) -> Html:
    """What is said where there is nothing to draw."""
    if trend is None:
        return locale.say("trends-empty-store")
    name = clipped(topic.name(locale.language), _LONGEST_NAME)
    return locale.say("trends-nothing", name=name, since=locale.day(trend.since), announced=trend.announced)


def _pace(trend: Trend, locale: Locale) -> str:
    """The last whole week or day against the mean of those before it."""
    whole = [bar for bar in trend.bars if bar.is_whole]
    if len(whole) < 2:  # noqa: PLR2004 - nothing to compare
        return ""
    *before, last = whole
    mean = round(sum(bar.papers for bar in before) / len(before), 1)
    message = "trends-last-week" if trend.unit is Unit.WEEK else "trends-last-day"
    return locale.say(message, day=locale.brief_day(last.start), papers=last.papers, mean=mean)


def _dates(trend: Trend, locale: Locale) -> str:
    """The days counted."""
    until = locale.day(trend.until)
    if trend.since == trend.until:
        return until
    return locale.label("trends-dates", since=locale.day(trend.since), until=until)


def _shares(shares: tuple[Share, ...]) -> list[str]:
    return [f"{clipped(share.name, _LONGEST_WORDS)} ({share.papers})" for share in shares]
