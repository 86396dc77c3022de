"""From what was chosen to the words of a digest, not yet frozen.

Invariant: drafting asks nothing of the store and decides nothing but the words; chats that are shown the same paper for
the same reasons are told the same.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.digest import quiet
from bot.digest.choices import Choice
from bot.locales import Locales
from bot.model.digest import Digest, Entry, Message, Quiet
from bot.model.paper import Paper, PaperId
from bot.model.reading import Reading
from bot.model.topic import Match
from bot.render.card import Cards
from bot.render.classic import digest_messages
from bot.store.digests import Draft


class Drafting:
    """Makes drafts; each card once for all of them."""

    def __init__(self, locales: Locales, site_url: str) -> None:
        self._locales = locales
        self._site_url = site_url
        self._cards = Cards()

    def draft(self, choice: Choice, readings: Mapping[PaperId, Reading], now: datetime) -> Draft | None:
        """The digest of an order; None for a retry that still has nothing to say.

        `readings` holds those of the papers that will be shown, in the chat's language.
        """
        if not choice.found:
            return self._quiet(choice, now)
        order, window, limit = choice.order, choice.window, choice.order.chat.max_papers
        digest = Digest(
            chat=order.chat.id,
            thread=order.thread,
            day=order.day,
            entries=entries(choice.found[:limit], window.papers, readings),
            more=max(0, len(choice.found) - limit),
            announced=len(window.papers),
            listing_days=window.days,
        )
        return Draft(digest, choice.found[limit:], window.through, self._words(digest, choice))

    def _quiet(self, choice: Choice, now: datetime) -> Draft | None:
        order, window = choice.order, choice.window
        reason = quiet.explain(now, len(window.papers), window.listing)
        if order.is_retry and reason is Quiet.LATE:
            return None
        digest = Digest(
            chat=order.chat.id,
            thread=order.thread,
            day=order.day,
            entries=(),
            more=0,
            announced=len(window.papers),
            listing_days=window.days,
            quiet=reason,
            nearest=choice.nearest if reason is Quiet.NO_MATCH else None,
        )
        return Draft(digest, (), window.through, self._words(digest, choice))

    def _words(self, digest: Digest, choice: Choice) -> tuple[Message, ...]:
        chat = choice.order.chat
        locale = self._locales.get(chat.language)
        names = {topic.slug: topic.name(locale.language) for topic in choice.order.topics}
        return tuple(digest_messages(digest, locale, names, chat.length, self._site_url, self._cards))


def entries(
    matched: Sequence[tuple[Match, ...]], papers: Mapping[PaperId, Paper], readings: Mapping[PaperId, Reading]
) -> tuple[Entry, ...]:
    """The papers as they are shown, each with its reading and its matches."""
    return tuple([Entry(papers[one[0].paper], readings[one[0].paper], one) for one in matched])
