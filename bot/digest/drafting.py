"""From what was chosen to the words of a digest, not yet frozen.

Invariant: drafting asks nothing of the store and decides nothing but the words; chats that are shown the same paper for
the same reasons are told the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.digest import quiet
from bot.digest.choices import Choice
from bot.locales import Locales
from bot.model.chat import Layout, Preferences
from bot.model.digest import Digest, Entry, Message, Quiet
from bot.model.paper import Paper, PaperId
from bot.model.reading import Reading
from bot.model.revision import Revision
from bot.model.topic import Match
from bot.render.card import Cards, View
from bot.render.classic import digest_messages
from bot.render.revisions import revision_messages
from bot.render.rich.card import RichCards
from bot.render.rich.digest import rich_messages
from bot.store.digests import Draft


class Drafting:
    """Makes drafts; each card once for all of them."""

    def __init__(self, locales: Locales, site_url: str) -> None:
        self._locales = locales
        self._site_url = site_url
        self._cards = Cards()
        self._rich_cards = RichCards()

    def draft(
        self, choice: Choice, readings: Mapping[PaperId, Reading], revised: tuple[Revision, ...], now: datetime
    ) -> Draft | None:
        """The digest of an order; None for a retry that still has nothing to say.

        `readings` holds those of the papers that will be shown, in the language that the chat reads in. `revised` are
        new versions that it wants to hear of. Of a quiet day a chat that wants to hear nothing else gets no message.
        """
        if not choice.found:
            return self._quiet(choice, revised, now)
        order, window = choice.order, choice.window
        digest = Digest(
            chat=order.chat.id,
            thread=order.thread,
            day=order.day,
            entries=entries(choice.shown, window.papers, readings, choice.marks or {}),
            more=len(choice.rest),
            announced=len(window.papers),
            listing_days=window.days,
            revisions=revised,
            is_learned=choice.marks is not None,
        )
        return Draft(digest, choice.rest, window.through, self._words(digest, choice))

    def _quiet(self, choice: Choice, revised: tuple[Revision, ...], now: datetime) -> Draft | None:
        order, window = choice.order, choice.window
        is_known = order.is_preview and bool(window.papers)
        reason = Quiet.NO_MATCH if is_known else quiet.explain(now, len(window.papers), window.listing)
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
            revisions=() if reason is Quiet.LATE else revised,
        )
        return Draft(digest, (), window.through, self._words(digest, choice))

    def _words(self, digest: Digest, choice: Choice) -> tuple[Message, ...]:
        chat = choice.order.chat
        locale = self._locales.get(chat.language)
        names = {topic.slug: topic.name(locale.language) for topic in choice.order.topics}
        lengths = {slug: one.length for slug, one in choice.order.overrides.items() if one.length is not None}
        view = View(locale, names, chat.length, self._site_url, lengths)
        messages = self._messages(digest, view, chat.preferences)
        return tuple(replace(one, is_silent=True) for one in messages) if chat.preferences.silent else tuple(messages)

    def _messages(self, digest: Digest, view: View, chosen: Preferences) -> list[Message]:
        if digest.quiet is not None and not chosen.says_why:
            return revision_messages(digest, view)
        if chosen.layout is Layout.RICH:
            return rich_messages(digest, view, self._cards, self._rich_cards)
        return digest_messages(digest, view, self._cards)


def entries(
    matched: Sequence[tuple[Match, ...]],
    papers: Mapping[PaperId, Paper],
    readings: Mapping[PaperId, Reading],
    marks: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Entry, ...]:
    """The papers as they are shown, each with its reading, its matches and the words that put it first (`marks`)."""
    liked = marks or {}
    return tuple(
        [Entry(papers[one[0].paper], readings[one[0].paper], one, liked.get(one[0].paper.base, ())) for one in matched]
    )
