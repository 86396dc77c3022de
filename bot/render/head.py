"""What stands above a digest's papers: the day and the numbers, or why there is no paper."""

from collections.abc import Iterable, Iterator

from bot.locales import Html, Locale
from bot.model.digest import Digest, Quiet
from bot.render.card import View
from bot.render.particulars import authors_line, title_line
from bot.render.text import clipped, inline

_SHOWN_TOPICS = 6
_LONGEST_NAME = 80


def digest_head(digest: Digest, view: View) -> Html:
    """The date, how many papers of how many, and the topics."""
    locale = view.locale
    papers, names = len(digest.entries) + digest.more, topics(view.topic_names.values(), locale)
    count = locale.say("digest-count", shown=papers, announced=digest.announced, topics=names)
    learned = f"<i>{locale.say('digest-learned')}</i>" if digest.is_learned else ""
    return Html("\n".join(line for line in (_title(digest, locale), count, _days(digest, locale), learned) if line))


def quiet_blocks(digest: Digest, reason: Quiet, view: View) -> Iterator[str]:
    """The date and the reason; on a day without a match, the paper that came closest."""
    locale, nearest = view.locale, digest.nearest
    if reason is Quiet.NO_MATCH:
        why = locale.say("quiet-no-match", announced=digest.announced, topics=topics(view.topic_names.values(), locale))
    else:
        why = locale.say(f"quiet-{reason.value}")
    yield f"{_title(digest, locale)}\n{why}"
    if nearest is not None:
        site_url = view.site_url
        lines = title_line(nearest, site_url), authors_line(nearest, locale, site_url)
        yield "\n".join([locale.say("quiet-nearest"), *lines])


def topics(names: Iterable[str], locale: Locale) -> Html:
    """The topics' names; the first few when there are many."""
    listed = [Html(inline(clipped(name, _LONGEST_NAME))) for name in names]
    shown = locale.listed(listed[:_SHOWN_TOPICS])
    rest = len(listed) - _SHOWN_TOPICS
    return Html(f"{shown} {locale.say('and-more-topics', count=rest)}") if rest > 0 else shown


def _title(digest: Digest, locale: Locale) -> Html:
    return locale.say("digest-head", date=locale.date(digest.day))


def _days(digest: Digest, locale: Locale) -> str:
    """The announcement days, where they are not simply the digest's own day."""
    days = digest.listing_days
    if days in ((), (digest.day,)):
        return ""
    return locale.say("digest-days", days=locale.listed(locale.day(day) for day in days))
